"""Until when people stay."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.scope import Scope

type Leaving = Mapping[int, date | None]


def get_leaving_days(*, scope: Scope, person_ids: Iterable[int], today: date) -> Leaving:
    """By person: the day from which they are no longer employed, None for who stays. Who has left is absent."""
    rows = Employment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=today), tenant_id=scope.tenant_id, person_id__in=list(person_ids)
    ).values_list("person_id", "ends_on")
    days: dict[int, date | None] = {}
    for person_id, ends_on in rows:
        known = days.get(person_id, ends_on)
        days[person_id] = None if known is None or ends_on is None else max(known, ends_on)
    return days


def is_employed(leaving: Leaving, person_id: int, day: date) -> bool:
    if person_id not in leaving:
        return False
    end = leaving[person_id]
    return end is None or day < end
