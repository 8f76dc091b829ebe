"""From a calculation to enrolments that wait for a leader's yes."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.actions.proposals import lock_own
from fagloft.contexts.participation.models import Enrolment, ProposedSeat, TrainingProposal
from fagloft.contexts.participation.queries.employed import Leaving, get_leaving_days, is_employed
from fagloft.contexts.participation.queries.proposal_rows import WITH_PLAN
from fagloft.contexts.participation.queries.seats import get_seats_left
from fagloft.contexts.participation.queries.session_tables import last_day

Status = Enrolment.Status
WAITS_OR_SITS = (Status.PROPOSED, Status.ACCEPTED)
CANCELLED, BEGUN, LEFT, FULL, REFUSED, CLASH = "cancelled", "begun", "left", "full", "refused", "clash"


class NoPlan(Exception):
    """The calculation has not ended with a plan."""


@dataclass(frozen=True)
class Applied:
    """How many enrolments were proposed, how many were so before, and how many seats were left out, by reason.

    Reasons: the session is cancelled or has begun, the person has left, no seat is free, a leader has said no before,
    the person is at another session then or waits for another of the same offer.
    """

    proposed: int
    known: int
    left_out: dict[str, int]


@dataclass
class _Day:
    """What is known of seats and people when the proposal is applied."""

    today: date
    left: dict[int, int]
    leaving: Leaving
    enrolments: dict[tuple[int, int], Enrolment]
    sessions_of: dict[int, list[Session]] = field(default_factory=lambda: defaultdict(list))


@transaction.atomic
def apply(*, scope: Scope, proposal_id: int, at: datetime, today: date) -> Applied:
    """Propose an enrolment for each seat that still makes sense; doing so twice changes nothing more."""
    proposal = lock_own(scope=scope, proposal_id=proposal_id)
    if proposal.status not in WITH_PLAN:
        raise NoPlan
    seats = list(
        ProposedSeat.objects.filter(tenant_id=scope.tenant_id, proposal=proposal)
        .select_related("session")
        .order_by("session__starts_on", "pk")
    )
    day = _look(scope, seats, today)
    made, reasons = [], Counter[str]()
    for seat in seats:
        known = day.enrolments.get((seat.person_id, seat.session_id))
        if known is not None and known.status in WAITS_OR_SITS:
            reasons["known"] += 1
        elif reason := _reason_against(day, seat, known):
            reasons[reason] += 1
        else:
            day.left[seat.session_id] -= 1
            day.sessions_of[seat.person_id].append(seat.session)
            made.append(_enrol(scope, proposal, seat, at))
    Enrolment.objects.bulk_create(made)
    _mark(proposal, scope, at)
    return Applied(proposed=len(made), known=reasons.pop("known", 0), left_out=dict(reasons))


def _look(scope: Scope, seats: list[ProposedSeat], today: date) -> _Day:
    people = {seat.person_id for seat in seats}
    enrolments = list(
        Enrolment.objects.filter(tenant_id=scope.tenant_id, person_id__in=people).select_related("session")
    )
    day = _Day(
        today=today,
        left=get_seats_left(scope=scope, session_ids={seat.session_id for seat in seats}),
        leaving=get_leaving_days(scope=scope, person_ids=people, today=today),
        enrolments={(row.person_id, row.session_id): row for row in enrolments},
    )
    for row in enrolments:
        if row.status in WAITS_OR_SITS and row.session.cancelled_on is None:
            day.sessions_of[row.person_id].append(row.session)
    return day


def _reason_against(day: _Day, seat: ProposedSeat, known: Enrolment | None) -> str:
    session = seat.session
    tests = (
        (CANCELLED, session.cancelled_on is not None),
        (BEGUN, session.starts_on <= day.today),
        (LEFT, not is_employed(day.leaving, seat.person_id, session.starts_on)),
        (REFUSED, known is not None),
        (CLASH, any(_collide(session, other) for other in day.sessions_of[seat.person_id])),
        (FULL, day.left[seat.session_id] <= 0),
    )
    return next((reason for reason, is_so in tests if is_so), "")


def _collide(one: Session, other: Session) -> bool:
    same_days = one.starts_on <= last_day(other) and other.starts_on <= last_day(one)
    return same_days or one.offer_id == other.offer_id


def _enrol(scope: Scope, proposal: TrainingProposal, seat: ProposedSeat, at: datetime) -> Enrolment:
    return Enrolment(
        tenant_id=scope.tenant_id,
        person_id=seat.person_id,
        session_id=seat.session_id,
        unit_id=seat.unit_id,
        proposal=proposal,
        cost=seat.cost,
        asked_at=at,
        asked_by_name=scope.user_name,
    )


def _mark(proposal: TrainingProposal, scope: Scope, at: datetime) -> None:
    if proposal.applied_at is None:
        proposal.applied_at, proposal.applied_by_name = at, scope.user_name
        proposal.save(update_fields=["applied_at", "applied_by_name"])
