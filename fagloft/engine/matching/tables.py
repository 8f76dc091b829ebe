"""The tables that leaders and offers are matched from, and those that are told. What may be null is unknown."""

import polars as pl

MONEY = pl.Decimal(18, 2)
NUMBER = pl.Decimal(18, 2)
"""Credits, days and years may be halves: two decimals, exactly."""

LEVELS = ("first_line", "middle_manager", "unit_leader", "top_leader")

LEADERS = pl.Schema(
    {
        "leader_id": pl.String(),
        "place": pl.String(),
        "higher_education_years": NUMBER,
        "experience_years": NUMBER,
        "prior_learning": pl.Boolean(),
        "budget": MONEY,
        "credits_max": NUMBER,
        "days_away_max": NUMBER,
    }
)
"""Null in budget, credits_max and days_away_max is no limit; elsewhere unknown."""

LEADERS_OPTIONAL = pl.Schema({"level": pl.String(), "sectors": pl.String(), "wanted_credits": NUMBER})
"""For ranking. level: one of LEVELS; sectors joined with `;` (the words of an offer's audience); credits wanted."""

NEEDS = pl.Schema({"leader_id": pl.String(), "topic": pl.String(), "weight": pl.Int64()})
"""One row per leader and topic; weight from 1."""

OFFERS = pl.Schema(
    {
        "offer_id": pl.String(),
        "topics": pl.String(),
        "credits": NUMBER,
        "price": MONEY,
        "gatherings": pl.Int64(),
        "days_per_gathering": NUMBER,
        "place": pl.String(),
        "higher_education_years_required": NUMBER,
        "experience_years_required": NUMBER,
        "prior_learning_accepted": pl.Boolean(),
    }
)
"""topics joined with `;`. A requirement of 0 is none; null is one that the provider has to be asked about."""

OFFERS_OPTIONAL = pl.Schema(
    {
        "audience": pl.String(),
        "levels": pl.String(),
        "first_weekday": pl.Int64(),
        "part_time": pl.Boolean(),
        "delivery": pl.String(),
        "individual_enrolment": pl.Boolean(),
    }
)
"""For ranking. audience and levels joined with `;`; first_weekday 1 = Monday; delivery as in `preferences.DELIVERY`."""

TRAVEL = pl.Schema({"from_place": pl.String(), "to_place": pl.String(), "cost": MONEY})
"""cost per journey there and back; null, or no row at all, where the journey is unknown."""

TRAVEL_OPTIONAL = pl.Schema({"minutes": pl.Float64()})
"""For ranking: minutes one way."""

CLOSING_REASONS = ("education", "experience", "days_away")
"""Why an offer is closed to a leader: the first that is true."""

CHOSEN = pl.Schema({"leader_id": pl.String(), "offer_id": pl.String(), "cost": MONEY})

CLOSED_OFFERS = pl.Schema({"leader_id": pl.String(), "offer_id": pl.String(), "reason": pl.Enum(CLOSING_REASONS)})
