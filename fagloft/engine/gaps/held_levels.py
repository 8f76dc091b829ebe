"""Gather from the holdings what each cell needs to know: the level held, and when it lapsed."""

from collections.abc import Collection
from datetime import date

import numpy as np
import polars as pl
from numpy.typing import NDArray

from fagloft.engine.gaps.cells import Cells, locate_holdings
from fagloft.engine.vocabulary.id_codes import code_ids
from fagloft.engine.vocabulary.periods import is_lapsed_on, is_valid_on

type Levels = NDArray[np.int32]

NEVER = np.int32(np.iinfo(np.int32).min)
LEVEL_BITS = 32
BEFORE_ALL_DAYS = 1 << 30
"""Added to a day number so that an earlier day, and an unknown one, is the smaller number from 0."""


def gather_held_levels(cells: Cells, holdings: pl.DataFrame, on: date, latest_counts: Collection[str] = ()) -> Levels:
    """
    Find the level held in every cell on a day.

    Parameters
    ----------
    cells : Cells
        The layout.
    holdings : pl.DataFrame
        Columns as in `HOLDINGS`.
    on : date
        The day.
    latest_counts : collection of str
        Competences in which the valid holding that began last decides (of several from one day the highest);
        in all others the highest valid one does.

    Returns
    -------
    Levels
        One level per cell, 0 where nothing is held.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> from fagloft.engine.gaps.cells import lay_out_cells
    >>> cells = lay_out_cells(pl.DataFrame({"person_id": ["a"], "unit_id": "u", "situation": [0]}),
    ...                       pl.DataFrame({"situation": [0], "competence_id": ["x"]}))
    >>> holdings = pl.DataFrame({"person_id": "a", "competence_id": "x", "level": [3, 1], "valid_to": None,
    ...                          "valid_from": [date(2020, 1, 1), date(2025, 1, 1)]})
    >>> on = date(2026, 11, 22)
    >>> gather_held_levels(cells, holdings, on).tolist(), gather_held_levels(cells, holdings, on, {"x"}).tolist()
    ([3], [1])
    """
    by_latest = cells.competences.is_in(list(latest_counts)).to_numpy()
    score = np.zeros(len(cells), np.int64 if by_latest.any() else np.int32)
    columns = ["level", "valid_from", "competence_id"] if by_latest.any() else ["level"]
    for cell, found in locate_holdings(cells, holdings, is_valid_on(on), columns):
        level = found["level"].to_numpy()
        if by_latest.any():
            competence = code_ids(found["competence_id"], cells.competences)
            level = np.where(by_latest[competence], _by_begin(found) | level, level)
        np.maximum.at(score, cell, level.astype(score.dtype, copy=False))
    return np.asarray(np.bitwise_and(score, np.iinfo(np.int32).max), np.int32)


def _by_begin(holdings: pl.DataFrame) -> NDArray[np.int64]:
    """Give each holding a number that grows with the day it began and leaves room for its level."""
    day = holdings["valid_from"].to_physical().cast(pl.Int64).fill_null(-BEFORE_ALL_DAYS).to_numpy()
    return (day + BEFORE_ALL_DAYS) << LEVEL_BITS


def gather_lapse_days(cells: Cells, holdings: pl.DataFrame, on: date, required: Levels) -> pl.Series:
    """
    Find for every cell the last day on which a lapsed holding of the required level ended.

    Parameters
    ----------
    cells : Cells
        The layout.
    holdings : pl.DataFrame
        Columns as in `HOLDINGS`.
    on : date
        The day.
    required : Levels
        One level per cell; below it a lapsed holding does not count.

    Returns
    -------
    pl.Series
        One date per cell, null where there is no such holding.

    Examples
    --------
    >>> from datetime import date
    >>> import numpy as np
    >>> import polars as pl
    >>> from fagloft.engine.gaps.cells import lay_out_cells
    >>> cells = lay_out_cells(pl.DataFrame({"person_id": ["a"], "unit_id": "u", "situation": [0]}),
    ...                       pl.DataFrame({"situation": [0], "competence_id": ["x"]}))
    >>> holdings = pl.DataFrame({"person_id": "a", "competence_id": "x", "level": [2],
    ...                          "valid_from": date(2025, 1, 1), "valid_to": date(2026, 1, 1)})
    >>> gather_lapse_days(cells, holdings, date(2026, 11, 22), np.array([2])).to_list()
    [datetime.date(2026, 1, 1)]
    """
    latest = np.full(len(cells), NEVER, np.int32)
    for cell, found in locate_holdings(cells, holdings, is_lapsed_on(on), ["level", "valid_to"]):
        would_have_met = found["level"].to_numpy() >= required[cell]
        ended = found["valid_to"].to_physical().to_numpy()
        np.maximum.at(latest, cell[would_have_met], ended[would_have_met])
    days = pl.Series("expired_on", latest)
    return days.set(days == int(NEVER), None).cast(pl.Date)
