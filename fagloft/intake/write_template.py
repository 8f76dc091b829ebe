"""The files that users download, fill in and send back."""

import csv
from datetime import date
from io import BytesIO, StringIO
from typing import Literal

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from fagloft.intake.template import Column, Kind, Template
from fagloft.intake.template_words import KIND_WORDS, WORDS

_LAST_ROW_WITH_LISTS = 5000
_NEEDED_FILL = PatternFill("solid", fgColor="DCE9F5")
_OPTIONAL_FILL = PatternFill("solid", fgColor="F1F2F4")
_EXAMPLE_FONT = Font(italic=True, color="5A5F66")


def write_template(template: Template, language: str, file_format: Literal["csv", "xlsx"]) -> bytes:
    """A file with headers and one fictitious row, in `nb`, `nn` or `en`."""
    return _write_csv(template, language) if file_format == "csv" else _write_xlsx(template, language)


def _write_csv(template: Template, language: str) -> bytes:
    """Semicolon and byte order mark: what Norwegian Excel opens right with a double click."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow([column.label(language) for column in template.columns])
    writer.writerow([_example(column, language) for column in template.columns])
    return text.getvalue().encode("utf-8-sig")


def _example(column: Column, language: str) -> str:
    if column.kind is Kind.CHOICE:
        return next(choice.word(language) for choice in column.choices if choice.value == column.example)
    if column.kind is Kind.DATE and column.example and language != "en":
        return date.fromisoformat(column.example).strftime("%d.%m.%Y")
    return column.example


def _write_xlsx(template: Template, language: str) -> bytes:
    workbook = Workbook()
    table = workbook.worksheets[0]
    _fill_table(table, template, language)
    _fill_explanation(workbook.create_sheet(WORDS[language]["explanation"]), template, language)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _fill_table(sheet: Worksheet, template: Template, language: str) -> None:
    sheet.title = WORDS[language]["table"]
    sheet.append([column.label(language) for column in template.columns])
    sheet.append([_example(column, language) for column in template.columns])
    for number, column in enumerate(template.columns, start=1):
        header, example = sheet.cell(1, number), sheet.cell(2, number)
        header.font, header.fill = Font(bold=True), _NEEDED_FILL if column.required else _OPTIONAL_FILL
        example.font = _EXAMPLE_FONT
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = max(14, len(column.label(language)) + 4, len(column.example) + 2)
        if column.kind in {Kind.CODE, Kind.TEXT}:
            # As text, so that leading zeros of employee numbers survive.
            sheet.column_dimensions[letter].number_format = "@"
        if column.choices:
            _offer_choices(sheet, column, letter, language)
    sheet.freeze_panes = "A2"


def _offer_choices(sheet: Worksheet, column: Column, letter: str, language: str) -> None:
    words = ",".join(choice.word(language) for choice in column.choices)
    validation = DataValidation(type="list", formula1=f'"{words}"', allow_blank=not column.required)
    validation.add(f"{letter}2:{letter}{_LAST_ROW_WITH_LISTS}")
    sheet.add_data_validation(validation)


def _fill_explanation(sheet: Worksheet, template: Template, language: str) -> None:
    words = WORDS[language]
    sheet.append([words["delete_example"]])
    sheet.append([words["no_formulas"]])
    sheet.append([])
    sheet.append([words["column"], words["needed"], words["allowed"], words["example"]])
    for cell in sheet[4]:
        cell.font, cell.fill = Font(bold=True), _NEEDED_FILL
    for column in template.columns:
        needed = _needed(column, template, language)
        sheet.append([column.label(language), needed, _allowed(column, language), _example(column, language)])
    for letter, width in zip("ABCD", (30, 34, 70, 46), strict=True):
        sheet.column_dimensions[letter].width = width
    for row in sheet.iter_rows(min_row=5):
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")


def _needed(column: Column, template: Template, language: str) -> str:
    words = WORDS[language]
    for group in template.any_of:
        if column.name in group:
            return words["one_of"].format(columns=", ".join(template.column(name).label(language) for name in group))
    return words["yes"] if column.required else words["no"]


def _allowed(column: Column, language: str) -> str:
    words = ", ".join(choice.word(language) for choice in column.choices)
    kind = KIND_WORDS[language][column.kind].format(limit=column.max_length, words=words)
    if column.minimum is None or column.maximum is None:
        return kind
    comma = "." if language == "en" else ","
    minimum, maximum = (f"{bound:g}".replace(".", comma) for bound in (column.minimum, column.maximum))
    return WORDS[language]["range"].format(kind=kind, minimum=minimum, maximum=maximum)
