"""One seat, for who decides about it."""

from dataclasses import dataclass
from datetime import date

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Enrolment
from fagloft.contexts.participation.queries.decided_people import get_people_decided_for
from fagloft.contexts.participation.queries.employed import get_leaving_days


@dataclass(frozen=True)
class OneEnrolment:
    id: int
    person_name: str
    unit_id: int
    unit_name: str
    title: str
    starts_on: date
    is_accepted: bool


def get_enrolment(*, scope: Scope, enrolment_id: int, today: date) -> OneEnrolment | None:
    """None where there is none, or somebody else decides about the person."""
    rows = Enrolment.objects.filter(tenant_id=scope.tenant_id, pk=enrolment_id)
    row = rows.select_related("person", "unit", "session__offer").first()
    if row is None or not _is_decided(scope, row, today):
        return None
    return OneEnrolment(
        id=row.pk,
        person_name=row.person.name,
        unit_id=row.unit_id,
        unit_name=row.unit.name,
        title=row.session.offer.title,
        starts_on=row.session.starts_on,
        is_accepted=row.status == Enrolment.Status.ACCEPTED,
    )


def _is_decided(scope: Scope, row: Enrolment, today: date) -> bool:
    if row.person_id in get_people_decided_for(scope=scope, on=today):
        return True
    has_left = row.person_id not in get_leaving_days(scope=scope, person_ids=[row.person_id], today=today)
    return has_left and scope.may_lead(row.unit_id)
