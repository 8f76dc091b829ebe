"""The cells of the matrix, drawn in Python: 200 people x 60 competences are 12,000 of them."""

from collections.abc import Iterable, Sequence
from html import escape
from typing import Protocol

from django import template
from django.utils.safestring import SafeString, mark_safe

from fagloft.web.templatetags.standings import SIGNS, WORDS

register = template.Library()


class Cell(Protocol):
    """What one cell tells; `note` replaces the words of the standing, as in "går ut 12.12.2026"."""

    @property
    def standing(self) -> str: ...
    @property
    def url(self) -> str: ...
    @property
    def note(self) -> str: ...


class Column(Protocol):
    @property
    def label(self) -> str: ...


@register.simple_tag
def column_names(columns: Iterable[Column]) -> list[str]:
    """Names of the columns, made safe once instead of once per person."""
    return [escape(getattr(column, "name", "") or column.label) for column in columns]


@register.simple_tag
def matrix_cells(cells: Iterable[Cell], names: Sequence[str]) -> SafeString:
    """The cells of one person's row, in the order of the columns."""
    words = {standing: str(text) for standing, text in WORDS.items()}
    return mark_safe(  # noqa: S308 - all that comes from outside is escaped in _draw
        "".join(_draw(cell, name, words) for cell, name in zip(cells, names, strict=True))
    )


def _draw(cell: Cell, name: str, words: dict[str, str]) -> str:
    standing = cell.standing
    sign, says = SIGNS[standing], escape(cell.note) if cell.note else words[standing]
    if cell.url:
        return f'<td class="{standing}"><a href="{escape(cell.url)}" aria-label="{name}: {says}">{sign}</a></td>'
    return f'<td class="{standing}"><span aria-hidden="true">{sign}</span><span class="ds-sr-only">{says}</span></td>'
