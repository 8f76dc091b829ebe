"""Single holdings of people the reader may see."""

from dataclasses import dataclass
from datetime import date

from fagloft.contexts.competence.models import Holding, Withdrawal
from fagloft.contexts.organisations.queries.people import NoSuchPerson, get_person_in_sight
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class HoldingCard:
    id: int
    person_id: int
    person_name: str
    competence_name: str
    valid_from: date
    valid_to: date | None


class NoSuchHolding(Exception):
    """The holding does not exist, is withdrawn, or is none the reader may know of."""


def get_holding_in_sight(*, scope: Scope, holding_id: int, on: date) -> HoldingCard:
    """A holding that still counts, of a person the reader may see."""
    holding = (
        Holding.objects.select_related("competence")
        .defer("competence__search")
        .filter(tenant_id=scope.tenant_id, pk=holding_id)
        .exclude(pk__in=Withdrawal.objects.filter(holding_id=holding_id).values("holding_id"))
        .first()
    )
    if holding is None:
        raise NoSuchHolding
    try:
        person = get_person_in_sight(scope=scope, person_id=holding.person_id, on=on)
    except NoSuchPerson as fault:
        raise NoSuchHolding from fault
    return HoldingCard(
        id=holding.pk,
        person_id=person.id,
        person_name=person.name,
        competence_name=getattr(holding.competence, f"name_{scope.language}"),
        valid_from=holding.valid_from,
        valid_to=holding.valid_to,
    )
