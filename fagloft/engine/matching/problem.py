"""What is asked: leaders, needs, offers and travel in their declared types, found sound."""

from dataclasses import dataclass

import polars as pl

from fagloft.engine.matching import tables
from fagloft.engine.vocabulary.conform import conform

MOST = 10**9


class UnsoundMatching(ValueError):
    """A table says something that nothing could be matched by."""


@dataclass(frozen=True)
class MatchingProblem:
    """
    What is asked.

    Attributes
    ----------
    leaders, needs, offers, travel : pl.DataFrame
        Columns as in `tables` with the optional ones, rows in the order of their keys.
    """

    leaders: pl.DataFrame
    needs: pl.DataFrame
    offers: pl.DataFrame
    travel: pl.DataFrame


def state_matching(
    leaders: pl.DataFrame, needs: pl.DataFrame, offers: pl.DataFrame, travel: pl.DataFrame | None = None
) -> MatchingProblem:
    """
    Bring the tables into their declared types and look for what is unsound.

    Parameters
    ----------
    leaders, needs, offers : pl.DataFrame
        Columns as in `tables`; optional ones may be absent.
    travel : pl.DataFrame, optional
        The same; without it every journey is unknown.

    Returns
    -------
    MatchingProblem
        The problem.

    Raises
    ------
    ColumnMissing
        When a table lacks a column.
    UnsoundMatching
        When a key stands twice or is empty, a leader is unknown, or a number makes no sense.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS
    >>> state_matching(LEADERS, NEEDS, OFFERS).offers["offer_id"].to_list()
    ['finance', 'law', 'master', 'online']
    """
    problem = MatchingProblem(
        leaders=_conform(leaders, tables.LEADERS, tables.LEADERS_OPTIONAL).sort("leader_id"),
        needs=_conform(needs, tables.NEEDS).sort("leader_id", "topic"),
        offers=_conform(offers, tables.OFFERS, tables.OFFERS_OPTIONAL).sort("offer_id"),
        travel=_conform(
            tables.TRAVEL.to_frame() if travel is None else travel, tables.TRAVEL, tables.TRAVEL_OPTIONAL
        ).sort("from_place", "to_place"),
    )
    _check_keys(problem)
    _check_numbers(problem)
    if len(problem.needs.join(problem.leaders, on="leader_id", how="anti")):
        raise UnsoundMatching("needs: leader_id must stand in leaders")
    return problem


def _conform(frame: pl.DataFrame, schema: pl.Schema, optional: pl.Schema | None = None) -> pl.DataFrame:
    """Add the optional columns where they are absent."""
    more = optional or pl.Schema()
    absent = [pl.lit(None, dtype).alias(name) for name, dtype in more.items() if name not in frame]
    return conform(frame.with_columns(absent), pl.Schema({**schema, **more}))


KEYS = {
    "leaders": ("leader_id",),
    "needs": ("leader_id", "topic"),
    "offers": ("offer_id",),
    "travel": ("from_place", "to_place"),
}


def _check_keys(problem: MatchingProblem) -> None:
    """Each key stands once and is not empty."""
    for name, key in KEYS.items():
        frame: pl.DataFrame = getattr(problem, name).select(key)
        if frame.is_duplicated().any():
            raise UnsoundMatching(f"{name}: {' and '.join(key)} must stand only once")
        if frame.select(pl.any_horizontal(pl.all().is_null()).any()).item():
            raise UnsoundMatching(f"{name}: {' and '.join(key)} must not be empty")


NUMBERS = (
    ("leaders", "higher_education_years", 0, MOST),
    ("leaders", "experience_years", 0, MOST),
    ("leaders", "budget", 0, MOST),
    ("leaders", "credits_max", 0, MOST),
    ("leaders", "days_away_max", 0, MOST),
    ("leaders", "wanted_credits", 0, MOST),
    ("needs", "weight", 1, MOST),
    ("offers", "credits", 0, MOST),
    ("offers", "price", 0, MOST),
    ("offers", "gatherings", 0, 10**4),
    ("offers", "days_per_gathering", 0, MOST),
    ("offers", "higher_education_years_required", 0, MOST),
    ("offers", "experience_years_required", 0, MOST),
    ("offers", "first_weekday", 1, 7),
    ("travel", "cost", 0, MOST),
    ("travel", "minutes", 0, MOST),
)


def _check_numbers(problem: MatchingProblem) -> None:
    """Numbers lie where they make sense."""
    for name, column, least, most in NUMBERS:
        if not getattr(problem, name)[column].drop_nulls().is_between(least, most).all():
            raise UnsoundMatching(f"{name}: {column} must be from {least} to {most}")
    if problem.needs["weight"].has_nulls():
        raise UnsoundMatching("needs: weight must not be empty")
    if not problem.leaders["level"].drop_nulls().is_in(tables.LEVELS).all():
        raise UnsoundMatching(f"leaders: level must be one of {', '.join(tables.LEVELS)}")
