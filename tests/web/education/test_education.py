"""From an employee's wish to a new task, in the browser; and what each who may not sees."""

from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fagloft.contexts.education.models import EducationApplication
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def apply(world: World, client: Client, person: str = "anna", *, of: str = "", **changed: object) -> Any:
    told = {
        "person": of or world.people[person].pk,
        "kind": "further",
        "title": "Akuttsykepleie",
        "institution": "USN",
        "credits": "30",
        "starts_on": "2026-01-10",
        "ends_on": "2026-11-01",
        "gives": [f"{world.competences['hlr'].pk}:1"],
    } | changed
    return client.post(reverse("education_apply"), told, follow=True)


def application(world: World) -> EducationApplication:
    world.declare()
    return EducationApplication.objects.latest("pk")


def page(name: str, world: World) -> str:
    return reverse(name, args=[application(world).pk])


def decide(world: World, client: Client, **changed: object) -> Any:
    told = {
        "answer": "grant",
        "reason": "Vi trenger det.",
        "edition": 1,
        "leave_days": 20,
        "leave_is_paid": "on",
        "fee": "10000",
        "binding_months": 24,
        "grant_name": "Statsforvalteren",
        "grant_amount": "4000",
    } | changed
    return client.post(page("education_decide", world), told, follow=True)


def test_from_wish_to_new_task(world: World) -> None:
    anna, bjorn = world.client_of("anna"), world.client_of("bjorn")
    assert "Søknaden er sendt" in text(apply(world, anna))

    listed = text(bjorn.get(reverse("education")))
    assert "1 søknad venter på svar" in listed
    shown = text(bjorn.get(page("education_application", world)))
    assert "Anna Vik søker Akuttsykepleie" in shown
    assert "20 av 100 poeng" in shown
    assert "Hjerte-lungeredning: 2 av 4 i enheten mangler det." in shown

    assert "Innvilget" in text(decide(world, bjorn))
    begun = text(bjorn.post(page("education_start", world), {"edition": 2}, follow=True))
    assert "I gang" in begun
    told = {"outcome": "passed", "ended_on": "2026-11-01", "edition": 3}
    passed = text(bjorn.post(page("education_follow_up", world), told, follow=True))
    assert "Fullført, uten ny oppgave" in passed
    assert "24 måneder, til 01.11.2028" in passed
    assert "1 er ferdig uten ny oppgave" in text(bjorn.get(reverse("education")))

    task = {"task": "Leder akutt-teamet", "from_on": "2026-12-01", "edition": 4}
    assert "Leder akutt-teamet" in text(bjorn.post(page("education_follow_up", world), task, follow=True))
    own = text(anna.get(page("education_application", world)))
    assert "Leder akutt-teamet" in own
    assert "poeng, og hvorfor" not in own


def test_broken_off_asks_why(world: World) -> None:
    apply(world, world.client_of("anna"))
    bjorn = world.client_of("bjorn")
    decide(world, bjorn)
    told = {"outcome": "stopped", "ended_on": "2026-11-20", "edition": 2}

    assert "Skriv noen ord." in text(bjorn.post(page("education_follow_up", world), told))
    assert "Avbrutt" in text(bjorn.post(page("education_follow_up", world), told | {"reason": "Flyttet"}, follow=True))


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"title": " "}, "Skriv noen ord."),
        ({"ends_on": "2026-01-10"}, "Siste dag må komme etter den første."),
        ({"credits": "mange"}, "Skriv studiepoeng som et tall"),
        ({"of": "0"}, "Velg hvem søknaden gjelder."),
        ({"starts_on": "31.02.2026"}, "Skriv en dag som finnes"),
        ({"kind": ""}, "Velg hva slags utdanning det er."),
    ],
)
def test_what_is_wrong_in_an_application_is_told_and_kept(world: World, changed: dict[str, Any], words: str) -> None:
    answer = text(apply(world, world.client_of("anna"), **changed))

    assert words in answer
    assert "USN" in answer


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"answer": ""}, "Velg å innvilge eller avslå."),
        ({"reason": " "}, "Skriv noen ord."),
        ({"fee": "-1"}, "Skriv et beløp i kroner, 0 eller mer."),
        ({"binding_months": "61"}, "Skriv et helt tall fra 0 til 60."),
    ],
)
def test_what_is_wrong_in_an_answer_is_told(world: World, changed: dict[str, object], words: str) -> None:
    apply(world, world.client_of("anna"))

    assert words in text(decide(world, world.client_of("bjorn"), **changed))


