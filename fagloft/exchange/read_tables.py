"""Read the tables of a folder one after the other, each knowing the ids of those before it."""

from collections.abc import Sequence
from pathlib import Path

import polars as pl

from fagloft.exchange.declarations import Table
from fagloft.exchange.faults import Fault, FaultsInFolder
from fagloft.exchange.read_table import TableRead, read_table


def read_tables(folder: Path, in_order: Sequence[Table]) -> dict[str, TableRead]:
    """Read all tables; a table comes after those it refers to."""
    if not folder.is_dir():
        raise FaultsInFolder([Fault(str(folder), "a folder")])
    read: dict[str, TableRead] = {}
    ids: dict[str, pl.Enum] = {}
    for table in in_order:
        read[table.name] = found = read_table(folder, table, ids)
        if found.frame is not None and table.key is not None:
            ids[table.name] = pl.Enum(found.frame[table.key].drop_nulls().cast(pl.String).unique().sort())
    return read


def list_faults(read: dict[str, TableRead]) -> list[Fault]:
    """List the faults of all tables."""
    return [fault for found in read.values() for fault in found.faults]


def list_notices(read: dict[str, TableRead]) -> tuple[str, ...]:
    """List what was ignored in all tables."""
    return tuple(notice for found in read.values() for notice in found.notices)
