"""From gaps to a seat: asked, calculated by the worker, proposed, accepted by the leader, seen by the employee."""

from django.test import Client
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from fagloft.contexts.participation.models import Enrolment, TrainingProposal
from fagloft.jobs.plan_training import plan_training
from tests.contexts.participation.sessions import cancel_session, hold_session
from tests.web.training.pages import start_url, text, told
from tests.world import World


def test_from_gaps_to_a_seat(world: World) -> None:
    session = hold_session(world, "hlr", capacity=3)
    leader, employee = world.client_of("bjorn"), world.client_of("anna")
    url = ask(world, leader)
    work()
    read_the_answer(leader, url)
    numbers = propose(world, leader, employee, url)
    accept(world, leader, employee, numbers)
    cancel_session(session)
    clear_up(world, leader, employee, url, numbers)


def ask(world: World, leader: Client) -> str:
    """The leader sees what is calculated from, starts, and finds it waiting; its address."""
    ward = world.units["ward"].pk
    page = text(leader.get(start_url(ward)))
    assert "8 gap hos 4 ansatte" in page
    assert "1 samling i perioden kan brukes." in page
    assert "Ingen timesatser er lagt inn." in page
    started = leader.post(start_url(ward))
    world.declare()
    assert started.headers["Location"] == reverse("training_proposal", args=[TrainingProposal.objects.get().pk])
    waiting = text(leader.get(started.headers["Location"]))
    assert "Beregningen venter på tur" in waiting
    assert '<meta http-equiv="refresh"' in waiting
    return started.headers["Location"]


def work() -> None:
    """The worker takes the job that was deferred."""
    (job,) = ProcrastinateJob.objects.filter(task_name__endswith="plan_training")
    plan_training(**job.args)


def read_the_answer(leader: Client, url: str) -> None:
    assert leader.get(f"{url}progress/").headers["HX-Redirect"] == url
    answer = text(leader.get(url)).replace("\u00a0", " ").replace("&nbsp;", " ")
    assert "3 av 8 gap kan lukkes for 1 500 kr" in answer
    assert "ingen plan kan gjøre det bedre (bevist)" in answer
    assert "Ingen samling gir dette: 5 gap" in answer
    assert "Noah Berg" in answer


def propose(world: World, leader: Client, employee: Client, url: str) -> list[int]:
    assert "3 påmeldinger er foreslått og venter på ja fra lederne." in told(leader, f"{url}apply/")
    assert "3 var foreslått fra før." in told(leader, f"{url}apply/")
    assert "Foreslått, venter på lederen" in text(employee.get(reverse("my_competence")))
    unit_page = text(leader.get(reverse("unit_training", args=[world.units["ward"].pk])))
    assert "3 påmeldinger venter på ja eller nei" in unit_page
    assert "Godta alle 3" in unit_page
    assert "Avdeling 2 01.12.: 3 av 4 borte hvis alle går, 1 igjen." in unit_page
    world.declare()
    return list(Enrolment.objects.values_list("pk", flat=True))


def accept(world: World, leader: Client, employee: Client, numbers: list[int]) -> None:
    url = reverse("enrolments_accept", args=[world.units["ward"].pk])
    assert "3 påmeldinger er godtatt, ingen venter" in told(leader, url, enrolment=numbers)
    mine = text(employee.get(reverse("my_competence")))
    assert "Påmeldt" in mine
    assert "Godtatt av Bjørn Haugen" in mine


def clear_up(world: World, leader: Client, employee: Client, url: str, numbers: list[int]) -> None:
    """The session is cancelled: everybody sees it, and the leader closes the enrolments."""
    ward = world.units["ward"].pk
    assert "Avlyst" in text(employee.get(reverse("my_competence")))
    page = text(leader.get(reverse("unit_training", args=[ward])))
    assert "3 påmeldinger må ryddes opp i" in page
    assert "Avlyst: For få påmeldte" in page
    assert "3 påmeldinger er fjernet." in told(leader, reverse("enrolments_cancel", args=[ward]), enrolment=numbers)
    assert "Avlyst etter at planen ble laget" in text(leader.get(f"{url}?view=sessions"))
