"""The measures of a plan as Excel: one row per measure, amounts as numbers, and the sums beside."""

from datetime import timedelta

from fagloft.documents.plan_numbers import ORE, Pen, Words
from fagloft.documents.plan_sections import KINDS
from fagloft.documents.safe_cells import Value
from fagloft.documents.table_workbook import ShownTable, to_xlsx
from fagloft.engine.costing.facts import MeasureFact, PlanFacts


def compose(facts: PlanFacts, words: Words) -> ShownTable:
    pen = Pen(words)
    keys = (
        *("measure", "gives", "form", "obligation", "reason", "time", "owner", "goal", "focus_one", "status"),
        *("starts_on", "due", "times", "people", "holding"),
    )
    place = f"{facts.unit}, {facts.organisation}" if facts.unit else facts.organisation
    sums: tuple[Value, ...] = (words["total"], *("",) * 14, *(dict(facts.by_kind).get(kind, 0) / ORE for kind in KINDS))
    return ShownTable(
        title=facts.title,
        lines=(
            pen.say("subtitle", place=place, on=pen.day(facts.on)),
            *((words["demo"],) if facts.is_demo else ()),
            pen.say("costs_note", own=pen.money(facts.own_new_money), total=pen.money(facts.total)),
            words["method_small"],
        ),
        headers=(
            *(words[key] for key in keys),
            *(f"{pen.named('kind', kind)} ({words['kroner']})" for kind in KINDS),
            f"{words['total']} ({words['kroner']})",
            words["own_money"],
            words["payers"],
        ),
        rows=[
            *(_row(one, pen) for one in facts.measures),
            (*sums, facts.total / ORE, facts.own_new_money / ORE, ""),
        ],
        made_at=facts.made_at,
        made_by=facts.made_by,
        language=pen.language,
    )


def write(facts: PlanFacts, words: Words) -> bytes:
    return to_xlsx(compose(facts, words))


def _row(one: MeasureFact, pen: Pen) -> tuple[Value, ...]:
    costs = dict(one.costs)
    return (
        one.title,
        ", ".join(one.competences),
        pen.named("form", one.learning_form),
        pen.named("obligation", one.obligation),
        one.obligation_reason,
        pen.named("attendance", one.attendance),
        one.owner,
        one.goal,
        one.focus_area,
        pen.named("status", one.status),
        one.starts_on,
        one.ends_on - timedelta(1),
        one.times,
        one.people,
        one.holding,
        *(costs.get(kind, 0) / ORE for kind in KINDS),
        one.total / ORE,
        one.own_new_money / ORE,
        ", ".join(pen.named("financing", payer) for payer in one.financing),
    )
