"""What hours and journeys cost: the director sets it, leaders read it, two who edit at once see each other."""

from decimal import Decimal

import pytest

from fagloft.contexts.planning.models import HourlyRate, TravelCost
from tests.contexts.planning.costed_plan import set_rates, set_travel
from tests.world import World


def test_director_sets_a_general_rate_and_then_a_particular_one(world: World) -> None:
    client = world.client_of("gunnar")
    assert "Ingen timesatser er satt" in client.get("/rates/").content.decode()
    nurse = world.professions["SP"].pk
    for extra in ({}, {"profession": nurse}, {"unit": world.units["ward"].pk, "profession": nurse}):
        client.post("/rates/add/", {"substitute": "612,50", "own_hour": "410", **extra})
    text = client.get("/rates/").content.decode()

    world.declare()
    assert HourlyRate.objects.count() == 3
    assert HourlyRate.objects.get(unit=None, profession=None).substitute == Decimal("612.50")
    assert "3 timesatser gjelder" in text
    assert "612,50" in text


def test_same_rate_twice_and_bad_amounts_are_refused_at_the_field(world: World) -> None:
    world.declare()
    set_rates(world)
    client = world.client_of("gunnar")
    twice = client.post("/rates/add/", {"substitute": "1", "own_hour": "1"}).content.decode()
    below = client.post("/rates/add/", {"substitute": "-1", "own_hour": "x"}).content.decode()

    assert "Dette er alt satt" in twice
    assert below.count("Skriv et tall, 0 eller mer.") >= 2
    assert HourlyRate.objects.count() == 3


def test_who_saves_second_sees_what_the_first_saved(world: World) -> None:
    world.declare()
    set_rates(world)
    rate = HourlyRate.objects.get(unit=None, profession=None)
    client = world.client_of("gunnar")
    address = f"/rates/{rate.pk}/change/"
    assert 'value="600' in client.get(address).content.decode()
    opened = {"was_substitute": "600.00", "was_own_hour": "400.00"}
    client.post(address, {"substitute": "650", "own_hour": "400", **opened})
    second = client.post(address, {"substitute": "700", "own_hour": "400", **opened}).content.decode()

    world.declare()
    assert HourlyRate.objects.get(pk=rate.pk).substitute == 650
    assert "Noen har endret beløpet" in second
    assert "650,00" in second
    assert 'value="700' in second
    client.post(address, {"substitute": "700", "own_hour": "400", "was_substitute": "650.00", "was_own_hour": "400.00"})
    world.declare()
    assert HourlyRate.objects.get(pk=rate.pk).substitute == 700


def test_what_is_taken_away_is_told_and_gone(world: World) -> None:
    world.declare()
    set_rates(world)
    rate = HourlyRate.objects.get(unit=None, profession=None)
    client = world.client_of("gunnar")
    text = client.post(f"/rates/{rate.pk}/remove/", follow=True).content.decode()

    assert "vikar 600.00 kr" in text
    assert client.post(f"/rates/{rate.pk}/remove/").status_code == 404
    assert client.get(f"/rates/{rate.pk}/change/").status_code == 404


def test_journeys_are_set_changed_and_taken_away(world: World) -> None:
    client = world.client_of("gunnar")
    told = {"unit": world.units["top"].pk, "place": "Tønsberg", "amount": "240"}
    client.post("/rates/travel/add/", told)
    twice = client.post("/rates/travel/add/", told).content.decode()
    world.declare()
    row = TravelCost.objects.get()
    address = f"/rates/travel/{row.pk}/change/"
    client.post(address, {"amount": "250", "was_amount": "240.00"})
    stale = client.post(address, {"amount": "260", "was_amount": "240.00"}).content.decode()

    world.declare()
    assert "Dette er alt satt" in twice
    assert TravelCost.objects.get().amount == 250
    assert "Noen har endret beløpet" in stale
    assert "250,00" in client.get("/rates/").content.decode()
    assert client.get("/rates/travel/add/").status_code == 200
    assert "Tønsberg" in client.post(f"/rates/travel/{row.pk}/remove/", follow=True).content.decode()
    assert client.get(address).status_code == 404
    assert client.post(f"/rates/travel/{row.pk}/remove/").status_code == 404


@pytest.mark.parametrize("who", ["bjorn", "jonas", "frida"])
def test_leaders_read_and_do_not_set(world: World, who: str) -> None:
    world.declare()
    set_rates(world)
    set_travel(world, "top", "Oslo", 900)
    client = world.client_of(who)
    text = client.get("/rates/").content.decode()

    assert "Oslo" in text
    assert "Ta bort" not in text
    assert client.get("/rates/add/").status_code == 403


@pytest.mark.parametrize("who", ["anna", "hanne", "dag", "ivar", "eva"])
def test_others_do_not_see_rates(world: World, who: str) -> None:
    assert world.client_of(who).get("/rates/").status_code == 403


def test_another_employers_rate_is_not_there(world: World) -> None:
    world.declare()
    set_rates(world)
    rate = HourlyRate.objects.first()
    assert rate is not None
    text = world.client_of("sigrid").get("/rates/").content.decode()

    assert "Ingen timesatser er satt" in text
