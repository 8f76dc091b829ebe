"""What hours and journeys cost. The director sets it; two who edit at once see each other's numbers."""

from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction

from fagloft.contexts.organisations.models import Profession, Unit
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import ChangedMeanwhile
from fagloft.contexts.planning.models import HourlyRate, TravelCost
from fagloft.contexts.planning.queries.rates import NoSuchRate, NoSuchTravelCost, may_set_rates

__all__ = [
    "ChangedMeanwhile",
    "CostsLessThanNothing",
    "NoSuchRate",
    "NoSuchTravelCost",
    "NoSuchUnitOrProfession",
    "NotYoursToSet",
    "RateText",
    "SetAlready",
    "TravelText",
    "add_rate",
    "add_travel_cost",
    "change_rate",
    "change_travel_cost",
    "remove_rate",
    "remove_travel_cost",
]


class NotYoursToSet(Exception):
    """The director sets what hours and journeys cost."""


class CostsLessThanNothing(Exception):
    """An hour or a journey costs nothing or more."""


class SetAlready(Exception):
    """There is one for the same unit and profession, or for the same unit and place; change that instead."""


class NoSuchUnitOrProfession(Exception):
    """The organisation has no such unit, or there is no such profession."""


@dataclass(frozen=True)
class RateText:
    """Without unit it counts in all, without profession for all."""

    substitute: Decimal
    own_hour: Decimal
    unit_id: int | None = None
    profession_id: int | None = None


@dataclass(frozen=True)
class TravelText:
    unit_id: int
    place: str
    amount: Decimal


@transaction.atomic
def add_rate(*, scope: Scope, text: RateText) -> int:
    """Set what an hour costs; returns the rate's number."""
    _require_right(scope)
    _require_amounts(text.substitute, text.own_hour)
    _require_unit(scope, text.unit_id)
    if text.profession_id is not None and not Profession.objects.filter(pk=text.profession_id).exists():
        raise NoSuchUnitOrProfession
    key = {"tenant_id": scope.tenant_id, "unit_id": text.unit_id, "profession_id": text.profession_id}
    row, is_new = HourlyRate.objects.get_or_create(
        **key, defaults={"substitute": text.substitute, "own_hour": text.own_hour}
    )
    if not is_new:
        raise SetAlready
    return row.pk


@transaction.atomic
def change_rate(
    *, scope: Scope, rate_id: int, substitute: Decimal, own_hour: Decimal, was: tuple[Decimal, Decimal]
) -> None:
    """Set other amounts, where they are still what the form was opened with."""
    row = _open_rate(scope, rate_id)
    _require_amounts(substitute, own_hour)
    if (row.substitute, row.own_hour) != was:
        raise ChangedMeanwhile
    row.substitute, row.own_hour = substitute, own_hour
    row.save()


@transaction.atomic
def remove_rate(*, scope: Scope, rate_id: int) -> RateText:
    """Let a less particular rate count; returns what was set, to be set again."""
    row = _open_rate(scope, rate_id)
    text = RateText(row.substitute, row.own_hour, row.unit_id, row.profession_id)
    row.delete()
    return text


@transaction.atomic
def add_travel_cost(*, scope: Scope, text: TravelText) -> int:
    """Set what it costs to go from a unit to a place and back; counts for the units below too."""
    _require_right(scope)
    _require_amounts(text.amount)
    _require_unit(scope, text.unit_id)
    row, is_new = TravelCost.objects.get_or_create(
        tenant_id=scope.tenant_id, unit_id=text.unit_id, place=text.place, defaults={"amount": text.amount}
    )
    if not is_new:
        raise SetAlready
    return row.pk


@transaction.atomic
def change_travel_cost(*, scope: Scope, travel_cost_id: int, amount: Decimal, was: Decimal) -> None:
    """Set another amount, where it is still what the form was opened with."""
    row = _open_travel_cost(scope, travel_cost_id)
    _require_amounts(amount)
    if row.amount != was:
        raise ChangedMeanwhile
    row.amount = amount
    row.save()


@transaction.atomic
def remove_travel_cost(*, scope: Scope, travel_cost_id: int) -> TravelText:
    """Returns what was set, to be set again."""
    row = _open_travel_cost(scope, travel_cost_id)
    text = TravelText(row.unit_id, row.place, row.amount)
    row.delete()
    return text


def _require_right(scope: Scope) -> None:
    if not may_set_rates(scope):
        raise NotYoursToSet


def _require_amounts(*amounts: Decimal) -> None:
    if any(amount < 0 for amount in amounts):
        raise CostsLessThanNothing


def _require_unit(scope: Scope, unit_id: int | None) -> None:
    # The database's own check of foreign keys looks past row security: a stranger's number would pass it.
    if unit_id is not None and not Unit.objects.filter(tenant_id=scope.tenant_id, pk=unit_id).exists():
        raise NoSuchUnitOrProfession


def _open_rate(scope: Scope, rate_id: int) -> HourlyRate:
    _require_right(scope)
    row = HourlyRate.objects.select_for_update(of=("self",)).filter(tenant_id=scope.tenant_id, pk=rate_id).first()
    if row is None:
        raise NoSuchRate
    return row


def _open_travel_cost(scope: Scope, travel_cost_id: int) -> TravelCost:
    _require_right(scope)
    rows = TravelCost.objects.select_for_update(of=("self",)).filter(tenant_id=scope.tenant_id, pk=travel_cost_id)
    row = rows.first()
    if row is None:
        raise NoSuchTravelCost
    return row
