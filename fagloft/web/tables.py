"""Tables as `components/table.html` draws them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`key` makes it sortable; priorities 1 and 2 stand first on a phone."""

    label: str
    is_numeric: bool = False
    priority: int = 0
    key: str = ""


@dataclass(frozen=True)
class Cell:
    text: str
    url: str = ""
    tag_colour: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
