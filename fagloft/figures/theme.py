"""Colours and type of the figures: the tokens of the design system, in an order that survives colour blindness."""

from typing import Any, Final

import altair as alt

FONT: Final = "Inter, system-ui, sans-serif"
STANDINGS: Final = ("met", "lapses_soon", "lapsed", "missing")

# Lightness falls from met to missing, so the order holds in grey and for red-green blindness.
STANDING_COLOURS: Final = {"met": "#8fc997", "lapses_soon": "#ea9b1b", "lapsed": "#d76e6e", "missing": "#8f1414"}
STANDING_TEXT_COLOURS: Final = {"met": "#023409", "lapses_soon": "#3c2807", "lapsed": "#2b0606", "missing": "#ffffff"}
OBLIGATION_COLOURS: Final = {"mandatory": "#002c54", "expected": "#0062ba", "voluntary": "#7fb1dc"}
OBLIGATION_DASHES: Final = {"mandatory": [1, 0], "expected": [8, 4], "voluntary": [2, 3]}

_TEXT: Final = "#292c30"
_LINE: Final = "#bbbcbd"


def dress(chart: alt.TopLevelMixin, *, title: str, subtitle: str) -> Any:
    """Give a chart the title, type and calm lines that all figures share.

    Parameters
    ----------
    chart : altair chart
        The chart to dress.
    title : str
        The finding, as a sentence.
    subtitle : str
        Number of people, day and source.

    Returns
    -------
    altair chart
        The same chart with properties and configuration.

    Examples
    --------
    >>> dressed = dress(alt.Chart().mark_bar(), title="3 of 24 lack CPR", subtitle="N = 24")
    >>> dressed.to_dict(validate=False)["title"]["text"]
    '3 of 24 lack CPR'
    """
    heading = alt.TitleParams(
        text=title, subtitle=subtitle, anchor="start", offset=12, fontSize=15, subtitleFontSize=11
    )
    return (
        chart.properties(title=heading, description=f"{title}. {subtitle}")
        .configure(font=FONT, background="#ffffff")
        .configure_title(color=_TEXT, subtitleColor="#5b5d60", fontWeight=600)
        .configure_axis(
            labelColor=_TEXT,
            titleColor=_TEXT,
            gridColor="#e8e8e9",
            domainColor=_LINE,
            tickColor=_LINE,
            titleFontWeight=400,
            labelFontSize=12,
            titleFontSize=12,
            labelLimit=260,
        )
        .configure_legend(
            labelColor=_TEXT, orient="top", title=None, labelFontSize=12, symbolType="square", labelLimit=300
        )
        .configure_view(stroke=None)
    )
