"""Writing a plan, its focus areas and its way from proposal to done."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.planning.actions import editing, plan_steps, plans
from fagloft.contexts.planning.models import FocusArea, Goal, Measure, Plan
from fagloft.contexts.planning.queries.plan_texts import FocusAreaText
from tests.contexts.planning.drafts import NEXT_YEAR, add_measure, add_plan, decide, publish, publish_decided
from tests.world import World

FIRST = FocusAreaText("Prosedyrer", "Vi får flere pasienter med kateter.")


def change(world: World, plan_id: int, edition: int, who: str = "bjorn", **changed: Any) -> None:
    text = replace(NEXT_YEAR, **changed)
    plans.change(scope=world.scope_of(who), plan_id=plan_id, edition=edition, text=text, today=world.today)


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "refusal"),
    [
        (date(2027, 1, 1), date(2027, 1, 1), editing.EndsBeforeItBegins),
        (date(2027, 1, 2), date(2027, 1, 1), editing.EndsBeforeItBegins),
        (date(2025, 1, 1), date(2026, 1, 1), editing.InThePast),
    ],
)
def test_period_makes_sense(world: World, starts_on: date, ends_on: date, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        add_plan(world, starts_on=starts_on, ends_on=ends_on)


def test_two_editors_do_not_lose_each_others_text(world: World) -> None:
    plan_id = add_plan(world)
    change(world, plan_id, 1, introduction="Bjørns")
    with pytest.raises(editing.ChangedMeanwhile):
        change(world, plan_id, 1, "jonas", introduction="Jonas sin")
    assert Plan.objects.get(pk=plan_id).introduction == "Bjørns"

    change(world, plan_id, 2, "jonas", introduction="Jonas sin, etter å ha sett Bjørns")
    assert Plan.objects.get(pk=plan_id).edition == 3


def test_plan_whose_time_is_over_can_still_be_rewritten(world: World) -> None:
    plan_id = add_plan(world)
    over: dict[str, Any] = {"starts_on": date(2025, 1, 1), "ends_on": date(2026, 1, 1)}
    Plan.objects.filter(pk=plan_id).update(**over)
    change(world, plan_id, 1, introduction="Etterord", **over)
    assert Plan.objects.get(pk=plan_id).introduction == "Etterord"


def test_focus_areas_come_and_go_and_measures_stay(world: World) -> None:
    plan_id = add_plan(world)
    scope, today = world.scope_of("bjorn"), world.today
    area = plans.add_focus_area(scope=scope, plan_id=plan_id, text=FIRST, today=today)
    add_measure(world, plan_id, focus_area_id=area)
    told = replace(FIRST, title="Prosedyrer om natta", competence_id=world.competences["picc"].pk)
    assert plans.change_focus_area(scope=scope, focus_area_id=area, text=told, today=today) == plan_id
    assert plans.remove_focus_area(scope=scope, focus_area_id=area, today=today) == (plan_id, told)
    assert not FocusArea.objects.exists()
    assert Measure.objects.get().focus_area is None
    with pytest.raises(plans.NoSuchFocusArea):
        plans.remove_focus_area(scope=scope, focus_area_id=area, today=today)


def test_focus_area_names_a_competence_that_exists(world: World) -> None:
    plan_id = add_plan(world)
    with pytest.raises(plans.NoSuchCompetence):
        plans.add_focus_area(
            scope=world.scope_of("bjorn"), plan_id=plan_id, text=replace(FIRST, competence_id=0), today=world.today
        )


def test_from_proposed_to_done_and_back(world: World) -> None:
    plan_id = publish_decided(world)
    scope, today = world.scope_of("bjorn"), world.today
    for step, status in (
        (plan_steps.start, "in_progress"),
        (plan_steps.finish, "done"),
        (plan_steps.start, "in_progress"),
    ):
        step(scope=scope, plan_id=plan_id, today=today)
        assert Plan.objects.get(pk=plan_id).status == status


def test_steps_follow_each_other(world: World) -> None:
    plan_id = add_plan(world)
    scope, today = world.scope_of("bjorn"), world.today
    for step in (plan_steps.start, plan_steps.finish, plan_steps.take_up_again):
        with pytest.raises(editing.WrongStatus):
            step(scope=scope, plan_id=plan_id, today=today)
    with pytest.raises(editing.WrongStatus):
        publish(world, plan_id)


def test_publishing_twice_needs_a_new_decision(world: World) -> None:
    plan_id = publish_decided(world)
    with pytest.raises(editing.WrongStatus):
        publish(world, plan_id)
    plan_steps.start(scope=world.scope_of("bjorn"), plan_id=plan_id, today=world.today)
    add_measure(world, plan_id, title="Nytt")
    decide(world, plan_id)
    assert publish(world, plan_id) == 2
    assert Plan.objects.get(pk=plan_id).status == "in_progress"


def drop(world: World, plan_id: int, reason: str = "Enheten legges ned", edition: int = 1, who: str = "bjorn") -> None:
    plan_steps.drop(scope=world.scope_of(who), plan_id=plan_id, edition=edition, reason=reason, today=world.today)


def test_dropped_with_a_reason_and_taken_up_again(world: World) -> None:
    plan_id = add_plan(world)
    with pytest.raises(editing.ReasonMissing):
        drop(world, plan_id, " ")
    with pytest.raises(editing.ChangedMeanwhile):
        drop(world, plan_id, edition=7)
    with pytest.raises(editing.NotYoursToChange):
        drop(world, plan_id, who="clara")
    drop(world, plan_id)
    with pytest.raises(editing.WrongStatus):
        change(world, plan_id, 2)
    plan_steps.take_up_again(scope=world.scope_of("bjorn"), plan_id=plan_id, today=world.today)
    assert Plan.objects.get(pk=plan_id).status == "proposed"


@pytest.mark.parametrize("is_published", [True, False])
def test_taken_up_where_it_was_last_certain(world: World, is_published: bool) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    decide(world, plan_id)
    if is_published:
        publish(world, plan_id)
    drop(world, plan_id, edition=Plan.objects.get(pk=plan_id).edition)
    plan_steps.take_up_again(scope=world.scope_of("bjorn"), plan_id=plan_id, today=world.today)
    assert Plan.objects.get(pk=plan_id).status == ("published" if is_published else "decided")


@pytest.mark.parametrize(
    ("model", "wrong", "constraint"),
    [
        (Plan, {"unit_id": None}, "plan_belongs_to_its_level"),
        (Plan, {"ends_on": date(2026, 1, 1)}, "plan_ends_after_it_begins"),
        (Plan, {"status": "dropped"}, "plan_is_dropped_with_a_reason"),
        (Plan, {"published_number": 1}, "plan_is_published_at_a_moment"),
        (Measure, {"ends_on": date(2026, 1, 1)}, "measure_ends_after_it_begins"),
        (Measure, {"obligation_reason": ""}, "mandatory_measure_says_why"),
        (Measure, {"status": "dropped"}, "measure_is_dropped_with_a_reason"),
        (Measure, {"evaluation_on": date(2026, 1, 1)}, "measure_is_evaluated_after_it_begins"),
        (Measure, {"owner_id": None}, "measure_has_one_owner"),
        (Measure, {"owner_name": "En til"}, "measure_has_one_owner"),
        (Measure, {"hours_per_person": -1}, "measure_takes_no_negative_hours"),
    ],
)
def test_constraints_bite(world: World, model: type, wrong: dict[str, object], constraint: str) -> None:
    add_measure(world, add_plan(world))
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        model.objects.update(**wrong)  # type: ignore[attr-defined]


def test_plans_and_their_parts_are_called_by_their_titles(world: World) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    area = FocusArea.objects.create(tenant=world.municipality, plan_id=plan_id, title="Prosedyrer")
    goal = Goal.objects.create(tenant=world.municipality, level="strategic", title="Mål")
    named = [str(row) for row in (Plan.objects.get(), Measure.objects.get(), area, goal)]
    assert named == ["Kompetanseplan 2027", "HLR for alle", "Prosedyrer", "Mål"]


def test_what_is_done_is_not_dropped(world: World) -> None:
    plan_id = publish_decided(world)
    Plan.objects.update(status="done")
    with pytest.raises(editing.WrongStatus):
        drop(world, plan_id, edition=3)
    with pytest.raises(editing.WrongStatus):
        plan_steps.take_up_again(scope=world.scope_of("bjorn"), plan_id=plan_id, today=world.today)
