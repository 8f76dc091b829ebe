"""Reads an untrusted table file: rows that can be used, and everything that is wrong."""

import polars as pl

from fagloft.intake.csv_table import read_csv
from fagloft.intake.excel_table import read_excel
from fagloft.intake.faulty_cells import FaultyCells
from fagloft.intake.header_row import find_header_row
from fagloft.intake.headers import MatchedHeaders, match_headers
from fagloft.intake.outcome import Counts, Fault, Intake, Notice, TextTable, Unreadable
from fagloft.intake.parse_row import parse_columns
from fagloft.intake.parse_text import clean
from fagloft.intake.recognise import recognise
from fagloft.intake.row_rules import find_broken_rows
from fagloft.intake.schema import empty_rows
from fagloft.intake.template import Template

EXAMPLE_MARK = "EKSEMPEL"
EXCEL_ENDINGS = (".xlsx", ".xlsm", ".xls")


def read_table(content: bytes, filename: str, template: Template) -> Intake:
    """The file's rows as typed values. What is wrong becomes faults, never an exception.

    `filename` is what the user calls the file and stands as sheet in the faults of a CSV file.
    """
    try:
        kind = recognise(content, template.limits)
        table = read_excel(content, template) if kind == "xlsx" else read_csv(content, template)
        intake = _read_rows(table, filename, template)
    except Unreadable as unreadable:
        return _stopped((unreadable.fault,), (), template)
    if kind == "csv" and filename.lower().endswith(EXCEL_ENDINGS) and _lacks_headers(intake):
        return _stopped((Fault(None, None, None, None, "not_excel", {}),), (), template)
    return intake


def _read_rows(table: TextTable, filename: str, template: Template) -> Intake:
    sheet = table.sheet or filename
    header = find_header_row(table.frame, template)
    matched = match_headers(header.cells, template, sheet=sheet, row=header.row)
    notices = (*table.notices, *matched.notices)
    if matched.faults:
        return _stopped(matched.faults, notices, template)
    below = table.frame.filter(pl.col("row") > header.row)
    texts = below.select("row", *(clean(pl.col(source)).alias(name) for name, source in matched.source.items()))
    is_marked = pl.col("row").is_in(table.marks["row"].implode())
    filled = texts.filter(is_marked | ~pl.all_horizontal(pl.exclude("row").is_null()))
    rows, example_notices = _leave_out_examples(filled, sheet)
    if rows.is_empty():
        return _stopped((Fault(sheet, None, None, None, "no_rows", {}),), (*notices, *example_notices), template)
    faulty = _find_faults(rows, below, header.cells, table, matched, template)
    return _gather(faulty, below.height - filled.height, sheet, matched, (*notices, *example_notices), template)


def _lacks_headers(intake: Intake) -> bool:
    return any(fault.expected_code in {"missing_column", "missing_one_of"} for fault in intake.faults)


def _leave_out_examples(rows: pl.DataFrame, sheet: str) -> tuple[pl.DataFrame, tuple[Notice, ...]]:
    """The templates come with an example row; one left standing is not to become a person."""
    texts = pl.exclude("row")
    is_example = pl.any_horizontal(texts.str.starts_with(EXAMPLE_MARK).fill_null(value=False))
    kept = rows.filter(~is_example)
    count = rows.height - kept.height
    return kept, (Notice(sheet, "example_rows_left_out", {"count": count}),) if count else ()


def _find_faults(
    texts: pl.DataFrame,
    raw: pl.DataFrame,
    headers: list[str | None],
    table: TextTable,
    matched: MatchedHeaders,
    template: Template,
) -> tuple[pl.DataFrame, FaultyCells]:
    faulty = FaultyCells(texts)
    faulty.add_marks(table.marks, {source: name for name, source in matched.source.items()})
    faulty.add_cells_outside(raw, headers)
    values = parse_columns(texts, template, faulty, date_system_1904=table.date_system_1904)
    find_broken_rows(values, template, faulty)
    return values, faulty


def _gather(
    found: tuple[pl.DataFrame, FaultyCells],
    empty: int,
    sheet: str,
    matched: MatchedHeaders,
    notices: tuple[Notice, ...],
    template: Template,
) -> Intake:
    values, faulty = found
    good = values.join(faulty.rows(), on="row", how="anti")
    counts = Counts(values.height, good.height, empty, faulty.count())
    faults = faulty.first(template.limits.faults_kept, sheet, matched.written)
    broken = empty_rows(template).vstack(faulty.blank(values))
    return Intake(empty_rows(template).vstack(good), faults, notices, counts, broken, matched.written)


def _stopped(faults: tuple[Fault, ...], notices: tuple[Notice, ...], template: Template) -> Intake:
    nothing = empty_rows(template)
    return Intake(nothing, faults, notices, Counts(faults=len(faults)), nothing)
