"""What is to be reached, and what the register says of it."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.planning.actions import editing, goals
from fagloft.contexts.planning.models import Goal
from fagloft.contexts.planning.queries.choices import get_goal_owner_choices
from fagloft.contexts.planning.queries.goals import GoalRow, NoSuchGoal, get_goal, get_goals
from fagloft.contexts.planning.queries.plan_texts import GoalText
from tests.contexts.planning.drafts import add_measure, add_plan, tree_of
from tests.world import World


def hlr_for(world: World, people: int, **changed: Any) -> GoalText:
    text = GoalText("HLR for alle", competence_id=world.competences["hlr"].pk, competence_level=1, people_needed=people)
    return replace(text, **changed)


def add(world: World, who: str, level: str, text: GoalText, **whose: Any) -> int:
    return goals.add(scope=world.scope_of(who), level=level, text=text, today=world.today, **whose)


def told(world: World, who: str, goal_id: int) -> GoalRow:
    return get_goal(scope=world.scope_of(who), tree=tree_of(world), goal_id=goal_id, on=world.today).goal


def test_goal_for_competence_is_counted_from_the_register(world: World) -> None:
    goal_id = add(world, "bjorn", "department", hlr_for(world, 2), unit_id=world.units["ward"].pk)
    row = told(world, "bjorn", goal_id)
    assert (row.holders, row.is_reached, row.whose) == (2, True, "Avdeling 2")


def test_few_holders_are_hidden_from_who_sees_numbers_only(world: World) -> None:
    goal_id = add(world, "bjorn", "department", hlr_for(world, 3), unit_id=world.units["ward"].pk)
    row = told(world, "gunnar", goal_id)
    assert (row.holders, row.is_reached) == (None, False)


def test_nobody_at_all_may_be_told(world: World) -> None:
    text = hlr_for(world, 3, competence_id=world.competences["isbar"].pk)
    goal_id = add(world, "gunnar", "strategic", text)
    row = told(world, "gunnar", goal_id)
    assert (row.holders, row.is_reached) == (0, False)


def test_what_nobody_is_required_to_hold_is_counted_too(world: World) -> None:
    text = hlr_for(world, 1, competence_id=world.competences["picc"].pk)
    goal_id = add(world, "clara", "department", text, unit_id=world.units["other"].pk)
    assert told(world, "clara", goal_id).holders == 1


def test_goal_of_one_person(world: World) -> None:
    goal_id = add(world, "bjorn", "individual", hlr_for(world, 1), person_id=world.people["anna"].pk)
    assert told(world, "anna", goal_id).is_reached is False
    for who in ("gunnar", "noah", "clara"):
        with pytest.raises(NoSuchGoal):
            told(world, who, goal_id)


def test_goals_of_the_region_are_known_and_not_counted(world: World) -> None:
    goal_id = add(world, "dag", "strategic", hlr_for(world, 100))
    row = told(world, "anna", goal_id)
    assert (row.is_shared, row.holders, row.is_reached, row.may_be_changed) == (True, None, None, False)


def test_change_of_service_is_ready_when_its_parts_are_reached(world: World) -> None:
    ward = world.units["ward"].pk
    change = add(world, "bjorn", "department", GoalText("Ny tjeneste", is_service_change=True), unit_id=ward)
    scope, tree, today = world.scope_of("bjorn"), tree_of(world), world.today
    assert get_goal(scope=scope, tree=tree, goal_id=change, on=today).is_ready is None
    add(world, "bjorn", "department", hlr_for(world, 1), parent_id=change)
    lacking = add(world, "bjorn", "department", hlr_for(world, 4), parent_id=change)
    detail = get_goal(scope=scope, tree=tree, goal_id=change, on=today)
    assert detail.is_ready is False
    assert [(part.is_reached, part.unit_id) for part in detail.parts] == [(True, ward), (False, ward)]
    goals.close(scope=scope, goal_id=lacking, today=today)
    assert get_goal(scope=scope, tree=tree, goal_id=change, on=today).is_ready is True


def test_measures_that_lead_to_a_goal(world: World) -> None:
    goal_id = add(world, "bjorn", "department", hlr_for(world, 2), unit_id=world.units["ward"].pk)
    number = add_measure(world, add_plan(world), goal_id=goal_id)
    detail = get_goal(scope=world.scope_of("bjorn"), tree=tree_of(world), goal_id=goal_id, on=world.today)
    assert detail.measures == ((number, "HLR for alle", "proposed"),)
    assert detail.goal.measures == 1


def test_list_asks_a_constant_number_of_questions(world: World, django_assert_num_queries: Any) -> None:
    for people in range(1, 5):
        add(world, "bjorn", "department", hlr_for(world, people), unit_id=world.units["ward"].pk)
        add(world, "gunnar", "strategic", GoalText(f"Mål {people}"))
    scope, tree = world.scope_of("bjorn"), tree_of(world)
    with django_assert_num_queries(11):
        rows = get_goals(scope=scope, tree=tree, on=world.today)
    assert len(rows) == 8


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"people_needed": None}, goals.HalfAGoal),
        ({"competence_level": 9}, goals.NoSuchLevel),
        ({"target": Decimal(80)}, goals.IndicatorMissing),
        ({"baseline": Decimal(80)}, goals.IndicatorMissing),
        ({"target_on": date(2026, 11, 21)}, editing.InThePast),
    ],
)
def test_goal_that_makes_no_sense(world: World, changed: dict[str, Any], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        add(world, "gunnar", "strategic", hlr_for(world, 2, **changed))


@pytest.mark.parametrize(
    ("who", "level", "unit", "person"),
    [
        ("bjorn", "strategic", "", ""),
        ("anna", "department", "ward", ""),
        ("clara", "department", "ward", ""),
        ("gunnar", "department", "", ""),
        ("anna", "individual", "", "anna"),
        ("clara", "individual", "", "anna"),
    ],
)
def test_who_may_not_set_a_goal(world: World, who: str, level: str, unit: str, person: str) -> None:
    whose = {
        "unit_id": world.units[unit].pk if unit else None,
        "person_id": world.people[person].pk if person else None,
    }
    with pytest.raises(editing.NotYoursToChange):
        add(world, who, level, GoalText("Mål"), **whose)


@pytest.mark.parametrize("whose", ["unit_id", "person_id", "parent_id"])
def test_goal_for_what_another_employer_has(world: World, whose: str) -> None:
    number = {"unit_id": world.units["far"].pk, "person_id": world.people["sigrid"].pk, "parent_id": 0}[whose]
    with pytest.raises(editing.NoSuchPlan):
        add(world, "bjorn", "department", GoalText("Mål"), **{whose: number})


def test_changed_closed_and_opened_again(world: World) -> None:
    goal_id = add(world, "gunnar", "strategic", GoalText("Mål"))
    scope, today = world.scope_of("gunnar"), world.today
    same: dict[str, Any] = {"scope": scope, "goal_id": goal_id, "today": today}
    goals.change(edition=1, text=GoalText("Nytt mål"), **same)
    with pytest.raises(editing.ChangedMeanwhile):
        goals.change(edition=1, text=GoalText("Et annet"), **same)
    goals.close(**same)
    with pytest.raises(editing.WrongStatus):
        goals.close(**same)
    with pytest.raises(editing.WrongStatus):
        goals.change(edition=3, text=GoalText("For sent"), **same)
    goals.reopen(**same)
    assert (Goal.objects.get().title, Goal.objects.get().closed_on) == ("Nytt mål", None)


def test_choices_of_whose_goal(world: World) -> None:
    def levels(who: str) -> list[str]:
        scope = world.scope_of(who)
        return [level for level, _ in get_goal_owner_choices(scope=scope, tree=tree_of(world), name="", on=world.today)]

    assert levels("bjorn") == ["department", "individual"]
    assert levels("gunnar") == ["strategic"]
    assert levels("anna") == []


@pytest.mark.parametrize(
    ("wrong", "constraint"),
    [
        ({"unit": "ward"}, "goal_belongs_to_its_level"),
        ({"people_needed": 3}, "goal_for_competence_says_level_and_number"),
    ],
)
def test_constraints_bite(world: World, wrong: dict[str, Any], constraint: str) -> None:
    told = {"unit": world.units["ward"]} if "unit" in wrong else wrong
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Goal.objects.create(tenant=world.municipality, level="strategic", title="Mål", **told)
