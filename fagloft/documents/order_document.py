"""The order of a tailored cohort as a document to send to providers."""

from fagloft.documents import order_sections as sections
from fagloft.documents.order_facts import OrderFacts
from fagloft.documents.plan_numbers import Pen, Words
from fagloft.documents.printable import printable
from fagloft.documents.report import Report, Section


def compose(facts: OrderFacts, words: Words) -> Report:
    facts, pen = printable(facts), Pen(words)
    made_at = f"{pen.day(facts.made_at.date())} {facts.made_at:%H:%M}"
    return Report(
        language=pen.language,
        title=pen.say("title", title=facts.title),
        subtitle=pen.say("subtitle", orderer=facts.orderer, on=pen.day(facts.on)),
        author=facts.made_by,
        made_at=facts.made_at,
        header=facts.orderer,
        footer=pen.say("footer", made_at=made_at, made_by=facts.made_by),
        page_of=words["page_of"],
        table_word=words["table"],
        figure_word=words["figure"],
        notice=words["demo"] if facts.is_demo else "",
        facts=_facts(facts, pen),
        sections=(
            Section(words["summary"], _in_short(facts, pen)),
            *sections.group(facts, pen),
            sections.needs(facts, pen),
            sections.modules(facts, pen),
            sections.gatherings(facts, pen),
            sections.venue(facts, pen),
            sections.economy(facts, pen),
            sections.questions(pen),
            sections.requirements(facts, pen),
            Section(words["method"], (words["method_text"], pen.say("sources", on=pen.day(facts.on)))),
        ),
    )


def _facts(facts: OrderFacts, pen: Pen) -> tuple[tuple[str, str], ...]:
    first, last = facts.dates[0][0], facts.dates[-1][1]
    return (
        (pen.words["orderer"], facts.orderer),
        (pen.words["group"], pen.say("people_count", people=pen.number(facts.people))),
        (pen.words["period"], f"{pen.day(first)}–{pen.day(last)}"),
        (pen.words["place"], facts.venue),
        *(((pen.words["answer_by"], pen.day(facts.answer_by_on)),) if facts.answer_by_on else ()),
        (pen.words["contact"], facts.contact or facts.made_by),
    )


def _in_short(facts: OrderFacts, pen: Pen) -> tuple[str, ...]:
    return (
        pen.say(
            "in_short",
            orderer=facts.orderer,
            people=pen.number(facts.people),
            gatherings=pen.number(len(facts.dates)),
            days=pen.number(facts.days_each),
            venue=facts.venue,
            first=pen.day(facts.dates[0][0]),
        ),
        pen.words["in_short_offer"],
    )
