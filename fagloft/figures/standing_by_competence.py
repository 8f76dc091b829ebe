"""How each required competence stands: held, lapsing soon, lapsed, missing."""

from typing import Any, TypedDict

import altair as alt
import polars as pl

from fagloft.figures.theme import STANDING_COLOURS, STANDING_TEXT_COLOURS, STANDINGS, dress

_BAR = 26


class StandingWords(TypedDict):
    """The words of the figure in the reader's language."""

    met: str
    lapses_soon: str
    lapsed: str
    missing: str
    people: str


def standing_by_competence(table: pl.DataFrame, *, title: str, subtitle: str, words: StandingWords) -> Any:
    """Draw stacked horizontal bars, the competence most in need on top.

    Parameters
    ----------
    table : polars.DataFrame
        One row per competence: `competence` (text), `met`, `lapses_soon`, `lapsed`, `missing` (numbers of people;
        those whose holding lapses soon are not among the met).
    title : str
        The finding, as a sentence.
    subtitle : str
        Number of people, day and source.
    words : StandingWords
        What the four standings and the axis are called.

    Returns
    -------
    altair.LayerChart
        Width 560 pixels, one bar per competence.

    Examples
    --------
    >>> table = pl.DataFrame({"competence": ["CPR"], "met": [20], "lapses_soon": [1], "lapsed": [1], "missing": [2]})
    >>> words = StandingWords(
    ...     met="holds", lapses_soon="lapses soon", lapsed="lapsed", missing="missing", people="People required"
    ... )
    >>> chart = standing_by_competence(table, title="3 of 24 lack CPR", subtitle="N = 24", words=words)
    >>> [layer["mark"]["type"] for layer in chart.to_dict()["layer"]]
    ['bar', 'text']
    """
    people = alt.Chart(_long(table, words)).encode(
        x=alt.X("people:Q", title=words["people"], stack="zero", axis=alt.Axis(format="d", tickMinStep=1)),
        y=alt.Y("competence:N", title=None, sort=_in_order_of_need(table)),
        order=alt.Order("rank:Q"),
    )
    named = [words[standing] for standing in STANDINGS]
    bars = people.mark_bar(stroke="#ffffff", strokeWidth=1).encode(
        color=alt.Color("standing:N", scale=alt.Scale(domain=named, range=list(STANDING_COLOURS.values())), sort=named)
    )
    numbers = people.mark_text(fontSize=11, fontWeight=600).encode(
        x=alt.X("middle:Q"),
        text=alt.Text("people:Q", format="d"),
        color=alt.Color("text_colour:N", scale=None),
    )
    layers = alt.layer(bars, numbers).properties(width=560, height=alt.Step(_BAR))
    return dress(layers, title=title, subtitle=subtitle)


def _long(table: pl.DataFrame, words: StandingWords) -> pl.DataFrame:
    """One row per competence and standing that somebody has, with the middle of its stretch for the number."""
    rank = {standing: number for number, standing in enumerate(STANDINGS)}
    long = table.unpivot(list(STANDINGS), index="competence", variable_name="standing", value_name="people")
    return (
        long.with_columns(
            rank=pl.col("standing").replace_strict(rank, return_dtype=pl.Int8),
            text_colour=pl.col("standing").replace_strict(STANDING_TEXT_COLOURS),
            standing=pl.col("standing").replace_strict(dict(words), default=None),
        )
        .sort("competence", "rank")
        .with_columns(middle=pl.col("people").cum_sum().over("competence") - pl.col("people") / 2)
        .filter(pl.col("people") > 0)
    )


def _in_order_of_need(table: pl.DataFrame) -> list[str]:
    need = pl.col("missing") + pl.col("lapsed")
    return table.sort(need, "lapses_soon", "competence", descending=[True, True, False])["competence"].to_list()
