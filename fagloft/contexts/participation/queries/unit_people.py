"""Whom the reader follows by name in a unit and below it, for training."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope


class NoSuchUnit(Exception):
    """The unit does not exist, or is none whose people the reader follows."""


@dataclass(frozen=True)
class UnitPerson:
    id: int
    name: str
    unit_id: int


def require_units(*, scope: Scope, tree: UnitTree, unit_id: int) -> frozenset[int]:
    """The unit and those below it whose people the reader follows by name."""
    if unit_id not in tree.nodes or unit_id not in scope.led_units:
        raise NoSuchUnit
    return tree.below([unit_id]) & scope.led_units


def get_unit_people(*, scope: Scope, unit_ids: frozenset[int], today: date) -> tuple[UnitPerson, ...]:
    """Who works there today, by name; who works in several of the units stands once for each."""
    rows = Employment.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=today), tenant_id=scope.tenant_id, unit_id__in=unit_ids, starts_on__lte=today
    ).select_related("person")
    ordered = rows.order_by("person__family_name", "person__given_name", "person_id", "unit_id")
    return tuple(UnitPerson(row.person_id, row.person.name, row.unit_id) for row in ordered)
