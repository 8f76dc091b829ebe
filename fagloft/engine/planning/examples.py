"""A ward so small that the best plan can be worked out by hand; the examples in the docstrings use it."""

from datetime import date
from decimal import Decimal

import polars as pl

from fagloft.engine.planning.build import build_instance
from fagloft.engine.planning.codes import number_ids
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.possible_seats import list_offers
from fagloft.engine.planning.problem import state_problem

GAPS = pl.DataFrame(
    {
        "person_id": ["anna", "anna", "bo", "dag"],
        "unit_id": "ward",
        "competence_id": ["cpr", "wound", "cpr", "cpr"],
        "weight": [3, 1, 3, 2],
        "due_on": pl.Series([date(2027, 6, 30), None, date(2027, 6, 30), date(2027, 1, 31)], dtype=pl.Date),
    }
)

SESSIONS = pl.DataFrame(
    {
        "session_id": ["spring", "wound day"],
        "competence_ids": ["cpr", "wound;dressing"],
        "starts_on": [date(2027, 3, 1), date(2027, 3, 2)],
        "days": [2, 1],
        "hours_per_day": [Decimal("7.5"), Decimal("4")],
        "capacity": [2, 10],
        "seat_cost": [Decimal(1000), Decimal("250.50")],
        "place": ["Bergen", None],
    }
)

UNITS = pl.DataFrame({"unit_id": ["ward"], "max_absent": [2], "substitute_cost_per_hour": [Decimal(300)]})

TRAVEL = pl.DataFrame({"unit_id": ["ward"], "place": ["Bergen"], "cost": [Decimal(120)]})


def instance() -> Instance:
    """
    Build the ward's instance.

    Returns
    -------
    Instance
        Three seats: Anna in spring, Anna on the wound day, Bo in spring.

    Examples
    --------
    >>> len(instance())
    3
    """
    problem = state_problem(GAPS, SESSIONS, UNITS)
    codes = number_ids(problem)
    return build_instance(problem, codes, list_offers(problem, codes))
