"""Reads the tables that the product ships with."""

from functools import cache
from pathlib import Path

import polars as pl

DATA = Path(__file__).parent.parent / "data"


@cache
def read_table(name: str) -> pl.DataFrame:
    """Return a shipped table with every column as text and empty cells as null."""
    return pl.read_csv(DATA / name, infer_schema=False)


def read_rows(name: str) -> list[dict[str, str]]:
    """Return the rows of a shipped table with empty cells as empty text."""
    return read_table(name).fill_null("").to_dicts()


@cache
def assumption(name: str) -> float:
    """Return one assumption of the demo by name."""
    return {row["name"]: float(row["value"]) for row in read_rows("demo/assumptions.csv")}[name]
