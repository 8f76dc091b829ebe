"""Open a table where it stands, Parquet before CSV, without reading it yet."""

import csv
from pathlib import Path

import polars as pl

from fagloft.exchange.declarations import Table
from fagloft.exchange.faults import Fault


def find_table(folder: Path, table: Table) -> Path | None:
    """Find the file of a table."""
    files = (folder / f"{table.name}.{ending}" for ending in ("parquet", "csv"))
    return next((file for file in files if file.is_file()), None)


def open_table(file: Path) -> pl.LazyFrame:
    """Open a file; a CSV file as text throughout, because what a value means is declared and not guessed."""
    if file.suffix == ".parquet":
        return pl.scan_parquet(file, glob=False)
    return pl.scan_csv(file, infer_schema=False, encoding="utf8", glob=False)


def first_line(file: Path) -> int:
    """Tell which line or row the first record stands on: a CSV file has a header."""
    return 1 if file.suffix == ".parquet" else 2


def explain_unreadable(file: Path) -> list[Fault]:
    """Say why a file cannot be read."""
    if file.suffix == ".parquet":
        return [Fault(file.name, "a readable Parquet file")]
    content = file.read_bytes()
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        return [Fault(file.name, "UTF-8", line=line, found=repr(content[error.start : error.end]))]
    return _list_long_lines(file.name, text) or [Fault(file.name, "a header row and comma-separated values")]


def _list_long_lines(name: str, text: str) -> list[Fault]:
    """List the lines with more values than the header has names."""
    reader = csv.reader(text.splitlines())
    width = len(next(reader, []))
    return [
        Fault(name, f"{width} values", line=reader.line_num, found=f"{len(row)} values")
        for row in reader
        if len(row) > width
    ]
