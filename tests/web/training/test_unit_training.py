"""The leader's page: yes, no, undo, and what no longer makes sense."""

from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.participation.models import Enrolment, StaffingMinimum
from tests.contexts.participation.sessions import cancel_session, enrol, hold_session
from tests.web.training.pages import text, told
from tests.world import World


def unit_url(world: World, name: str = "unit_training", unit: str = "ward") -> str:
    return reverse(name, args=[world.units[unit].pk])


def page_of(world: World, reader: str = "bjorn") -> str:
    return text(world.client_of(reader).get(unit_url(world)))


def status_of(world: World, row: Enrolment) -> str:
    world.declare()
    row.refresh_from_db()
    return row.status


def test_an_empty_page_says_how_to_begin(world: World) -> None:
    page = page_of(world)

    assert "Ingen påmeldinger venter på deg" in page
    assert "Her kommer påmeldinger til ja eller nei" in page


def test_one_is_accepted_and_taken_back(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    client = world.client_of("bjorn")
    said = told(client, unit_url(world, "enrolments_accept"), enrolment=row.pk)

    assert "1 påmelding er godtatt." in said
    back = reverse("enrolment_take_back", args=[row.pk])
    assert back in said
    assert "Påmeldingen venter på svar igjen." in told(client, back)
    assert status_of(world, row) == "proposed"
    assert "Noen har bestemt noe nytt siden." in told(client, back)


def test_one_is_declined_with_a_reason(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    client, url = world.client_of("bjorn"), reverse("enrolment_decline", args=[row.pk])

    assert "Si nei til plassen for Anna Vik" in text(client.get(url))
    assert "Skriv noen ord." in told(client, url, reason="")
    assert "Skriv høyst 300 tegn." in told(client, url, reason="x" * 301)
    assert "Du har sagt nei til plassen." in told(client, url, reason="Nattevakt")
    assert status_of(world, row) == "declined"
    assert "Noen har bestemt noe nytt" in told(client, url, reason="Nattevakt")


def test_an_accepted_seat_is_given_back(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"), "accepted")
    client, url = world.client_of("bjorn"), reverse("enrolment_decline", args=[row.pk])

    assert "Meld av Anna Vik" in text(client.get(url))
    assert "Plassen er gitt tilbake." in told(client, url, reason="Syk")
    assert status_of(world, row) == "withdrawn"


def test_a_full_session_is_told(world: World) -> None:
    session = hold_session(world, "hlr", capacity=1)
    rows = [enrol(world, person, session) for person in ("anna", "noah")]
    page = page_of(world)

    assert "<b>1 ledig plass</b>" in page
    said = told(world.client_of("bjorn"), unit_url(world, "enrolments_accept"), enrolment=[row.pk for row in rows])
    assert "1 påmelding er godtatt. Utelatt: 1 fordi samlingen er full." in said
    assert "<b>Ingen ledige plasser</b>" in said


def test_too_few_left_is_marked(world: World) -> None:
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=4)
    enrol(world, "anna", hold_session(world, "hlr", days=2))
    page = page_of(world)

    assert "For få igjen" in page
    assert "1 av 4 borte hvis alle går, 3 igjen (minst 4 må være det)." in page
    assert "01.12.2026–02.12.2026" in page


def test_what_somebody_decided_meanwhile_stands(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"), "declined")
    client = world.client_of("bjorn")

    assert "Noen har bestemt noe nytt" in told(client, unit_url(world, "enrolments_accept"), enrolment=row.pk)
    assert "Noen har bestemt noe nytt" in told(client, unit_url(world, "enrolments_accept"), enrolment="x")
    standing = enrol(world, "noah", hold_session(world, "hlr"), "accepted")
    assert "Noen har bestemt noe nytt" in told(client, unit_url(world, "enrolments_cancel"), enrolment=standing.pk)


def test_who_has_left_and_a_cancelled_session_need_attention(world: World) -> None:
    cancelled = hold_session(world, "hlr")
    enrol(world, "anna", cancelled, "accepted")
    enrol(world, "eva", hold_session(world, "hlr"))
    cancel_session(cancelled)
    page = page_of(world)

    assert "2 påmeldinger må ryddes opp i" in page
    assert "Slutter eller har sluttet før samlingen" in page
    assert "Fjern påmeldingen" in page


def test_ones_own_seat_is_anothers_to_decide(world: World) -> None:
    enrol(world, "bjorn", hold_session(world, "hlr"))

    assert "Andre bestemmer dette" in page_of(world)
    assert "Godta" in page_of(world, "jonas")


def test_the_nurse_sees_and_does_not_decide(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    client = world.client_of("frida")

    assert "Andre bestemmer dette" in text(client.get(unit_url(world)))
    assert client.post(unit_url(world, "enrolments_accept"), {"enrolment": row.pk}).status_code == 403
    assert client.get(reverse("enrolment_decline", args=[row.pk])).status_code == 403


@pytest.mark.parametrize(("reader", "status"), [("anna", 403), ("gunnar", 403), ("clara", 404), ("sigrid", 404)])
def test_others_have_no_such_page(world: World, reader: str, status: int) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    client = world.client_of(reader)

    assert client.get(unit_url(world)).status_code == status
    assert client.post(unit_url(world, "enrolments_accept"), {"enrolment": row.pk}).status_code == status
    assert client.get(reverse("enrolment_decline", args=[row.pk])).status_code == status
    assert status_of(world, row) == "proposed"


def test_a_leader_decides_nothing_through_the_own_unit(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    url = unit_url(world, "enrolments_accept", "other")

    assert world.client_of("clara").post(url, {"enrolment": row.pk}).status_code == 404


def test_who_is_read_about_is_logged(world: World) -> None:
    enrol(world, "anna", hold_session(world, "hlr"))
    page_of(world)
    world.declare()

    assert Reading.objects.filter(page="unit_training", person_name="Anna Vik").exists()


def test_questions_do_not_grow_with_seats(world: World, django_assert_max_num_queries: Any) -> None:
    for person in ("anna", "noah", "jonas"):
        enrol(world, person, hold_session(world, "hlr"))
    client = world.client_of("bjorn")
    with django_assert_max_num_queries(30):
        client.get(unit_url(world))
