"""Draw plans so small that every choice can be tried, and so crowded that every rule bites."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
from hypothesis import strategies as st

from fagloft.engine.planning import tables

DAY = date(2027, 2, 26)
PERSONS, UNITS, SESSIONS = ("p1", "p2", "p3"), ("u1", "u2"), ("s1", "s2", "s3", "s4")
COMPETENCES = ("c1", "c2", "c3")
ORGANISATIONS = ("o1", "o2")
DAYS = st.integers(0, 5).map(lambda ahead: DAY + timedelta(days=ahead))
AMOUNTS = st.sampled_from(
    [Decimal(0), Decimal("0.01"), Decimal("99.99"), Decimal(100), Decimal("100.01"), Decimal(250)]
)
HOURS = st.sampled_from([Decimal(0), Decimal("0.25"), Decimal(1), Decimal("7.5")])


def _rows(**columns: Any) -> Any:
    return st.fixed_dictionaries(columns)


def _once(rows: Any, *key: str, most: int) -> Any:
    return st.lists(rows, max_size=most, unique_by=lambda row: tuple(row[name] for name in key))


GAP_ROWS = _once(
    _rows(
        person_id=st.sampled_from(PERSONS),
        competence_id=st.sampled_from((*COMPETENCES, "c9")),
        weight=st.integers(1, 3),
        due_on=st.one_of(st.none(), DAYS),
    ),
    "person_id",
    "competence_id",
    most=6,
)
SESSION_ROWS = _once(
    _rows(
        session_id=st.sampled_from(SESSIONS),
        competence_ids=st.lists(st.sampled_from(COMPETENCES), min_size=1, max_size=2, unique=True).map(";".join),
        starts_on=DAYS,
        days=st.integers(1, 3),
        hours_per_day=HOURS,
        capacity=st.integers(0, 3),
        seat_cost=AMOUNTS,
        place=st.sampled_from((None, "here", "there")),
    ),
    "session_id",
    most=4,
)
UNIT_ROWS = st.tuples(
    *(
        _rows(
            unit_id=st.just(unit),
            max_absent=st.integers(0, 3),
            substitute_cost_per_hour=st.sampled_from([Decimal(0), Decimal("333.33")]),
        )
        for unit in UNITS
    )
).map(list)
TRAVEL_ROWS = _once(
    _rows(unit_id=st.sampled_from(UNITS), place=st.sampled_from(("here", "there")), cost=AMOUNTS),
    "unit_id",
    "place",
    most=3,
)
UNAVAILABLE_ROWS = st.lists(_rows(person_id=st.sampled_from((*PERSONS, "p9")), date=DAYS), max_size=3)
BUDGETS = st.one_of(
    st.none(), st.sampled_from([Decimal(0), Decimal(100), Decimal("200.01"), Decimal(350), Decimal(5000)])
)
HOMES = st.fixed_dictionaries({person: st.sampled_from(UNITS) for person in PERSONS})

WORLDS = _rows(
    gaps=GAP_ROWS,
    sessions=SESSION_ROWS,
    units=UNIT_ROWS,
    travel=TRAVEL_ROWS,
    unavailable=UNAVAILABLE_ROWS,
    budget=BUDGETS,
    homes=HOMES,
)

LOCK_ROWS = _once(
    _rows(person_id=st.sampled_from((*PERSONS, "p9")), session_id=st.sampled_from(SESSIONS), attends=st.booleans()),
    "person_id",
    "session_id",
    "attends",
    most=4,
)
WISH_ROWS = st.lists(_rows(person_id=st.sampled_from(PERSONS), session_id=st.sampled_from(SESSIONS)), max_size=4)
SHARE_ROWS = _once(
    _rows(
        session_id=st.sampled_from(SESSIONS),
        organisation_id=st.sampled_from(ORGANISATIONS),
        minimum=st.sampled_from((None, 0, 1)),
        maximum=st.sampled_from((None, 1, 2)),
    ),
    "session_id",
    "organisation_id",
    most=4,
)
TAKEN_ROWS = _once(
    _rows(
        session_id=st.sampled_from(SESSIONS),
        organisation_id=st.sampled_from((*ORGANISATIONS, None)),
        seats=st.integers(0, 2),
    ),
    "session_id",
    "organisation_id",
    most=3,
)
EXTRAS = _rows(
    locks=LOCK_ROWS,
    wishes=WISH_ROWS,
    shares=SHARE_ROWS,
    taken=TAKEN_ROWS,
    present=st.sampled_from((None, (3, 2), (2, 2), (1, 2))),
)


def frames(world: Any) -> Any:
    """Turn a world into the arguments of the planner."""
    gaps = [row | {"unit_id": world["homes"][row["person_id"]]} for row in world["gaps"]]
    given = {name: world[name] for name in ("sessions", "units", "travel", "unavailable")} | {"gaps": gaps}
    tabled = {name: pl.DataFrame(rows, schema=getattr(tables, name.upper())) for name, rows in given.items()}
    return tabled | {"budget": world["budget"]}


def extra_frames(world: Any, extras: Any) -> Any:
    """Turn a world with locks, wishes, shares and taken seats into the arguments of the planner."""
    given = frames(world)
    known = {row["session_id"] for row in world["sessions"]}
    for name in ("locks", "wishes", "shares", "taken"):
        rows = [row for row in extras[name] if row["session_id"] in known]
        given[name] = pl.DataFrame(rows, schema=getattr(tables, name.upper()))
    kept = given["shares"].group_by("session_id").agg(kept=pl.col("minimum").sum())
    roomy = given["sessions"].join(kept, on="session_id", how="left", maintain_order="left").fill_null(0)
    given["sessions"] = given["sessions"].with_columns(
        capacity=pl.max_horizontal("capacity", roomy["kept"])  # no session may keep more seats than it has
    )
    staff, least = extras["present"] or (None, None)
    given["units"] = given["units"].with_columns(
        organisation_id=pl.Series(ORGANISATIONS),
        staff=pl.lit(staff, pl.Int64),
        minimum_present=pl.lit(least, pl.Int64),
    )
    return given
