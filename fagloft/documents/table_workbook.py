"""Any table that a page shows, as Excel: the same rows in the same order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from fagloft.documents.safe_cells import Value, write_cell

_HEADER_FILL = PatternFill("solid", fgColor="DDEAF6")
_NARROWEST, _WIDEST = 10, 60


@dataclass(frozen=True)
class ShownTable:
    """`lines` stand above the table: what is shown, for which day, from where."""

    title: str
    lines: tuple[str, ...]
    headers: tuple[str, ...]
    rows: Sequence[Sequence[Value]]
    made_at: datetime
    made_by: str
    language: str


def to_xlsx(table: ShownTable) -> bytes:
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = sheet_name(table.title)
    head = _write_head(sheet, table)
    day_format = "yyyy-mm-dd" if table.language == "en" else "dd.mm.yyyy"
    for number, row in enumerate(table.rows, start=head + 1):
        for column, value in enumerate(row, start=1):
            cell = write_cell(sheet, number, column, value)
            if isinstance(value, date):
                cell.number_format = day_format
    sheet.freeze_panes = f"B{head + 1}"
    sheet.auto_filter.ref = f"A{head}:{get_column_letter(len(table.headers))}{head + len(table.rows)}"
    _set_widths(sheet, table)
    return save(workbook, title=table.title, author=table.made_by, made_at=table.made_at)


def sheet_name(title: str) -> str:
    """Excel allows 31 characters and none of these signs in the name of a sheet."""
    allowed = "".join(sign for sign in title if sign not in r"[]:*?/\\'" and sign.isprintable())
    return allowed[:31].strip() or "1"


def save(workbook: Workbook, *, title: str, author: str, made_at: datetime) -> bytes:
    workbook.properties.title, workbook.properties.creator = title, author
    workbook.properties.created = made_at.replace(tzinfo=None)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _write_head(sheet: Worksheet, table: ShownTable) -> int:
    """Title, lines, an empty row and the headers; gives the row of the headers."""
    write_cell(sheet, 1, 1, table.title).font = Font(bold=True, size=14)
    for number, line in enumerate(table.lines, start=2):
        write_cell(sheet, number, 1, line)
    head = len(table.lines) + 3
    for column, header in enumerate(table.headers, start=1):
        cell = write_cell(sheet, head, column, header)
        cell.font, cell.fill = Font(bold=True), _HEADER_FILL
        cell.alignment = Alignment(wrap_text=True, vertical="bottom")
    return head


def _set_widths(sheet: Worksheet, table: ShownTable) -> None:
    for column, header in enumerate(table.headers):
        longest = max((len(str(row[column])) for row in table.rows if row[column] is not None), default=0)
        width = min(_WIDEST, max(_NARROWEST, len(header) + 4, longest + 2))
        sheet.column_dimensions[get_column_letter(column + 1)].width = width
