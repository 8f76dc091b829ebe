"""Climb the ladder from a gap to what meets it: mobilise, share, develop, acquire (002:1632, 002:1997)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.engine.gaps.asked import lay_out_what_is_asked
from fagloft.engine.gaps.find import describe_cells
from fagloft.engine.gaps.held_levels import gather_held_levels
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.unit_tree import list_units_above

ORGANISATION = pl.Schema({"unit_id": pl.String(), "organisation_id": pl.String()})
MOBILISE = pl.Schema({"person_id": pl.String(), "held_level": pl.Int32(), "required_level": pl.Int32()})
SHARE = pl.Schema({"unit_id": pl.String(), "holders": pl.Int64(), "person_ids": pl.List(pl.String())})


@dataclass(frozen=True)
class Ladder:
    """
    What can meet a gap, in the order in which it is to be tried.

    Attributes
    ----------
    mobilise : pl.DataFrame
        Columns as in `MOBILISE`: people of the unit or below who hold the level though nobody asks it of them
        (required_level null), or hold more than is asked.
    share : pl.DataFrame
        Columns as in `SHARE`: other units of the organisation with holders, most holders first.
    develop : pl.DataFrame
        The offers, as they were handed in.
    acquire : bool
        True when nobody in the organisation holds the level.
    """

    mobilise: pl.DataFrame
    share: pl.DataFrame
    develop: pl.DataFrame
    acquire: bool


def climb_ladder(
    units: pl.DataFrame,
    people: pl.DataFrame,
    holdings: pl.DataFrame,
    requirements: pl.DataFrame,
    *,
    unit_id: str,
    competence_id: str,
    level: int,
    on: date,
    offers: pl.DataFrame | None = None,
    latest_counts: Collection[str] = (),
) -> Ladder:
    """
    Find what can meet a unit's need of a competence at a level.

    Parameters
    ----------
    units : pl.DataFrame
        As for `find_gaps`, with organisation_id.
    people, holdings, requirements : pl.DataFrame
        As for `find_gaps`.
    unit_id : str
        The unit that has the need.
    competence_id : str
        What it needs.
    level : int
        The level it needs.
    on : date
        The day.
    offers : pl.DataFrame, optional
        Offers that teach the competence, handed through.
    latest_counts : collection of str
        As for `find_gaps`.

    Returns
    -------
    Ladder
        The four rungs.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps.examples import HOLDINGS, PEOPLE, REQUIREMENTS, UNITS
    >>> need = {"competence_id": "wound", "level": 1, "on": date(2026, 11, 22)}
    >>> ladder = climb_ladder(UNITS, PEOPLE, HOLDINGS, REQUIREMENTS, unit_id="lab", **need)
    >>> ladder.mobilise.rows(), ladder.share.rows(), ladder.acquire
    ([], [('ward', 1, ['bo'])], False)
    """
    mine = _list_units_of_organisation(units, unit_id)
    wanted = requirements.filter(pl.col("competence_id") == competence_id)
    known = holdings.filter(pl.col("competence_id") == competence_id)
    everywhere = mine.select("unit_id", competence_id=pl.lit(competence_id))
    cells = lay_out_what_is_asked(units, people, wanted, everywhere, on=on)
    held = gather_held_levels(cells, known, on, latest_counts)
    everybody = describe_cells(cells, held, pl.arange(len(cells), eager=True).to_numpy())
    holders = everybody.filter(pl.col("held_level") >= level).join(mine, on="unit_id")
    return Ladder(
        mobilise=_list_unused(holders.filter("is_within")),
        share=_list_sharers(holders.filter(~pl.col("is_within"))),
        develop=pl.DataFrame() if offers is None else offers,
        acquire=holders.is_empty(),
    )


def _list_units_of_organisation(units: pl.DataFrame, unit_id: str) -> pl.DataFrame:
    """List the units of the unit's organisation, with is_within for the unit itself and those below it."""
    table = conform(units, ORGANISATION)
    organisation = table.filter(pl.col("unit_id") == unit_id)
    below = list_units_above(units).filter(pl.col("above_id") == unit_id)["unit_id"]
    same = table.join(organisation, on="organisation_id", how="semi")
    return same.select("unit_id", is_within=pl.col("unit_id").is_in(below.implode()))


def _list_unused(holders: pl.DataFrame) -> pl.DataFrame:
    """List the people whose level goes beyond what is asked of them, each once."""
    beyond = pl.col("required_level").is_null() | (pl.col("held_level") > pl.col("required_level"))
    each = holders.filter(beyond).group_by("person_id").agg(pl.col("held_level", "required_level").max())
    return conform(each, MOBILISE).sort("person_id")


def _list_sharers(holders: pl.DataFrame) -> pl.DataFrame:
    """List units by how many hold the level, the most first."""
    by_unit = holders.group_by("unit_id").agg(
        holders=pl.col("person_id").n_unique(), person_ids=pl.col("person_id").unique().sort()
    )
    return conform(by_unit, SHARE).sort(-pl.col("holders"), "unit_id")
