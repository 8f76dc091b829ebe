"""From gaps to a seat: asked, calculated by the worker, proposed, accepted by the leader, seen by the employee."""

from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from fagloft.contexts.participation.models import Enrolment, TrainingProposal
from fagloft.jobs.plan_training import plan_training
from tests.contexts.participation.sessions import cancel_session, hold_session
from tests.web.training.pages import start_url, text, told
from tests.world import World


def test_from_gaps_to_a_seat(world: World) -> None:
    session = hold_session(world, "hlr", capacity=3)
    leader, ward = world.client_of("bjorn"), world.units["ward"].pk

    page = text(leader.get(start_url(ward)))
    assert "8 gap hos 4 ansatte" in page
    assert "1 samling i perioden kan brukes." in page
    assert "Ingen timesatser er lagt inn." in page
    started = leader.post(start_url(ward))
    world.declare()
    proposal = TrainingProposal.objects.get()
    assert started.headers["Location"] == reverse("training_proposal", args=[proposal.pk])
    waiting = text(leader.get(started.headers["Location"]))
    assert "Beregningen venter på tur" in waiting
    assert '<meta http-equiv="refresh"' in waiting

    (job,) = ProcrastinateJob.objects.filter(task_name__endswith="plan_training")
    plan_training(**job.args)

    polled = leader.get(reverse("training_progress", args=[proposal.pk]))
    assert polled.headers["HX-Redirect"] == started.headers["Location"]
    answer = text(leader.get(started.headers["Location"]))
    assert "3 av 8 gap kan lukkes for 1 500 kr" in answer.replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "ingen plan kan gjøre det bedre (bevist)" in answer
    assert "Ingen samling gir dette: 5 gap" in answer
    assert "Noah Berg" in answer

    proposed = told(leader, reverse("training_apply", args=[proposal.pk]))
    assert "3 påmeldinger er foreslått og venter på ja fra lederne." in proposed
    assert "3 var foreslått fra før." in told(leader, reverse("training_apply", args=[proposal.pk]))

    employee = world.client_of("anna")
    assert "Foreslått, venter på lederen" in text(employee.get(reverse("my_competence")))
    unit_page = text(leader.get(reverse("unit_training", args=[ward])))
    assert "3 påmeldinger venter på ja eller nei" in unit_page
    assert "Godta alle 3" in unit_page
    assert "Avdeling 2 01.12.: 3 av 4 borte hvis alle går, 1 igjen." in unit_page

    world.declare()
    numbers = list(Enrolment.objects.values_list("pk", flat=True))
    accepted = told(leader, reverse("enrolments_accept", args=[ward]), enrolment=numbers)
    assert "3 påmeldinger er godtatt, ingen venter" in accepted
    mine = text(employee.get(reverse("my_competence")))
    assert "Påmeldt" in mine
    assert "Godtatt av Bjørn Haugen" in mine

    cancel_session(session)
    assert "Avlyst" in text(employee.get(reverse("my_competence")))
    mess = text(leader.get(reverse("unit_training", args=[ward])))
    assert "3 påmeldinger må ryddes opp i" in mess
    assert "Avlyst: For få påmeldte" in mess
    assert "3 påmeldinger er fjernet." in told(leader, reverse("enrolments_cancel", args=[ward]), enrolment=numbers)
    assert "Avlyst etter at planen ble laget" in text(leader.get(started.headers["Location"] + "?view=sessions"))
