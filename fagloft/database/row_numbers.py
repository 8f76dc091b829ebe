"""Numbers for rows before they are written, so that rows can point at each other."""

import polars as pl
from django.db import connection


def draw_numbers(table: str, count: int) -> pl.Series:
    """`count` new primary keys of the table, never given again."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence(%s, 'id')) FROM generate_series(1, %s)", [table, count])
        return pl.Series("id", [row[0] for row in cursor.fetchall()], dtype=pl.Int64)
