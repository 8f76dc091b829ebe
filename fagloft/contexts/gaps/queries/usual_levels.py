"""Which level of a competence is meant by "can", where nobody says which."""

from collections import Counter
from collections.abc import Collection
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.models import CoverageRequirement, Requirement

# Where there are so many levels the first one is to know of it, or to do it under guidance.
LADDER = 3


def get_usual_level(*, scope: Scope, competence_id: int, levels: Collection[int], on: date) -> int:
    """The level that most requirements and minimums in force ask for, of several the highest.

    Where nothing asks for it: the first level, or the second where there are three or more.
    """
    in_force = Q(ends_on=None) | Q(ends_on__gt=on)
    owners = [scope.tenant_id, scope.shared_id]
    asked, minimums = (
        model.objects.filter(in_force, tenant_id__in=owners, competence_id=competence_id, starts_on__lte=on)
        .order_by()
        .values_list("level", flat=True)
        for model in (Requirement, CoverageRequirement)
    )
    counted = Counter(asked.union(minimums, all=True))
    if counted:
        return max(counted, key=lambda level: (counted[level], level))
    return sorted(levels)[1] if len(levels) >= LADDER else min(levels, default=1)
