"""What each measure of a plan costs, and what of."""

from typing import Any, TypedDict

import altair as alt
import polars as pl

from fagloft.figures.theme import dress

KINDS = ("fee", "travel", "hours", "substitute", "other")
# Lightness differs from neighbour to neighbour, so the order holds in grey too.
KIND_COLOURS = {"fee": "#002c54", "travel": "#7fb1dc", "hours": "#0062ba", "substitute": "#ea9b1b", "other": "#bbbcbd"}
_BAR = 26
_ROOM = 1.1


class CostWords(TypedDict):
    """The words of the figure in the reader's language."""

    fee: str
    travel: str
    hours: str
    substitute: str
    other: str
    kroner: str


def cost_by_measure(table: pl.DataFrame, *, title: str, subtitle: str, words: CostWords) -> Any:
    """Draw stacked horizontal bars, the dearest measure on top.

    Parameters
    ----------
    table : polars.DataFrame
        One row per measure and kind: `measure` (text), `kind` (one of `KINDS`), `kroner` (number).
    title : str
        The finding, as a sentence.
    subtitle : str
        Number of measures, day and source.
    words : CostWords
        What the kinds and the axis are called.

    Returns
    -------
    altair.LayerChart
        Width 520 pixels, one bar per measure with its sum in thousands of kroner at the end.

    Examples
    --------
    >>> table = pl.DataFrame({"measure": ["CPR", "CPR"], "kind": ["fee", "hours"], "kroner": [12000, 30000]})
    >>> words = CostWords(
    ...     fee="fee", travel="travel", hours="hours", substitute="substitute", other="other", kroner="Thousand kroner"
    ... )
    >>> chart = cost_by_measure(table, title="CPR costs most", subtitle="1 measure", words=words)
    >>> [layer["mark"]["type"] for layer in chart.to_dict()["layer"]]
    ['bar', 'text']
    """
    named = {kind: words[kind] for kind in KINDS}  # type: ignore[literal-required]
    thousands = (pl.col("kroner") / 1000).alias("thousands")
    costs = table.with_columns(
        thousands, rank=pl.col("kind").replace_strict({kind: number for number, kind in enumerate(KINDS)})
    ).with_columns(kind=pl.col("kind").replace_strict(named))
    sums = table.group_by("measure").agg(pl.col("kroner").sum()).with_columns(thousands)
    order = sums.sort("kroner", "measure", descending=[True, False])["measure"].to_list()
    # Room for the sum behind the longest bar.
    scale = alt.Scale(domain=[0, _ROOM * float(sums["thousands"].max() or 1)], nice=False)  # type: ignore[arg-type]
    across = alt.X("thousands:Q", title=words["kroner"], stack="zero", axis=alt.Axis(format=",.0f"), scale=scale)
    down = alt.Y("measure:N", title=None, sort=order)
    colour = alt.Color("kind:N", scale=alt.Scale(domain=list(named.values()), range=list(KIND_COLOURS.values())))
    bars = (
        alt.Chart(costs)
        .mark_bar(stroke="#ffffff", strokeWidth=1)
        .encode(x=across, y=down, color=colour, order=alt.Order("rank:Q"))
    )
    totals = (
        alt.Chart(sums)
        .mark_text(align="left", dx=4, fontSize=11, fontWeight=600)
        .encode(x=alt.X("thousands:Q"), y=down, text=alt.Text("thousands:Q", format=",.0f"))
    )
    return dress(alt.layer(bars, totals).properties(width=520, height=alt.Step(_BAR)), title=title, subtitle=subtitle)
