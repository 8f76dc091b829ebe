"""A plan with measures, rates, offers and sessions, made by hand so that sums can be checked."""

from datetime import date
from decimal import Decimal
from typing import Any

from fagloft.contexts.offers.models import Offer, OfferCompetence, Session
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.planning.models import CostLine, HourlyRate, Measure, MeasureCompetence, Plan, TravelCost
from tests.world import World

YEAR = date(2026, 9, 1), date(2027, 9, 1)


def add_plan(world: World, tenant: Organisation | None = None, **parts: Any) -> Plan:
    owner = tenant or world.municipality
    world.declare(owner)
    told = {"level": "organisation", "title": "Kompetanseplan 2027", "starts_on": YEAR[0], "ends_on": YEAR[1]} | parts
    return Plan.objects.create(tenant=owner, **told)


def add_measure(world: World, plan: Plan, *competences: str, **parts: Any) -> Measure:
    told: dict[str, Any] = {
        "title": "HLR-kurs",
        "learning_form": "course",
        "obligation": "mandatory",
        "obligation_reason": "Internkontroll",
        "owner": world.people["bjorn"],
        "starts_on": plan.starts_on,
        "ends_on": plan.ends_on,
        "hours_per_person": Decimal("7.50"),
    }
    measure = Measure.objects.create(tenant=plan.tenant, plan=plan, **told | parts)
    for code in competences:
        MeasureCompetence.objects.create(
            tenant=plan.tenant, measure=measure, competence=world.competences[code], level=1
        )
    return measure


def add_line(measure: Measure, kind: str, amount: int, **parts: Any) -> CostLine:
    return CostLine.objects.create(tenant=measure.tenant, measure=measure, kind=kind, amount=amount, **parts)


def set_rates(world: World) -> None:
    """Everybody 400 and 600 kr; nurses 500 and 800; in the ward 450 and 700 whoever it is."""
    for unit, profession, own, substitute in ((None, None, 400, 600), (None, "SP", 500, 800), ("ward", None, 450, 700)):
        HourlyRate.objects.create(
            tenant=world.municipality,
            unit=world.units[unit] if unit else None,
            profession=world.professions[profession] if profession else None,
            own_hour=own,
            substitute=substitute,
        )


def set_travel(world: World, unit: str, place: str, amount: int) -> TravelCost:
    return TravelCost.objects.create(tenant=world.municipality, unit=world.units[unit], place=place, amount=amount)


def add_offer(
    world: World, code: str, *competences: str, sessions: tuple[dict[str, Any], ...] = (), **parts: Any
) -> Offer:
    told = {"title": code, "learning_form": "course"} | parts
    offer = Offer.objects.create(tenant=world.municipality, code=code, **told)
    for name in competences:
        OfferCompetence.objects.create(
            tenant=world.municipality, offer=offer, competence=world.competences[name], level=1
        )
    for session in sessions:
        terms = {"days": 1, "hours_per_day": 5, "place": "Tønsberg", "capacity": 20, "seat_cost": 1000} | session
        Session.objects.create(tenant=world.municipality, offer=offer, **terms)
    return offer
