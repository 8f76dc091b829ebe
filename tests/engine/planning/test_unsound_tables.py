from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from fagloft.engine.planning.examples import GAPS, SESSIONS, TRAVEL, UNITS
from fagloft.engine.planning.problem import UnsoundTable, state_problem
from fagloft.engine.vocabulary import ColumnMissing

SHARES = pl.DataFrame({"session_id": ["spring"], "organisation_id": ["o"], "minimum": [1], "maximum": [2]})
LOCKS = pl.DataFrame({"person_id": ["bo"], "session_id": ["spring"], "attends": [True]})


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"gaps": pl.concat([GAPS, GAPS])}, "person_id and competence_id must stand only once"),
        ({"gaps": GAPS.with_columns(person_id=pl.lit(None, pl.String)).head(1)}, "person_id must not be empty"),
        ({"gaps": GAPS.with_columns(unit_id=pl.Series(["ward", "lab", "ward", "ward"]))}, "one unit only"),
        ({"gaps": GAPS.with_columns(unit_id=pl.lit("lab"))}, "unit_id must stand in units"),
        ({"gaps": GAPS.with_columns(weight=0)}, "weight must be from 1"),
        ({"gaps": GAPS.with_columns(weight=pl.lit(None, pl.Int64))}, "weight must not be empty"),
        ({"sessions": SESSIONS.with_columns(starts_on=pl.lit(None, pl.Date))}, "starts_on must not be empty"),
        ({"sessions": SESSIONS.with_columns(seat_cost=pl.lit(-1))}, "seat_cost must be from 0"),
        ({"locks": LOCKS.with_columns(session_id=pl.lit("winter"))}, "session_id must stand in sessions"),
        ({"shares": SHARES.with_columns(minimum=3, maximum=3)}, "more seats are kept than the session has"),
        ({"shares": SHARES.with_columns(maximum=0)}, "minimum must not be above maximum"),
        ({"budget": Decimal("0.001")}, "a sum of money from 0, to the øre"),
        ({"budget": Decimal("nan")}, "a sum of money from 0"),
        ({"budget": -1}, "a sum of money from 0"),
    ],
)
def test_what_no_plan_could_be_made_from_is_refused(more: Any, told: str) -> None:
    tables: Any = {"gaps": GAPS, "sessions": SESSIONS, "units": UNITS, "travel": TRAVEL} | more
    with pytest.raises(UnsoundTable, match=told):
        state_problem(**tables)


def test_a_missing_column_is_told() -> None:
    with pytest.raises(ColumnMissing, match="weight"):
        state_problem(GAPS.drop("weight"), SESSIONS, UNITS)


def test_optional_columns_of_units_may_be_there() -> None:
    problem = state_problem(GAPS, SESSIONS, UNITS.with_columns(staff=5, minimum_present=4))
    assert problem.units["staff"].to_list() == [5]
    assert problem.gaps["due_on"].to_list()[0] == date(2027, 6, 30)
