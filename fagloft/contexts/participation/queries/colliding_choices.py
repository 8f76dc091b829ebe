"""Fixed choices that cannot be kept together, with names where the reader follows the people."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class FixedSeat:
    """`person_name` is empty for people the reader does not follow by name."""

    person_id: int
    person_name: str
    title: str
    starts_on: date | None


@dataclass(frozen=True)
class CollisionRow:
    rule: str
    seats: tuple[FixedSeat, ...]
    on: date | None


def get_collisions(*, scope: Scope, conflicts: Iterable[Mapping[str, Any]]) -> tuple[CollisionRow, ...]:
    """Each is a smallest set: without any one of its choices the others can be kept."""
    stored = list(conflicts)
    pairs = [pair for conflict in stored for pair in conflict["locks"]]
    names = _name_people(scope, {person for person, _session in pairs})
    owners = [scope.tenant_id, scope.shared_id]
    sessions = Session.objects.filter(tenant_id__in=owners, pk__in={session for _person, session in pairs})
    held = {session.pk: session for session in sessions.select_related("offer")}
    return tuple(
        CollisionRow(
            rule=conflict["rule"],
            seats=tuple(_seat(person, held.get(session), names) for person, session in conflict["locks"]),
            on=date.fromisoformat(conflict["on"]) if conflict["on"] else None,
        )
        for conflict in stored
    )


def _name_people(scope: Scope, person_ids: Iterable[int]) -> dict[int, str]:
    works_there = Q(unit_id__in=scope.led_units) | Q(person_id__in=scope.person_ids)
    rows = Employment.objects.filter(works_there, tenant_id=scope.tenant_id, person_id__in=list(person_ids))
    return {row.person_id: row.person.name for row in rows.select_related("person")}


def _seat(person_id: int, session: Session | None, names: Mapping[int, str]) -> FixedSeat:
    return FixedSeat(
        person_id=person_id,
        person_name=names.get(person_id, ""),
        title=session.offer.title if session else "",
        starts_on=session.starts_on if session else None,
    )
