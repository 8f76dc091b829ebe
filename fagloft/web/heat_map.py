"""Shares as a map of colours with the numbers in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fagloft.web.templatetags.formats import percent
from fagloft.web.templatetags.lists import HEAT_STEPS, heat_level

NOT_ASKED = "·"


@dataclass(frozen=True)
class Heading:
    label: str
    url: str = ""


@dataclass(frozen=True)
class HeatCell:
    text: str
    level: int | None
    url: str = ""


@dataclass(frozen=True)
class HeatRow:
    label: str
    url: str
    cells: tuple[HeatCell, ...]


@dataclass(frozen=True)
class HeatMap:
    label: str
    corner: str
    columns: Sequence[Heading]
    rows: Sequence[HeatRow]
    legend_low: str
    legend_high: str


def draw_heat_map(*, label: str, corner: str, columns: Sequence[Heading], rows: Sequence[HeatRow]) -> HeatMap:
    high = _("over %(share)s mangler det") % {"share": percent(HEAT_STEPS[-1])}
    return HeatMap(label, corner, columns, rows, legend_low=percent(0), legend_high=high)


def heat_cell(*, is_asked: bool, share: float | None, url: str = "") -> HeatCell:
    """A share of nobody is a dot; a share that is hidden has no level."""
    if not is_asked:
        return HeatCell(NOT_ASKED, 0)
    if share is None:
        return HeatCell("", None)
    return HeatCell(percent(share), heat_level(share), url if share else "")
