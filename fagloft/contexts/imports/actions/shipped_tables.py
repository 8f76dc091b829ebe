"""The tables that the product ships with; their sources stand beside them."""

from pathlib import Path

import polars as pl

import fagloft

DATA = Path(fagloft.__file__).parent / "data"


def read_shipped(name: str) -> pl.DataFrame:
    """A shipped table with every column as text; empty cells are empty text."""
    return pl.read_csv(DATA / name, infer_schema=False).fill_null("")


def read_rows(name: str) -> list[dict[str, str]]:
    return read_shipped(name).to_dicts()


def cite(row: dict[str, str]) -> str:
    """Where a fact comes from: file and line, as far as they are known."""
    return ":".join(part for part in (row["source"], row["line"]) if part)
