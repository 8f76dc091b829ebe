"""Find the gaps: requirements that no valid holding meets, on a day."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import numpy as np
import polars as pl

from fagloft.engine.gaps.asked import expand_coverage, lay_out_what_is_asked
from fagloft.engine.gaps.cells import Cell, Cells
from fagloft.engine.gaps.held_levels import Levels, gather_held_levels, gather_lapse_days
from fagloft.engine.gaps.tables import COVERAGE, GAPS
from fagloft.engine.gaps.unit_coverage import count_coverage
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.obligation import OBLIGATIONS

BEYOND_ANY_LEVEL = np.int32(np.iinfo(np.int32).max)


@dataclass(frozen=True)
class GapFindings:
    """
    What was found.

    Attributes
    ----------
    gaps : pl.DataFrame
        Columns as in `GAPS`, sorted by person_id, competence_id, unit_id.
    unit_coverage : pl.DataFrame
        Columns as in `UNIT_COVERAGE`, sorted by unit_id, competence_id, level.
    people : int
        People employed on the day, each counted once.
    requirements_checked : int
        Pairs of an employment and a competence required in it.
    gaps_by_obligation : dict
        Number of gaps by obligation, the strongest first.
    units_short : int
        Units with at least one shortfall.
    """

    gaps: pl.DataFrame
    unit_coverage: pl.DataFrame
    people: int
    requirements_checked: int
    gaps_by_obligation: dict[str, int]
    units_short: int


def find_gaps(
    units: pl.DataFrame,
    people: pl.DataFrame,
    holdings: pl.DataFrame,
    requirements: pl.DataFrame,
    coverage: pl.DataFrame | None = None,
    *,
    on: date,
    latest_counts: Collection[str] = (),
) -> GapFindings:
    """
    Find what is missing on a day: by person, and by unit where a minimum of people is asked.

    Parameters
    ----------
    units, people, holdings, requirements : pl.DataFrame
        Columns as in `UNITS`, `EMPLOYMENTS`, `HOLDINGS`, `REQUIREMENTS`. `people` may have several rows per person, one
        per employment. The ids of `holdings` may be text or Enum; with Enum the texts need not be compared again.
    coverage : pl.DataFrame, optional
        Columns as in `COVERAGE`.
    on : date
        The day.
    latest_counts : collection of str
        Competences in which the valid holding that began last decides, not the highest one.

    Returns
    -------
    GapFindings
        The gaps, the coverage of units, and the counts.

    Raises
    ------
    ColumnMissing
        When a table lacks a column.
    RingInTree
        When a unit stands above itself.

    Notes
    -----
    The rules are those of the exchange format; `docs/methods/gaps.md` has the mathematics. That a gap is measured
    against the requirement on a day, and that lapsed competence does not count, follows 002:2236 and 002:2252.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps.examples import HOLDINGS, PEOPLE, REQUIREMENTS, UNITS
    >>> found = find_gaps(UNITS, PEOPLE, HOLDINGS, REQUIREMENTS, on=date(2026, 11, 22))
    >>> found.gaps.select("person_id", "competence_id", "required_level", "expired_on").rows()
    [('anna', 'wound', 1, None), ('bo', 'cpr', 2, datetime.date(2026, 3, 1))]
    >>> found.people, found.requirements_checked, found.gaps_by_obligation
    (2, 4, {'mandatory': 1, 'expected': 0, 'voluntary': 1})
    """
    asked = expand_coverage(COVERAGE.to_frame() if coverage is None else coverage, units, on)
    cells = lay_out_what_is_asked(units, people, requirements, asked.select("unit_id", "competence_id"), on=on)
    held = gather_held_levels(cells, holdings, on, latest_counts)
    gaps = _list_gaps(cells, held, holdings, on)
    unit_coverage = count_coverage(cells, held, asked, units)
    by_obligation = dict(gaps["obligation"].value_counts().iter_rows())
    return GapFindings(
        gaps=gaps,
        unit_coverage=unit_coverage,
        people=len(cells.persons),
        requirements_checked=int(cells.wants["required_level"].is_not_null().to_numpy()[cells.want].sum()),
        gaps_by_obligation={name: by_obligation.get(name, 0) for name in reversed(OBLIGATIONS)},
        units_short=unit_coverage.filter(pl.col("shortfall") > 0)["unit_id"].n_unique(),
    )


def _list_gaps(cells: Cells, held: Levels, holdings: pl.DataFrame, on: date) -> pl.DataFrame:
    """List the cells whose required level is above the level held."""
    required = cells.wants["required_level"].fill_null(0).to_numpy()[cells.want]
    is_gap = required > held
    expired_on = gather_lapse_days(cells, holdings, on, np.where(is_gap, required, BEYOND_ANY_LEVEL))
    cell = np.flatnonzero(is_gap)
    table = describe_cells(cells, held, cell).with_columns(expired_on=expired_on.gather(cell))
    return conform(sort_cells(table, cells), GAPS)


def describe_cells(cells: Cells, held: Levels, cell: Cell) -> pl.DataFrame:
    """
    Put ids and requirements to cells.

    Parameters
    ----------
    cells : Cells
        The layout.
    held : Levels
        The level held in each cell.
    cell : Cell
        Which cells to describe.

    Returns
    -------
    pl.DataFrame
        person_id, unit_id, the columns of `cells.wants` without situation, held_level.

    Examples
    --------
    >>> import numpy as np
    >>> import polars as pl
    >>> from fagloft.engine.gaps.cells import lay_out_cells
    >>> cells = lay_out_cells(pl.DataFrame({"person_id": ["a"], "unit_id": "u", "situation": [0]}),
    ...                       pl.DataFrame({"situation": [0], "competence_id": ["x"]}))
    >>> describe_cells(cells, np.array([3], np.int32), np.array([0])).rows()
    [('a', 'u', 'x', 3)]
    """
    who = cells.employments.select("person_id", "unit_id")[cells.employment[cell]]
    what = cells.wants.drop("situation")[cells.want[cell]]
    return who.hstack(what).with_columns(held_level=pl.Series(held[cell]))


def sort_cells(table: pl.DataFrame, cells: Cells) -> pl.DataFrame:
    """
    Sort described cells by person, competence and unit.

    Parameters
    ----------
    table : pl.DataFrame
        As `describe_cells` gives it, in the order of the cells.
    cells : Cells
        The layout.

    Returns
    -------
    pl.DataFrame
        The same rows. Where nobody has two employments the cells already lie in order.

    Examples
    --------
    >>> import polars as pl
    >>> from fagloft.engine.gaps.cells import lay_out_cells
    >>> cells = lay_out_cells(pl.DataFrame({"person_id": ["a", "a"], "unit_id": ["u", "v"], "situation": [0, 0]}),
    ...                       pl.DataFrame({"situation": [0], "competence_id": ["x"]}))
    >>> table = pl.DataFrame({"person_id": "a", "unit_id": ["v", "u"], "competence_id": "x"})
    >>> sort_cells(table, cells)["unit_id"].to_list()
    ['u', 'v']
    """
    return table.sort("person_id", "competence_id", "unit_id") if len(cells.rounds) > 1 else table
