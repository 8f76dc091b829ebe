"""The matrix of a unit as Excel: exactly the people and competences that the page shows."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fagloft.documents.safe_cells import write_cell
from fagloft.documents.table_workbook import save, sheet_name

SIGNS: Final = {
    "met": "●",
    "lapses_soon": "◐",
    "lapsed": "○",
    "missing": "✕",
    "may_be_offered": "+",
    "not_required": "·",
}
_LETTERS: Final = {
    "met": "056D13",
    "lapses_soon": "3C2807",
    "lapsed": "590D0D",
    "missing": "590D0D",
    "may_be_offered": "5B5D60",
    "not_required": "5B5D60",
}
_FILLS: Final = {"lapses_soon": "FAE6C6", "lapsed": "F8E4E4", "missing": "F8E4E4"}
_LINE = Border(bottom=Side("thin", color="BBBCBD"))
_HEADER_FILL = PatternFill("solid", fgColor="DDEAF6")


@dataclass(frozen=True)
class MatrixRow:
    """`standings` has one of the six per competence, in the order of the matrix."""

    group: str
    person: str
    standings: tuple[str, ...]


@dataclass(frozen=True)
class ShownMatrix:
    """`words` names each standing, `group`, `person`, `legend`, `sign` and `meaning`; `lines` say day and source."""

    title: str
    lines: tuple[str, ...]
    competences: tuple[str, ...]
    rows: tuple[MatrixRow, ...]
    words: dict[str, str]
    made_at: datetime
    made_by: str


def to_xlsx(matrix: ShownMatrix) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_name(matrix.title)
    head = _write_head(sheet, matrix)
    for number, row in enumerate(matrix.rows, start=head + 1):
        write_cell(sheet, number, 1, row.group).border = _LINE
        write_cell(sheet, number, 2, row.person).border = _LINE
        for column, standing in enumerate(row.standings, start=3):
            _write_standing(sheet, number, column, standing, matrix.words)
    sheet.freeze_panes = f"C{head + 1}"
    last_column = get_column_letter(2 + len(matrix.competences))
    sheet.auto_filter.ref = f"A{head}:{last_column}{head + len(matrix.rows)}"
    _set_page(sheet, head)
    _write_legend(workbook.create_sheet(sheet_name(matrix.words["legend"])), matrix)
    return save(workbook, title=matrix.title, author=matrix.made_by, made_at=matrix.made_at)


def _write_head(sheet: Worksheet, matrix: ShownMatrix) -> int:
    write_cell(sheet, 1, 1, matrix.title).font = Font(bold=True, size=14)
    for number, line in enumerate(matrix.lines, start=2):
        write_cell(sheet, number, 1, line)
    head = len(matrix.lines) + 3
    headers = (matrix.words["group"], matrix.words["person"], *matrix.competences)
    for column, header in enumerate(headers, start=1):
        cell = write_cell(sheet, head, column, header)
        cell.font, cell.fill = Font(bold=True), _HEADER_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
        sheet.column_dimensions[get_column_letter(column)].width = 26 if column <= 2 else 16
    return head


def _write_standing(sheet: Worksheet, row: int, column: int, standing: str, words: dict[str, str]) -> None:
    """Sign and word together: colour is never alone, and a filter can use the word."""
    cell = write_cell(sheet, row, column, f"{SIGNS[standing]} {words[standing]}")
    cell.font, cell.border = Font(color=_LETTERS[standing]), _LINE
    if standing in _FILLS:
        cell.fill = PatternFill("solid", fgColor=_FILLS[standing])


def _set_page(sheet: Worksheet, head: int) -> None:
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = f"{head}:{head}"


def _write_legend(sheet: Worksheet, matrix: ShownMatrix) -> None:
    for column, word in enumerate(("sign", "meaning"), start=1):
        write_cell(sheet, 1, column, matrix.words[word]).font = Font(bold=True)
    for row, (standing, sign) in enumerate(SIGNS.items(), start=2):
        write_cell(sheet, row, 1, sign).font = Font(color=_LETTERS[standing])
        write_cell(sheet, row, 2, matrix.words[standing])
    for row, line in enumerate((matrix.title, *matrix.lines), start=len(SIGNS) + 3):
        write_cell(sheet, row, 1, line)
    sheet.column_dimensions["B"].width = 40
