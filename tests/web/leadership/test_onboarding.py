"""The way into a first post as leader, in the browser."""

from datetime import timedelta

import pytest
from django.urls import reverse

from fagloft.contexts.leadership.models import OnboardingStep
from tests.contexts.leadership.line import begin_duty, draw_line
from tests.web.leadership.test_leader_profile import page, text
from tests.world import World


def test_from_proposal_to_ticked_steps(world: World) -> None:
    draw_line(world)
    begin_duty(world, "bjorn", world.today - timedelta(days=100))
    bjorn, frida = world.client_of("bjorn"), world.client_of("frida")
    overview = text(frida.get(reverse("unit_overview", args=[world.units["top"].pk]), follow=True))
    assert "Bjørn Haugen er leder for første gang" in overview
    assert "Lederen din kan begynne løpet." in text(bjorn.get(page("onboarding", world)))
    offered = text(frida.get(page("onboarding", world)))
    assert "etter 1 uke" in offered
    assert "Begynn oppstartsløpet for en ny leder" in text(frida.get(page("leader_profile", world)))

    assert "0 av 14 steg er gjort" in text(frida.post(page("onboarding_begin", world), follow=True))
    assert "Løpet er begynt allerede." in text(frida.post(page("onboarding_begin", world), follow=True))
    assert "Marker den nye rollen" in text(bjorn.get(page("leader_profile", world)))
    step = page("onboarding_tick", world, "bjorn", "mark_the_role")
    assert "1 av 14 steg er gjort" in text(bjorn.post(step, follow=True))
    assert "Bjørn Haugen 22.11.2026" in text(frida.get(page("onboarding", world)))
    assert "Noen har endret steget" in text(frida.post(step, follow=True))
    assert "0 av 14 steg er gjort" in text(frida.post(step, {"untick": "1"}, follow=True))


def test_what_is_late_is_said_plainly(world: World) -> None:
    draw_line(world)
    world.client_of("frida").post(page("onboarding_begin", world))
    world.declare()
    OnboardingStep.objects.filter(step="mentor").update(due_on=world.today - timedelta(days=1))

    for who in ("bjorn", "frida"):
        shown = text(world.client_of(who).get(page("onboarding", world)))
        assert "0 av 14 steg er gjort, 1 er over fristen" in shown
        assert "Over fristen" in shown
    ward = reverse("unit_overview", args=[world.units["ward"].pk])
    assert "Oppstartsløpet er forsinket: du" in text(world.client_of("bjorn").get(ward))
    assert "Oppstartsløpet er forsinket" not in text(world.client_of("jonas").get(ward))
    assert "Skulle vært gjort 21.11.2026" in text(world.client_of("bjorn").get(page("leader_profile", world)))
    assert "1 over fristen" in text(world.client_of("frida").get(reverse("leaders")))


@pytest.mark.parametrize(("who", "status"), [("bjorn", 404), ("clara", 404), ("anna", 403), ("gunnar", 403)])
def test_who_may_not_begin(world: World, who: str, status: int) -> None:
    draw_line(world)

    assert world.client_of(who).post(page("onboarding_begin", world)).status_code == status


def test_step_that_is_not_there(world: World) -> None:
    draw_line(world)

    assert world.client_of("frida").post(page("onboarding_tick", world, "bjorn", "knitting")).status_code == 404
    assert world.client_of("clara").post(page("onboarding_tick", world, "bjorn", "mentor")).status_code == 404


def test_several_new_and_late_leaders_are_told_together(world: World) -> None:
    draw_line(world)
    for name in ("bjorn", "clara"):
        begin_duty(world, name, world.today - timedelta(days=100))
    top = reverse("organisation_overview")
    frida = world.client_of("frida")
    assert "Bjørn Haugen, Clara Nguyen er ledere for første gang" in text(
        frida.get(reverse("unit_overview", args=[world.units["top"].pk]), follow=True)
    )
    for name in ("bjorn", "clara"):
        frida.post(page("onboarding_begin", world, name))
    world.declare()
    OnboardingStep.objects.update(due_on=world.today - timedelta(days=1))
    assert "forsinket" not in text(world.client_of("gunnar").get(top))
    shown = text(frida.get(reverse("unit_overview", args=[world.units["top"].pk]), follow=True))
    assert "Oppstartsløpet er forsinket: Bjørn Haugen, Clara Nguyen" in shown
