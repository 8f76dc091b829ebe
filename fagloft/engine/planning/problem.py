"""The problem as it is given: tables in their declared types, found sound, and no word about how it is solved."""

from dataclasses import dataclass
from decimal import Decimal

import polars as pl

from fagloft.engine.planning import tables
from fagloft.engine.vocabulary.conform import conform

MOST_DAYS = 36_600
MOST = 2**31
ORE_PER_KRONE = 100


class UnsoundTable(ValueError):
    """A table says something that no plan could be made from."""


@dataclass(frozen=True)
class TrainingProblem:
    """
    What is asked.

    Attributes
    ----------
    gaps, sessions, units, travel, unavailable, locks, wishes, shares, taken : pl.DataFrame
        Columns as in `tables`; those with ids that are keys are sorted by them. `units` has the optional columns too.
    budget : int or None
        Øre; None = no limit.
    """

    gaps: pl.DataFrame
    sessions: pl.DataFrame
    units: pl.DataFrame
    travel: pl.DataFrame
    unavailable: pl.DataFrame
    locks: pl.DataFrame
    wishes: pl.DataFrame
    shares: pl.DataFrame
    taken: pl.DataFrame
    budget: int | None


def state_problem(
    gaps: pl.DataFrame,
    sessions: pl.DataFrame,
    units: pl.DataFrame,
    budget: Decimal | int | None = None,
    **more: pl.DataFrame | None,
) -> TrainingProblem:
    """
    Bring the tables into their declared types and look for what is unsound.

    Parameters
    ----------
    gaps, sessions, units : pl.DataFrame
        Columns as in `tables`.
    budget : Decimal or int, optional
        Kroner.
    **more : pl.DataFrame or None
        travel, unavailable, locks, wishes, shares and taken, where there are any.

    Returns
    -------
    TrainingProblem
        The problem, rows in the order of their keys.

    Raises
    ------
    ColumnMissing
        When a table lacks a column.
    UnsoundTable
        When a value or an id is not as the tables ask.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
    >>> state_problem(GAPS, SESSIONS, UNITS, 1_000).budget
    100000
    """
    given = {name: _conform_or_empty(more.get(name), schema) for name, schema in OPTIONAL.items()}
    problem = TrainingProblem(
        gaps=conform(gaps, tables.GAPS).sort("person_id", "competence_id"),
        sessions=conform(sessions, tables.SESSIONS).sort("session_id"),
        units=_conform_units(units).sort("unit_id"),
        budget=None if budget is None else count_ore(budget),
        **given,
    )
    for check in (_check_keys, _check_references, _check_numbers, _check_shares):
        check(problem)
    return problem


OPTIONAL = {
    "travel": tables.TRAVEL,
    "unavailable": tables.UNAVAILABLE,
    "locks": tables.LOCKS,
    "wishes": tables.WISHES,
    "shares": tables.SHARES,
    "taken": tables.TAKEN,
}


def _conform_or_empty(frame: pl.DataFrame | None, schema: pl.Schema) -> pl.DataFrame:
    """Take an absent table for an empty one; the order of rows says nothing."""
    return schema.to_frame() if frame is None else conform(frame, schema).sort(pl.all())


def _conform_units(units: pl.DataFrame) -> pl.DataFrame:
    """Add the optional columns where they are absent."""
    absent = [pl.lit(None, dtype).alias(name) for name, dtype in tables.UNITS_OPTIONAL.items() if name not in units]
    return conform(units.with_columns(absent), pl.Schema({**tables.UNITS, **tables.UNITS_OPTIONAL}))


def count_ore(amount: Decimal | int) -> int:
    """
    Count a sum of money in øre.

    Parameters
    ----------
    amount : Decimal or int
        Kroner.

    Returns
    -------
    int
        Øre.

    Raises
    ------
    UnsoundTable
        When it is negative or has a part of an øre.

    Examples
    --------
    >>> count_ore(Decimal("12.50"))
    1250
    """
    ore = Decimal(amount) * ORE_PER_KRONE
    if not ore.is_finite() or ore != ore.to_integral_value() or ore < 0:
        raise UnsoundTable(f"the budget must be a sum of money from 0, to the øre: {amount}")
    return int(ore)


