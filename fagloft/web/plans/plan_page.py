"""What the page of a plan says: the answer, what to do next, the measures by goal."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.planning.queries.decisions import DecisionRow
from fagloft.contexts.planning.queries.measures import MeasureRow
from fagloft.contexts.planning.queries.plan_details import PlanDetail
from fagloft.contexts.planning.queries.plans import PlanRow
from fagloft.contexts.planning.queries.receipts import Receipts
from fagloft.web.plans.measure_words import MeasureLine, present_measure
from fagloft.web.plans.words import kind_word, level_word, period_words, status_colour, status_word

ENDED = ("done", "evaluated", "dropped")


@dataclass(frozen=True)
class MeasureGroup:
    """Measures that lead to one goal; those without one stand last and are marked."""

    heading: str
    url: str
    is_without_goal: bool
    measures: tuple[MeasureLine, ...]


@dataclass(frozen=True)
class Step:
    """What to do next: a link, or a button that does it."""

    label: str
    url: str
    is_post: bool = False


@dataclass(frozen=True)
class PlanPage:
    detail: PlanDetail
    heading: str
    lead: str
    status: str
    colour: str
    next_words: str
    steps: tuple[Step, ...]
    groups: tuple[MeasureGroup, ...]
    dropped: tuple[MeasureLine, ...]
    above: tuple[MeasureGroup, ...]
    may_write: bool
    may_drop: bool
    may_revise: bool
    receipts_words: str
    decisions: tuple[tuple[DecisionRow, str], ...]


def present(detail: PlanDetail, *, today: date) -> PlanPage:
    plan = detail.plan
    is_open = plan.status not in ENDED
    words, steps = _next(detail, today)
    return PlanPage(
        detail=detail,
        heading=answer(plan),
        lead=_facts(plan),
        status=status_word(plan.status),
        colour=status_colour(plan.status),
        next_words=words,
        steps=steps,
        groups=_group(detail.measures, plan.unit_id),
        dropped=tuple(present_measure(row) for row in detail.measures if row.status == "dropped"),
        above=_above(detail.measures_above),
        may_write=plan.may_be_changed and is_open,
        may_drop=(plan.may_be_changed or plan.may_be_decided) and is_open,
        may_revise=plan.may_be_changed and plan.status != "dropped" and detail.followed_by_id is None,
        receipts_words=receipts_words(detail.receipts) if detail.receipts else "",
        decisions=with_kinds(detail.decisions),
    )


def with_kinds(rows: Sequence[DecisionRow]) -> tuple[tuple[DecisionRow, str], ...]:
    """Each decision with what kind it was; a political one with its case."""
    return tuple((row, f"{kind_word(row.kind)} {row.case_number}".strip()) for row in rows)


def answer(plan: PlanRow) -> str:
    """The plan in one line: period, measures, what is missing and late."""
    period = _("Planen for %(period)s") % {"period": period_words(plan.starts_on, plan.ends_on)}
    if not plan.measures:
        return _("%(plan)s har ingen tiltak ennå") % {"plan": period}
    # A number stays with its word, however narrow the heading is.
    words = ngettext("%(count)d tiltak", "%(count)d tiltak", plan.measures).replace(" ", "\u00a0")
    parts = [words % {"count": plan.measures}]
    if plan.without_goal:
        parts.append(_("%(count)d uten mål") % {"count": plan.without_goal})
    if plan.overdue:
        parts.append(_("%(count)d over fristen") % {"count": plan.overdue})
    return f"{period}: {', '.join(parts)}"


def receipts_words(receipts: Receipts) -> str:
    """How many have read, as far as the reader may know."""
    if receipts.concerned is None or receipts.read is None:
        return _("Hvor mange som har lest planen, er skjult, fordi gruppa er liten.")
    if not receipts.concerned:
        return ""
    return _("%(read)d av %(all)d har bekreftet at de har lest planen.") % {
        "read": receipts.read,
        "all": receipts.concerned,
    }


def _facts(plan: PlanRow) -> str:
    return " · ".join((plan.title, plan.whose, level_word(plan.level)))


def _group(rows: Sequence[MeasureRow], within: int | None) -> tuple[MeasureGroup, ...]:
    """In the order in which the first measure of each is due."""
    by_goal: dict[int | None, list[MeasureRow]] = {}
    for row in rows:
        if row.status != "dropped":
            by_goal.setdefault(row.text.goal_id, []).append(row)
    ordered = sorted(by_goal.items(), key=lambda pair: pair[0] is None)
    return tuple(
        MeasureGroup(
            heading=found[0].goal_title or _("Uten mål"),
            url=reverse("goal", args=[goal_id]) if goal_id is not None else "",
            is_without_goal=goal_id is None,
            measures=tuple(present_measure(row, within=within) for row in found),
        )
        for goal_id, found in ordered
    )


def _above(rows: Sequence[MeasureRow]) -> tuple[MeasureGroup, ...]:
    """One group without a heading: the goals they lead to stand in plans of their own."""
    measures = tuple(present_measure(row) for row in rows)
    return (MeasureGroup("", "", is_without_goal=False, measures=measures),) if measures else ()


def _next(detail: PlanDetail, today: date) -> tuple[str, tuple[Step, ...]]:
    """The one thing that takes the plan on, for whoever may do it."""
    plan = detail.plan
    decide = Step(_("Registrer vedtaket"), reverse("plan_decide", args=[plan.id]))
    publish = Step(_("Publiser planen"), reverse("plan_step", args=[plan.id, "publish"]), is_post=True)
    may = plan.may_be_changed or plan.may_be_decided
    if plan.status == "dropped":
        again = Step(_("Ta planen opp igjen"), reverse("plan_step", args=[plan.id, "take-up"]), is_post=True)
        return _("Planen er droppet: %(reason)s") % {"reason": plan.dropped_reason}, (again,) if may else ()
    if plan.status == "proposed":
        return _proposed(plan, decide)
    if plan.is_changed and plan.status not in ENDED:
        words = _("Planen er endret siden vedtaket. Det som er vedtatt, gjelder til endringene er vedtatt.")
        see = Step(_("Se endringene"), reverse("plan_differences", args=[plan.id]))
        return words, (decide, see) if plan.may_be_decided else (see,)
    if plan.is_unpublished and plan.status not in ENDED:
        return _("Planen er vedtatt og ikke publisert. De den gjelder, ser den først da."), (publish,) if may else ()
    return _under_way(plan, today, may=may)


def _proposed(plan: PlanRow, decide: Step) -> tuple[str, tuple[Step, ...]]:
    if not plan.measures:
        return _("Legg til det første tiltaket. Planen kan vedtas når den har ett."), ()
    if plan.may_be_decided:
        return _("Planen er foreslått og venter på vedtak."), (decide,)
    return _("Planen er foreslått. Nivået over vedtar den."), ()


def _under_way(plan: PlanRow, today: date, *, may: bool) -> tuple[str, tuple[Step, ...]]:
    finish = Step(_("Planen er gjennomført"), reverse("plan_step", args=[plan.id, "finish"]), is_post=True)
    if plan.status == "published" and may:
        start = Step(_("Sett i gang"), reverse("plan_step", args=[plan.id, "start"]), is_post=True)
        return _("Planen er publisert."), (start,)
    if plan.status == "in_progress" and may and plan.ends_on <= today:
        return _("Planperioden er over."), (finish,)
    return "", (finish,) if plan.status == "in_progress" and may else ()
