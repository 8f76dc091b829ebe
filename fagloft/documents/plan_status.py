"""How far a plan has come, as a document."""

from collections.abc import Iterator

from fagloft.documents import plan_sections as sections
from fagloft.documents.plan_front import in_short, put_together
from fagloft.documents.plan_numbers import Pen, Words
from fagloft.documents.printable import printable
from fagloft.documents.report import Report, Section, Table
from fagloft.engine.costing.facts import PlanFacts

FINISHED = frozenset({"done", "evaluated"})


def compose(facts: PlanFacts, words: Words) -> Report:
    facts, pen = printable(facts), Pen(words)
    return put_together(
        "status",
        facts,
        pen,
        (
            Section(words["summary"], (*_progress(facts, pen), *in_short(facts, pen))),
            _measures(facts, pen),
            sections.goals(facts, pen),
            sections.gaps(facts, pen, only_in_plan=True),
            sections.costs(facts, pen),
            sections.decisions(facts, pen),
            sections.method(facts, pen),
        ),
    )


def _progress(facts: PlanFacts, pen: Pen) -> Iterator[str]:
    finished = sum(one.status in FINISHED for one in facts.measures)
    begun = sum(one.status == "in_progress" for one in facts.measures)
    key = "progress" if finished or begun else "progress_none"
    yield pen.say(key, finished=finished, measures=len(facts.measures), begun=begun)
    late = [one.title for one in facts.measures if one.is_overdue]
    if late:
        yield pen.say("overdue", count=len(late), measures=", ".join(late))


def _measures(facts: PlanFacts, pen: Pen) -> Section:
    rows = tuple(
        (
            one.title,
            pen.named("status", one.status),
            pen.last_day(one.ends_on) + (f" ({pen.words['late']})" if one.is_overdue else ""),
            one.owner,
            pen.number(one.people),
            pen.held(one),
        )
        for one in facts.measures
    )
    keys = ("measure", "status", "due", "owner", "people", "holding")
    table = Table(
        sections.caption("status_caption", facts, pen),
        tuple(pen.words[key] for key in keys),
        rows,
        (False, False, False, False, True, True),
        (20, 11, 13, 14, 9, 11),
        pen.words["measures_empty"],
    )
    return Section(pen.words["measures"], (pen.words["group_note"],), table)
