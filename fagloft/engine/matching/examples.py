"""Two leaders and four offers, small enough to match by hand; the examples in the docstrings use them."""

from decimal import Decimal

import polars as pl

from fagloft.engine.matching import tables

LEADERS = pl.DataFrame(
    [
        ("anna", "5601", 3, 2, False, 60_000, 60, 4, "first_line", "health", 30),
        ("bo", "3905", 0, 5, True, None, None, None, "top_leader", None, None),
    ],
    schema={**tables.LEADERS, **tables.LEADERS_OPTIONAL},
    orient="row",
)

NEEDS = pl.DataFrame(
    [("anna", "finance_budgeting", 3), ("anna", "law_health", 2), ("anna", "leadership", 1), ("bo", "leadership", 5)],
    schema=tables.NEEDS,
    orient="row",
)

OFFERS = pl.DataFrame(
    [
        ("finance", "finance_budgeting", 15, 12_000, 3, 3, "3209", 3, 0, False),
        ("law", "law_health;leadership", Decimal("7.5"), 9_000, 2, 2, "5501", 3, 2, True),
        ("master", "finance_budgeting;law_health;leadership", 90, 90_000, 10, 4, "3209", 3, 2, True),
        ("online", "leadership", 0, 500, 0, 1, None, None, None, None),
    ],
    schema=tables.OFFERS,
    orient="row",
).with_columns(
    audience=pl.Series(["health;public", "health", "general", None]),
    levels=pl.Series([None, "first_line;middle_manager", None, None]),
    first_weekday=pl.Series([2, 4, 1, None]),
    part_time=pl.Series([True, True, False, None]),
    delivery=pl.Series(["gatherings", "gatherings", "daily", "online"]),
    individual_enrolment=pl.Series([False, True, True, None]),
)

TRAVEL = pl.DataFrame(
    [
        ("3905", "3209", 1_200, 110),
        ("3905", "5501", 4_000, 270),
        ("5601", "3209", 3_441, 260),
        ("5601", "5501", 2_225, 174),
    ],
    schema={**tables.TRAVEL, **tables.TRAVEL_OPTIONAL},
    orient="row",
)
