"""Sections of the order of a cohort: the group, needs, modules, dates, place, money, requirements, what to answer."""

from collections.abc import Iterator

from fagloft.documents.order_facts import GroupPart, OrderFacts
from fagloft.documents.plan_numbers import Pen
from fagloft.documents.report import Section, Table

OERE = 100


def group(facts: OrderFacts, pen: Pen) -> Iterator[Section]:
    """Sectors, levels and municipalities."""
    parts = (("sectors", facts.sectors), ("levels", facts.levels), ("municipalities", facts.municipalities))
    for key, told in parts:
        rows = tuple((_names(one, pen), pen.number(one.people)) for one in told)
        table = Table(_caption(f"{key}_caption", facts, pen), _headers(pen, f"{key}_head", "participants"), rows,
                      (False, True), (12, 4), pen.words["nobody"])  # fmt: skip
        notes = (pen.say("group_note", people=pen.number(facts.people)),) if key == "sectors" else ()
        yield Section(pen.words[key], notes, table)


def needs(facts: OrderFacts, pen: Pen) -> Section:
    rows = tuple(
        (one.topic, pen.words["hidden"] if one.people is None else pen.number(one.people), one.modules)
        for one in facts.needs
    )
    table = Table(_caption("needs_caption", facts, pen), _headers(pen, "topic", "need_it", "covered_by"), rows,
                  (False, True, False), (12, 6, 14), pen.words["no_needs"])  # fmt: skip
    return Section(pen.words["needs"], (pen.words["needs_note"],), table)


def modules(facts: OrderFacts, pen: Pen) -> Section:
    rows = tuple((one.title, one.topics, one.credits, pen.number(one.days)) for one in facts.modules)
    table = Table(_caption("modules_caption", facts, pen), _headers(pen, "module", "topics", "credits", "days"), rows,
                  (False, False, True, True), (12, 15, 6, 5), pen.words["no_modules"])  # fmt: skip
    return Section(pen.words["modules"], (pen.say("modules_note", credits=facts.credits),), table)


def gatherings(facts: OrderFacts, pen: Pen) -> Section:
    rows = tuple(
        (pen.number(number), pen.day(first), pen.day(last), pen.number((last - first).days + 1))
        for number, (first, last) in enumerate(facts.dates, start=1)
    )
    table = Table(_caption("dates_caption", facts, pen), _headers(pen, "number", "from", "to", "days"), rows,
                  (True, False, False, True), (4, 8, 8, 5), "")  # fmt: skip
    return Section(pen.words["dates"], (pen.words["dates_note"],), table)


def venue(facts: OrderFacts, pen: Pen) -> Section:
    rows = tuple(
        (pen.say("chosen", name=one.name) if one.is_chosen else one.name, one.all_hours, one.worst)
        for one in facts.venues
    )
    table = Table(_caption("venues_caption", facts, pen), _headers(pen, "place", "all_hours", "worst"), rows,
                  (False, True, True), (12, 8, 8), "")  # fmt: skip
    return Section(pen.words["venue"], (pen.say("venue_note", venue=facts.venue),), table)


def economy(facts: OrderFacts, pen: Pen) -> Section:
    """What the office reckons with; the frame is the provider's price alone."""
    rows = tuple(
        (pen.words[one.key], pen.kroner(one.total * OERE), pen.kroner(one.total * OERE // max(facts.people, 1)))
        for one in facts.money
    )
    table = Table(_caption("money_caption", facts, pen), _headers(pen, "expense", "whole", "each"), rows,
                  (False, True, True), (12, 7, 7), "")  # fmt: skip
    most = facts.price_most
    frame = pen.words["no_frame"] if most is None else pen.say("frame", most=pen.money(most * OERE))
    return Section(pen.words["economy"], (frame, pen.words["economy_note"]), table)


def questions(pen: Pen) -> Section:
    keys = ("ask_modules", "ask_lecturers", "ask_credits", "ask_cases", "ask_between", "ask_dates", "ask_price",
            "ask_requirements", "ask_evaluation", "ask_references")  # fmt: skip
    rows = tuple((pen.number(number), pen.words[key]) for number, key in enumerate(keys, start=1))
    table = Table(pen.words["questions_caption"], _headers(pen, "number", "question"), rows, (True, False), (2, 26), "")
    return Section(pen.words["questions"], (), table)


def requirements(facts: OrderFacts, pen: Pen) -> Section:
    rows = tuple(
        (pen.number(number), one.requirement, one.judgement, one.ground, one.source)
        for number, one in enumerate(facts.requirements, start=1)
    )
    headers = _headers(pen, "number", "requirement", "judgement", "ground", "source")
    table = Table(_caption("requirements_caption", facts, pen), headers, rows, (True, False, False, False, False),
                  (3, 16, 7, 13, 5), "")  # fmt: skip
    return Section(pen.words["requirements"], (pen.words["requirements_note"],), table)


def _names(part: GroupPart, pen: Pen) -> str:
    names = ", ".join(part.names)
    return names if len(part.names) == 1 else pen.say("together", names=names)


def _caption(key: str, facts: OrderFacts, pen: Pen) -> str:
    return f"{pen.words[key]} {pen.say('source_line', on=pen.day(facts.on))}"


def _headers(pen: Pen, *keys: str) -> tuple[str, ...]:
    return tuple(pen.words[key] for key in keys)
