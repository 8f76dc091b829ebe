"""The start form and the list of calculations."""

from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.participation.models import SeatChoice, TrainingProposal
from tests.contexts.participation.sessions import AT, ask, enrol, hold_session, plan
from tests.web.training.pages import start_url, text
from tests.world import World


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"unit": 0}, "Velg en enhet fra lista."),
        ({"starts_on": "2026-13-01"}, "Skriv en dag som finnes"),
        ({"last_on": "2026-11-01"}, "Den siste dagen må være den første eller senere."),
        ({"budget": -1}, "Skriv hele kroner fra 0 og oppover"),
        ({"budget": "mye"}, "Skriv hele kroner fra 0 og oppover"),
        ({"time_limit": 1}, "Velg en tid fra lista."),
        ({"starts_on": "2026-01-01", "last_on": "2026-11-01"}, "Perioden er over."),
    ],
)
def test_what_is_wrong_is_told(world: World, changed: dict[str, object], words: str) -> None:
    client, url = world.client_of("bjorn"), start_url(world.units["ward"].pk, **changed)

    assert words in text(client.get(url))
    assert words in text(client.post(url))
    world.declare()
    assert not TrainingProposal.objects.exists()


def test_nobody_asks_for_anothers_unit(world: World) -> None:
    assert "Velg en enhet fra lista." in text(world.client_of("bjorn").post(start_url(world.units["other"].pk)))


def test_what_it_is_calculated_from_is_told(world: World) -> None:
    world.hold("bjorn", "isbar")
    first, second = hold_session(world, "hlr"), hold_session(world, "isbar")
    for person, kind in (("anna", "must"), ("noah", "wish")):
        SeatChoice.objects.create(
            tenant=world.municipality,
            person=world.people[person],
            session=first,
            kind=kind,
            chosen_at=AT,
            chosen_by_name="Bjørn",
        )
    enrol(world, "jonas", second, "accepted")
    page = text(world.client_of("bjorn").get(start_url(world.units["ward"].pk, budget=0)))

    assert "Tatt hensyn til: 1 låst valg, 1 ønske, 1 gap som en godtatt plass alt lukker." in page
    assert "Budsjettet er 0 kr" in page


def test_a_director_is_not_told_of_small_groups(world: World) -> None:
    client = world.client_of("gunnar")

    assert "Gap hos færre enn fem ansatte." in text(client.get(start_url(world.units["ward"].pk)))
    assert "12 gap hos 7 ansatte" in text(client.get(start_url(world.units["top"].pk)))


def test_without_gaps_nothing_can_be_started(world: World) -> None:
    for person in ("anna", "bjorn", "jonas", "noah"):
        for competence in ("hlr", "isbar", "legemiddel"):
            world.hold(person, competence)
    page = text(world.client_of("bjorn").get(start_url(world.units["ward"].pk)))

    assert "Ingen gap å lukke" in page
    assert "Start beregningen" not in page
    assert "Ingen samlinger i perioden." in page


def test_the_list_has_every_calculation(world: World) -> None:
    hold_session(world, "hlr")
    plan(world)
    number = ask(world)
    TrainingProposal.objects.filter(pk=number).update(status="failed")
    page = text(world.client_of("bjorn").get(reverse("training_proposals")))

    assert "3 av 8 gap" in page
    assert "Stoppet av en feil" in page


def test_an_empty_list_says_what_will_stand_there(world: World) -> None:
    assert "Ingen beregninger ennå." in text(world.client_of("bjorn").get(reverse("training_proposals")))


def test_the_nurse_sees_and_does_not_decide(world: World) -> None:
    number = plan(world).pk
    client = world.client_of("frida")
    page = text(client.get(reverse("training_proposals")))

    assert "Ny beregning" not in page
    assert reverse("training_proposal", args=[number]) in page
    assert client.post(reverse("training_apply", args=[number])).status_code == 403
    assert client.post(reverse("training_cancel", args=[number])).status_code == 403


@pytest.mark.parametrize(("reader", "status"), [("anna", 403), ("hanne", 403), ("dag", 403), ("ivar", 403)])
def test_others_have_no_such_page(world: World, reader: str, status: int) -> None:
    assert world.client_of(reader).get(reverse("training_proposals")).status_code == status


def test_questions_do_not_grow_with_calculations(world: World, django_assert_max_num_queries: Any) -> None:
    for _number in range(5):
        ask(world)
    client = world.client_of("bjorn")
    with django_assert_max_num_queries(30):
        client.get(reverse("training_proposals"))
