"""Writes what people wrote into a cell so that Excel can't take it for a formula."""

from datetime import date, datetime

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from fagloft.documents.printable import printable

Value = str | int | float | bool | date | datetime | None
_MOST_CHARACTERS = 32_767


def write_cell(sheet: Worksheet, row: int, column: int, value: Value) -> Cell:
    """Text is stored as text whatever it begins with, and marked so that editing it keeps it text."""
    cell: Cell = sheet.cell(row, column)
    if not isinstance(value, str):
        cell.value = value
        return cell
    cell.value = printable(value)[:_MOST_CHARACTERS]
    cell.data_type = "s"
    cell.quotePrefix = value.startswith(("=", "+", "-", "@"))
    return cell
