"""What stands in the annual wheel of a person, a unit or an organisation: measures, sessions and milestones."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Measure
from fagloft.contexts.planning.queries.circles import Circle, get_surroundings
from fagloft.contexts.planning.queries.concerned_measures import get_concerned_measures
from fagloft.contexts.planning.queries.event_changes import NEVER, Changes, get_changes, get_earlier_days
from fagloft.contexts.planning.queries.milestones import Milestone, get_milestones
from fagloft.engine.annual_wheel import list_occurrences

RINGS = {"region": "organisation", "organisation": "organisation", "unit": "unit", "person": "person"}
A_DAY = timedelta(days=1)
type Period = tuple[date, date]


@dataclass(frozen=True)
class WheelEvent:
    """Something with days, half-open. `key` names it for good, also when its days move.

    `kind` is measure, session, evaluation, decision, revision or the code of what recurs every year; the last have no
    title of their own. `measure_ids` are those that bring the event here.
    """

    key: str
    kind: str
    title: str
    ring: str
    starts_on: date
    ends_on: date
    is_recurring: bool = False
    is_proposed: bool = False
    is_cancelled: bool = False
    learning_form: str = ""
    place: str = ""
    hours: float = 0
    seats: int | None = None
    measure_ids: tuple[int, ...] = ()
    sequence: int = 0
    changed_at: datetime = NEVER.last_at


@dataclass(frozen=True)
class _Known:
    """Measures and sessions with their histories."""

    measures: tuple[Measure, ...]
    sessions: dict[int, list[Session]]
    of_measures: dict[int, Changes]
    of_plans: dict[int, Changes]
    of_sessions: dict[int, Changes]
    of_offers: dict[int, Changes]

    def changes_of(self, measure: Measure) -> Changes:
        return self.of_measures.get(measure.pk, NEVER) + self.of_plans.get(measure.plan_id, NEVER)


def get_events(
    *,
    scope: Scope,
    tree: UnitTree,
    circle: Circle,
    within: Period,
    on: date,
    published_only: bool = False,
    keeps_removed: bool = False,
) -> tuple[WheelEvent, ...]:
    """By day; constant number of questions. What was dropped before it was decided was never in anybody's calendar.

    `keeps_removed`: what a decided measure once placed and no longer does, is told as cancelled.
    """
    around = get_surroundings(scope=scope, tree=tree, circle=circle, on=on)
    measures = get_concerned_measures(
        scope=scope, tree=tree, around=around, within=within, on=on, published_only=published_only
    )
    known = _look_up(scope, measures, within)
    milestones = get_milestones(scope=scope, around=around, within=within, published_only=published_only)
    found = [
        *_merge_sessions(_tell_measures(known, within, published_only=published_only)),
        *(_tell_milestone(one) for one in milestones),
    ]
    if keeps_removed:
        found.extend(_tell_removed(known, {event.key for event in found}, within))
    return tuple(sorted(found, key=lambda event: (event.starts_on, event.ends_on, event.key)))


def _look_up(scope: Scope, measures: tuple[Measure, ...], within: Period) -> _Known:
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    offers = {measure.offer_id for measure in measures if measure.offer_id is not None}
    first, last = within
    rows = list(
        Session.objects.filter(
            tenant_id__in=owners, offer_id__in=offers, starts_on__gt=first - timedelta(days=60), starts_on__lt=last
        ).select_related("offer")
    )
    sessions: dict[int, list[Session]] = {}
    for session in rows:
        sessions.setdefault(session.offer_id, []).append(session)
    return _Known(
        measures=measures,
        sessions=sessions,
        of_measures=get_changes("planning.Measure", [measure.pk for measure in measures], has_status=True),
        of_plans=get_changes("planning.Plan", [measure.plan_id for measure in measures]),
        of_sessions=get_changes("offers.Session", [session.pk for session in rows]),
        of_offers=get_changes("offers.Offer", sessions),
    )


def _tell_measures(known: _Known, within: Period, *, published_only: bool) -> Iterator[WheelEvent]:
    for measure in known.measures:
        changes = known.changes_of(measure)
        is_cancelled = Measure.Status.DROPPED in (measure.status, measure.plan.status)
        is_proposed = measure.status == Measure.Status.PROPOSED
        if (is_cancelled and not changes.was_decided) or (is_proposed and published_only):
            continue
        yield from _tell_measure(known, measure, within, is_cancelled=is_cancelled)


def _tell_measure(known: _Known, measure: Measure, within: Period, *, is_cancelled: bool) -> Iterator[WheelEvent]:
    """Its sessions where it has any; else its occurrences; and the day it is looked back at."""
    told = _tell_plainly(known, measure, is_cancelled=is_cancelled)
    held = [one for one in known.sessions.get(measure.offer_id or 0, []) if _is_held_in(one, measure, within)]
    if held:
        yield from (_of_session(known, told, one) for one in held)
    else:
        yield from _of_measure(told, measure, within)
    looked_back_on = measure.evaluation_on
    if looked_back_on is not None and within[0] <= looked_back_on < within[1]:
        yield replace(
            told,
            key=f"evaluation-{measure.pk}",
            kind="evaluation",
            starts_on=looked_back_on,
            ends_on=looked_back_on + A_DAY,
            hours=0,
        )


def _tell_removed(known: _Known, present: set[str], within: Period) -> Iterator[WheelEvent]:
    """A calendar that has it cannot know that it is gone unless it is told."""
    measures = {measure.pk: measure for measure in known.measures}
    for key, day in get_earlier_days(measures, within).items():
        if key not in present:
            told = _tell_plainly(known, measures[day.measure_id], is_cancelled=True)
            yield replace(told, key=key, kind=day.kind, starts_on=day.starts_on, ends_on=day.ends_on)


def _is_held_in(session: Session, measure: Measure, within: Period) -> bool:
    touches = session.starts_on + timedelta(days=session.days) > within[0]
    return touches and measure.starts_on <= session.starts_on < measure.ends_on


def _of_measure(told: WheelEvent, measure: Measure, within: Period) -> Iterator[WheelEvent]:
    for one in list_occurrences(measure.starts_on, measure.ends_on, measure.recurrence, within):
        yield replace(
            told,
            key=f"measure-{measure.pk}-{one.number}",
            starts_on=one.starts_on,
            ends_on=one.ends_on,
            is_recurring=measure.recurrence != Measure.Recurrence.ONCE,
        )


def _of_session(known: _Known, told: WheelEvent, session: Session) -> WheelEvent:
    own = known.of_sessions.get(session.pk, NEVER) + known.of_offers.get(session.offer_id, NEVER)
    return replace(
        told,
        key=f"session-{session.pk}",
        kind="session",
        title=session.offer.title,
        starts_on=session.starts_on,
        ends_on=session.starts_on + timedelta(days=session.days),
        is_cancelled=told.is_cancelled or session.cancelled_on is not None,
        place=session.place,
        hours=float(session.hours_per_day),
        seats=session.capacity,
        sequence=told.sequence + own.number,
        changed_at=max(told.changed_at, own.last_at),
    )


def _tell_plainly(known: _Known, measure: Measure, *, is_cancelled: bool) -> WheelEvent:
    """The measure as one event, from which each of its days is made."""
    changes = known.changes_of(measure)
    return WheelEvent(
        key=f"measure-{measure.pk}",
        kind="measure",
        title=measure.title,
        ring=RINGS[measure.plan.level],
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        is_proposed=measure.status == Measure.Status.PROPOSED,
        is_cancelled=is_cancelled,
        learning_form=measure.learning_form,
        hours=float(measure.hours_per_person),
        measure_ids=(measure.pk,),
        sequence=changes.number,
        changed_at=changes.last_at,
    )


def _merge_sessions(events: Iterable[WheelEvent]) -> list[WheelEvent]:
    """A session that several measures use stands once, and is held as long as one of them is."""
    merged: dict[str, WheelEvent] = {}
    for event in sorted(events, key=lambda one: (one.is_cancelled, one.measure_ids)):
        before = merged.get(event.key)
        if before is None:
            merged[event.key] = event
        elif not event.is_cancelled:
            ids = before.measure_ids + event.measure_ids
            merged[event.key] = replace(before, measure_ids=ids)
    return list(merged.values())


def _tell_milestone(one: Milestone) -> WheelEvent:
    return WheelEvent(
        key=one.key,
        kind=one.kind,
        title=one.title,
        ring=RINGS[one.level],
        starts_on=one.starts_on,
        ends_on=one.ends_on,
        is_recurring=one.is_recurring,
        is_proposed=one.is_proposed,
        sequence=one.changes.number,
        changed_at=one.changes.last_at,
    )