def test_education_that_ends_too_early_is_told(world: World) -> None:
    apply(world, world.client_of("anna"))
    bjorn = world.client_of("bjorn")
    decide(world, bjorn)
    told = {"outcome": "passed", "ended_on": "2025-01-01", "edition": 2}

    assert "Velg en dag fra den utdanningen begynte" in text(bjorn.post(page("education_follow_up", world), told))


def test_competence_that_is_gone_is_told(world: World) -> None:
    apply(world, world.client_of("anna"))
    bjorn = world.client_of("bjorn")
    decide(world, bjorn)
    world.declare(world.community)
    world.competences["hlr"].retired_on = world.today
    world.competences["hlr"].save()
    told = {"outcome": "passed", "ended_on": "2026-11-01", "edition": 2}

    assert "er gått ut av katalogen" in text(bjorn.post(page("education_follow_up", world), told))


def test_who_comes_second_sees_what_the_first_did(world: World) -> None:
    anna, bjorn, jonas = (world.client_of(name) for name in ("anna", "bjorn", "jonas"))
    apply(world, anna)
    decide(world, bjorn, answer="refuse", reason="Ikke nå.")

    assert "Søknaden er behandlet" in text(decide(world, jonas))
    assert "Søknaden er behandlet siden" in text(
        anna.post(page("education_withdraw", world), {"edition": 1}, follow=True)
    )
    assert "Ikke nå." in text(bjorn.get(page("education_follow_up", world), follow=True))
    assert "Noen har endret søknaden" in text(bjorn.post(page("education_start", world), {"edition": "x"}, follow=True))


def test_late_answers_change_nothing(world: World) -> None:
    bjorn = world.client_of("bjorn")
    apply(world, world.client_of("anna"))
    assert "Noen har behandlet søknaden" in text(decide(world, bjorn, edition=7))
    decide(world, bjorn)
    ended = {"outcome": "passed", "ended_on": "2026-11-01", "edition": 9}
    assert "Noen har endret søknaden" in text(bjorn.post(page("education_follow_up", world), ended, follow=True))
    bjorn.post(page("education_follow_up", world), ended | {"edition": 2})
    task = {"task": "Ny", "from_on": "2026-12-01", "edition": 9}
    assert "Noen har endret søknaden" in text(bjorn.post(page("education_follow_up", world), task, follow=True))


def test_withdrawn_by_the_applicant_alone(world: World) -> None:
    anna, bjorn = world.client_of("anna"), world.client_of("bjorn")
    apply(world, anna)

    assert bjorn.post(page("education_withdraw", world), {"edition": 1}).status_code == 404
    assert "Søknaden er trukket." in text(anna.post(page("education_withdraw", world), {"edition": 1}, follow=True))


def test_those_who_may_not_see_nothing(world: World) -> None:
    apply(world, world.client_of("anna"))

    for stranger in ("noah", "clara", "gunnar", "hanne", "sigrid"):
        assert world.client_of(stranger).get(page("education_application", world)).status_code == 404
    assert "Akuttsykepleie" not in text(world.client_of("gunnar").get(reverse("education")))
    assert world.client_of("anna").get(page("education_decide", world)).status_code == 403
    assert world.client_of("clara").get(page("education_decide", world)).status_code == 404


def test_leader_does_not_answer_the_own_application(world: World) -> None:
    bjorn = world.client_of("bjorn")
    apply(world, bjorn, "bjorn")

    assert bjorn.get(page("education_decide", world)).status_code == 404
    assert bjorn.get(page("education_follow_up", world)).status_code == 404
    assert bjorn.post(page("education_start", world), {"edition": 1}).status_code == 404


def test_empty_pages_say_what_will_stand_there(world: World) -> None:
    assert "Her kommer søknadene" in text(world.client_of("anna").get(reverse("education")))
    assert "Bare ansatte kan søke" in text(world.client_of("gunnar").get(reverse("education_apply")))


def test_nobody_applies_for_a_stranger(world: World) -> None:
    assert "Velg hvem søknaden gjelder." in text(apply(world, world.client_of("anna"), "noah"))


def test_number_of_questions_does_not_grow(world: World) -> None:
    bjorn = world.client_of("bjorn")
    apply(world, world.client_of("anna"))
    bjorn.get(reverse("education"))
    with CaptureQueriesContext(connection) as few:
        bjorn.get(reverse("education"))
    for title in ("Kreft", "Demens", "Psykisk helse"):
        apply(world, world.client_of("noah"), "noah", title=title)
    with CaptureQueriesContext(connection) as many:
        bjorn.get(reverse("education"))

    assert len(many) == len(few)
