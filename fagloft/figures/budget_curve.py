"""What each budget buys: the value of the plan against kroner, and the most that any plan could be worth."""

from typing import Any, TypedDict

import altair as alt
import polars as pl

from fagloft.figures.theme import OBLIGATION_COLOURS, dress

LABEL_ABOVE = -12


class CurveWords(TypedDict):
    """The words of the figure in the reader's language."""

    budget: str
    value: str
    plan: str
    bound: str


def budget_curve(table: pl.DataFrame, *, title: str, subtitle: str, words: CurveWords) -> Any:
    """Draw what budgets buy, with the number of closed gaps written at each point.

    Parameters
    ----------
    table : polars.DataFrame
        One row per budget: `kroner` (what may be spent), `value` (weights of closed gaps), `bound` (no plan is worth
        more) and `closed` (text at the point).
    title : str
        The finding, as a sentence.
    subtitle : str
        Number of gaps and source.
    words : CurveWords
        What axes and lines are called.

    Returns
    -------
    altair.LayerChart
        Width 560 pixels, height 260; both axes begin at 0.

    Examples
    --------
    >>> table = pl.DataFrame({"kroner": [0, 100], "value": [0, 9], "bound": [0, 10], "closed": ["0", "4"]})
    >>> words = CurveWords(budget="Kroner", value="Value", plan="the plan", bound="at most")
    >>> chart = budget_curve(table, title="100 kroner close 4", subtitle="N = 12", words=words)
    >>> [layer["mark"]["type"] for layer in chart.to_dict()["layer"]]
    ['line', 'line', 'point', 'text']
    """
    lines = pl.concat(
        [
            table.select("kroner", "closed", worth=pl.col(column).cast(pl.Float64), line=pl.lit(name))
            for column, name in (("bound", words["bound"]), ("value", words["plan"]))
        ]
    )
    colour = alt.Scale(
        domain=[words["plan"], words["bound"]],
        range=[OBLIGATION_COLOURS["mandatory"], OBLIGATION_COLOURS["voluntary"]],
    )
    drawn = alt.Chart(lines).encode(
        x=alt.X(
            "kroner:Q", title=words["budget"], scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6, format=",.0f")
        ),
        y=alt.Y("worth:Q", title=words["value"], scale=alt.Scale(zero=True), axis=alt.Axis(tickCount=6)),
        color=alt.Color("line:N", scale=colour),
    )
    plan = drawn.transform_filter(alt.datum.line == words["plan"])
    layers = alt.layer(
        drawn.transform_filter(alt.datum.line == words["bound"]).mark_line(strokeWidth=2, strokeDash=[4, 4]),
        plan.mark_line(strokeWidth=2),
        plan.mark_point(filled=True, size=48, opacity=1),
        plan.mark_text(dy=LABEL_ABOVE, fontSize=12).encode(text="closed:N"),
    )
    return dress(layers.properties(width=560, height=260), title=title, subtitle=subtitle)
