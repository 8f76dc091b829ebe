"""A leader with needs in a municipality with a seat, and a few programmes: what matching is tried on."""

from datetime import date
from decimal import Decimal
from typing import Any

from fagloft.contexts.leadership.models import LeaderNeed, LeaderProfile, Programme
from fagloft.contexts.organisations.models import Municipality
from tests.world import World

SANDEFJORD = {
    "name": "Sandefjord",
    "county_code": "39",
    "county_name": "Vestfold",
    "kostra_group": "EKG10",
    "population": 66_000,
    "population_year": 2024,
    "latitude": 59.13,
    "longitude": 10.22,
    "local_hospital": "Vestfold",
}


def settle(world: World) -> Municipality:
    """The municipality has its seat in Sandefjord."""
    seat, _ = Municipality.objects.get_or_create(code="3907", defaults=SANDEFJORD)
    type(world.municipality).objects.filter(pk=world.municipality.pk).update(municipality=seat)
    return seat


def offer(world: World, code: str, *, year: int = 2026, **told: Any) -> Programme:
    """A programme of the health community; open to everybody unless something else is told."""
    world.declare(world.community)
    values: dict[str, Any] = {
        "title": code.capitalize(),
        "provider_name": "Høgskolen",
        "education_years": 0,
        "experience_years": 0,
        "credits_min": Decimal(10),
        "credits_max": Decimal(10),
        "gatherings": 3,
        "days_per_gathering": 3,
        "price": Decimal(10_000),
        "is_part_time": True,
        "delivery": ["gatherings"],
        "first_weekday": 2,
    }
    made = Programme.objects.create(tenant=world.community, code=code, year=year, **values | told)
    world.declare()
    return made


def need(world: World, name: str, by: str = "self", **weights: int) -> None:
    """What somebody needs, by topic."""
    world.declare()
    for topic, weight in weights.items():
        LeaderNeed.objects.create(
            tenant=world.municipality,
            person=world.people[name],
            seen_by=by,
            topic=topic,
            weight=weight,
            assessed_on=date(2026, 11, 1),
            assessed_by_name="Bjørn Haugen",
        )


def profile(world: World, name: str, **told: Any) -> LeaderProfile:
    world.declare()
    values: dict[str, Any] = {"level": "first_line", "education_years": 3}
    return LeaderProfile.objects.create(tenant=world.municipality, person=world.people[name], **values | told)
