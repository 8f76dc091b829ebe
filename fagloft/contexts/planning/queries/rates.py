"""Hourly rates and travel costs, as they are read and set."""

from dataclasses import dataclass
from decimal import Decimal

from fagloft.contexts.organisations.models import Profession
from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.planning.models import HourlyRate, TravelCost

type Choices = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class RateRow:
    """Names are empty for any unit and any profession."""

    id: int
    unit_id: int | None
    unit_name: str
    profession_id: int | None
    profession_name: str
    substitute: Decimal
    own_hour: Decimal


@dataclass(frozen=True)
class TravelRow:
    id: int
    unit_id: int
    unit_name: str
    place: str
    amount: Decimal


class NoSuchRate(Exception):
    """The rate is removed, or belongs to somebody else."""


class NoSuchTravelCost(Exception):
    """The travel cost is removed, or belongs to somebody else."""


def may_set_rates(scope: Scope) -> bool:
    """What hours cost is the organisation's own economy: the director sets it, leaders read it."""
    return scope.has(DIRECTOR)


def get_rates(*, scope: Scope) -> tuple[RateRow, ...]:
    """The general one first, then by profession, then by unit."""
    rows = HourlyRate.objects.filter(tenant_id=scope.tenant_id).select_related("unit", "profession")
    found = (_rate(scope, row) for row in rows)
    return tuple(sorted(found, key=lambda row: (row.unit_name, row.profession_name, row.id)))


def get_rate(*, scope: Scope, rate_id: int) -> RateRow:
    rows = HourlyRate.objects.filter(tenant_id=scope.tenant_id, pk=rate_id).select_related("unit", "profession")
    row = rows.first()
    if row is None:
        raise NoSuchRate
    return _rate(scope, row)


def get_travel_costs(*, scope: Scope) -> tuple[TravelRow, ...]:
    """By place, then by unit."""
    rows = TravelCost.objects.filter(tenant_id=scope.tenant_id).select_related("unit")
    return tuple(_travel(row) for row in rows.order_by("place", "unit__name", "id"))


def get_travel_cost(*, scope: Scope, travel_cost_id: int) -> TravelRow:
    row = TravelCost.objects.filter(tenant_id=scope.tenant_id, pk=travel_cost_id).select_related("unit").first()
    if row is None:
        raise NoSuchTravelCost
    return _travel(row)


def get_profession_choices(*, scope: Scope) -> Choices:
    name = f"name_{scope.language}"
    return tuple(Profession.objects.order_by(name).values_list("id", name))


def _rate(scope: Scope, row: HourlyRate) -> RateRow:
    return RateRow(
        id=row.pk,
        unit_id=row.unit_id,
        unit_name=row.unit.name if row.unit else "",
        profession_id=row.profession_id,
        profession_name=getattr(row.profession, f"name_{scope.language}", ""),
        substitute=row.substitute,
        own_hour=row.own_hour,
    )


def _travel(row: TravelCost) -> TravelRow:
    return TravelRow(row.pk, row.unit_id, row.unit.name, row.place, row.amount)
