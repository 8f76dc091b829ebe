"""What the consequence note says: the answer for the frame that was asked, and two others beside it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.planning.queries.consequences import Consequences, OpenDuty, Outlook
from fagloft.web.plan_costs.money_words import kroner, kroner_alone
from fagloft.web.templatetags.formats import number

MOST_NAMED = 3
MOST_ROWS = 8


@dataclass(frozen=True)
class FrameLine:
    frame: str
    is_asked: bool
    cost: str
    measures: str
    open_gaps: tuple[str, ...]
    minimums: str


@dataclass(frozen=True)
class Line:
    """A row with a mark per frame."""

    name: str
    detail: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class ConsequencePage:
    found: Consequences
    heading: str
    lead: str
    today: str
    outside: str
    frames: tuple[FrameLine, ...]
    measures: tuple[Line, ...]
    duties: tuple[Line, ...]
    more_duties: tuple[Line, ...]
    minimums: tuple[Line, ...]


def present(found: Consequences, *, asked: int | None) -> ConsequencePage:
    plan, duties = found.costs.plan, _duties(found)
    chosen = next((one for one in found.outlooks if one.frame == asked), found.outlooks[0])
    return ConsequencePage(
        found=found,
        heading=_answer(chosen),
        lead=f"{plan.title} · {plan.whose}",
        today=_today(found),
        outside=_outside(found),
        frames=tuple(_frame(one, is_asked=one is chosen) for one in found.outlooks),
        measures=_measures(found),
        duties=duties[:MOST_ROWS],
        more_duties=duties[MOST_ROWS:],
        minimums=_minimums(found),
    )


def _answer(one: Outlook) -> str:
    every = len(one.chosen) + len(one.left_out)
    told = {"frame": kroner(one.frame), "chosen": len(one.chosen), "all": every}
    start = _("Med %(frame)s er det rom for %(chosen)d av %(all)d tiltak") % told
    left = one.open_gaps["mandatory"]
    if left is None:
        return start
    open_words = ngettext("%(count)s pålagt krav står igjen", "%(count)s pålagte krav står igjen", left)
    return f"{start}; {open_words % {'count': number(left)}}"


def _today(found: Consequences) -> str:
    counts = {name: _told(count) for name, count in found.open_today.items()}
    return (
        _("I dag er %(mandatory)s pålagte, %(expected)s forventede og %(voluntary)s frivillige krav ikke oppfylt.")
        % counts
    )


def _outside(found: Consequences) -> str:
    """What is mandatory and in no measure: how many, and those that most lack."""
    names = [gap.competence_name for gap in found.gaps if not gap.is_in_plan and gap.obligation == "mandatory"]
    if not names:
        return ""
    told = {"count": len(names), "names": ", ".join(names[:MOST_NAMED])}
    if len(names) <= MOST_NAMED:
        return _("Planen har ikke tiltak for disse pålagte kravene: %(names)s.") % told
    return _("Planen har ikke tiltak for %(count)d pålagte krav, blant dem %(names)s.") % told


def _told(count: int | None) -> str:
    return _("under fem") if count is None else number(count)


def _frame(one: Outlook, *, is_asked: bool) -> FrameLine:
    return FrameLine(
        frame=kroner(one.frame),
        is_asked=is_asked,
        cost=kroner_alone(one.cost),
        measures=_("%(chosen)d av %(all)d") % {"chosen": len(one.chosen), "all": len(one.chosen) + len(one.left_out)},
        open_gaps=tuple(_told(count) for count in one.open_gaps.values()),
        minimums=number(len(one.minimums)),
    )


def _measures(found: Consequences) -> tuple[Line, ...]:
    """In the order the largest frame chooses them, so that the first ones are those that matter most."""
    last = found.outlooks[-1]
    places = [{measure.row.id: place for place, measure in enumerate(one.chosen, start=1)} for one in found.outlooks]
    return tuple(
        Line(
            name=measure.row.text.title,
            detail=kroner(measure.cost.own_new_money),
            cells=tuple(
                _("ja, som nummer %(place)d") % {"place": place[measure.row.id]}
                if measure.row.id in place
                else _("nei")
                for place in places
            ),
        )
        for measure in (*last.chosen, *last.left_out)
    )


def _duties(found: Consequences) -> tuple[Line, ...]:
    named: dict[str, OpenDuty] = {}
    by_frame = [{duty.competence_name: duty for duty in one.duties} for one in found.outlooks]
    for duties in by_frame:
        named = duties | named
    return tuple(
        Line(
            name=name,
            detail="; ".join(duty.laws),
            cells=tuple(_told(duties[name].people) if name in duties else number(0) for duties in by_frame),
        )
        for name, duty in named.items()
    )


def _minimums(found: Consequences) -> tuple[Line, ...]:
    by_frame = [set(one.minimums) for one in found.outlooks]
    return tuple(
        Line(
            name=unit,
            detail=competence,
            cells=tuple(_("under") if (unit, competence) in short else _("oppfylt") for short in by_frame),
        )
        for unit, competence in sorted(set().union(*by_frame))
    )
