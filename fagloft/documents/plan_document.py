"""The competence plan as a document."""

from dataclasses import replace

from fagloft.documents import plan_sections as sections
from fagloft.documents.plan_figures import draw_costs
from fagloft.documents.plan_front import in_short, put_together
from fagloft.documents.plan_numbers import Pen, Words
from fagloft.documents.printable import printable
from fagloft.documents.report import Report, Section
from fagloft.engine.costing.facts import PlanFacts


def compose(facts: PlanFacts, words: Words) -> Report:
    facts, pen = printable(facts), Pen(words)
    introduction = Section(words["introduction"], tuple(filter(None, facts.introduction.splitlines())))
    return put_together(
        "plan",
        facts,
        pen,
        (
            Section(words["summary"], in_short(facts, pen)),
            *((introduction,) if introduction.paragraphs else ()),
            sections.focus(facts, pen),
            sections.goals(facts, pen),
            sections.measures(facts, pen),
            *((sections.reasons(facts, pen),) if any(one.obligation_reason for one in facts.measures) else ()),
            replace(sections.costs(facts, pen), figure=draw_costs(facts, pen)),
            *sections.sums(facts, pen),
            sections.gaps(facts, pen),
            sections.decisions(facts, pen),
            sections.method(facts, pen),
        ),
    )
