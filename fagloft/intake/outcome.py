"""What comes out of reading a file: rows, faults, notices and counts."""

from dataclasses import dataclass, field

import polars as pl

MARKS = {"row": pl.Int64, "column": pl.String, "code": pl.String}


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong. `row` is the row number as the user sees it in the file; None concerns the file."""

    sheet: str | None
    row: int | None
    column: str | None
    found: str | None
    expected_code: str
    params: dict[str, str | int]


@dataclass(frozen=True)
class Notice:
    """Something the user should know that stops nothing."""

    sheet: str | None
    code: str
    params: dict[str, str | int]


@dataclass(frozen=True)
class Counts:
    """`rows_read` are the rows with content, example rows left out; `faults` counts those not kept too."""

    rows_read: int = 0
    rows_without_fault: int = 0
    rows_empty: int = 0
    faults: int = 0


@dataclass(frozen=True)
class Intake:
    """`rows` holds the rows without fault, in file order, with the column `row`.

    `broken_rows` are the others, with nothing in the cells that have a fault; `written` gives each column's header as
    the user wrote it.
    """

    rows: pl.DataFrame
    faults: tuple[Fault, ...]
    notices: tuple[Notice, ...]
    counts: Counts
    broken_rows: pl.DataFrame
    written: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class TextTable:
    """A table as it stands in the file: text only, columns c0, c1 ... and the row number as the user sees it.

    `marks` (row, column, code) are the cells that can't be trusted whatever text they show, such as formulas.
    """

    sheet: str | None
    frame: pl.DataFrame
    marks: pl.DataFrame = field(default_factory=lambda: pl.DataFrame(schema=MARKS))
    notices: tuple[Notice, ...] = ()
    date_system_1904: bool = False


class Unreadable(Exception):
    """The file as a whole can't be read; `fault` says why."""

    def __init__(self, code: str, *, sheet: str | None = None, row: int | None = None, **params: str | int) -> None:
        super().__init__(code)
        self.fault = Fault(sheet, row, None, None, code, params)
