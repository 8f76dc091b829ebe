"""The tables the planner takes and gives. Money in kroner with two decimals, whole numbers whole, ids text."""

import polars as pl

MONEY = pl.Decimal(18, 2)

GAPS = pl.Schema(
    {
        "person_id": pl.String(),
        "unit_id": pl.String(),
        "competence_id": pl.String(),
        "weight": pl.Int64(),
        "due_on": pl.Date(),
    }
)
"""One row per person and competence; a person stands in one unit; due_on may be null."""

SESSIONS = pl.Schema(
    {
        "session_id": pl.String(),
        "competence_ids": pl.String(),
        "starts_on": pl.Date(),
        "days": pl.Int64(),
        "hours_per_day": MONEY,
        "capacity": pl.Int64(),
        "seat_cost": MONEY,
        "place": pl.String(),
    }
)
"""competence_ids joined with `;`; place may be null."""

UNITS = pl.Schema({"unit_id": pl.String(), "max_absent": pl.Int64(), "substitute_cost_per_hour": MONEY})
"""max_absent may be null, which is no limit."""

UNITS_OPTIONAL = pl.Schema({"organisation_id": pl.String(), "staff": pl.Int64(), "minimum_present": pl.Int64()})
"""Columns `units` may have besides: for shares, and for the number of people who must be left on each day."""

TRAVEL = pl.Schema({"unit_id": pl.String(), "place": pl.String(), "cost": MONEY})

UNAVAILABLE = pl.Schema({"person_id": pl.String(), "date": pl.Date()})

LOCKS = pl.Schema({"person_id": pl.String(), "session_id": pl.String(), "attends": pl.Boolean()})
"""attends: true = must attend, false = must not."""

WISHES = pl.Schema({"person_id": pl.String(), "session_id": pl.String()})

SHARES = pl.Schema(
    {"session_id": pl.String(), "organisation_id": pl.String(), "minimum": pl.Int64(), "maximum": pl.Int64()}
)
"""minimum: seats kept for the organisation, also where they stay empty; maximum: the most it may take. Null = none."""

TAKEN = pl.Schema({"session_id": pl.String(), "organisation_id": pl.String(), "seats": pl.Int64()})
"""Seats somebody outside this plan holds already; organisation_id may be null. They count against its share too."""

ASSIGNMENTS = pl.Schema({"person_id": pl.String(), "session_id": pl.String(), "cost": MONEY})

REASONS = ("no_session", "too_late", "unavailable", "clash", "full", "unit_limit", "budget", "chosen_otherwise")
"""Why a gap stays open: the first that is true."""

OPEN_GAPS = pl.Schema(
    {"person_id": pl.String(), "competence_id": pl.String(), "weight": pl.Int64(), "reason": pl.Enum(REASONS)}
)
