"""Seats of a unit's people: what waits for a yes, what is coming, what needs attention, and who is away at once."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from django.db.models import Q

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Absence, Enrolment, StaffingMinimum
from fagloft.contexts.participation.queries.decided_people import get_people_decided_for
from fagloft.contexts.participation.queries.employed import Leaving, get_leaving_days, is_employed
from fagloft.contexts.participation.queries.seats import get_seats_left
from fagloft.contexts.participation.queries.session_tables import last_day
from fagloft.contexts.participation.queries.unit_people import UnitPerson, get_unit_people, require_units

Status = Enrolment.Status
OPEN = (Status.PROPOSED, Status.ACCEPTED)


@dataclass(frozen=True)
class EnrolmentRow:
    """One seat; `attention` is cancelled (the session) or left (the person), else empty."""

    id: int
    person_id: int
    person_name: str
    unit_id: int
    unit_name: str
    session_id: int
    title: str
    starts_on: date
    last_on: date
    place: str
    cost: Decimal
    status: str
    cancelled_reason: str
    attention: str
    asked_at: datetime
    asked_by_name: str
    may_be_decided: bool


@dataclass(frozen=True)
class AwayDay:
    """How many of a unit are away on a day if everybody proposed goes; `minimum` is None where none is set."""

    unit_id: int
    unit_name: str
    day: date
    accepted: int
    proposed: int
    absent: int
    staff: int
    minimum: int | None

    @property
    def left(self) -> int:
        return max(0, self.staff - self.accepted - self.proposed - self.absent)

    @property
    def is_short(self) -> bool:
        return self.minimum is not None and self.left < self.minimum


@dataclass(frozen=True)
class UnitEnrolments:
    unit_id: int
    unit_name: str
    waiting: tuple[EnrolmentRow, ...]
    coming: tuple[EnrolmentRow, ...]
    attention: tuple[EnrolmentRow, ...]
    seats_left: dict[int, int]
    away: tuple[AwayDay, ...]


def get_unit_enrolments(*, scope: Scope, tree: UnitTree, unit_id: int, today: date) -> UnitEnrolments:
    """Open seats of the people the reader follows in the unit and below; raises NoSuchUnit."""
    units = require_units(scope=scope, tree=tree, unit_id=unit_id)
    people = get_unit_people(scope=scope, unit_ids=units, today=today)
    rows = _find(scope, units, people, today)
    ahead = [row for row in rows if row.last_on >= today]
    waiting = tuple(row for row in ahead if row.status == Status.PROPOSED and not row.attention)
    coming = tuple(row for row in ahead if row.status == Status.ACCEPTED and not row.attention)
    return UnitEnrolments(
        unit_id=unit_id,
        unit_name=tree.nodes[unit_id].name,
        waiting=waiting,
        coming=coming,
        attention=tuple(row for row in rows if row.attention),
        seats_left=get_seats_left(scope=scope, session_ids={row.session_id for row in waiting}),
        away=_count_away(scope, people, waiting, coming),
    )


def count_waiting(*, scope: Scope, unit_ids: frozenset[int], today: date) -> int:
    """How many seats wait for a yes in these units."""
    rows = Enrolment.objects.filter(tenant_id=scope.tenant_id, unit_id__in=unit_ids, status=Status.PROPOSED)
    return rows.filter(session__cancelled_on=None, session__starts_on__gte=today).count()


def _find(scope: Scope, units: frozenset[int], people: tuple[UnitPerson, ...], today: date) -> list[EnrolmentRow]:
    """Seats of those who work there now, and of those who have left since they were proposed there."""
    here = {person.id for person in people}
    found = list(
        Enrolment.objects.filter(
            Q(person_id__in=here) | Q(unit_id__in=units), tenant_id=scope.tenant_id, status__in=OPEN
        )
        .select_related("person", "unit", "session__offer")
        .order_by("session__starts_on", "session_id", "person__family_name", "person__given_name", "pk")
    )
    leaving = get_leaving_days(scope=scope, person_ids={row.person_id for row in found}, today=today)
    decided = get_people_decided_for(scope=scope, on=today)
    return [
        _row(row, leaving, may_be_decided=_may_decide(scope, row, decided, leaving))
        for row in found
        if row.person_id in here or row.person_id not in leaving
    ]


def _may_decide(scope: Scope, row: Enrolment, decided: frozenset[int], leaving: Leaving) -> bool:
    return row.person_id in decided or (row.person_id not in leaving and scope.may_lead(row.unit_id))


def _row(row: Enrolment, leaving: Leaving, *, may_be_decided: bool) -> EnrolmentRow:
    session = row.session
    has_left = not is_employed(leaving, row.person_id, session.starts_on)
    return EnrolmentRow(
        id=row.pk,
        person_id=row.person_id,
        person_name=row.person.name,
        unit_id=row.unit_id,
        unit_name=row.unit.name,
        session_id=row.session_id,
        title=session.offer.title,
        starts_on=session.starts_on,
        last_on=last_day(session),
        place=session.place,
        cost=row.cost,
        status=row.status,
        cancelled_reason=session.cancelled_reason,
        attention="cancelled" if session.cancelled_on else "left" if has_left else "",
        asked_at=row.asked_at,
        asked_by_name=row.asked_by_name,
        may_be_decided=may_be_decided,
    )


def _count_away(
    scope: Scope, people: tuple[UnitPerson, ...], waiting: tuple[EnrolmentRow, ...], coming: tuple[EnrolmentRow, ...]
) -> tuple[AwayDay, ...]:
    """One row per unit and day on which somebody is proposed to be away."""
    staff: dict[int, set[int]] = {}
    for person in people:
        staff.setdefault(person.unit_id, set()).add(person.id)
    days = sorted(
        {(row.unit_name, row.unit_id, day) for row in waiting for day in _days(row)}, key=lambda key: key[::-1]
    )
    minimums = dict(
        StaffingMinimum.objects.filter(tenant_id=scope.tenant_id, unit_id__in=staff).values_list(
            "unit_id", "people_left"
        )
    )
    absences = list(
        Absence.objects.filter(tenant_id=scope.tenant_id, person_id__in={person.id for person in people}).values_list(
            "person_id", "starts_on", "ends_on"
        )
    )
    return tuple(
        AwayDay(
            unit_id=unit_id,
            unit_name=name,
            day=day,
            accepted=_count_on(coming, unit_id, day),
            proposed=_count_on(waiting, unit_id, day),
            absent=len({who for who, first, end in absences if first <= day < end and who in staff.get(unit_id, ())}),
            staff=len(staff.get(unit_id, ())),
            minimum=minimums.get(unit_id),
        )
        for name, unit_id, day in days
    )


def _count_on(rows: tuple[EnrolmentRow, ...], unit_id: int, day: date) -> int:
    return len({row.person_id for row in rows if row.unit_id == unit_id and row.starts_on <= day <= row.last_on})


def _days(row: EnrolmentRow) -> list[date]:
    return [row.starts_on + timedelta(days=number) for number in range((row.last_on - row.starts_on).days + 1)]
