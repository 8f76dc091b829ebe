"""Rows on their way: numbered and set aside in portions, then moved into the register in one go."""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import LiteralString

import polars as pl
from django.db import connection
from psycopg import sql

from fagloft.contexts.imports.models import ImportRun, StagedRow
from fagloft.contexts.imports.queries.plans.outcome import Plan, Write
from fagloft.database.appending import append_rows
from fagloft.database.row_numbers import draw_numbers

PORTION = 20_000
# The column of a new row that points at another new row, and where that one is.
POINTS_AT = {
    "person_id": "organisations_person",
    "unit_id": "organisations_unit",
    "parent_id": "organisations_unit",
    "kind_id": "organisations_unitkind",
    "place_id": "organisations_place",
    "function_id": "organisations_function",
    "competence_id": "competence_competence",
}
_INSERT: LiteralString = """
    INSERT INTO {table} ({columns}) SELECT {values}
    FROM imports_stagedrow staged, jsonb_populate_record(NULL::{table}, staged.payload) said
    WHERE staged.run_id = %s AND staged.step = %s ORDER BY staged.id"""
_UPDATE: LiteralString = """
    UPDATE {table} stands SET {settings}
    FROM imports_stagedrow staged, jsonb_populate_record(NULL::{table}, staged.payload) said
    WHERE staged.run_id = %s AND staged.step = %s AND stands.id = said.id"""


class RegisterChanged(Exception):
    """A row that was to be changed is not there any more."""


def number_rows(plan: Plan, run: ImportRun, *, at: datetime) -> tuple[Write, ...]:
    """The writes with real numbers instead of negative ones, the organisation, and who says so when."""
    drawn: dict[str, pl.DataFrame] = {}
    numbered: list[Write] = []
    for write in plan.writes:
        rows = write.rows
        if write.is_new:
            drawn[write.table] = pl.DataFrame(
                {"placeholder": rows["id"], "number": draw_numbers(write.table, rows.height)}
            )
        for column in rows.columns:
            table = write.table if column == "id" else POINTS_AT.get(column)
            if table in drawn:
                rows = _replace(rows, column, drawn[table])
        numbered.append(Write(write.table, write.is_new, _complete(write, rows, run, at)))
    return tuple(numbered)


def set_aside(run: ImportRun, writes: tuple[Write, ...]) -> Iterator[tuple[int, Callable[[], None]]]:
    """The size of each portion and what sets it aside, to be called in a transaction of its own."""
    for step, write in enumerate(writes):
        for part in write.rows.iter_slices(PORTION):
            yield part.height, lambda part=part, step=step: _append(run, step, part)  # type: ignore[misc]


def move(run: ImportRun, writes: tuple[Write, ...]) -> None:
    """Everything or, by an exception, nothing; in the caller's transaction."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a fault shows at its statement, and no queue of checks grows
        for step, write in enumerate(writes):
            cursor.execute(_statement(write), [run.pk, step])
            if cursor.rowcount != write.rows.height:
                raise RegisterChanged
    remove(run)


def remove(run: ImportRun) -> None:
    StagedRow.objects.filter(run=run)._raw_delete("default")


def _replace(rows: pl.DataFrame, column: str, drawn: pl.DataFrame) -> pl.DataFrame:
    known = drawn.rename({"placeholder": column})
    joined = rows.join(known, on=column, how="left", maintain_order="left")
    return joined.with_columns(pl.coalesce("number", column).alias(column)).select(rows.columns)


def _complete(write: Write, rows: pl.DataFrame, run: ImportRun, at: datetime) -> pl.DataFrame:
    if not write.is_new:
        return rows
    said_by = {}
    if write.table == "competence_holding":
        said_by = {"recorded_at": pl.lit(at.isoformat()), "recorded_by_name": pl.lit(run.uploaded_by_name)}
    return rows.with_columns(tenant_id=pl.lit(run.tenant_id), **said_by)


def _append(run: ImportRun, step: int, part: pl.DataFrame) -> None:
    payload = part.select(pl.struct(pl.all()).struct.json_encode().alias("payload"))
    staged = payload.with_columns(
        pl.lit(run.tenant_id).alias("tenant_id"), pl.lit(run.pk).alias("run_id"), pl.lit(step).alias("step")
    )
    with connection.cursor() as cursor:
        # A portion that a power cut takes is set aside anew: no need to wait for the disk.
        cursor.execute("SET LOCAL synchronous_commit TO OFF")
    append_rows("imports_stagedrow", staged)


def _statement(write: Write) -> str:
    table = sql.Identifier(write.table)
    names = [sql.Identifier(name) for name in write.rows.columns]
    if write.is_new:
        values = sql.SQL(", ").join(sql.SQL("said.{}").format(name) for name in names)
        return sql.SQL(_INSERT).format(table=table, columns=sql.SQL(", ").join(names), values=values).as_string()
    settings = sql.SQL(", ").join(
        sql.SQL("{0} = said.{0}").format(sql.Identifier(name)) for name in write.rows.columns if name != "id"
    )
    return sql.SQL(_UPDATE).format(table=table, settings=settings).as_string()
