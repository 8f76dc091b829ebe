"""Five leaders, two modules and two venues: small enough to work out by hand; the docstrings use it."""

from datetime import date

import polars as pl

from fagloft.engine.cohorts.choices import TRAVEL, Candidate, Choices, Form, Module, Provider, Venue
from fagloft.engine.cohorts.wishes import Sector

REQUESTED = pl.DataFrame(
    {
        "parameter": ["gatherings", "content_theme", "ects_level"],
        "operator": [">=", "includes", "="],
        "value": ["6", "finance", "master"],
        "unit": ["count", "topic", "category"],
        "source": "report",
        "line": [31, 44, 34],
        "note": None,
    }
)


def choices() -> Choices:
    """
    Return the example.

    Returns
    -------
    Choices
        Anna and Bo live on the island, Carl and Dag in the town; nobody knows where Eva lives.

    Examples
    --------
    >>> len(choices().candidates)
    5
    """
    municipality, hospital = Sector.MUNICIPALITY, Sector.HOSPITAL
    return Choices(
        candidates=(
            Candidate("anna", "island", "home care", "first line", municipality, {"finance": 2}, "island"),
            Candidate("bo", "island", "nursing home", "top", municipality, {"change": 1}, "island"),
            Candidate("carl", "town", "surgery", "first line", hospital, {"finance": 3}, substitute_per_day=3000),
            Candidate("dag", "town", "surgery", "top", hospital, {"change": 3}),
            Candidate("eva", None, "health centre", "top", municipality, {"change": 2}),
        ),
        modules=(
            Module("budgets", frozenset({"finance"}), half_credits=15, days=2, price_per_cohort=40000),
            Module("renewal", frozenset({"change"}), half_credits=15, days=4, price_per_participant=15000),
        ),
        providers=(Provider("college", frozenset({"budgets", "renewal"}), (date(2027, 9, 7),)),),
        forms=(Form(2, 3), Form(3, 2)),
        venues=(Venue("airport", "airport", lodging_per_day=1500), Venue("town", "town", lodging_per_day=1000)),
        travel=pl.DataFrame(
            [
                ("island", "airport", 60, 200),
                ("island", "town", 120, 300),
                ("town", "airport", 40, 100),
            ],
            TRAVEL,
            orient="row",
        ),
    )
