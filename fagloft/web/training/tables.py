"""Tables as `components/table.html` draws them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """`key` makes it sortable; priorities 1 and 2 stand first on a phone."""

    label: str
    key: str = ""
    is_numeric: bool = False
    priority: int = 0


@dataclass(frozen=True)
class Cell:
    text: str
    url: str = ""
    detail: str = ""
    tag_colour: str = ""


@dataclass(frozen=True)
class Row:
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Table:
    label: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
