"""Tables as `components/table.html` shows them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
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


@dataclass(frozen=True)
class Todo:
    """As `components/todo_list.html` shows it."""

    heading: str
    detail: str
    solution: str = ""
    action_label: str = ""
    action_url: str = ""
    method: str = "get"
    fields: tuple[tuple[str, str], ...] = ()
