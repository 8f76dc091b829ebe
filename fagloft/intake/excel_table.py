"""Excel bytes to a table of text: unpacked within limits, looked through, then read by the fast reader."""

import fastexcel
import polars as pl

from fagloft.intake.header_row import find_header_row
from fagloft.intake.headers import match_headers
from fagloft.intake.outcome import Notice, TextTable, Unreadable
from fagloft.intake.sheet_scan import SheetScan, refuse_document_types, scan_sheet
from fagloft.intake.template import Limits, Template
from fagloft.intake.unpack import pack, unpack
from fagloft.intake.workbook import Workbook, read_workbook

_ROWS_TO_LOOK_FOR_HEADERS = 20


def read_excel(content: bytes, template: Template) -> TextTable:
    parts = unpack(content, template.limits)
    workbook = read_workbook(parts)
    sheet_parts = set(workbook.sheets.values())
    refuse_document_types({name: part for name, part in parts.items() if name not in sheet_parts})
    scans = {part: scan_sheet(part, parts[part]) for part in sheet_parts}
    for sheet, part in workbook.sheets.items():
        _refuse_vast(scans[part], sheet, template.limits)
    reader = _open(pack(parts))
    sheet = _choose_sheet(reader, workbook, template)
    scan = scans[workbook.sheets[sheet]]
    left_out = [name for name in workbook.sheets if name != sheet and scans[workbook.sheets[name]].last_row]
    return TextTable(
        sheet,
        _load(reader, sheet),
        scan.marks(),
        _notices(sheet, left_out),
        workbook.date_system_1904,
    )


def _refuse_vast(scan: SheetScan, sheet: str, limits: Limits) -> None:
    """The fast reader lays out every cell between the corners: one cell far away would take all memory."""
    width = scan.last_column - scan.first_column + 1
    if width > limits.columns:
        raise Unreadable("too_many_columns", sheet=sheet, found=width, limit=limits.columns)
    if scan.cells > limits.cells:
        raise Unreadable("too_many_cells", sheet=sheet, found=scan.cells, limit=limits.cells)
    if scan.last_row > limits.rows:
        raise Unreadable("too_many_rows", sheet=sheet, limit=limits.rows)


def _open(packed: bytes) -> fastexcel.ExcelReader:
    try:
        return fastexcel.read_excel(packed)
    except fastexcel.FastExcelError as damaged:
        raise Unreadable("xlsx_unreadable") from damaged


def _load(reader: fastexcel.ExcelReader, sheet: str, rows: int | None = None) -> pl.DataFrame:
    try:
        # skip_rows=0 keeps empty rows on top, so that row numbers stay those of the file.
        loaded = reader.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string", n_rows=rows)
        frame: pl.DataFrame = loaded.to_polars()
    except fastexcel.FastExcelError as damaged:
        raise Unreadable("xlsx_unreadable", sheet=sheet) from damaged
    frame.columns = [f"c{index}" for index in range(frame.width)]
    return frame.with_row_index("row", offset=1).cast({"row": pl.Int64})


def _choose_sheet(reader: fastexcel.ExcelReader, workbook: Workbook, template: Template) -> str:
    """The first sheet with every column needed; else the one that knows most headers, to tell what it lacks."""
    best, most = None, 0
    for sheet in workbook.sheets:
        header = find_header_row(_load(reader, sheet, _ROWS_TO_LOOK_FOR_HEADERS), template)
        matched = match_headers(header.cells, template, sheet=sheet, row=header.row)
        if matched.source and not matched.faults:
            return sheet
        if len(matched.source) > most:
            best, most = sheet, len(matched.source)
    if best is None:
        raise Unreadable("no_matching_sheet")
    return best


def _notices(read: str, left_out: list[str]) -> tuple[Notice, ...]:
    if not left_out:
        return ()
    return (Notice(read, "other_sheets_left_out", {"read": read, "left_out": ", ".join(left_out)}),)
