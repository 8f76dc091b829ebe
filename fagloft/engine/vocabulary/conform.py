"""Bring a frame into a declared shape before anything is computed with it."""

import polars as pl


class ColumnMissing(ValueError):
    """A frame lacks a column that the calculation needs."""


def conform(frame: pl.DataFrame, schema: pl.Schema) -> pl.DataFrame:
    """
    Pick the declared columns, in the declared types.

    Parameters
    ----------
    frame : pl.DataFrame
        Any frame that has at least the columns of the schema.
    schema : pl.Schema
        What the calculation needs.

    Returns
    -------
    pl.DataFrame
        Exactly the columns of the schema, in its order and types.

    Raises
    ------
    ColumnMissing
        When a declared column is absent.
    polars.exceptions.InvalidOperationError
        When a value cannot stand in the declared type.

    Examples
    --------
    >>> import polars as pl
    >>> conform(pl.DataFrame({"name": ["a"], "level": ["2"]}), pl.Schema({"level": pl.Int32})).to_dicts()
    [{'level': 2}]
    """
    absent = [name for name in schema if name not in frame.columns]
    if absent:
        raise ColumnMissing(f"missing column: {', '.join(absent)}")
    return frame.select(pl.col(name).cast(dtype) for name, dtype in schema.items())
