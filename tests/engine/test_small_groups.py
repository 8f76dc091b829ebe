from itertools import product
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.gaps import hide_small_groups

ROWS, COLUMNS = "abc", "xyz"


def _table(counts: Any) -> Any:
    keys = [(row, column) for row in ROWS for column in COLUMNS][: len(counts)]
    return pl.DataFrame({"row": [k[0] for k in keys], "column": [k[1] for k in keys], "people": counts})


def _hide(table: Any, **options: Any) -> Any:
    return hide_small_groups(table, row="row", column="column", count="people", **options)


def _attack(table: Any, shown: Any, floor: Any) -> Any:
    """Find for every cell and total the least and greatest value that what is shown allows, by plain narrowing."""
    cells: dict[Any, Any] = {(r, c): n for r, c, n in shown.cells.select("row", "column", "people").iter_rows()}
    known: dict[Any, Any] = {("cell", *key): n for key, n in cells.items()}
    known |= {("row", r): n for r, n in shown.row_totals.select("row", "people").iter_rows()}
    known |= {("column", c): n for c, n in shown.column_totals.select("column", "people").iter_rows()}
    known["total"] = shown.total
    sums: list[tuple[Any, list[Any]]] = [
        (("row", r), [("cell", *k) for k in cells if k[0] == r]) for r in {k[0] for k in cells}
    ]
    sums += [(("column", c), [("cell", *k) for k in cells if k[1] == c]) for c in {k[1] for k in cells}]
    sums += [("total", [k for k in known if k[0] == kind]) for kind in ("row", "column")]
    low = {k: floor if n is None else n for k, n in known.items()}
    high = {k: 10**6 if n is None else n for k, n in known.items()}
    for _ in range(30):
        for whole, parts in sums:
            low[whole] = max(low[whole], sum(low[p] for p in parts))
            high[whole] = min(high[whole], sum(high[p] for p in parts))
            for part in parts:
                low[part] = max(low[part], low[whole] - sum(high[p] for p in parts if p != part))
                high[part] = min(high[part], high[whole] - sum(low[p] for p in parts if p != part))
    return {key for key, n in known.items() if n is None and low[key] == high[key]}


@given(st.lists(st.integers(0, 12), min_size=1, max_size=9), st.booleans())
def test_narrowing_by_totals_reveals_nothing_hidden(counts: Any, show_zero: Any) -> None:
    shown = _hide(_table(counts), show_zero=show_zero)
    assert not _attack(_table(counts), shown, int(show_zero))


@given(st.lists(st.integers(0, 6), min_size=4, max_size=4), st.booleans())
def test_trying_all_tables_leaves_two_values_for_everything_hidden(counts: Any, show_zero: Any) -> None:
    table = pl.DataFrame({"row": list("aabb"), "column": list("xyxy"), "people": counts})
    shown = _hide(table, minimum=3, show_zero=show_zero)
    seen: list[set[int]] = [set(), set(), set(), set()]
    for guess in product(range(int(show_zero), 9), repeat=4):
        full = [g if n is None else n for g, n in zip(guess, shown.cells["people"], strict=True)]
        rows, columns = (full[0] + full[1], full[2] + full[3]), (full[0] + full[2], full[1] + full[3])
        told = [*shown.row_totals["people"], *shown.column_totals["people"], shown.total]
        if all(n is None or n == m for n, m in zip(told, [*rows, *columns, sum(full)], strict=True)):
            for values, value in zip(seen, full, strict=True):
                values.add(value)
    for values, is_hidden in zip(seen, shown.cells["is_hidden"], strict=True):
        assert not is_hidden or len(values) > 1


@given(st.lists(st.integers(0, 12), min_size=1, max_size=9))
def test_what_is_shown_is_true_and_not_small(counts: Any) -> None:
    shown = _hide(_table(counts)).cells
    for shown_count, true_count in zip(shown["people"], _table(counts)["people"], strict=True):
        assert shown_count is None or shown_count == true_count >= 5


def test_a_small_count_whose_neighbours_are_all_hidden_finds_cover_further_away() -> None:
    keys = ["ax", "bx", "by", "cx", "cy", "dz", "dy"]
    counts = [6, 12, 0, 1, 2, 4, 12]
    table = pl.DataFrame({"row": [k[0] for k in keys], "column": [k[1] for k in keys], "people": counts})
    shown = _hide(table, show_zero=True)
    assert not _attack(table, shown, 1)
    assert shown.cells["people"].null_count() >= 3


def test_large_counts_are_all_shown() -> None:
    shown = _hide(_table([5, 6, 7, 8, 9, 10]))
    assert not shown.cells["is_hidden"].any()
    assert shown.total == 45


def test_a_zero_may_be_shown() -> None:
    shown = _hide(_table([0, 6, 7, 8, 9, 10]), show_zero=True)
    assert shown.cells["people"].to_list() == [0, 6, 7, 8, 9, 10]


def test_a_lone_small_cell_hides_its_totals_too() -> None:
    shown = _hide(_table([3]))
    assert shown.cells["people"].to_list() == shown.row_totals["people"].to_list() == [None]
    assert shown.total is None


def test_an_empty_table_stays_empty() -> None:
    assert _hide(_table([9]).clear()).total == 0


@pytest.mark.parametrize("people", [[-1, 5], [None, 5]])
def test_a_count_that_is_none_is_refused(people: Any) -> None:
    table = pl.DataFrame({"row": ["a", "b"], "column": "x", "people": people})
    with pytest.raises(ValueError, match="whole number"):
        _hide(table)


def test_a_cell_that_stands_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="once"):
        _hide(pl.DataFrame({"row": ["a", "a"], "column": "x", "people": [7, 8]}))
