"""The reader's own seats: what somebody has proposed, and what is decided."""

from dataclasses import dataclass
from datetime import date

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Enrolment
from fagloft.contexts.participation.queries.session_tables import last_day

SHOWN = (Enrolment.Status.PROPOSED, Enrolment.Status.ACCEPTED, Enrolment.Status.CANCELLED)


@dataclass(frozen=True)
class OwnEnrolment:
    title: str
    starts_on: date
    last_on: date
    place: str
    status: str
    is_cancelled: bool
    decided_by_name: str


def get_own_enrolments(*, scope: Scope, today: date) -> tuple[OwnEnrolment, ...]:
    """Seats in sessions that are not over, the first to come first; also those in sessions that were cancelled."""
    rows = Enrolment.objects.filter(
        tenant_id=scope.tenant_id, person_id__in=scope.person_ids, status__in=SHOWN
    ).select_related("session__offer")
    return tuple(
        OwnEnrolment(
            title=row.session.offer.title,
            starts_on=row.session.starts_on,
            last_on=last_day(row.session),
            place=row.session.place,
            status=row.status,
            is_cancelled=row.session.cancelled_on is not None,
            decided_by_name=row.decided_by_name,
        )
        for row in rows.order_by("session__starts_on", "pk")
        if last_day(row.session) >= today
    )
