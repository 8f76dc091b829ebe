"""Draw markets so small that every combination can be tried, and so tight that every rule bites."""

from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import strategies as st

from fagloft.engine.matching import tables

TOPICS = ("t1", "t2", "t3", "t4")
PLACES = ("p1", "p2", "p3")
AMOUNTS = st.sampled_from(
    [Decimal(0), Decimal("0.01"), Decimal("99.99"), Decimal(100), Decimal("100.01"), Decimal(250)]
)
YEARS = st.sampled_from([None, Decimal(0), Decimal(1), Decimal("2.5"), Decimal(3)])
DAYS = st.sampled_from([None, Decimal(1), Decimal("2.5"), Decimal(3), Decimal(5)])
CREDITS = st.sampled_from([Decimal(0), Decimal("7.5"), Decimal(10), Decimal("22.5")])
TRUTHS = st.sampled_from([None, False, True])


def rows(**columns: Any) -> Any:
    return st.fixed_dictionaries(columns)


LEADER_ROWS = st.lists(
    rows(
        leader_id=st.sampled_from(("l1", "l2")),
        place=st.sampled_from((None, *PLACES)),
        higher_education_years=YEARS,
        experience_years=YEARS,
        prior_learning=TRUTHS,
        budget=st.one_of(st.none(), st.sampled_from([Decimal(0), Decimal("100.01"), Decimal(300), Decimal(1000)])),
        credits_max=st.one_of(st.none(), st.sampled_from([Decimal(0), Decimal("7.5"), Decimal(20), Decimal(60)])),
        days_away_max=DAYS,
    ),
    min_size=1,
    max_size=2,
    unique_by=lambda row: row["leader_id"],
)
NEED_ROWS = st.lists(
    rows(leader_id=st.sampled_from(("l1", "l2")), topic=st.sampled_from((*TOPICS, "t9")), weight=st.integers(1, 3)),
    max_size=7,
    unique_by=lambda row: (row["leader_id"], row["topic"]),
)
OFFER_ROWS = st.lists(
    rows(
        offer_id=st.sampled_from([f"o{number}" for number in range(1, 8)]),
        topics=st.one_of(st.none(), st.lists(st.sampled_from(TOPICS), min_size=1, max_size=3).map(";".join)),
        credits=st.one_of(st.none(), CREDITS),
        price=st.one_of(st.none(), AMOUNTS),
        gatherings=st.one_of(st.none(), st.integers(0, 3)),
        days_per_gathering=DAYS,
        place=st.sampled_from((None, *PLACES)),
        higher_education_years_required=YEARS,
        experience_years_required=YEARS,
        prior_learning_accepted=TRUTHS,
    ),
    max_size=6,
    unique_by=lambda row: row["offer_id"],
)
TRAVEL_ROWS = st.lists(
    rows(from_place=st.sampled_from(PLACES), to_place=st.sampled_from(PLACES), cost=AMOUNTS),
    max_size=4,
    unique_by=lambda row: (row["from_place"], row["to_place"]),
)
MARKETS = rows(leaders=LEADER_ROWS, needs=NEED_ROWS, offers=OFFER_ROWS, travel=TRAVEL_ROWS)
SCHEMAS = {"leaders": tables.LEADERS, "needs": tables.NEEDS, "offers": tables.OFFERS, "travel": tables.TRAVEL}


def frames(market: Any) -> Any:
    """Turn rows into tables; needs of leaders who were not drawn are left out."""
    drawn = {row["leader_id"] for row in market["leaders"]}
    market = {**market, "needs": [row for row in market["needs"] if row["leader_id"] in drawn]}
    return {name: pl.DataFrame(market[name], schema=schema) for name, schema in SCHEMAS.items()}
