"""How many of a unit must be left on any day."""

from django.db import transaction

from fagloft.contexts.organisations.models import Unit
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import StaffingMinimum


class NotYourUnit(Exception):
    """The leader or deputy of the unit, or of one above, sets its minimum."""


@transaction.atomic
def set_minimum(*, scope: Scope, unit_id: int, people_left: int | None) -> int | None:
    """Ask that so many are left; None asks for nothing. Returns what was asked before."""
    if not scope.may_lead(unit_id):
        raise NotYourUnit
    unit = Unit.objects.select_for_update(of=("self",), no_key=True).get(tenant_id=scope.tenant_id, pk=unit_id)
    set_before = StaffingMinimum.objects.filter(tenant_id=scope.tenant_id, unit=unit)
    before = set_before.values_list("people_left", flat=True).first()
    if people_left is None:
        set_before.delete()
    else:
        StaffingMinimum.objects.update_or_create(
            tenant_id=scope.tenant_id, unit=unit, defaults={"people_left": people_left}
        )
    return before
