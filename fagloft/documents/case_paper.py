"""The political case paper (saksframlegg): what is proposed, why, at which frames, and what is to be decided."""

from collections.abc import Iterator
from dataclasses import replace

from fagloft.documents import plan_sections as sections
from fagloft.documents.plan_figures import draw_costs, draw_frames
from fagloft.documents.plan_front import in_short, put_together
from fagloft.documents.plan_numbers import Pen, Words
from fagloft.documents.printable import printable
from fagloft.documents.report import Report, Section, Table
from fagloft.engine.costing.facts import FrameFact, PlanFacts

_MOST_NAMED = 5


def compose(facts: PlanFacts, words: Words) -> Report:
    facts, pen = printable(facts), Pen(words)
    return put_together(
        "case",
        facts,
        pen,
        (
            _what_it_is_about(facts, pen),
            _background(facts, pen),
            _assessment(facts, pen),
            _frames(facts, pen),
            _measures_by_frame(facts, pen),
            _minimums(facts, pen),
            replace(sections.costs(facts, pen), heading=words["economy"], figure=draw_costs(facts, pen)),
            sections.sums(facts, pen)[0],
            _proposal(facts, pen),
            _duties(facts, pen),
            sections.method(facts, pen),
        ),
    )


def _what_it_is_about(facts: PlanFacts, pen: Pen) -> Section:
    proposed = pen.say("proposed", title=facts.title, period=pen.period(facts.starts_on, facts.ends_on))
    return Section(pen.words["about"], (proposed, *in_short(facts, pen)))


def _background(facts: PlanFacts, pen: Pen) -> Section:
    focus = "; ".join(title for title, _ in facts.focus_areas)
    said = [*facts.introduction.splitlines(), *([pen.say("focus_said", focus=focus)] if focus else [])]
    begun = tuple(filter(None, said)) or (pen.words["background_empty"],)
    return Section(pen.words["background"], (*begun, *sections.gaps_in_words(facts, pen)))


def _assessment(facts: PlanFacts, pen: Pen) -> Section:
    mandatory = sum(one.obligation == "mandatory" for one in facts.measures)
    outside = [one.competence for one in facts.gaps if not one.is_in_plan and one.obligation == "mandatory"]
    paragraphs = [pen.say("assessed", mandatory=mandatory, measures=len(facts.measures))]
    if outside:
        key = "duties_outside" if len(outside) <= _MOST_NAMED else "duties_outside_many"
        paragraphs.append(pen.say(key, count=len(outside), competences=", ".join(outside[:_MOST_NAMED])))
    return Section(pen.words["assessment"], tuple(paragraphs))


def _frames(facts: PlanFacts, pen: Pen) -> Section:
    rows = tuple(_frame(one, pen) for one in facts.frames)
    keys = (
        "frame",
        "frame_cost",
        "frame_measures",
        "open_mandatory",
        "open_expected",
        "open_voluntary",
        "open_minimums",
    )
    table = Table(
        sections.caption("frames_caption", facts, pen),
        tuple(pen.words[key] for key in keys),
        rows,
        (True,) * 7,
        (10, 10, 8, 9, 9, 9, 10),
        pen.words["measures_empty"],
    )
    return Section(pen.words["alternatives"], (pen.words["method_frames"],), table, draw_frames(facts, pen))


def _frame(one: FrameFact, pen: Pen) -> tuple[str, ...]:
    return (
        pen.kroner(one.frame),
        pen.kroner(one.cost),
        f"{len(one.chosen)} / {len(one.chosen) + len(one.left_out)}",
        *(pen.number(count) for _, count in one.open_gaps),
        pen.number(len(one.minimums)),
    )


def _measures_by_frame(facts: PlanFacts, pen: Pen) -> Section:
    """Which measures there is room for; a name that two have is counted off as often as it is chosen."""
    rows = tuple(
        (
            one.title,
            pen.kroner(one.own_new_money),
            *(pen.words["yes"] if one.title in frame.chosen else pen.words["no"] for frame in facts.frames),
        )
        for one in facts.measures
    )
    headers = (
        pen.words["measure"],
        pen.words["own_money"],
        *(pen.say("at_frame", frame=pen.money(frame.frame)) for frame in facts.frames),
    )
    is_number = (False, True, *(False,) * len(facts.frames))
    table = Table(
        sections.caption("room_caption", facts, pen), headers, rows, is_number, (20, 9, *(9,) * len(facts.frames)),
        pen.words["measures_empty"],
    )  # fmt: skip
    return Section(pen.words["room"], table=table)


def _duties(facts: PlanFacts, pen: Pen) -> Section:
    """What is mandatory and still lacking, with the law behind it, frame by frame."""
    names: dict[str, tuple[str, ...]] = {}
    for frame in facts.frames:
        for competence, laws, _ in frame.duties:
            names.setdefault(competence, laws)
    rows = tuple(
        (competence, "; ".join(laws), *(_people_open(competence, frame, pen) for frame in facts.frames))
        for competence, laws in names.items()
    )
    headers = (
        pen.words["competence"],
        pen.words["legal_basis"],
        *(pen.say("at_frame", frame=pen.money(frame.frame)) for frame in facts.frames),
    )
    count = len(facts.frames)
    table = Table(
        sections.caption("duties_caption", facts, pen), headers, rows, (False, False, *(True,) * count),
        (14, 18, *(8,) * count), pen.words["duties_empty"],
    )  # fmt: skip
    return Section(pen.words["duties"], table=table)


def _people_open(competence: str, frame: FrameFact, pen: Pen) -> str:
    return next((pen.number(people) for name, _, people in frame.duties if name == competence), pen.number(0))


def _minimums(facts: PlanFacts, pen: Pen) -> Section:
    """Units that stay under their minimum, and up to which frame."""
    found: dict[tuple[str, str], int] = {}
    for frame in facts.frames:
        for minimum in frame.minimums:
            found[minimum] = frame.frame
    rows = tuple((*minimum, pen.money(frame)) for minimum, frame in sorted(found.items()))
    headers = tuple(pen.words[key] for key in ("unit", "competence", "short_until"))
    table = Table(
        sections.caption("minimums_caption", facts, pen), headers, rows, (False, False, True), (10, 10, 6),
        pen.words["minimums_empty"],
    )  # fmt: skip
    return Section(pen.words["minimums"], table=table)


def _proposal(facts: PlanFacts, pen: Pen) -> Section:
    return Section(pen.words["proposal"], tuple(_points(facts, pen)))


def _points(facts: PlanFacts, pen: Pen) -> Iterator[str]:
    """A draft that whoever presents the case writes on."""
    yield pen.words["proposal_draft"]
    yield pen.say("proposal_plan", title=facts.title, period=pen.period(facts.starts_on, facts.ends_on))
    yield pen.say("proposal_money", own=pen.money(facts.own_new_money))
    yield pen.words["proposal_order"]
    yield pen.say("proposal_status", day=pen.last_day(facts.ends_on))
