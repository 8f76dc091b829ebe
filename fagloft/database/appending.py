"""Append many rows to a table that row-level security protects."""

from typing import Any, LiteralString

import polars as pl
from django.db import connection
from psycopg import sql

PORTION = 50_000


def append_rows(table: str, frame: pl.DataFrame) -> int:
    """Append the frame's columns, named as in the table; returns the number of rows.

    PostgreSQL refuses COPY into a table under row-level security, so the rows come by way of a temporary table;
    the policies see them as they are inserted. Needs the tenant to be declared.
    """
    if frame.is_empty():
        return 0
    names = {
        "columns": sql.SQL(", ").join(sql.Identifier(name) for name in frame.columns),
        "table": sql.Identifier(table),
    }
    with connection.cursor() as cursor:
        cursor.execute(_filled("CREATE TEMPORARY TABLE incoming AS SELECT {columns} FROM {table} WITH NO DATA", names))
        _copy(cursor, _filled("COPY incoming ({columns}) FROM STDIN (FORMAT csv)", names), frame)
        cursor.execute(_filled("INSERT INTO {table} ({columns}) SELECT {columns} FROM incoming", names))
        cursor.execute("DROP TABLE incoming")
    return frame.height


def _copy(cursor: Any, statement: str, frame: pl.DataFrame) -> None:
    with cursor.copy(statement) as copy:
        for part in frame.iter_slices(PORTION):
            copy.write(part.write_csv(include_header=False).encode())


def _filled(statement: LiteralString, names: dict[str, sql.Composable]) -> str:
    return sql.SQL(statement).format(**names).as_string()
