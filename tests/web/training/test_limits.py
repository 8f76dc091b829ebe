"""Staff that must be left, absences and fixed seats, as the leader sets them."""

from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.participation.models import Absence, SeatChoice, StaffingMinimum
from tests.contexts.participation.sessions import cancel_session, hold_session
from tests.web.training.pages import text, told
from tests.world import World

FORMS = ("staffing_minimum_set", "absence_add", "seat_choice_set")


def url(world: World, name: str = "training_limits", *more: int) -> str:
    return reverse(name, args=[world.units["ward"].pk, *more])


def test_minimum_is_set_and_taken_away(world: World) -> None:
    client = world.client_of("bjorn")

    assert "1 enhet har ingen minste bemanning ennå" in text(client.get(url(world)))
    said = told(client, url(world, "staffing_minimum_set"), people_left=3)
    assert "4 ansatte, minst 3 igjen: høyst 1 på opplæring samtidig." in said
    assert "Ingen grense" in told(client, url(world, "staffing_minimum_set"), people_left="")


@pytest.mark.parametrize("people_left", [-1, 1001, "mange"])
def test_minimum_is_a_sensible_number(world: World, people_left: object) -> None:
    said = told(world.client_of("bjorn"), url(world, "staffing_minimum_set"), people_left=people_left)

    assert "Skriv et helt tall fra 0 til 1000" in said
    world.declare()
    assert not StaffingMinimum.objects.exists()


def test_absence_is_added_and_removed(world: World) -> None:
    client, anna = world.client_of("bjorn"), world.people["anna"].pk
    days = {"starts_on": "2026-12-01", "last_on": "2026-12-05"}
    said = told(client, url(world, "absence_add"), person=anna, **days)

    assert "01.12.2026–05.12.2026" in said
    world.declare()
    number = Absence.objects.get().pk
    assert "Fraværet er fjernet." in told(client, url(world, "absence_remove", number))
    assert client.post(url(world, "absence_remove", number)).status_code == 404


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"person": 0}, "Velg en av dine ansatte."),
        ({"last_on": "2026-11-30"}, "Den siste dagen må være den første eller senere."),
        ({"starts_on": ""}, "Velg en dag."),
    ],
)
def test_what_is_wrong_with_an_absence_is_told(world: World, changed: dict[str, object], words: str) -> None:
    sent = {"person": world.people["anna"].pk, "starts_on": "2026-12-01", "last_on": "2026-12-05"} | changed

    assert words in told(world.client_of("bjorn"), url(world, "absence_add"), **sent)


def test_seat_is_fixed_and_left_open_again(world: World) -> None:
    session = hold_session(world, "hlr")
    client, anna = world.client_of("bjorn"), world.people["anna"].pk
    send = url(world, "seat_choice_set")

    assert "Velg hva som er bestemt." in told(client, send, person=anna, session=session.pk)
    assert "Velg en samling fra lista." in told(client, send, person=anna, session=0, kind="must")
    assert "Skal delta: Kurs i hlr, 01.12.2026" in told(client, send, person=anna, session=session.pk, kind="must")
    cancel_session(session)
    assert "Samlingen er avlyst" in text(client.get(url(world)))
    world.declare()
    number = SeatChoice.objects.get().pk
    assert "Valget er fjernet." in told(client, url(world, "seat_choice_remove", number))
    assert client.post(url(world, "seat_choice_remove", number)).status_code == 404


def test_a_leader_of_several_comes_back_to_the_same_page(world: World) -> None:
    world.lead_alone("bjorn")
    client, top = world.client_of("bjorn"), world.units["top"].pk
    sent = client.post(url(world, "staffing_minimum_set"), {"people_left": 2, "home": top})

    assert sent.headers["Location"] == reverse("training_limits", args=[top]) + "#minimums"
    assert "3 enheter" not in told(client, url(world, "staffing_minimum_set"), people_left=2, home="x")


def test_with_every_minimum_set_the_page_says_so(world: World) -> None:
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=3)

    assert "Planene tar hensyn til bemanning" in text(world.client_of("bjorn").get(url(world)))


def test_the_nurse_sees_and_sets_nothing(world: World) -> None:
    client = world.client_of("frida")

    assert "Legg inn fravær" not in text(client.get(url(world)))
    assert [client.post(url(world, name)).status_code for name in FORMS] == [403] * 3


@pytest.mark.parametrize(("reader", "status"), [("anna", 403), ("gunnar", 403), ("clara", 404), ("sigrid", 404)])
def test_others_set_nothing(world: World, reader: str, status: int) -> None:
    client = world.client_of(reader)

    assert client.get(url(world)).status_code == status
    assert [client.post(url(world, name)).status_code for name in FORMS] == [status] * 3


def test_questions_do_not_grow_with_people(world: World, django_assert_max_num_queries: Any) -> None:
    client = world.client_of("bjorn")
    with django_assert_max_num_queries(30):
        client.get(url(world))
