"""The way into a first post as leader: who begins it, who ticks, what is late, who is reminded."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.leadership.actions import needs as need_actions
from fagloft.contexts.leadership.actions import onboarding as actions
from fagloft.contexts.leadership.models import OnboardingStep
from fagloft.contexts.leadership.queries.needs_answers import get_led_with_progress
from fagloft.contexts.leadership.queries.onboarding import Onboarding, get_onboarding, get_shipped_steps
from fagloft.contexts.leadership.queries.onboarding_notes import LeaderNotes, get_leader_notes
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from fagloft.contexts.organisations.models import Unit
from tests.contexts.leadership.line import begin_duty, draw_line, tree
from tests.contexts.leadership.test_needs import assess
from tests.world import HIRED, World


def begin(world: World, by: str, of: str = "bjorn", on: date | None = None) -> None:
    actions.begin(scope=world.scope_of(by), tree=tree(world), person_id=world.people[of].pk, on=on or world.today)


def tick(world: World, by: str, step: str, *, back: bool = False) -> None:
    act = actions.untick if back else actions.tick
    scope = world.scope_of(by)
    act(scope=scope, tree=tree(world), person_id=world.people["bjorn"].pk, step=step, on=world.today)


def way(world: World, reader: str) -> Onboarding:
    scope = world.scope_of(reader)
    return get_onboarding(scope=scope, tree=tree(world), person_id=world.people["bjorn"].pk, on=world.today)


def notes(world: World, reader: str) -> LeaderNotes:
    return get_leader_notes(scope=world.scope_of(reader), tree=tree(world), on=world.today)


def test_leader_above_begins_and_both_tick(world: World) -> None:
    draw_line(world)
    assert way(world, "bjorn").steps == ()
    begin(world, "frida", on=world.today - timedelta(weeks=2, days=1))
    tick(world, "bjorn", "mark_the_role")

    seen = way(world, "frida")
    first, second, third = seen.steps[:3]
    assert (first.done_on, first.done_by_name, first.is_overdue) == (world.today, "Bjørn Haugen", False)
    assert (second.code, second.is_overdue) == ("expectations", True)
    assert not third.is_overdue
    assert (seen.done, seen.overdue, len(seen.steps)) == (1, 1, len(get_shipped_steps("nb")))
    assert [first.title, first.source] == ["Marker den nye rollen", "002_5d5d83e98ddc7ed8.txt:1371"]

    tick(world, "frida", "mark_the_role", back=True)
    assert way(world, "bjorn").done == 0


@pytest.mark.parametrize("language", ["nb", "nn", "en"])
def test_steps_are_told_in_every_language_and_in_order(language: str) -> None:
    steps = get_shipped_steps(language)

    assert all(step.title and step.text for step in steps)
    assert [step.after_weeks for step in steps] == sorted(step.after_weeks for step in steps)


def test_who_may_not_begin(world: World) -> None:
    draw_line(world)
    with pytest.raises(actions.NotYoursToBegin):
        begin(world, "bjorn")
    with pytest.raises(NoSuchLeader):
        begin(world, "clara")
    begin(world, "frida")
    with pytest.raises(actions.BegunAlready):
        begin(world, "frida")


def test_who_may_not_tick(world: World) -> None:
    draw_line(world)
    begin(world, "frida")
    tick(world, "bjorn", "mentor")

    with pytest.raises(actions.TickedMeanwhile):
        tick(world, "frida", "mentor")
    with pytest.raises(actions.TickedMeanwhile):
        tick(world, "frida", "budget", back=True)
    with pytest.raises(actions.NoSuchStep):
        tick(world, "frida", "knitting")
    with pytest.raises(NoSuchLeader):
        tick(world, "clara", "budget")


def test_step_that_is_no_longer_shipped_keeps_its_code(world: World) -> None:
    world.declare()
    OnboardingStep.objects.create(
        tenant=world.municipality, person=world.people["bjorn"], step="gone", due_on=world.today
    )
    (step,) = way(world, "bjorn").steps

    assert (step.title, step.text, step.source) == ("gone", "", "")


def test_new_leader_below_is_proposed_until_it_is_begun(world: World) -> None:
    draw_line(world)
    begin_duty(world, "bjorn", world.today - timedelta(days=100))
    assert [one.name for one in notes(world, "frida").new] == ["Bjørn Haugen"]
    assert notes(world, "bjorn").new == ()

    begin(world, "frida", on=world.today - timedelta(days=8))
    told = notes(world, "frida")
    assert told.new == ()
    assert [one.name for one in told.overdue] == ["Bjørn Haugen"]
    assert [one.is_own for one in notes(world, "bjorn").overdue] == [True]
    (row,) = (
        one
        for one in get_led_with_progress(scope=world.scope_of("frida"), tree=tree(world), on=world.today)
        if one.leader.name == "Bjørn Haugen"
    )
    assert (row.steps_done, row.steps_overdue, row.may_begin_onboarding) == (0, 1, False)


def test_only_the_next_leader_above_is_reminded(world: World) -> None:
    draw_line(world)
    begin_duty(world, "bjorn", world.today - timedelta(days=100))
    between = Unit.objects.create(
        tenant=world.municipality, parent=world.units["top"], code="between", name="Sykehjemmet",
        kind=world.kinds["nursing_home"], starts_on=HIRED,
    )  # fmt: skip
    Unit.objects.filter(pk=world.units["ward"].pk).update(parent=between)
    assert [one.name for one in notes(world, "frida").new] == ["Bjørn Haugen"]

    world.units["between"] = between
    world.appoint("sofie", "between")
    assert [one.name for one in notes(world, "sofie").new] == ["Bjørn Haugen"]
    assert notes(world, "frida").new == ()


def test_who_was_asked_is_reminded_until_the_answer(world: World) -> None:
    assert notes(world, "bjorn").survey is None
    asked = world.today + timedelta(days=9)
    need_actions.ask_all(scope=world.scope_of("gunnar"), answer_by=asked, on=world.today)
    survey = notes(world, "bjorn").survey
    assert survey is not None
    assert survey.answer_by == asked

    assess(world, "bjorn", "bjorn", {"f1": 0})
    assert notes(world, "bjorn").survey is None
    assert notes(world, "gunnar") == LeaderNotes(own=None, survey=None, new=(), overdue=())


def test_constraints_bite(world: World) -> None:
    world.declare()
    step = {"tenant": world.municipality, "person": world.people["bjorn"], "due_on": world.today}
    OnboardingStep.objects.create(step="mentor", **step)
    with pytest.raises(IntegrityError, match="onboarding_step_is_taken_once"), transaction.atomic():
        OnboardingStep.objects.create(step="mentor", **step)
    with pytest.raises(IntegrityError, match="onboarding_step_is_done_by_somebody"), transaction.atomic():
        OnboardingStep.objects.create(step="budget", done_on=world.today, **step)
