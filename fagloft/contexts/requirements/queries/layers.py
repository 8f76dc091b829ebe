"""The five layers a requirement can be made in, and who decides in each."""

from dataclasses import dataclass
from datetime import date

from django.db import models
from django.db.models import Q

from fagloft.contexts.organisations.models import Employment, Function, Person, Profession, Unit, UnitKind
from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.requirements.models import Requirement

ORGANISATION_WIDE = frozenset({Requirement.Layer.FUNCTION, Requirement.Layer.PROFESSION, Requirement.Layer.UNIT_KIND})
ROWS_OF: dict[str, type[models.Model]] = {
    "person": Person,
    "function": Function,
    "profession": Profession,
    "unit": Unit,
    "unit_kind": UnitKind,
}


class NotYoursToDecide(Exception):
    """A leader decides for the own units and their people; the director for the whole organisation."""


class NoSuchTarget(Exception):
    """The organisation has no such unit, kind of unit, function, profession or person."""


@dataclass(frozen=True)
class Target:
    """Of whom something is asked: a layer and the row of it, e.g. the layer unit and a unit's number."""

    layer: str
    id: int

    @property
    def columns(self) -> dict[str, object]:
        return {"layer": self.layer, f"{self.layer}_id": self.id}


def may_decide(scope: Scope, target: Target, *, on: date) -> bool:
    """Whether the reader decides what is asked in the layer."""
    if target.layer == Requirement.Layer.PERSON:
        return target.id in get_people_decided_for(scope=scope, on=on)
    return scope.has(DIRECTOR) or (target.layer == Requirement.Layer.UNIT and scope.may_lead(target.id))


def decide(scope: Scope, target: Target, *, on: date) -> None:
    """Raise unless the layer has such a row, and the reader decides in it."""
    if not _exists(scope, target):
        raise NoSuchTarget
    if not may_decide(scope, target, on=on):
        raise NotYoursToDecide


def get_people_decided_for(*, scope: Scope, on: date) -> frozenset[int]:
    """Whose requirements the reader decides: of those in the units led or deputised in, never one's own."""
    staff = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), unit_id__in=scope.lead_by_appointment)
    return frozenset(staff.values_list("person_id", flat=True)) - scope.person_ids


def _exists(scope: Scope, target: Target) -> bool:
    # The database's own check of foreign keys looks past row security: a stranger's number would pass it.
    rows = ROWS_OF.get(target.layer)
    if rows is None:
        return False
    owned = {} if rows is Profession else {"tenant_id": scope.tenant_id}
    return rows._default_manager.filter(pk=target.id, **owned).exists()
