"""Days on which somebody cannot take part: told by the leader, never why."""

from datetime import date, timedelta

from django.db import transaction

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Absence
from fagloft.contexts.participation.queries.decided_people import NotYoursToDecide, require_decided

__all__ = ["EndsBeforeItBegins", "NoSuchAbsence", "NotYoursToDecide", "add", "remove"]


class EndsBeforeItBegins(Exception):
    """The last day comes before the first."""


class NoSuchAbsence(Exception):
    """The absence does not exist, or belongs to somebody else's people."""


@transaction.atomic
def add(*, scope: Scope, person_id: int, starts_on: date, last_on: date, today: date) -> int:
    """Keep somebody out of sessions from the first to the last day."""
    require_decided(scope=scope, person_id=person_id, on=today)
    if last_on < starts_on:
        raise EndsBeforeItBegins
    absence, _made = Absence.objects.get_or_create(
        tenant_id=scope.tenant_id, person_id=person_id, starts_on=starts_on, ends_on=last_on + timedelta(days=1)
    )
    return absence.pk


@transaction.atomic
def remove(*, scope: Scope, absence_id: int, today: date) -> None:
    """Let somebody take part on these days after all."""
    absence = Absence.objects.filter(tenant_id=scope.tenant_id, pk=absence_id).first()
    if absence is None:
        raise NoSuchAbsence
    require_decided(scope=scope, person_id=absence.person_id, on=today)
    absence.delete()
