"""Finds the row with the headers: titles and empty rows may stand above it."""

from dataclasses import dataclass

import polars as pl

from fagloft.intake.headers import count_known
from fagloft.intake.template import Template

_ROWS_TO_LOOK_IN = 20


@dataclass(frozen=True)
class HeaderRow:
    row: int
    cells: list[str | None]


def find_header_row(frame: pl.DataFrame, template: Template) -> HeaderRow:
    """The row among the first with most known headers; the first of equals, the first with content if none is known."""
    candidates = [HeaderRow(row, list(cells)) for row, *cells in frame.head(_ROWS_TO_LOOK_IN).iter_rows()]
    filled = [candidate for candidate in candidates if any(cell and cell.strip() for cell in candidate.cells)]
    if not filled:
        return HeaderRow(1, [])
    return max(filled, key=lambda candidate: count_known([cell or "" for cell in candidate.cells], template))
