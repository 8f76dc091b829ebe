"""A report before it is PDF or Word: both are made from the same content, so their numbers can't differ."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class Table:
    """`is_number` tells which columns stand to the right; `empty` is said when there are no rows."""

    caption: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_number: tuple[bool, ...]
    widths: tuple[int, ...]
    empty: str


@dataclass(frozen=True)
class Figure:
    svg: str
    caption: str
    alternative: str


@dataclass(frozen=True)
class Section:
    heading: str
    paragraphs: tuple[str, ...] = ()
    table: Table | None = None
    figure: Figure | None = None


@dataclass(frozen=True)
class Report:
    """`header` and `footer` stand on every page; `page_of` has {page} and {pages}; `notice` warns on the first page.

    `fields` are facts by name, for a template that places them itself.
    """

    language: str
    title: str
    subtitle: str
    author: str
    made_at: datetime
    header: str
    footer: str
    page_of: str
    table_word: str
    figure_word: str
    notice: str
    facts: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    fields: tuple[tuple[str, str], ...] = ()
