"""The declared schema of what a template's rows become."""

import polars as pl

from fagloft.intake.template import Kind, Template

POLARS_TYPES: dict[Kind, pl.DataType] = {
    Kind.TEXT: pl.String(),
    Kind.CODE: pl.String(),
    Kind.CHOICE: pl.String(),
    Kind.DATE: pl.Date(),
    Kind.DECIMAL: pl.Float64(),
    Kind.SHARE: pl.Float64(),
    Kind.WHOLE: pl.Int64(),
    Kind.BOOLEAN: pl.Boolean(),
}


def schema_of(template: Template) -> dict[str, pl.DataType]:
    return {"row": pl.Int64()} | {column.name: POLARS_TYPES[column.kind] for column in template.columns}


def empty_rows(template: Template) -> pl.DataFrame:
    return pl.DataFrame(schema=schema_of(template))
