"""Text columns to typed columns, with the faults of each cell."""

import polars as pl

from fagloft.intake.faulty_cells import FaultyCells
from fagloft.intake.parse_choices import parse_boolean, parse_choice
from fagloft.intake.parse_dates import parse_date
from fagloft.intake.parse_numbers import parse_decimal, parse_share, parse_whole
from fagloft.intake.parse_text import Parsed, parse_text, refuse_dangerous
from fagloft.intake.schema import POLARS_TYPES, schema_of
from fagloft.intake.template import Column, Kind, Template


def parse_columns(
    texts: pl.DataFrame, template: Template, faulty: FaultyCells, *, date_system_1904: bool
) -> pl.DataFrame:
    present = [column for column in template.columns if column.name in texts.columns]
    values = [_parse_column(texts, column, faulty, date_system_1904=date_system_1904) for column in present]
    parsed = pl.DataFrame([texts["row"], *values])
    absent = [
        pl.lit(None, dtype=kind).alias(name) for name, kind in schema_of(template).items() if name not in parsed.columns
    ]
    return parsed.with_columns(absent).select(list(schema_of(template)))


def _parse_column(texts: pl.DataFrame, column: Column, faulty: FaultyCells, *, date_system_1904: bool) -> pl.Series:
    text = pl.col(column.name)
    parsed = _parser(text, column, date_system_1904=date_system_1904)
    refusals = (*refuse_dangerous(text, column), *parsed.refusals)
    flags = [refusal.when.fill_null(value=False).alias(refusal.code) for refusal in refusals]
    frame = texts.select(parsed.value.alias(column.name), text.is_null().alias("required"), *_for_text(flags, text))
    if column.required:
        faulty.add(column.name, "required", frame["required"], {})
    for refusal in refusals:
        faulty.add(column.name, refusal.code, frame[refusal.code], refusal.params)
    return frame[column.name].cast(POLARS_TYPES[column.kind])


def _for_text(flags: list[pl.Expr], text: pl.Expr) -> list[pl.Expr]:
    """An empty cell is missing or fine, never badly written."""
    return [(flag & text.is_not_null()).alias(flag.meta.output_name()) for flag in flags]


def _parser(text: pl.Expr, column: Column, *, date_system_1904: bool) -> Parsed:
    match column.kind:
        case Kind.DATE:
            return parse_date(text, column, date_system_1904=date_system_1904)
        case Kind.DECIMAL:
            return parse_decimal(text, column)
        case Kind.SHARE:
            return parse_share(text, column)
        case Kind.WHOLE:
            return parse_whole(text, column)
        case Kind.BOOLEAN:
            return parse_boolean(text)
        case Kind.CHOICE:
            return parse_choice(text, column)
        case _:
            return parse_text(text, column)
