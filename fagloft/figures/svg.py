"""A chart as SVG that stands in a page or a document without a script."""

import re
from functools import cache
from html import escape
from pathlib import Path
from typing import Any, Final

import vl_convert

FONTS: Final = Path(__file__).parent / "fonts"

_NORWEGIAN_NUMBERS: Final = {
    "decimal": ",",
    "thousands": "\u00a0",
    "grouping": [3],
    "currency": ["", "\u00a0kr"],
    "percent": "\u00a0%",
}


def to_svg(chart: Any, *, language: str = "nb") -> str:
    """Turn a chart into SVG with an accessible name and description.

    Parameters
    ----------
    chart : altair chart
        A chart whose title is the finding.
    language : {"nb", "nn", "en"}
        Decides how numbers and days are written.

    Returns
    -------
    str
        An `svg` element with `role="img"`, `title` and `desc`.

    Examples
    --------
    >>> import altair as alt
    >>> chart = alt.Chart().mark_point().properties(title="One < two", description="A point")
    >>> '<title>One &lt; two</title><desc>A point</desc>' in to_svg(chart)
    True
    """
    _measure_with_our_typeface()
    specification = chart.to_dict()
    if language == "en":
        svg = vl_convert.vegalite_to_svg(specification, format_locale="en-GB", time_format_locale="en-GB")
    else:
        svg = vl_convert.vegalite_to_svg(specification, format_locale=_NORWEGIAN_NUMBERS, time_format_locale="nb-NO")
    return _describe(svg, _title(specification), str(specification.get("description", "")))


def to_png(svg: str, *, scale: float = 2) -> bytes:
    """Turn SVG into a picture for programs that show no SVG.

    Parameters
    ----------
    svg : str
        What `to_svg` gave.
    scale : float
        Pixels per unit of the SVG; 2 is sharp on paper.

    Returns
    -------
    bytes
        PNG.

    Examples
    --------
    >>> to_png('<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>')[1:4]
    b'PNG'
    """
    _measure_with_our_typeface()
    return bytes(vl_convert.svg_to_png(svg, scale=scale))


@cache
def _measure_with_our_typeface() -> None:
    """Labels get the room they need only when they are measured in the typeface they are shown in."""
    vl_convert.register_font_directory(str(FONTS))


def _title(specification: dict[str, Any]) -> str:
    title = specification.get("title", "")
    return str(title["text"] if isinstance(title, dict) else title)


def _describe(svg: str, title: str, description: str) -> str:
    """Vega hides its marks behind many roles; a reader needs one name and one description."""
    silent = re.sub(r' (?:role|aria-[a-z]+)="[^"]*"', "", svg)
    described = f"<title>{escape(title)}</title><desc>{escape(description)}</desc>"
    return re.sub(r"<svg ([^>]*)>", lambda tag: f'<svg role="img" {tag[1]}>{described}', silent, count=1)
