from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from fagloft.contexts.requirements.models import BarQuestion
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def ask(world: World, client: Client, **changed: object) -> Any:
    told = {
        "unit": world.units["ward"].pk,
        "competence": world.competences["picc"].pk,
        "question": "Holder det med to?",
    } | changed
    return client.post(reverse("bar_question_ask"), told, follow=True)


def question(world: World) -> BarQuestion:
    world.declare()
    return BarQuestion.objects.get()


def test_question_is_raised_answered_and_stays_in_between(world: World) -> None:
    asked = text(ask(world, world.client_of("bjorn")))
    assert "1 spørsmål venter på svar" in asked
    assert "venter på Helse og omsorg" in asked

    director = world.client_of("gunnar")
    url = reverse("bar_question_answer", args=[question(world).pk])
    assert "Avdeling 2 spør om PICC-line" in text(director.get(url))
    answered = text(director.post(url, {"answer": "To holder."}, follow=True))
    assert "Ingen spørsmål venter på svar" in answered
    assert "To holder." in text(world.client_of("bjorn").get(reverse("bar_questions")))


def test_open_question_stands_on_the_list_of_requirements(world: World) -> None:
    client = world.client_of("bjorn")
    ask(world, client, competence=world.competences["hlr"].pk)
    shown = text(client.get(reverse("requirements")))

    assert "1 spørsmål om hvor lista ligger, venter på svar." in shown
    assert "Lista er ikke avklart" in shown


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"question": "  "}, "Skriv noen ord."),
        ({"unit": "0"}, "Velg en enhet du leder."),
        ({"competence": ""}, "Velg en kompetanse."),
    ],
)
def test_what_is_wrong_is_told(world: World, changed: dict[str, object], words: str) -> None:
    assert words in text(ask(world, world.client_of("bjorn"), **changed))


def test_same_question_twice_is_told(world: World) -> None:
    ask(world, world.client_of("bjorn"))

    assert "venter på svar" in text(ask(world, world.client_of("jonas")))
    question(world)


def test_who_answers_second_sees_the_first_answer(world: World) -> None:
    ask(world, world.client_of("bjorn"))
    url = reverse("bar_question_answer", args=[question(world).pk])
    director = world.client_of("gunnar")
    director.post(url, {"answer": "To holder."})

    assert "To holder." in text(director.post(url, {"answer": "Alle."}, follow=True))
    assert question(world).answer == "To holder."


def test_leader_does_not_answer_the_own_question(world: World) -> None:
    ask(world, world.client_of("bjorn"))
    url = reverse("bar_question_answer", args=[question(world).pk])

    assert world.client_of("bjorn").get(url).status_code == 404
    assert world.client_of("clara").get(url).status_code == 404
    assert world.client_of("anna").get(reverse("bar_questions")).status_code == 403
