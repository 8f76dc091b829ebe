"""How many requirements stay open with each frame of a budget."""

from typing import Any, TypedDict

import altair as alt
import polars as pl

from fagloft.figures.theme import OBLIGATION_COLOURS, dress

_BAR = 34
_NUMBER_COLOURS = {"mandatory": "#ffffff", "expected": "#ffffff", "voluntary": "#002c54"}


class OpenWords(TypedDict):
    """The words of the figure in the reader's language."""

    mandatory: str
    expected: str
    voluntary: str
    open: str


def open_by_frame(table: pl.DataFrame, *, title: str, subtitle: str, words: OpenWords) -> Any:
    """Draw stacked horizontal bars, one per frame in the order of the table.

    Parameters
    ----------
    table : polars.DataFrame
        One row per frame and obligation: `frame` (text), `obligation` (one of the three), `open` (number).
    title : str
        The finding, as a sentence.
    subtitle : str
        What is counted, day and source.
    words : OpenWords
        What the obligations and the axis are called.

    Returns
    -------
    altair.LayerChart
        Width 520 pixels, one bar per frame.

    Examples
    --------
    >>> table = pl.DataFrame({"frame": ["100,000 kr"], "obligation": ["mandatory"], "open": [12]})
    >>> words = OpenWords(mandatory="mandatory", expected="expected", voluntary="voluntary", open="Open requirements")
    >>> chart = open_by_frame(table, title="12 stay open", subtitle="All units", words=words)
    >>> [layer["mark"]["type"] for layer in chart.to_dict()["layer"]]
    ['bar', 'text']
    """
    named = {obligation: words[obligation] for obligation in OBLIGATION_COLOURS}  # type: ignore[literal-required]
    rank = {obligation: number for number, obligation in enumerate(OBLIGATION_COLOURS)}
    frames = table["frame"].unique(maintain_order=True).to_list()
    rows = (
        table.filter(pl.col("open") > 0)
        .with_columns(
            rank=pl.col("obligation").replace_strict(rank, return_dtype=pl.Int8),
            number_colour=pl.col("obligation").replace_strict(_NUMBER_COLOURS),
            obligation=pl.col("obligation").replace_strict(named),
        )
        .sort("frame", "rank")
        .with_columns(middle=pl.col("open").cum_sum().over("frame") - pl.col("open") / 2)
    )
    chart = alt.Chart(rows).encode(
        x=alt.X("open:Q", title=words["open"], stack="zero", axis=alt.Axis(format="d", tickMinStep=1)),
        y=alt.Y("frame:N", title=None, sort=frames),
        order=alt.Order("rank:Q"),
    )
    scale = alt.Scale(domain=list(named.values()), range=list(OBLIGATION_COLOURS.values()))
    bars = chart.mark_bar(stroke="#ffffff", strokeWidth=1).encode(color=alt.Color("obligation:N", scale=scale))
    numbers = chart.mark_text(fontSize=11, fontWeight=600).encode(
        x=alt.X("middle:Q"), text=alt.Text("open:Q", format="d"), color=alt.Color("number_colour:N", scale=None)
    )
    layers = alt.layer(bars, numbers).properties(width=520, height=alt.Step(_BAR))
    return dress(layers, title=title, subtitle=subtitle)
