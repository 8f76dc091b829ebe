"""What stands first in every document of a plan, and on every page of it."""

from fagloft.documents.plan_numbers import Pen
from fagloft.documents.report import Report, Section
from fagloft.documents.written_numbers import write_day
from fagloft.engine.costing.facts import PlanFacts


def put_together(kind: str, facts: PlanFacts, pen: Pen, sections: tuple[Section, ...]) -> Report:
    """A report of this kind: plan, case or status."""
    place = f"{facts.unit}, {facts.organisation}" if facts.unit else facts.organisation
    made_at = f"{write_day(facts.made_at.date(), pen.language)} {facts.made_at:%H:%M}"
    return Report(
        language=pen.language,
        title=pen.say(f"{kind}_title", title=facts.title),
        subtitle=pen.say("subtitle", place=place, on=pen.day(facts.on)),
        author=facts.made_by,
        made_at=facts.made_at,
        header=place,
        footer=pen.say("footer", made_at=made_at, made_by=facts.made_by),
        page_of=pen.words["page_of"],
        table_word=pen.words["table"],
        figure_word=pen.words["figure"],
        notice=pen.words["demo"] if facts.is_demo else "",
        facts=_facts(facts, pen),
        sections=sections,
        fields=list_fields(facts, pen),
    )


def list_fields(facts: PlanFacts, pen: Pen) -> tuple[tuple[str, str], ...]:
    """What a municipality's own template may place where it likes."""
    latest = facts.decisions[0] if facts.decisions else None
    return (
        ("organisation", facts.organisation),
        ("unit", facts.unit),
        ("plan", facts.title),
        ("introduction", facts.introduction),
        ("period", pen.period(facts.starts_on, facts.ends_on)),
        ("status", pen.named("status", facts.status)),
        ("total", pen.money(facts.total)),
        ("own_new_money", pen.money(facts.own_new_money)),
        ("measures", pen.number(len(facts.measures))),
        ("people", pen.number(facts.people)),
        ("case_number", latest.case_number if latest else ""),
        ("decided_on", pen.day(latest.decided_on) if latest else ""),
        ("on", pen.day(facts.on)),
        ("made_by", facts.made_by),
    )


def _facts(facts: PlanFacts, pen: Pen) -> tuple[tuple[str, str], ...]:
    decided = [
        f"{pen.day(one.decided_on)}, {pen.named('decision', one.kind)}"
        + (f", {pen.say('case', number=one.case_number)}" if one.case_number else "")
        for one in facts.decisions[:1]
    ]
    return (
        (pen.words["organisation"], facts.organisation),
        *(((pen.words["unit"], facts.unit),) if facts.unit else ()),
        (pen.words["period"], pen.period(facts.starts_on, facts.ends_on)),
        (pen.words["status"], pen.named("status", facts.status)),
        (pen.words["decision"], decided[0] if decided else pen.words["not_decided"]),
        (pen.words["costs_whole"], pen.money(facts.total)),
    )


def in_short(facts: PlanFacts, pen: Pen) -> tuple[str, ...]:
    """The plan in two sentences."""
    return (
        pen.say(
            "in_short",
            measures=pen.number(len(facts.measures)),
            total=pen.money(facts.total),
            substitute=pen.money(dict(facts.by_kind).get("substitute", 0)),
        ),
        pen.say("in_short_budget", own=pen.money(facts.own_new_money)),
    )
