"""Count who holds what in each unit that is asked for a minimum of people."""

import numpy as np
import polars as pl

from fagloft.engine.gaps.cells import Cells
from fagloft.engine.gaps.held_levels import Levels
from fagloft.engine.gaps.tables import UNIT_COVERAGE
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.unit_tree import list_units_above


def count_coverage(cells: Cells, held: Levels, asked: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """
    Compare the people who hold a competence with the minimum asked of their unit.

    Parameters
    ----------
    cells : Cells
        The layout, with a cell for everybody in a unit that is asked, or below it.
    held : Levels
        The level held in each cell.
    asked : pl.DataFrame
        unit_id, competence_id, level, minimum, as `expand_coverage` gives them.
    units : pl.DataFrame
        Columns unit_id, parent_id.

    Returns
    -------
    pl.DataFrame
        Columns as in `UNIT_COVERAGE`, sorted by unit_id, competence_id, level. A person with several employments below
        the unit is counted once.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps import find_gaps
    >>> from fagloft.engine.gaps.examples import COVERAGE, HOLDINGS, PEOPLE, REQUIREMENTS, UNITS
    >>> find_gaps(UNITS, PEOPLE, HOLDINGS, REQUIREMENTS, COVERAGE, on=date(2026, 11, 22)).unit_coverage.rows()
    [('ward', 'cpr', 2, 2, 1, 1)]
    """
    key = ["unit_id", "competence_id", "level"]
    below = list_units_above(units).rename({"unit_id": "below_id", "above_id": "unit_id"})
    met = (
        asked.join(below, on="unit_id")
        .join(_head_counts(cells, held), on=["below_id", "competence_id"])
        .filter(pl.col("held_level") >= pl.col("level"))
    )
    singles = met.filter(pl.col("person_id").is_null()).group_by(key).agg(pl.col("people").sum())
    several = met.drop_nulls("person_id").group_by(key).agg(people=pl.col("person_id").n_unique().cast(pl.Int64))
    holders = pl.concat([singles, several]).group_by(key).agg(held=pl.col("people").sum())
    table = asked.join(holders, on=key, how="left").with_columns(pl.col("held").fill_null(0))
    shortfall = (pl.col("minimum") - pl.col("held")).clip(lower_bound=0)
    return conform(table.with_columns(shortfall=shortfall), UNIT_COVERAGE).sort(key)


def _head_counts(cells: Cells, held: Levels) -> pl.DataFrame:
    """Count people by unit, competence and level held; those with several employments stay one by one."""
    cell = np.flatnonzero(cells.wants["is_counted"].to_numpy()[cells.want])
    several = cells.employments["person_id"].is_duplicated()
    employments = cells.employments.select(
        below_id="unit_id", person_id=pl.when(several).then("person_id").otherwise(None)
    )
    known = employments[cells.employment[cell]].with_columns(
        competence_id=cells.wants["competence_id"].gather(cells.want[cell]), held_level=pl.Series(held[cell])
    )
    by = ["below_id", "competence_id", "held_level", "person_id"]
    return known.group_by(by).agg(people=pl.len().cast(pl.Int64))
