"""What becomes of those who took a place, in the browser."""

from typing import Any

import pytest
from django.urls import reverse

from fagloft.contexts.leadership.models import DevelopmentProject, Gathering, ProgrammeEvaluation
from tests.contexts.admission.intake_world import announce, apply
from tests.contexts.leadership.test_follow_up import begin, finish
from tests.web.admission.test_intake_journey import text
from tests.world import World


def gathering(world: World) -> int:
    world.declare(world.community)
    return Gathering.objects.latest("pk").pk


def test_office_follows_the_participants(world: World) -> None:
    intake, number = begin(world)
    dag = world.client_of("dag")
    page = reverse("intake_follow_up", args=[intake.id])
    assert "1 deltaker: 0 har fullført, 0 har sluttet" in text(dag.get(page))
    told = {
        "class_id": intake.classes[0].id,
        "title": "Oppstart",
        "starts_on": "2026-11-22",
        "days": 3,
        "place": "Oslo",
    }
    new = reverse("gathering_new", args=[intake.id])
    assert dag.post(new, told | {"days": 20}).status_code == 422
    assert "Samlingen er lagt til." in text(dag.post(new, told, follow=True))
    attendance = reverse("attendance", args=[gathering(world)])
    assert "Bjørn Haugen" in text(dag.get(attendance))
    assert "1 av 1 samlinger" in text(dag.post(attendance, {"there": [number]}, follow=True))
    dag.post(new, told | {"starts_on": "2027-05-01"})
    early = reverse("attendance", args=[gathering(world)])
    assert "Samlingen har ikke begynt" in text(dag.post(early, {"there": [number]}))
    outcome = reverse("outcome", args=[number])
    assert dag.post(outcome, {"kind": "dropped_out", "ended_on": "2026-11-01"}).status_code == 422
    assert "Velg i dag" in text(dag.post(outcome, {"kind": "completed", "ended_on": "2099-01-01"}))
    left = {"kind": "dropped_out", "why": "travel", "ended_on": "2026-11-01"}
    assert "Reisen (1)" in text(dag.post(outcome, left, follow=True))
    done = {"kind": "completed", "why": "travel", "study_credits": "7,5", "ended_on": "2026-11-01"}
    assert "7,5 studiepoeng" in text(dag.post(outcome, done, follow=True))
    assert "checked" in text(dag.get(outcome))


def test_participant_writes_of_the_project_and_answers(world: World) -> None:
    _, number = begin(world)
    bjorn = world.client_of("bjorn")
    page = reverse("project", args=[number])
    told: dict[str, Any] = {"title": "Færre fall", "status": "planned", "edition": 0}
    assert "Skriv både hvem og når" in text(bjorn.post(page, told | {"anchored_with_name": "Li"}))
    anchored = told | {"anchored_with_name": "Kommunedirektør Li", "anchored_on": "2026-11-01"}
    assert "Forankret hos Kommunedirektør Li 01.11.2026" in text(bjorn.post(page, anchored, follow=True))
    again = text(bjorn.post(page, told | {"title": "Annet"}))
    assert "Noen har endret dette" in again
    assert "Færre fall" in again
    assert "Færre fall" in text(world.client_of("dag").get(reverse("nomination", args=[number])))
    assert "Ikke forankret" in text(bjorn.post(page, told | {"edition": 1}, follow=True))

    evaluation = reverse("programme_evaluation", args=[number])
    assert "ingen evaluering å svare på" in text(bjorn.get(evaluation, follow=True))
    finish(world, number)
    assert "Si hva programmet var verdt" in text(bjorn.get(reverse("start"), follow=True))
    assert bjorn.post(evaluation, {"usefulness": "9"}).status_code == 422
    given = {"usefulness": "5", "uses_it": "4", "network_goes_on": "yes", "text": "Bra"}
    assert "Takk." in text(bjorn.post(evaluation, given, follow=True))
    world.declare()
    assert ProgrammeEvaluation.objects.get().network_goes_on is True
    assert DevelopmentProject.objects.get().title == "Færre fall"


def test_offer_waits_on_the_start_page(world: World) -> None:
    from tests.contexts.admission.intake_world import close
    from tests.contexts.admission.test_offers import send

    intake = announce(world)
    apply(world, intake, "bjorn")
    close(world, intake)
    send(world, intake)
    assert "Du har tilbud om plass" in text(world.client_of("bjorn").get(reverse("start"), follow=True))


@pytest.mark.parametrize(("who", "status"), [("clara", 404), ("gunnar", 404), ("dag", 403), ("anna", 403)])
def test_nobody_else_writes_for_the_participant(world: World, who: str, status: int) -> None:
    _, number = begin(world)
    for name in ("project", "programme_evaluation"):
        assert world.client_of(who).get(reverse(name, args=[number])).status_code == status


def test_who_has_no_place_is_not_followed(world: World) -> None:
    number = apply(world, announce(world), "bjorn")
    dag = world.client_of("dag")
    assert "ingen plass" in text(dag.get(reverse("outcome", args=[number]), follow=True))
    assert world.client_of("bjorn").get(reverse("project", args=[number])).status_code == 404
    assert dag.get(reverse("attendance", args=[0])).status_code == 404
