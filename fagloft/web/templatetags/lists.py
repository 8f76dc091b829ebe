"""Sorting kept in the address, so that a sorted list can be shared, and steps of colour."""

from collections.abc import Iterator
from typing import Any

from django import template
from django.core.paginator import Page
from django.template.context import RequestContext

register = template.Library()

# Upper ends of the steps; a share above the last is the darkest.
HEAT_STEPS = (0.0, 0.05, 0.10, 0.20, 0.35)


@register.inclusion_tag("components/sort_header.html", takes_context=True)
def sort_header(
    context: RequestContext, key: str, label: str, default: str = "", *, numeric: bool = False
) -> dict[str, object]:
    """A column head that sorts: upwards first, then downwards."""
    sorted_by = context.request.GET.get("sort", default)
    turned = f"-{key}" if sorted_by == key else key
    direction = {key: "ascending", f"-{key}": "descending"}.get(sorted_by, "none")
    return {
        "label": label,
        "sort": turned,
        "direction": direction,
        "is_numeric": numeric,
    }


@register.filter
def cell_class(column: object) -> str:
    """Where a cell stands in the list that a table becomes on a phone, and whether it is a number."""
    words = {1: "first", 2: "second"}.get(getattr(column, "priority", 0), "")
    return f"{words} number".strip() if getattr(column, "is_numeric", False) else words


@register.filter
def zipped(cells: list[object], columns: list[object]) -> list[tuple[object, object]]:
    """The cells of a row with their columns."""
    return list(zip(cells, columns, strict=True))


@register.filter
def page_numbers(page: "Page[Any]") -> Iterator[str | int]:
    """First, last and nearest pages, with gaps between."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)


def heat_level(share: float) -> int:
    """Which of six steps, light to dark, a share is drawn in."""
    return sum(share > step for step in HEAT_STEPS)
