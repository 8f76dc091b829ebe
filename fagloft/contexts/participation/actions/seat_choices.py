"""What is said of a person and a session beforehand: must, must not, or a wish from a talk."""

from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import SeatChoice
from fagloft.contexts.participation.queries.decided_people import NotYoursToDecide, require_decided

__all__ = ["NoSuchChoice", "NoSuchSession", "NotYoursToDecide", "choose", "remove"]


class NoSuchSession(Exception):
    """The session does not exist, has begun, or is cancelled."""


class NoSuchChoice(Exception):
    """The choice does not exist, or belongs to somebody else's people."""


@transaction.atomic
def choose(*, scope: Scope, person_id: int, session_id: int, kind: str, at: datetime, today: date) -> int:
    """Fix a seat or wish for one; what was said of the same seat before no longer counts."""
    require_decided(scope=scope, person_id=person_id, on=today)
    owners = [scope.tenant_id, scope.shared_id]
    if not Session.objects.filter(tenant_id__in=owners, pk=session_id, cancelled_on=None, starts_on__gt=today).exists():
        raise NoSuchSession
    choice, _made = SeatChoice.objects.update_or_create(
        tenant_id=scope.tenant_id,
        person_id=person_id,
        session_id=session_id,
        defaults={"kind": SeatChoice.Kind(kind), "chosen_at": at, "chosen_by_name": scope.user_name},
    )
    return choice.pk


@transaction.atomic
def remove(*, scope: Scope, choice_id: int, today: date) -> None:
    """Leave the seat open again."""
    choice = SeatChoice.objects.filter(tenant_id=scope.tenant_id, pk=choice_id).first()
    if choice is None:
        raise NoSuchChoice
    require_decided(scope=scope, person_id=choice.person_id, on=today)
    choice.delete()
