"""The figures of a plan's documents, each with its numbers as text."""

import polars as pl

from fagloft.documents.plan_numbers import ORE, Pen
from fagloft.documents.plan_sections import caption, source_line
from fagloft.documents.report import Figure
from fagloft.engine.costing.facts import PlanFacts
from fagloft.figures.cost_by_measure import KINDS, CostWords, cost_by_measure
from fagloft.figures.open_by_frame import OpenWords, open_by_frame
from fagloft.figures.svg import to_svg

# More bars than this no longer fit a page; the table has them all.
_MOST_BARS = 12


def draw_costs(facts: PlanFacts, pen: Pen) -> Figure | None:
    """The dearest measures, by what the money goes to."""
    shown = sorted((one for one in facts.measures if one.total), key=lambda one: -one.total)[:_MOST_BARS]
    if not shown:
        return None
    # Two measures of one name would become one bar.
    names = [one.title if [two.title for two in shown].count(one.title) == 1 else f"{one.title} ({number})"
             for number, one in enumerate(shown, start=1)]  # fmt: skip
    rows = [(name, kind, amount / ORE) for name, one in zip(names, shown, strict=True) for kind, amount in one.costs]
    title = pen.say("costs_title", measure=names[0], amount=pen.money(shown[0].total))
    chart = cost_by_measure(
        pl.DataFrame(rows, schema=["measure", "kind", "kroner"], orient="row"),
        title=title,
        subtitle=pen.say("costs_subtitle", count=len(shown), source=source_line(facts, pen)),
        words=CostWords(
            **{kind: pen.named("kind", kind) for kind in KINDS}, kroner=pen.words["thousand_kroner"]  # type: ignore[typeddict-item]
        ),
    )  # fmt: skip
    lines = [f"{name}: {pen.money(one.total)}" for name, one in zip(names, shown, strict=True)]
    return Figure(
        to_svg(chart, language=pen.language),
        caption("costs_figure_caption", facts, pen),
        f"{title}. {'. '.join(lines)}.",
    )


def draw_frames(facts: PlanFacts, pen: Pen) -> Figure | None:
    """What stays open with each frame; nothing is drawn of numbers that are not told."""
    rows = [
        (pen.money(frame.frame), obligation, count)
        for frame in facts.frames
        for obligation, count in frame.open_gaps
        if count
    ]
    if not rows:
        return None
    last = facts.frames[-1]
    left = sum(count or 0 for _, count in last.open_gaps)
    title = pen.say("frames_title", amount=pen.money(last.frame), left=pen.number(left))
    chart = open_by_frame(
        pl.DataFrame(rows, schema=["frame", "obligation", "open"], orient="row"),
        title=title,
        subtitle=source_line(facts, pen),
        words=OpenWords(
            mandatory=pen.named("obligation", "mandatory"),
            expected=pen.named("obligation", "expected"),
            voluntary=pen.named("obligation", "voluntary"),
            open=pen.words["open_axis"],
        ),
    )
    lines = [f"{frame}, {pen.named('obligation', obligation)}: {count}" for frame, obligation, count in rows]
    return Figure(
        to_svg(chart, language=pen.language),
        caption("frames_figure_caption", facts, pen),
        f"{title}. {'. '.join(lines)}.",
    )
