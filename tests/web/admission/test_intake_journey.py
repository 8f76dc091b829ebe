"""An intake in the browser, from announcing it to the last answer; and what each who may not sees."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fagloft.contexts.admission.models import AdmissionStep, Intake, Nomination
from fagloft.contexts.admission.queries.intakes import ClassText
from fagloft.contexts.audit.models import Reading
from tests.contexts.admission.intake_world import NORTH, SOUTH, announce, apply, close
from tests.contexts.leadership.market import offer, profile
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def draft(**changed: object) -> dict[str, object]:
    return {
        "title": "Topplederprogram 2027",
        "opens_on": "2026-11-22",
        "apply_by_on": "2026-12-20",
        "answer_days": "14",
        "order": "first_come",
        "groups": "all_or_nothing",
        "name_1": NORTH,
        "place_1": "Tønsberg",
        "starts_1": "2027-03-01",
        "places_1": "1",
        "who_1": "recommended",
        "who_2": "everybody",
    } | changed


def the_intake(world: World) -> Intake:
    world.declare(world.community)
    return Intake.objects.get()


def nomination_of(world: World, name: str) -> Nomination:
    world.declare(world.community)
    return Nomination.objects.get(person_name=name)


def turn(world: World, dag: Client, move: str) -> Any:
    intake = the_intake(world)
    return dag.post(reverse("intake_turn", args=[intake.pk, move]), {"edition": intake.edition}, follow=True)


def send_application(world: World, who: str, **changed: object) -> Any:
    world.declare(world.community)
    told = {"person": world.people[who].pk, "wish_1": NORTH, "consent": "on", "motivation": "Vil lære."} | changed
    return world.client_of(who).post(reverse("nomination_new", args=[the_intake(world).pk]), told, follow=True)


def test_from_announcing_to_the_last_answer(world: World) -> None:
    dag, gunnar = world.client_of("dag"), world.client_of("gunnar")
    assert "Ingen opptak ennå" in text(dag.get(reverse("intakes")))
    assert "Utkastet er lagret" in text(dag.post(reverse("intake_new"), draft(), follow=True))
    assert "Åpne opptaket" in text(dag.get(reverse("intake", args=[the_intake(world).pk])))
    assert "Opptaket er åpent" in text(turn(world, dag, "open"))
    page = reverse("intake", args=[the_intake(world).pk])
    assert "søk innen 20.12.2026" in text(world.client_of("bjorn").get(page))

    assert "Søknaden er sendt" in text(send_application(world, "bjorn"))
    send_application(world, "clara")
    sigrid = text(send_application(world, "sigrid"))
    assert "Clara" not in sigrid
    clara = nomination_of(world, "Clara Nguyen")
    told = {"words": "Trenger det mest.", "edition": 1}
    recommended = gunnar.post(reverse("nomination_recommend", args=[clara.pk]), told, follow=True)
    assert "Anbefalingen er sendt" in text(recommended)
    assert "Clara Nguyen" in text(gunnar.get(page))


def test_from_closing_to_the_last_answer(world: World) -> None:
    dag = world.client_of("dag")
    one = announce(world, classes=(ClassText(NORTH, "Tønsberg", date(2027, 3, 1), 1),))
    for who in ("clara", "bjorn", "sigrid"):
        apply(world, one, who, wanted=(NORTH,))
    page, clara = reverse("intake", args=[one.id]), nomination_of(world, "Clara Nguyen")
    turn(world, dag, "close")
    shown = dag.get(reverse("intake_offers", args=[the_intake(world).pk]))
    assert "1 søker får tilbud" in text(shown)
    assert "Nr. 1 på ventelista" in text(shown)
    sent = dag.post(
        reverse("intake_offers", args=[the_intake(world).pk]), {"last_step": shown.context["last_step"]}, follow=True
    )
    assert "1 tilbud er sendt" in text(sent)
    assert "Fordelingen er stabil" in text(sent)
    bjorn = nomination_of(world, "Bjørn Haugen")
    waiting = text(world.client_of("bjorn").get(reverse("nomination", args=[bjorn.pk])))
    assert "Alle plassene i ønskede kull gikk til søkere som står foran." in waiting
    declined = world.client_of("clara").post(
        reverse("nomination_answer", args=[clara.pk]), {"answer": "decline"}, follow=True
    )
    assert "Plassen går til neste" in text(declined)
    accepted = world.client_of("bjorn").post(
        reverse("nomination_answer", args=[bjorn.pk]), {"answer": "accept"}, follow=True
    )
    assert "Plassen er tatt." in text(accepted)
    log = text(dag.get(reverse("intake_log", args=[the_intake(world).pk])))
    assert "Clara Nguyen takker nei til Kull nord." in log
    assert "av seg selv" in log
    assert "Avslutt opptaket" in text(dag.get(page))
    assert "Opptaket er avsluttet" in text(turn(world, dag, "finish"))


@pytest.mark.parametrize(
    ("who", "status"), [("dag", 200), ("bjorn", 200), ("jonas", 200), ("gunnar", 200), ("anna", 403), ("hanne", 403)]
)
def test_who_sees_intakes(world: World, who: str, status: int) -> None:
    intake = announce(world)
    for page in (reverse("intakes"), reverse("intake", args=[intake.id])):
        assert world.client_of(who).get(page).status_code == status


@pytest.mark.parametrize(
    ("who", "status"), [("bjorn", 200), ("gunnar", 200), ("dag", 200), ("clara", 404), ("sigrid", 404), ("anna", 403)]
)
def test_who_sees_a_nomination(world: World, who: str, status: int) -> None:
    number = apply(world, announce(world), "bjorn")
    assert world.client_of(who).get(reverse("nomination", args=[number])).status_code == status


def test_draft_is_changed_and_two_at_once_see_both_texts(world: World) -> None:
    dag = world.client_of("dag")
    dag.post(reverse("intake_new"), draft())
    page = reverse("intake_edit", args=[the_intake(world).pk])
    assert 'value="Kull nord"' in text(dag.get(page))
    assert "Endringen er lagret" in text(dag.post(page, draft(title="Nytt", edition=1), follow=True))
    again = dag.post(page, draft(title="Annet", edition=1))
    assert "Noen har endret dette" in text(again)
    assert "Nytt" in text(again)
    assert "Endringen er lagret" in text(dag.post(page, draft(title="Annet", edition=2), follow=True))
    turn(world, dag, "open")
    for answer in (dag.get(page, follow=True), dag.post(page, draft(edition=4), follow=True)):
        assert "Reglene kan ikke endres lenger." in text(answer)
    assert "Noen har endret" in text(
        dag.post(reverse("intake_turn", args=[the_intake(world).pk, "close"]), follow=True)
    )
    assert dag.post(reverse("intake_turn", args=[the_intake(world).pk, "burn"])).status_code == 404
    early = dag.get(reverse("intake_offers", args=[the_intake(world).pk]), follow=True)
    assert "Plassene fordeles når opptaket er lukket." in text(early)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"apply_by_on": "2026-11-22"}, "Fristen må være etter"),
        ({"order": "draw"}, "Skriv et startord"),
        ({"starts_1": "2026-12-01"}, "Kullene må begynne etter"),
        ({"name_2": "Kull øst"}, "Fyll ut hele kullet"),
        ({"reserved_1": "9"}, "Flere plasser er reservert"),
        ({"who_2": "recommended"}, "bare prioriteres én gang"),
        ({"places_1": "x"}, "Skriv et helt tall fra 1 til 500."),
        ({"title": ""}, "Skriv noe her."),
    ],
)
def test_contradictions_are_explained(world: World, changed: dict[str, object], words: str) -> None:
    answer = world.client_of("dag").post(reverse("intake_new"), draft(**changed))
    assert answer.status_code == 422
    assert words in text(answer)


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"consent": ""}, "Ingenting sendes uten ja"),
        ({"wish_1": "Kull øst"}, "Velg et kull fra lista."),
        ({"wish_2": NORTH}, "Velg hvert kull bare én gang."),
        ({"person": "0"}, "Velg deg selv eller en leder du leder."),
    ],
)
def test_application_says_what_is_wrong(world: World, changed: dict[str, object], words: str) -> None:
    announce(world)
    answer = send_application(world, "bjorn", **changed)
    assert answer.status_code == 422
    assert words in text(answer)


def test_one_applies_once_and_sees_what_is_shared(world: World) -> None:
    announce(world)
    profile(world, "bjorn", education_years=3)
    form = text(world.client_of("bjorn").get(reverse("nomination_new", args=[the_intake(world).pk])))
    assert "3 år" in form
    send_application(world, "bjorn")
    assert "Denne lederen har søkt allerede." in text(send_application(world, "bjorn"))
    close(world, announce_again(world))
    assert send_application(world, "clara").status_code == 404


def announce_again(world: World) -> Any:
    from fagloft.contexts.admission.queries.intakes import get_intake

    return get_intake(scope=world.scope_of("dag"), intake_id=the_intake(world).pk)


def test_requirements_of_the_programme_decide_until_the_office_answers(world: World) -> None:
    offer(world, "master", education_years=3, accepts_prior_learning=False)
    intake = announce(world, programme_code="master", is_tailored=False)
    apply(world, intake, "bjorn")
    close(world, intake)
    dag = world.client_of("dag")
    assert "1 søker må avklares" in text(dag.get(reverse("intake", args=[intake.id])))
    judge = reverse("nomination_judge", args=[nomination_of(world, "Bjørn Haugen").pk])
    assert "Utdanning må avklares" in text(dag.get(judge))
    assert dag.post(judge, {"answer": "open"}).status_code == 422
    assert "Svaret er lagret" in text(dag.post(judge, {"answer": "open", "words": "Sett vitnemål"}, follow=True))
    assert "1 søker får tilbud" in text(dag.get(reverse("intake_offers", args=[intake.id])))
    stale = dag.post(reverse("intake_offers", args=[intake.id]), {"last_step": "0"}, follow=True)
    assert "Noe har skjedd siden du åpnet forslaget" in text(stale)


def test_withdrawing_undoing_and_answering_what_is_no_more(world: World) -> None:
    intake = announce(world)
    number = apply(world, intake, "bjorn")
    gunnar, bjorn = world.client_of("gunnar"), world.client_of("bjorn")
    page = reverse("nomination_recommend", args=[number])
    assert "Anbefal Bjørn Haugen" in text(gunnar.get(page))
    assert "Det du skrev, står her" in text(gunnar.post(page, {"words": "Ja", "edition": 9}))
    gunnar.post(page, {"words": "Ja", "edition": 1})
    undo = reverse("nomination_unrecommend", args=[number])
    assert "endret i mellomtiden" in text(gunnar.post(undo, follow=True))
    assert "tatt tilbake" in text(gunnar.post(f"{undo}?edition=2", follow=True))
    assert "gjelder ikke lenger" in text(
        bjorn.post(reverse("nomination_answer", args=[number]), {"answer": "accept"}, follow=True)
    )
    for name in ("nomination_answer", "nomination_withdraw"):
        assert gunnar.post(reverse(name, args=[number]), {"answer": "accept"}).status_code == 404
    assert "Søknaden er trukket" in text(bjorn.post(reverse("nomination_withdraw", args=[number]), follow=True))
    assert "ikke med i opptaket" in text(bjorn.post(reverse("nomination_withdraw", args=[number]), follow=True))
    close(world, intake)
    assert gunnar.get(page).status_code == 404
    judge = reverse("nomination_judge", args=[number])
    told = {"answer": "open", "words": "x"}
    assert "venter ikke på svar" in text(world.client_of("dag").post(judge, told, follow=True))
    assert "Ingen søkere venter" in text(world.client_of("dag").get(reverse("intake_offers", args=[intake.id])))


def test_readings_of_others_are_logged(world: World) -> None:
    number = apply(world, announce(world), "bjorn")
    world.client_of("gunnar").get(reverse("nomination", args=[number]))
    world.client_of("bjorn").get(reverse("nomination", args=[number]))
    world.declare()
    assert list(Reading.objects.values_list("reader_name", "page")) == [("Gunnar Aas", "nomination")]


def test_lists_ask_a_constant_number_of_questions(world: World) -> None:
    intake = announce(world)
    apply(world, intake, "bjorn")
    dag = world.client_of("dag")

    def count(page: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as asked:
            dag.get(page)
        return len(asked)

    pages = [reverse("intakes"), reverse("intake", args=[intake.id])]
    for page in pages:
        dag.get(page)
    before = [count(page) for page in pages]
    for who in ("clara", "sigrid"):
        apply(world, intake, who)
    assert [count(page) for page in pages] == before
    assert AdmissionStep.objects.count() == 0
    assert SOUTH
