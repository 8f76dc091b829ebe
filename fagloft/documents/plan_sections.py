"""Sections that the documents of a plan share: goals, measures, costs, gaps, decisions, method."""

from collections.abc import Iterable, Sequence

from fagloft.documents.plan_numbers import Pen
from fagloft.documents.report import Section, Table
from fagloft.engine.costing.facts import GapFact, MeasureFact, PlanFacts

KINDS = ("fee", "travel", "hours", "substitute", "other")


def source_line(facts: PlanFacts, pen: Pen) -> str:
    return pen.say("source_line", on=pen.day(facts.on))


def caption(key: str, facts: PlanFacts, pen: Pen) -> str:
    """What a table or figure shows, with its source and day."""
    return f"{pen.words[key]} {source_line(facts, pen)}"


def focus(facts: PlanFacts, pen: Pen) -> Section:
    said = tuple(f"{title}: {text}" if text else title for title, text in facts.focus_areas)
    return Section(pen.words["focus"], said or (pen.words["focus_empty"],))


def goals(facts: PlanFacts, pen: Pen) -> Section:
    rows = tuple(
        (goal.title, goal.indicator, goal.baseline, goal.target, pen.day(goal.target_on)) for goal in facts.goals
    )
    headers = _headers(pen, "goal", "indicator", "baseline", "target", "target_on")
    widths = (10, 7, 4, 4, 5)
    table = Table(caption("goals_caption", facts, pen), headers, rows, (False, False, True, True, False), widths,
                  pen.words["goals_empty"])  # fmt: skip
    return Section(pen.words["goals"], table=table)


def measures(facts: PlanFacts, pen: Pen) -> Section:
    rows = tuple(_measure(one, pen) for one in facts.measures)
    headers = _headers(pen, "measure", "form", "obligation", "people", "holding", "period", "owner", "status")
    is_number = (False, False, False, True, True, False, False, False)
    table = Table(caption("measures_caption", facts, pen), headers, rows, is_number, (20, 13, 12, 8, 10, 12, 13, 11),
                  pen.words["measures_empty"])  # fmt: skip
    return Section(pen.words["measures"], (pen.words["group_note"],), table)


def _measure(one: MeasureFact, pen: Pen) -> tuple[str, ...]:
    named = one.title.casefold()
    gives = ", ".join(name for name in one.competences if name.split(" (")[0].casefold() not in named)
    return (
        f"{one.title}: {gives}" if gives else one.title,
        pen.named("form", one.learning_form),
        pen.named("obligation", one.obligation),
        pen.number(one.people),
        pen.held(one),
        pen.period(one.starts_on, one.ends_on),
        one.owner,
        pen.named("status", one.status),
    )


def reasons(facts: PlanFacts, pen: Pen) -> Section:
    """Why what is mandatory is."""
    rows = tuple((one.title, one.obligation_reason) for one in facts.measures if one.obligation_reason)
    table = Table(caption("reasons_caption", facts, pen), _headers(pen, "measure", "reason"), rows, (False, False),
                  (6, 10), "")  # fmt: skip
    return Section(pen.words["reasons"], table=table)


def costs(facts: PlanFacts, pen: Pen) -> Section:
    rows = [(one.title, *_kroner_by_kind(dict(one.costs), pen), pen.kroner(one.total)) for one in facts.measures]
    if rows:
        rows.append((pen.words["total"], *_kroner_by_kind(dict(facts.by_kind), pen), pen.kroner(facts.total)))
    headers = (pen.words["measure"], *(pen.named("kind", kind) for kind in KINDS), pen.words["total"])
    table = Table(
        caption("costs_caption", facts, pen), headers, tuple(rows), (False, *(True,) * 6), (20, 10, 9, 11, 10, 9, 11),
        pen.words["measures_empty"],
    )  # fmt: skip
    notes = [pen.say("costs_note", own=pen.money(facts.own_new_money), total=pen.money(facts.total))]
    if facts.people_without_rate:
        notes.append(pen.say("rates_missing", people=pen.number(facts.people_without_rate)))
    return Section(pen.words["costs"], tuple(notes), table)


