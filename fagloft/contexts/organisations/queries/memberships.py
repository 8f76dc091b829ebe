"""What an account's persons do in an organisation on a day: where they work and which duties they have."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Duty, Employment


@dataclass(frozen=True)
class Membership:
    worked_units: frozenset[int]
    duties: tuple[tuple[str, int], ...]


def get_membership(*, person_ids: Iterable[int], on: date) -> Membership:
    people = list(person_ids)
    today = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    employments = Employment.objects.filter(today, person_id__in=people)
    duties = Duty.objects.filter(today, person_id__in=people)
    return Membership(
        worked_units=frozenset(employments.values_list("unit_id", flat=True)),
        duties=tuple(duties.values_list("kind", "unit_id")),
    )


def get_units_with_leader(*, tenant_id: int, on: date) -> frozenset[int]:
    """Units that somebody leads on the day."""
    leaders = Duty.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=on), tenant_id=tenant_id, kind=Duty.Kind.LEADER, starts_on__lte=on
    )
    return frozenset(leaders.values_list("unit_id", flat=True))
