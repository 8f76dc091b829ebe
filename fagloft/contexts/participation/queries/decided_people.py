"""Whose seats, absences and fixed choices the reader decides."""

from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.scope import Scope


class NotYoursToDecide(Exception):
    """The leader or deputy of the person's unit decides, and never for themselves."""


def get_people_decided_for(*, scope: Scope, on: date) -> frozenset[int]:
    """Those employed in the units led or deputised in, and below; never the reader."""
    staff = Employment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=scope.tenant_id, unit_id__in=scope.lead_by_appointment
    )
    return frozenset(staff.values_list("person_id", flat=True)) - scope.person_ids


def require_decided(*, scope: Scope, person_id: int, on: date) -> None:
    if person_id not in get_people_decided_for(scope=scope, on=on):
        raise NotYoursToDecide
