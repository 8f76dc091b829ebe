"""For whom somebody may apply: oneself, and those whom one leads in the line."""

from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Duty, Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope


def get_people_to_act_for(*, scope: Scope, tree: UnitTree, on: date) -> frozenset[int]:
    """Oneself, and the staff of the units one leads; whoever leads a unit there is nominated from above it."""
    in_force = Q(ends_on=None) | Q(ends_on__gt=on)
    here = Q(in_force, tenant_id=scope.tenant_id, unit_id__in=scope.lead_by_appointment, starts_on__lte=on)
    staff = set(Employment.objects.filter(here).values_list("person_id", flat=True))
    leaders = Duty.objects.filter(in_force, tenant_id=scope.tenant_id, kind=Duty.Kind.LEADER, starts_on__lte=on)
    for person_id, unit_id in leaders.values_list("person_id", "unit_id"):
        node = tree.nodes.get(unit_id)
        if node is not None and node.parent_id in scope.lead_by_appointment:
            staff.add(person_id)
        else:
            staff.discard(person_id)
    return frozenset(staff) | scope.person_ids
