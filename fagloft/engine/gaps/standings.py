"""Assess how everybody stands towards everything required of them, today and onwards."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
import polars as pl

from fagloft.engine.gaps.asked import expand_coverage, lay_out_what_is_asked
from fagloft.engine.gaps.cells import Cell, Cells, locate_holdings
from fagloft.engine.gaps.find import describe_cells, sort_cells
from fagloft.engine.gaps.held_levels import Levels, gather_held_levels, gather_lapse_days
from fagloft.engine.gaps.tables import COVERAGE, STANDINGS, STATUS, UNIT_COVERAGE
from fagloft.engine.gaps.unit_coverage import count_coverage
from fagloft.engine.gaps.unmet import NEEDS, PERIODS, find_unmet_days
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.periods import is_lapsed_on


@dataclass(frozen=True)
class Assessment:
    """
    How people and units stand on a day.

    Attributes
    ----------
    standings : pl.DataFrame
        Columns as in `STANDINGS`, sorted by person_id, competence_id, unit_id.
    unit_coverage : pl.DataFrame
        Columns as in `UNIT_COVERAGE`, sorted by unit_id, competence_id, level.
    """

    standings: pl.DataFrame
    unit_coverage: pl.DataFrame


def assess_standings(
    units: pl.DataFrame,
    people: pl.DataFrame,
    holdings: pl.DataFrame,
    requirements: pl.DataFrame,
    *,
    on: date,
    horizon_days: int = 90,
    latest_counts: Collection[str] = (),
) -> pl.DataFrame:
    """
    Assess every competence required of everybody employed on a day.

    Parameters
    ----------
    units, people, holdings, requirements : pl.DataFrame
        As for `find_gaps`.
    on : date
        The day.
    horizon_days : int
        How many days ahead a lapse counts as soon.
    latest_counts : collection of str
        Competences in which the valid holding that began last decides, not the highest one.

    Returns
    -------
    pl.DataFrame
        Columns as in `STANDINGS`, sorted by person_id, competence_id, unit_id. Status is holds, lapses_soon, lapsed (a
        gap that a lapsed holding would have met) or missing. unmet_from is the first day from `on` on which the
        requirement is not met by what is registered now, null where that day never comes. expired_on stands only
        where the status is lapsed.

    Notes
    -----
    The rows lapsed and missing are the gaps of `find_gaps`.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps.examples import HOLDINGS, PEOPLE, REQUIREMENTS, UNITS
    >>> standings = assess_standings(UNITS, PEOPLE, HOLDINGS, REQUIREMENTS, on=date(2026, 11, 22))
    >>> standings.select("person_id", "competence_id", "status", "unmet_from").row(0)
    ('anna', 'cpr', 'lapses_soon', datetime.date(2027, 1, 15))
    """
    return assess(
        units, people, holdings, requirements, on=on, horizon_days=horizon_days, latest_counts=latest_counts
    ).standings


def assess(
    units: pl.DataFrame,
    people: pl.DataFrame,
    holdings: pl.DataFrame,
    requirements: pl.DataFrame,
    coverage: pl.DataFrame | None = None,
    *,
    on: date,
    horizon_days: int = 90,
    latest_counts: Collection[str] = (),
) -> Assessment:
    """
    Assess everybody as `assess_standings` does, and the minimums of units, in one look at the holdings.

    Parameters
    ----------
    units, people, holdings, requirements, coverage : pl.DataFrame
        As for `find_gaps`.
    on : date
        The day.
    horizon_days : int
        How many days ahead a lapse counts as soon.
    latest_counts : collection of str
        Competences in which the valid holding that began last decides, not the highest one.

    Returns
    -------
    Assessment
        The standings, and the coverage of units as `find_gaps` gives it.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps.examples import COVERAGE, HOLDINGS, PEOPLE, REQUIREMENTS, UNITS
    >>> assess(UNITS, PEOPLE, HOLDINGS, REQUIREMENTS, COVERAGE, on=date(2026, 11, 22)).unit_coverage.rows()
    [('ward', 'cpr', 2, 2, 1, 1)]
    """
    asked = expand_coverage(COVERAGE.to_frame() if coverage is None else coverage, units, on)
    cells = lay_out_what_is_asked(units, people, requirements, asked.select("unit_id", "competence_id"), on=on)
    held = gather_held_levels(cells, holdings, on, latest_counts)
    counted = UNIT_COVERAGE.to_frame() if asked.is_empty() else count_coverage(cells, held, asked, units)
    return Assessment(_assess_cells(cells, held, holdings, on, horizon_days, latest_counts), counted)


def _assess_cells(
    cells: Cells, held: Levels, holdings: pl.DataFrame, on: date, horizon_days: int, latest_counts: Collection[str]
) -> pl.DataFrame:
    """Assess the cells that a requirement asks about; the others only a unit's coverage does."""
    required = cells.wants["required_level"].fill_null(0).to_numpy()[cells.want]
    cell = np.flatnonzero(cells.wants["required_level"].is_not_null().to_numpy()[cells.want])
    lapse_days = gather_lapse_days(cells, holdings, on, required).gather(cell)
    is_met = pl.Series("is_met", (held >= required)[cell])
    table = describe_cells(cells, held, cell).hstack([is_met]).with_columns(need=pl.Series(cell), lapsed_on=lapse_days)
    met = cell[is_met.to_numpy()]
    ends = find_unmet_days(_list_needs(table, latest_counts), _list_periods(cells, met, holdings, on), on)
    judged = _judge(table.join(ends, on="need", how="left", maintain_order="left"), on, horizon_days)
    return conform(sort_cells(judged, cells), STANDINGS)


def _list_needs(table: pl.DataFrame, latest_counts: Collection[str]) -> pl.DataFrame:
    """List the cells that are met, with how their level is decided."""
    by_latest = pl.col("competence_id").is_in(list(latest_counts))
    return conform(table.filter("is_met").with_columns(latest_counts=by_latest), NEEDS)


def _list_periods(cells: Cells, met: Cell, holdings: pl.DataFrame, on: date) -> pl.DataFrame:
    """List the holdings of the met cells that have not lapsed."""
    is_met = np.zeros(len(cells), np.bool_)
    is_met[met] = True
    pieces = [PERIODS.to_frame()]
    columns = ["level", "valid_from", "valid_to"]
    for cell, found in locate_holdings(cells, holdings, ~is_lapsed_on(on), columns):
        mine = is_met[cell]
        pieces.append(conform(found.filter(mine).with_columns(need=pl.Series(cell[mine])), PERIODS))
    return pl.concat(pieces)


def _judge(table: pl.DataFrame, on: date, horizon_days: int) -> pl.DataFrame:
    """Give each cell its status, and keep the days that go with it."""
    lapsed_on, is_met = pl.col("lapsed_on"), pl.col("is_met")
    status = (
        pl.when(~is_met & lapsed_on.is_null())
        .then(pl.lit("missing"))
        .when(~is_met)
        .then(pl.lit("lapsed"))
        .when(pl.col("unmet_from") < on + timedelta(days=horizon_days))
        .then(pl.lit("lapses_soon"))
        .otherwise(pl.lit("holds"))
    )
    return table.with_columns(
        status=status.cast(STATUS),
        unmet_from=pl.when(is_met).then("unmet_from").otherwise(pl.lit(on)),
        expired_on=pl.when(~is_met).then(lapsed_on),
    )