def _kroner_by_kind(costs: dict[str, int], pen: Pen) -> tuple[str, ...]:
    return tuple(pen.kroner(costs.get(kind, 0)) for kind in KINDS)


def sums(facts: PlanFacts, pen: Pen) -> tuple[Section, ...]:
    """The same costs by who pays, by goal and by unit."""
    payers = [(pen.named("financing", code), amount) for code, amount in facts.by_financing]
    goals_named = [(name or pen.words["without_goal"], amount) for name, amount in facts.by_goal]
    units = [(name or pen.words["without_unit"], amount) for name, amount in facts.by_unit]
    return (
        _sum(facts, pen, "by_financing", payers),
        _sum(facts, pen, "by_goal", goals_named),
        _sum(facts, pen, "by_unit", units),
    )


def _sum(facts: PlanFacts, pen: Pen, name: str, amounts: Sequence[tuple[str, int]]) -> Section:
    rows = [(label, pen.kroner(amount)) for label, amount in amounts]
    if rows:
        rows.append((pen.words["total"], pen.kroner(facts.total)))
    headers = (pen.words[f"{name}_head"], pen.words["kroner"])
    table = Table(caption(f"{name}_caption", facts, pen), headers, tuple(rows), (False, True), (12, 4),
                  pen.words["measures_empty"])  # fmt: skip
    return Section(pen.words[name], table=table)


def gaps(facts: PlanFacts, pen: Pen, *, only_in_plan: bool = False) -> Section:
    """All that is missing, or what the plan does something about; the rest is then told in numbers."""
    rows = tuple(_gap(one, pen) for one in facts.gaps if one.is_in_plan or not only_in_plan)
    headers = _headers(pen, "competence", "obligation", "legal_basis", "required", "lacking", "reached")
    is_number = (False, False, False, True, True, True)
    table = Table(caption("gaps_caption", facts, pen), headers, rows, is_number, (18, 10, 20, 8, 8, 11),
                  pen.words["gaps_outside" if only_in_plan else "gaps_empty"])  # fmt: skip
    return Section(pen.words["gaps"], (*gaps_in_words(facts, pen), pen.words["small_note"]), table)


def _gap(one: GapFact, pen: Pen) -> tuple[str, ...]:
    reached = pen.number(one.closed) if one.is_in_plan else pen.words["not_in_plan"]
    return (
        one.competence,
        pen.named("obligation", one.obligation),
        "; ".join(one.laws),
        pen.number(one.required),
        pen.number(one.lacking),
        reached,
    )


def gaps_in_words(facts: PlanFacts, pen: Pen) -> Iterable[str]:
    open_today = {name: pen.number(count) for name, count in facts.open_today}
    yield pen.say("open_today", **open_today)
    if facts.minimums_today:
        yield pen.say("minimums_today", minimums=pen.number(facts.minimums_today))
    outside = sum(not one.is_in_plan for one in facts.gaps)
    if outside:
        yield pen.say("outside_plan", outside=outside)


def decisions(facts: PlanFacts, pen: Pen) -> Section:
    rows = tuple(
        (
            pen.day(one.decided_on),
            pen.named("decision", one.kind),
            one.case_number,
            one.text,
            one.owner,
            " ".join(text if text.endswith(".") else f"{text}." for text in (one.concerns, one.expected) if text),
        )
        for one in facts.decisions
    )
    headers = _headers(pen, "decided_on", "decision_kind", "case_number", "decision_text", "owner", "concerns")
    table = Table(caption("decisions_caption", facts, pen), headers, rows, (False,) * 6, (7, 9, 7, 18, 9, 14),
                  pen.words["decisions_empty"])  # fmt: skip
    return Section(pen.words["decisions"], table=table)


def method(facts: PlanFacts, pen: Pen) -> Section:
    """How measures are chosen within a frame is told beside the frames."""
    laws = (pen.say("laws", laws="; ".join(facts.laws)),) if facts.laws else ()
    return Section(
        pen.words["method"],
        (pen.words["method_costs"], pen.words["method_small"], *laws,
         pen.say("sources", on=pen.day(facts.on))),
    )  # fmt: skip


def _headers(pen: Pen, *keys: str) -> tuple[str, ...]:
    return tuple(pen.words[key] for key in keys)