KEYS = {
    "gaps": ("person_id", "competence_id"),
    "sessions": ("session_id",),
    "units": ("unit_id",),
    "travel": ("unit_id", "place"),
    "locks": ("person_id", "session_id", "attends"),
    "shares": ("session_id", "organisation_id"),
    "taken": ("session_id", "organisation_id"),
}


def _check_keys(problem: TrainingProblem) -> None:
    """Each key stands once and is not empty (a seat that is taken may belong to nobody known)."""
    for name, key in KEYS.items():
        frame: pl.DataFrame = getattr(problem, name)
        if frame.select(key).is_duplicated().any():
            raise UnsoundTable(f"{name}: {' and '.join(key)} must stand only once")
        if frame.select(pl.col(key[0]).is_null().any()).item():
            raise UnsoundTable(f"{name}: {key[0]} must not be empty")
    if problem.gaps.group_by("person_id").agg(pl.col("unit_id").n_unique())["unit_id"].gt(1).any():
        raise UnsoundTable("gaps: a person stands in one unit only")


REFERENCES = (
    ("gaps", "unit_id", "units"),
    ("travel", "unit_id", "units"),
    ("locks", "session_id", "sessions"),
    ("wishes", "session_id", "sessions"),
    ("shares", "session_id", "sessions"),
    ("taken", "session_id", "sessions"),
)


def _check_references(problem: TrainingProblem) -> None:
    """Ids exist where they are referred to."""
    for name, column, target in REFERENCES:
        frame: pl.DataFrame = getattr(problem, name)
        if len(frame.join(getattr(problem, target), on=column, how="anti", nulls_equal=True)):
            raise UnsoundTable(f"{name}: {column} must stand in {target}")


NUMBERS = (
    ("gaps", "weight", 1, MOST),
    ("sessions", "days", 1, MOST_DAYS),
    ("sessions", "hours_per_day", 0, 24),
    ("sessions", "capacity", 0, MOST),
    ("sessions", "seat_cost", 0, MOST),
    ("units", "max_absent", 0, MOST),
    ("units", "substitute_cost_per_hour", 0, 10**6),
    ("travel", "cost", 0, MOST),
    ("taken", "seats", 0, MOST),
    ("shares", "minimum", 0, MOST),
    ("shares", "maximum", 0, MOST),
)
MAY_BE_EMPTY = {"max_absent", "minimum", "maximum"}
FILLED = (("gaps", "competence_id"), ("sessions", "competence_ids"), ("sessions", "starts_on"), ("locks", "attends"))


def _check_numbers(problem: TrainingProblem) -> None:
    """Numbers lie where they make sense."""
    for name, column, least, most in NUMBERS:
        values = getattr(problem, name)[column]
        if not values.drop_nulls().is_between(least, most).all():
            raise UnsoundTable(f"{name}: {column} must be from {least} to {most}")
        if column not in MAY_BE_EMPTY and values.has_nulls():
            raise UnsoundTable(f"{name}: {column} must not be empty")
    for name, column in FILLED:
        if getattr(problem, name)[column].has_nulls():
            raise UnsoundTable(f"{name}: {column} must not be empty")


def _check_shares(problem: TrainingProblem) -> None:
    """What is kept for organisations fits into the session, and none is kept more than it may take."""
    kept = problem.shares.group_by("session_id").agg(pl.col("minimum").sum()).join(problem.sessions, on="session_id")
    if (kept["minimum"] > kept["capacity"]).any():
        raise UnsoundTable("shares: more seats are kept than the session has")
    if (problem.shares["minimum"] > problem.shares["maximum"]).any():
        raise UnsoundTable("shares: minimum must not be above maximum")
