"""Looks through a sheet's XML before the fast reader may: its extent, its formulas and its error values."""

import re
from array import array
from dataclasses import dataclass, field
from xml.parsers import expat

import polars as pl

from fagloft.intake.outcome import MARKS, Unreadable

_CELL_NAME = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_ROW_NUMBER = re.compile(r"[1-9][0-9]{0,6}")
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384


@dataclass
class SheetScan:
    """Rows count from 1, columns from 0, as in A1. `first_column` is the leftmost that has content."""

    last_row: int = 0
    first_column: int = 16_384
    last_column: int = -1
    formula_rows: array[int] = field(default_factory=lambda: array("q"))
    formula_columns: array[int] = field(default_factory=lambda: array("q"))
    error_rows: array[int] = field(default_factory=lambda: array("q"))
    error_columns: array[int] = field(default_factory=lambda: array("q"))

    @property
    def cells(self) -> int:
        return self.last_row * max(0, self.last_column - self.first_column + 1)

    def marks(self) -> pl.DataFrame:
        formulas = _marks(self.formula_rows, self.formula_columns, self.first_column, "formula")
        errors = _marks(self.error_rows, self.error_columns, self.first_column, "error_value")
        # An error that a formula gave is told once, as a formula.
        return pl.concat([formulas, errors]).unique(["row", "column"], keep="first", maintain_order=True)


def scan_sheet(part: str, content: bytes) -> SheetScan:
    scan = SheetScan()
    parser = expat.ParserCreate()
    parser.StartElementHandler = _CellHandler(scan).start
    parser.StartDoctypeDeclHandler = _refuse(part)
    try:
        parser.Parse(content, True)
    except (expat.ExpatError, ValueError, LookupError) as damaged:
        raise Unreadable("xlsx_unreadable") from damaged
    return scan


def refuse_document_types(parts: dict[str, bytes]) -> None:
    """The parts that nothing here parses: an Office file has no document type declaration in any of them."""
    for part, content in parts.items():
        if b"<!DOCTYPE" in content or b"<!ENTITY" in content:
            raise Unreadable("hostile_xml", part=part)


class _CellHandler:
    def __init__(self, scan: SheetScan) -> None:
        self.scan, self.row, self.column, self.is_error = scan, 0, -1, False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2] if ":" in name else name
        if local == "c":
            self._enter_cell(attributes)
        elif local in {"v", "is"}:
            self._note_content()
        elif local == "f":
            self._note_content()
            self.scan.formula_rows.append(self.row)
            self.scan.formula_columns.append(self.column)
        elif local == "row":
            self._enter_row(attributes)

    def _enter_row(self, attributes: dict[str, str]) -> None:
        number = attributes.get("r")
        self.row = self.row + 1 if number is None else _row_number(number)
        self.column = -1

    def _enter_cell(self, attributes: dict[str, str]) -> None:
        name = attributes.get("r")
        if name is None:
            self.column += 1
        else:
            self.column, self.row = _position(name)
        self.is_error = attributes.get("t") == "e"

    def _note_content(self) -> None:
        scan = self.scan
        scan.last_row = max(scan.last_row, self.row)
        scan.first_column = min(scan.first_column, self.column)
        scan.last_column = max(scan.last_column, self.column)
        if self.is_error:
            scan.error_rows.append(self.row)
            scan.error_columns.append(self.column)
            self.is_error = False


def _refuse(part: str):  # type: ignore[no-untyped-def]
    def refuse(*_declaration: object) -> None:
        raise Unreadable("hostile_xml", part=part)

    return refuse


def _position(name: str) -> tuple[int, int]:
    """Column and row of A1. The fast reader believes names that no sheet has, and takes memory for all up to there."""
    named = _CELL_NAME.fullmatch(name)
    if named is None:
        raise Unreadable("xlsx_unreadable")
    column = 0
    for letter in named[1]:
        column = column * 26 + ord(letter) - 64
    if column > _LAST_COLUMN:
        raise Unreadable("xlsx_unreadable")
    return column - 1, _row_number(named[2])


def _row_number(number: str) -> int:
    if not _ROW_NUMBER.fullmatch(number) or int(number) > _LAST_ROW:
        raise Unreadable("xlsx_unreadable")
    return int(number)


def _marks(rows: array[int], columns: array[int], first_column: int, code: str) -> pl.DataFrame:
    numbers = pl.Series("column", columns, dtype=pl.Int64) - first_column
    names = ("c" + numbers.cast(pl.String)).alias("column")
    return pl.DataFrame([pl.Series("row", rows, dtype=pl.Int64), names]).with_columns(code=pl.lit(code)).cast(MARKS)  # type: ignore[arg-type]
