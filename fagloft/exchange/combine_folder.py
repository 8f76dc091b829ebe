"""The folder of `fagloft engine combine`: its tables and how they refer to each other."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from fagloft.exchange.declarations import Column, Kind, Table, amount, count, key, text
from fagloft.exchange.faults import FaultsInFolder
from fagloft.exchange.read_tables import list_faults, list_notices, read_tables

MOST_KRONER = 10**9
MOST_YEARS = 100
MOST_CREDITS = 10_000
MOST_DAYS = 36_600
MOST_GATHERINGS = 10_000


def _may_be_empty(name: str, most: int) -> Column:
    """Declare a number with two decimals that may be unknown, or no limit."""
    return Column(name, Kind.AMOUNT, most=most)


def _yes_or_no(name: str) -> Column:
    """Declare 0 or 1, or unknown."""
    return Column(name, Kind.CHOICE, choices=("0", "1"))


LEADERS = Table(
    "leaders",
    (
        key("leader_id"),
        *text("place"),
        _may_be_empty("higher_education_years", MOST_YEARS),
        _may_be_empty("experience_years", MOST_YEARS),
        _yes_or_no("prior_learning"),
        _may_be_empty("budget", MOST_KRONER),
        _may_be_empty("credits_max", MOST_CREDITS),
        _may_be_empty("days_away_max", MOST_DAYS),
    ),
    key="leader_id",
)
NEEDS = Table(
    "needs",
    (key("leader_id", refers_to="leaders"), key("topic"), count("weight", MOST_KRONER)),
    keys=("leader_id", "topic"),
)
OFFERS = Table(
    "offers",
    (
        key("offer_id"),
        Column("topics", Kind.IDS),
        amount("credits", MOST_CREDITS),
        amount("price", MOST_KRONER),
        Column("gatherings", Kind.WHOLE, may_be_empty=False, most=MOST_GATHERINGS),
        _may_be_empty("days_per_gathering", MOST_DAYS),
        *text("place"),
        _may_be_empty("higher_education_years_required", MOST_YEARS),
        _may_be_empty("experience_years_required", MOST_YEARS),
        _yes_or_no("prior_learning_accepted"),
    ),
    key="offer_id",
)
TRAVEL = Table(
    "travel",
    (key("from_place"), key("to_place"), amount("cost", MOST_KRONER)),
    keys=("from_place", "to_place"),
    may_be_absent=True,
)
IN_ORDER = (LEADERS, NEEDS, OFFERS, TRAVEL)
"""A table comes after those it refers to."""


@dataclass(frozen=True)
class CombineFolder:
    """What a sound folder holds; travel is None where the table is absent."""

    leaders: pl.DataFrame
    needs: pl.DataFrame
    offers: pl.DataFrame
    travel: pl.DataFrame | None
    notices: tuple[str, ...]


def read_combine_folder(folder: Path) -> CombineFolder:
    """Read a folder, or tell everything that is wrong with it by raising FaultsInFolder."""
    read = read_tables(folder, IN_ORDER)
    faults = list_faults(read)
    if faults:
        raise FaultsInFolder(faults)
    frames: dict[str, pl.DataFrame | None] = {name: found.frame for name, found in read.items()}
    for name, column in (("leaders", "prior_learning"), ("offers", "prior_learning_accepted")):
        frames[name] = frames[name].with_columns(pl.col(column).cast(pl.String) == "1")  # type: ignore[union-attr]
    return CombineFolder(**frames, notices=list_notices(read))  # type: ignore[arg-type]
