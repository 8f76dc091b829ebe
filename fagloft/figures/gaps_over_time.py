"""The share of requirements that were met, from dated snapshots."""

from typing import Any, Final, TypedDict

import altair as alt
import polars as pl

from fagloft.figures.theme import OBLIGATION_COLOURS, OBLIGATION_DASHES, dress

# A piece of the line itself: a dashed square is no square.
_STROKE: Final = alt.Legend(symbolType="stroke", symbolSize=500, symbolStrokeWidth=2)


class ShareWords(TypedDict):
    """The words of the figure in the reader's language."""

    mandatory: str
    expected: str
    voluntary: str
    share: str
    day: str


def gaps_over_time(table: pl.DataFrame, *, title: str, subtitle: str, words: ShareWords) -> Any:
    """Draw one line per obligation, a point on every day that was counted.

    Parameters
    ----------
    table : polars.DataFrame
        One row per snapshot and obligation: `on` (date), `obligation` (mandatory, expected, voluntary), `required` and
        `met` (numbers). Days on which nothing was required are left out: a share of nothing is no share.
    title : str
        The finding, as a sentence.
    subtitle : str
        Number of requirements and source.
    words : ShareWords
        What the obligations and the axes are called.

    Returns
    -------
    altair.LayerChart
        Width 560 pixels, height 240; the axis goes from 0 to 100 %.

    Examples
    --------
    >>> from datetime import date
    >>> table = pl.DataFrame(
    ...     {"on": [date(2026, 10, 1)], "obligation": ["mandatory"], "required": [24], "met": [21]}
    ... )
    >>> words = ShareWords(
    ...     mandatory="mandatory", expected="expected", voluntary="voluntary", share="Requirements met", day="Day"
    ... )
    >>> chart = gaps_over_time(table, title="21 of 24 met", subtitle="N = 24", words=words)
    >>> chart.to_dict()["layer"][0]["encoding"]["y"]["scale"]["domain"]
    [0, 1]
    """
    named = {obligation: words[obligation] for obligation in OBLIGATION_COLOURS}  # type: ignore[literal-required]
    shares = table.filter(pl.col("required") > 0).select(
        "on", pl.col("obligation").replace_strict(named), share=pl.col("met") / pl.col("required")
    )
    colour = alt.Scale(domain=list(named.values()), range=list(OBLIGATION_COLOURS.values()))
    dash = alt.Scale(domain=list(named.values()), range=list(OBLIGATION_DASHES.values()))
    lines = alt.Chart(shares).encode(
        x=alt.X(
            "on:T", title=words["day"], axis=alt.Axis(format="%d.%m.%Y", labelAngle=0, tickCount=6, labelOverlap=True)
        ),
        y=alt.Y(
            "share:Q", title=words["share"], scale=alt.Scale(domain=[0, 1]), axis=alt.Axis(format=".0%", tickCount=6)
        ),
        color=alt.Color("obligation:N", scale=colour, legend=_STROKE),
    )
    layers = alt.layer(
        lines.mark_line(strokeWidth=2).encode(strokeDash=alt.StrokeDash("obligation:N", scale=dash, legend=_STROKE)),
        lines.mark_point(filled=True, size=36, opacity=1),
    )
    return dress(layers.properties(width=560, height=240), title=title, subtitle=subtitle)
