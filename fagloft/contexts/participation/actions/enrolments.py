"""A leader's yes or no to a seat. Nobody is sent anywhere without it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.actions.session_turns import publish_taken, wait_for_turn
from fagloft.contexts.participation.models import Enrolment
from fagloft.contexts.participation.queries.decided_people import NotYoursToDecide, get_people_decided_for
from fagloft.contexts.participation.queries.employed import Leaving, get_leaving_days, is_employed
from fagloft.contexts.participation.queries.seats import get_seats_left

__all__ = ["Accepted", "NoSuchEnrolment", "NotYoursToDecide", "accept", "cancel", "decline", "take_back", "withdraw"]

Status = Enrolment.Status
CANCELLED, BEGUN, LEFT, FULL = "cancelled", "begun", "left", "full"


class NoSuchEnrolment(Exception):
    """The enrolment does not exist, belongs to somebody else, or is no longer as it was when the page was opened."""


class SessionStands(Exception):
    """The session is not cancelled: decline or withdraw instead."""


@dataclass(frozen=True)
class Accepted:
    """How many have a seat now, and how many have none, by reason: cancelled, begun, left, full."""

    count: int
    left_out: dict[str, int]


@transaction.atomic
def accept(*, scope: Scope, enrolment_ids: Iterable[int], at: datetime, today: date) -> Accepted:
    """Give seats to those proposed, in the order they were asked for, as long as there are seats."""
    rows = _decided(scope, enrolment_ids, (Status.PROPOSED,), today)
    sessions = {row.session_id for row in rows}
    wait_for_turn(scope=scope, session_ids=sessions)
    left = get_seats_left(scope=scope, session_ids=sessions)
    leaving = get_leaving_days(scope=scope, person_ids={row.person_id for row in rows}, today=today)
    reasons: Counter[str] = Counter()
    for row in rows:
        reason = _reason_against(row, left[row.session_id], leaving, today)
        reasons[reason] += 1
        if not reason:
            left[row.session_id] -= 1
            _decide(row, Status.ACCEPTED, scope, at)
    publish_taken(scope=scope, session_ids=sessions)
    return Accepted(count=reasons.pop("", 0), left_out=dict(reasons))


@transaction.atomic
def decline(*, scope: Scope, enrolment_id: int, reason: str, at: datetime, today: date) -> None:
    """Say no to a seat that is proposed."""
    (row,) = _decided(scope, [enrolment_id], (Status.PROPOSED,), today)
    _decide(row, Status.DECLINED, scope, at, reason=reason)


@transaction.atomic
def withdraw(*, scope: Scope, enrolment_id: int, reason: str, at: datetime, today: date) -> None:
    """Give back a seat that was accepted."""
    (row,) = _decided(scope, [enrolment_id], (Status.ACCEPTED,), today)
    wait_for_turn(scope=scope, session_ids=[row.session_id])
    _decide(row, Status.WITHDRAWN, scope, at, reason=reason)
    publish_taken(scope=scope, session_ids=[row.session_id])


@transaction.atomic
def cancel(*, scope: Scope, enrolment_ids: Iterable[int], at: datetime, today: date) -> int:
    """Close enrolments in sessions that will not be held; returns how many."""
    rows = _decided(scope, enrolment_ids, (Status.PROPOSED, Status.ACCEPTED), today)
    if any(row.session.cancelled_on is None for row in rows):
        raise SessionStands
    for row in rows:
        _decide(row, Status.CANCELLED, scope, at, reason=row.session.cancelled_reason)
    publish_taken(scope=scope, session_ids={row.session_id for row in rows})
    return len(rows)


@transaction.atomic
def take_back(*, scope: Scope, enrolment_id: int, today: date) -> None:
    """Undo a yes or a no: the seat waits for an answer again."""
    (row,) = _decided(scope, [enrolment_id], (Status.ACCEPTED, Status.DECLINED, Status.WITHDRAWN), today)
    wait_for_turn(scope=scope, session_ids=[row.session_id])
    row.status, row.reason, row.decided_at, row.decided_by_name = Status.PROPOSED, "", None, ""
    row.save()
    publish_taken(scope=scope, session_ids=[row.session_id])


def _decided(scope: Scope, enrolment_ids: Iterable[int], statuses: Iterable[Status], today: date) -> list[Enrolment]:
    """The enrolments, locked; all of them must be there and the reader's to decide."""
    wanted = set(enrolment_ids)
    rows = list(
        Enrolment.objects.select_for_update(of=("self",))
        .filter(tenant_id=scope.tenant_id, pk__in=wanted, status__in=list(statuses))
        .select_related("session")
        .order_by("pk")
    )
    if not wanted or len(rows) < len(wanted):
        raise NoSuchEnrolment
    _require_decided(scope, rows, today)
    return rows


def _require_decided(scope: Scope, rows: list[Enrolment], today: date) -> None:
    """Of who has left, the leader of the unit decides that they were proposed in."""
    decided = get_people_decided_for(scope=scope, on=today)
    others = [row for row in rows if row.person_id not in decided]
    employed = get_leaving_days(scope=scope, person_ids={row.person_id for row in others}, today=today)
    if any(row.person_id in employed or not scope.may_lead(row.unit_id) for row in others):
        raise NotYoursToDecide


def _reason_against(row: Enrolment, seats: int, leaving: Leaving, today: date) -> str:
    if row.session.cancelled_on is not None:
        return CANCELLED
    if row.session.starts_on <= today:
        return BEGUN
    if not is_employed(leaving, row.person_id, row.session.starts_on):
        return LEFT
    return "" if seats > 0 else FULL


def _decide(row: Enrolment, status: Status, scope: Scope, at: datetime, *, reason: str = "") -> None:
    row.status, row.reason, row.decided_at, row.decided_by_name = status, reason[:300], at, scope.user_name
    row.save()
