"""What an hour and a trip cost in the demo: assumed rates, and distances between real places."""

from math import asin, cos, radians, sin, sqrt

from django.db import transaction

from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.organisations.models import Organisation, Profession, Unit
from fagloft.contexts.planning.models import HourlyRate, TravelCost

EARTH_RADIUS_KM = 6371
THERE_AND_BACK = 2

type Position = tuple[float, float]


@transaction.atomic
def load_planning_costs(*, organisation: Organisation) -> None:
    """Hourly rates by profession, and the trip from every unit to every place. Declare the organisation first."""
    professions = dict(Profession.objects.values_list("code", "pk"))
    HourlyRate.objects.bulk_create(
        HourlyRate(
            tenant=organisation,
            profession_id=professions[row["profession_code"]] if row["profession_code"] else None,
            substitute=row["substitute"],
            own_hour=row["own_hour"],
        )
        for row in read_rows("offers/hourly_rates.csv")
    )
    trips = _list_trips(organisation)
    units = Unit.objects.filter(tenant=organisation).values_list("pk", flat=True)
    TravelCost.objects.bulk_create(
        TravelCost(tenant=organisation, unit_id=unit, place=place, amount=amount)
        for unit in units
        for place, amount in trips.items()
    )


def _list_trips(organisation: Organisation) -> dict[str, int]:
    """What it costs to go to each place from the town where the organisation is."""
    places = read_rows("offers/places.csv")
    towns = {row["municipality_code"]: _position(row) for row in places if row["is_local"] == "1"}
    home = {row["organisation_code"]: row["municipality_code"] for row in read_rows("organisations/organisations.csv")}
    start = towns[home[organisation.code]]
    return {row["place"]: _cost_of_trip(start, _position(row)) for row in places}


def _position(row: dict[str, str]) -> Position:
    return float(row["latitude"]), float(row["longitude"])


def _cost_of_trip(start: Position, end: Position) -> int:
    """Whole kroner, there and back by road."""
    assumed = {row["name"]: float(row["value"]) for row in read_rows("offers/assumptions.csv")}
    road = measure_kilometres(start, end) * assumed["road_per_straight_line"]
    one_way = max(assumed["shortest_trip_kilometres"], road)
    return round(THERE_AND_BACK * one_way * assumed["kroner_per_kilometre"])


def measure_kilometres(start: Position, end: Position) -> float:
    """The great circle between two points on earth."""
    (from_latitude, from_longitude), (to_latitude, to_longitude) = (
        tuple(map(radians, start)),
        tuple(map(radians, end)),
    )
    half = sin((to_latitude - from_latitude) / 2) ** 2
    half += cos(from_latitude) * cos(to_latitude) * sin((to_longitude - from_longitude) / 2) ** 2
    return 2 * EARTH_RADIUS_KM * asin(sqrt(half))
