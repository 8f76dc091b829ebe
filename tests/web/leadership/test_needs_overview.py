"""What leaders need, in numbers: the director, the regional adviser, and one who leads all the leaders."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from procrastinate.contrib.django.models import ProcrastinateJob

from fagloft.contexts.access.models import RoleAssignment
from fagloft.contexts.leadership.actions import need_figures
from fagloft.contexts.leadership.models import NeedSurvey
from fagloft.jobs.count_leader_needs import count_leader_needs
from tests.contexts.leadership.line import draw_line
from tests.contexts.leadership.test_need_figures import need
from tests.web.leadership.test_leader_profile import fingerprint, page, text
from tests.world import HIRED, World


def count(world: World) -> None:
    need_figures.count(tenant_id=world.municipality.pk, on=world.today)


@pytest.mark.parametrize(
    ("who", "status"),
    [("gunnar", 200), ("dag", 200), ("bjorn", 403), ("jonas", 403), ("anna", 403), ("hanne", 403), ("sigrid", 403)],
)
def test_director_and_adviser_see_the_numbers(world: World, who: str, status: int) -> None:
    assert world.client_of(who).get(reverse("needs_overview")).status_code == status


def test_director_sees_the_share_of_all_leaders_and_no_names(world: World, django_assert_max_num_queries: Any) -> None:
    need(world, 6, of=12)
    count(world)
    gunnar = world.client_of("gunnar")
    with django_assert_max_num_queries(24):
        shown = text(gunnar.get(reverse("needs_overview")))

    assert "gruppene er for små til å si hvor mange av 15 som har svart" in shown
    assert "6 av 15" in shown
    assert "40 %" in shown
    assert "Kim Nr" not in shown
    assert "Bjørn" not in shown
    assert "Det er 3 ledere" not in shown


def test_director_sees_nothing_before_it_is_counted(world: World) -> None:
    shown = text(world.client_of("gunnar").get(reverse("needs_overview")))

    assert "Her kommer det lederne trenger" in shown
    assert "Helse og omsorg" not in shown.split("Her kommer")[1]


def test_who_leads_all_leaders_sees_names_and_all_numbers(world: World) -> None:
    draw_line(world)
    RoleAssignment.objects.create(
        tenant=world.municipality, user=world.users["frida"], role="director", starts_on=HIRED, granted_by_name="Test"
    )
    frida, url = world.client_of("frida"), page("needs_assess", world)
    frida.post(url, {"change_management": "3", "seen": fingerprint(frida.get(url))})
    shown = text(frida.get(reverse("needs_overview")))

    assert "0 av 4 ledere har sagt hva de trenger å lære" in shown
    assert "Clara Nguyen" in shown
    assert "1 av 4" in shown


def test_director_asks_and_leaders_see_it(world: World) -> None:
    gunnar, bjorn = world.client_of("gunnar"), world.client_of("bjorn")
    ward = reverse("unit_overview", args=[world.units["ward"].pk])
    assert "ber om svar" not in text(bjorn.get(ward))
    asked = gunnar.post(reverse("needs_ask"), {"answer_by": "2026-12-13"}, follow=True)
    assert "Gunnar Aas ba om svar 22.11.2026, innen 13.12.2026." in text(asked)

    assert "Gunnar Aas ber om svar innen 13.12.2026." in text(bjorn.get(ward))
    url = page("needs_assess", world)
    bjorn.post(url, {"f1": "2", "seen": fingerprint(bjorn.get(url))})
    assert "ber om svar" not in text(bjorn.get(ward))


@pytest.mark.parametrize(
    ("day", "words"), [("2026-11-22", "Velg en dag etter i dag."), ("31.02.2026", "Skriv en dag som finnes")]
)
def test_day_that_cannot_be_is_told(world: World, day: str, words: str) -> None:
    answer = world.client_of("gunnar").post(reverse("needs_ask"), {"answer_by": day})

    assert answer.status_code == 422
    assert words in text(answer)


def test_time_limit_that_is_over_is_said(world: World) -> None:
    world.declare()
    NeedSurvey.objects.create(
        tenant=world.municipality, asked_on=world.today - timedelta(days=30), asked_by_name="Gunnar Aas",
        answer_by=world.today - timedelta(days=1),
    )  # fmt: skip

    assert "Fristen gikk ut 21.11.2026." in text(world.client_of("gunnar").get(reverse("needs_overview")))


def test_region_is_told_in_numbers(world: World, django_assert_max_num_queries: Any) -> None:
    need(world, 6, of=12)
    count(world)
    need_figures.count(tenant_id=world.neighbour.pk, on=world.today)
    dag = world.client_of("dag")
    with django_assert_max_num_queries(18):
        shown = text(dag.get(reverse("needs_overview")))

    assert "Flest ledere trenger rekruttering: 6 av 15" in shown
    assert "Tall fra 2 organisasjoner." in shown
    assert "Temaområder, etter organisasjon" in shown
    assert "Larvik kommune" in shown
    assert "Egen organisasjon" in text(world.client_of("gunnar").get(reverse("needs_overview"), {"region": ""}))


def test_region_without_numbers_says_what_will_stand_there(world: World) -> None:
    assert "Hva lederne i helsefellesskapet trenger å lære" in text(
        world.client_of("dag").get(reverse("needs_overview"))
    )


def test_answers_are_counted_soon_after(world: World, django_capture_on_commit_callbacks: Any) -> None:
    bjorn, url = world.client_of("bjorn"), page("needs_assess", world)
    with django_capture_on_commit_callbacks(execute=True):
        for weight in "12":
            bjorn.post(url, {"f1": weight, "seen": fingerprint(bjorn.get(url))})
    waiting = ProcrastinateJob.objects.filter(task_name__endswith="count_leader_needs", status="todo")

    assert [job.args for job in waiting] == [{"tenant_id": world.municipality.pk}]
    count_leader_needs(tenant_id=world.municipality.pk)
    assert "Økonomistyring" in text(world.client_of("gunnar").get(reverse("needs_overview")))
