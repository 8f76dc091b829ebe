"""Read one table of a folder: in full speed where nothing is wrong, row by row only where something is."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from fagloft.exchange.check_columns import Rule, convert, is_any_rule_broken, is_given, list_rules
from fagloft.exchange.declarations import Table
from fagloft.exchange.faults import Fault
from fagloft.exchange.open_table import explain_unreadable, find_table, first_line, open_table

BROKEN = "\0is broken"
ROW = "\0row"


@dataclass(frozen=True)
class TableRead:
    """A table as read: the frame (None when it cannot be used), what was ignored, and what is wrong."""

    frame: pl.DataFrame | None
    notices: tuple[str, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_table(folder: Path, table: Table, ids: Mapping[str, pl.Enum]) -> TableRead:
    """Read a table; `ids` are those of the tables it may refer to, which become the type of the column."""
    file = find_table(folder, table)
    if file is None:
        wanted = Fault(f"{table.name}.csv", f"this file, or {table.name}.parquet, in the folder")
        return TableRead(None, faults=() if table.may_be_absent else (wanted,))
    try:
        return _read_file(file, table, ids)
    except pl.exceptions.PolarsError:
        return TableRead(None, faults=tuple(explain_unreadable(file)))


def _read_file(file: Path, table: Table, ids: Mapping[str, pl.Enum]) -> TableRead:
    """Read a file that can be opened."""
    opened = open_table(file)
    given = opened.collect_schema()
    names = [column.name for column in table.columns]
    absent = tuple(Fault(file.name, "this column", line=1, column=name) for name in names if name not in given)
    extra = tuple(f"{file.name}: column {name} is not used" for name in given if name not in names)
    if absent:
        return TableRead(None, extra, absent)
    converted = opened.select(
        *(convert(column, given[column.name], ids).alias(column.name) for column in table.columns),
        *(is_given(column, given[column.name]) for column in table.columns if column.may_be_empty),
    )
    checked = converted.select(*names, is_any_rule_broken(table, ids).alias(BROKEN))
    frame = checked.collect(engine="streaming")
    broken = _list_broken(opened.select(names), list_rules(table, given, ids), file) if frame[BROKEN].any() else []
    frame = frame.drop(BROKEN)
    faults = (*broken, *_list_duplicates(frame, table, file))
    return TableRead(frame, extra, faults)


def _list_broken(opened: pl.LazyFrame, rules: list[Rule], file: Path) -> list[Fault]:
    """List every break of every rule, in the order of the lines."""
    is_broken = pl.any_horizontal(rule.is_broken for rule in rules)
    rows = opened.with_row_index(ROW).filter(is_broken).collect()
    breaks = []
    for rule in rules:
        told = rows.filter(rule.is_broken).select(ROW, pl.col(rule.column).cast(pl.String).fill_null(""))
        breaks += [
            Fault(file.name, rule.expected, first_line(file) + row, rule.column, found)
            for row, found in told.iter_rows()
        ]
    return sorted(breaks, key=lambda fault: fault.line or 0)


def _list_duplicates(frame: pl.DataFrame, table: Table, file: Path) -> list[Fault]:
    """List the rows whose key stands further up already."""
    keys = (table.key,) if table.key is not None else table.keys
    if not keys:
        return []
    is_filled = pl.all_horizontal(pl.col(keys).is_not_null())
    again = frame.with_row_index(ROW).filter(~pl.struct(keys).is_first_distinct(), is_filled)
    expected = (
        "an id that stands only once" if len(keys) == 1 else f"{' and '.join(keys)} that stand only once together"
    )
    told = again.select(ROW, pl.concat_str(pl.col(keys).cast(pl.String), separator=", "))
    return [Fault(file.name, expected, first_line(file) + row, keys[-1], found) for row, found in told.iter_rows()]
