"""Hide small groups in a table of counts, so that no hidden count can be worked out from the others.

A table of counts with its row totals, column totals and grand total is a circulation: what enters a row as its total
leaves it as cells, enters the columns, leaves them as column totals, and returns as the grand total. Nodes are rows,
columns and two more for the margins; every count, totals too, is an arc. Whoever sees the open counts knows the others
up to circulations among the hidden arcs. So a hidden count can take another value exactly when its arc lies on a cycle
of hidden arcs along which one can be added or taken away without any count falling below the floor.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

import polars as pl

type Node = tuple[str, object]
type Arc = tuple[Node, Node]

OF_ROWS: Node = ("total", "rows")
OF_COLUMNS: Node = ("total", "columns")
MINIMUM = 5


@dataclass(frozen=True)
class HiddenTable:
    """
    A table that may be shown.

    Attributes
    ----------
    cells : pl.DataFrame
        The table handed in, sorted, with null where a count is hidden, and is_hidden.
    row_totals, column_totals : pl.DataFrame
        The totals by row and by column, in the same way.
    total : int or None
        The grand total; None where hidden.
    """

    cells: pl.DataFrame
    row_totals: pl.DataFrame
    column_totals: pl.DataFrame
    total: int | None


@dataclass
class _Circulation:
    """The counts as arcs, and which of them are hidden."""

    counts: dict[Arc, int]
    floor: int
    hidden: set[Arc] = field(default_factory=set)

    def can_differ(self, arc: Arc) -> bool:
        """Tell whether somebody who sees the open counts must leave open what this one is."""
        start, end = arc
        if self._reaches(end, start, arc):
            return True
        return self.counts[arc] > self.floor and self._reaches(start, end, arc)

    def _reaches(self, start: Node, goal: Node, without: Arc) -> bool:
        """Tell whether one can be moved from start to goal along hidden arcs other than one."""
        seen, front = {start}, [start]
        while front:
            node = front.pop()
            if node == goal:
                return True
            for near in self._neighbours(node, without) - seen:
                seen.add(near)
                front.append(near)
        return False

    def _neighbours(self, node: Node, without: Arc) -> set[Node]:
        """List where one can be added along a hidden arc, or taken back against it."""
        hidden = self.hidden - {without}
        onward = {end for start, end in hidden if start == node}
        back = {start for start, end in hidden if end == node and self.counts[start, end] > self.floor}
        return onward | back


def hide_small_groups(
    table: pl.DataFrame, *, row: str, column: str, count: str, minimum: int = MINIMUM, show_zero: bool = False
) -> HiddenTable:
    """
    Hide the counts under a minimum, and as many more as it takes.

    Parameters
    ----------
    table : pl.DataFrame
        One row per cell: two columns with the groups and one with a whole number from 0. Cells that are absent are no
        part of the table; what is absent is taken for known to be 0.
    row, column, count : str
        The names of those columns.
    minimum : int
        The smallest count that may be shown, cells and totals alike.
    show_zero : bool
        Show counts of 0, where nobody is there to protect. The reader then knows that a hidden count is at least 1.

    Returns
    -------
    HiddenTable
        The cells and the totals that go with them. Everything hidden could have at least two values for one who sees
        the rest.

    Raises
    ------
    ValueError
        When a cell stands twice, or a count is negative or absent.

    Notes
    -----
    Counts are hidden one by one: as long as some hidden count is certain, the smallest open one, if possible in its
    row or column, is hidden as well. That need not be the fewest possible. Two tables shown to the same reader that
    share totals can betray more than each alone; publish them as one.

    Examples
    --------
    >>> import polars as pl
    >>> table = pl.DataFrame({"unit": ["a", "a", "b", "b"], "answer": ["no", "yes"] * 2, "people": [2, 9, 8, 20]})
    >>> shown = hide_small_groups(table, row="unit", column="answer", count="people")
    >>> shown.cells["people"].to_list(), shown.row_totals["people"].to_list(), shown.total
    ([None, None, None, None], [11, 28], 39)
    """
    if table.select(row, column).is_duplicated().any() or not (table[count] >= 0).fill_null(value=False).all():
        raise ValueError("each cell stands once, and its count is a whole number from 0")
    circulation = _Circulation(_list_arcs(table, row, column, count), floor=int(show_zero))
    circulation.hidden = {arc for arc, size in circulation.counts.items() if circulation.floor <= size < minimum}
    _hide_what_can_be_worked_out(circulation, show_zero=show_zero)
    return _show(table.sort(row, column), (row, column, count), circulation)


def _list_arcs(table: pl.DataFrame, row: str, column: str, count: str) -> dict[Arc, int]:
    """Turn cells and totals into arcs."""
    arcs: dict[Arc, int] = {}
    for row_key, column_key, size in table.select(row, column, count).iter_rows():
        cell_row, cell_column = ("row", row_key), ("column", column_key)
        arcs[cell_row, cell_column] = size
        for total in ((OF_ROWS, cell_row), (cell_column, OF_COLUMNS), (OF_COLUMNS, OF_ROWS)):
            arcs[total] = arcs.get(total, 0) + size
    return arcs


def _hide_what_can_be_worked_out(circulation: _Circulation, *, show_zero: bool) -> None:
    """
    Hide more until nothing hidden is certain.

    There is always more to hide: once every count but shown zeros is hidden, each lies on a cycle of the circulation.
    """
    while certain := [arc for arc in sorted(circulation.hidden, key=repr) if not circulation.can_differ(arc)]:
        circulation.hidden |= {_choose_companion(circulation, arc, show_zero=show_zero) for arc in certain}


def _choose_companion(circulation: _Circulation, certain: Arc, *, show_zero: bool) -> Arc:
    """Choose the smallest open count, first of those that share a row or a column with a certain one, totals last."""
    is_open = [
        arc
        for arc, size in circulation.counts.items()
        if arc not in circulation.hidden and not (show_zero and size == 0)
    ]
    margins = {OF_ROWS, OF_COLUMNS}
    return min(
        is_open,
        key=lambda arc: (not set(arc) & set(certain), bool(set(arc) & margins), circulation.counts[arc], repr(arc)),
    )


def _show(table: pl.DataFrame, names: Sequence[str], circulation: _Circulation) -> HiddenTable:
    """Put the open counts back into tables."""
    row, column, count = names
    cells = _blank(table, count, circulation, lambda key: (("row", key[row]), ("column", key[column])))
    by_row, by_column = (table.group_by(by).agg(pl.col(count).sum()).sort(by) for by in (row, column))
    total_arc = (OF_COLUMNS, OF_ROWS)
    return HiddenTable(
        cells=cells,
        row_totals=_blank(by_row, count, circulation, lambda key: (OF_ROWS, ("row", key[row]))),
        column_totals=_blank(by_column, count, circulation, lambda key: (("column", key[column]), OF_COLUMNS)),
        total=None if total_arc in circulation.hidden else circulation.counts.get(total_arc, 0),
    )


def _blank(
    table: pl.DataFrame, count: str, circulation: _Circulation, arc_of: Callable[[dict[str, object]], Arc]
) -> pl.DataFrame:
    """Blank the hidden counts of a table."""
    hidden = [arc_of(key) in circulation.hidden for key in table.iter_rows(named=True)]
    is_hidden = pl.Series("is_hidden", hidden, dtype=pl.Boolean)
    return table.with_columns(is_hidden, pl.when(~is_hidden).then(count).alias(count))
