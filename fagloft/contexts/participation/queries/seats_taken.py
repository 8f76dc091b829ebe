"""Who is away because they have a seat, and how many of a unit must be left: what the annual wheel warns from."""

from collections import defaultdict
from datetime import date, timedelta

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Enrolment, StaffingMinimum
from fagloft.contexts.planning.queries.event_conflicts import Member, SeatsTaken

LONGEST = timedelta(days=60)


def get_seats_taken(*, scope: Scope, within: tuple[date, date]) -> tuple[SeatsTaken, ...]:
    """Of the own organisation, in sessions of the period that are held; a proposal is nobody's seat yet."""
    accepted = Enrolment.objects.filter(
        tenant_id=scope.tenant_id,
        status=Enrolment.Status.ACCEPTED,
        session__cancelled_on=None,
        session__starts_on__gt=within[0] - LONGEST,
        session__starts_on__lt=within[1],
    )
    members: dict[Session, set[Member]] = defaultdict(set)
    for row in accepted.select_related("session__offer").order_by("session__starts_on", "session_id", "pk"):
        members[row.session].add((str(row.unit_id), str(row.person_id)))
    return tuple(
        SeatsTaken(
            key=f"session-{session.pk}",
            title=session.offer.title,
            starts_on=session.starts_on,
            ends_on=session.starts_on + timedelta(days=session.days),
            hours=float(session.hours_per_day),
            members=frozenset(seated),
        )
        for session, seated in members.items()
    )


def get_people_left(*, scope: Scope) -> dict[int, int]:
    """How many must be left on any day, of the units that have said so."""
    return dict(StaffingMinimum.objects.filter(tenant_id=scope.tenant_id).values_list("unit_id", "people_left"))
