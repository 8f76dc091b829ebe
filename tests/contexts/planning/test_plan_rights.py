"""Who starts, changes, decides and reads which plan."""

import pytest

from fagloft.contexts.planning.actions import editing, measures, plans
from fagloft.contexts.planning.models import Plan
from fagloft.contexts.planning.queries.choices import get_whose_choices
from fagloft.contexts.planning.queries.goals import get_goals
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan, get_plan
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.contexts.planning.queries.plans import PlanFilter, get_plans
from tests.contexts.planning.drafts import (
    NEXT_YEAR,
    add_measure,
    add_plan,
    decide,
    measure_text,
    publish,
    publish_decided,
    region_plan,
    tree_of,
)
from tests.world import World


@pytest.mark.parametrize(
    ("who", "level"),
    [
        ("bjorn", "unit"),
        ("jonas", "unit"),
        ("gunnar", "organisation"),
        ("dag", "region"),
        ("bjorn", "person"),
        ("anna", "person"),
    ],
)
def test_those_who_may_start_a_plan(world: World, who: str, level: str) -> None:
    assert add_plan(world, who, level)


@pytest.mark.parametrize(
    ("who", "level"),
    [
        ("anna", "unit"),
        ("clara", "unit"),
        ("frida", "unit"),
        ("gunnar", "unit"),
        ("bjorn", "organisation"),
        ("gunnar", "region"),
        ("clara", "person"),
        ("gunnar", "person"),
        ("eva", "organisation"),
    ],
)
def test_those_who_may_not(world: World, who: str, level: str) -> None:
    with pytest.raises(editing.NotYoursToChange):
        add_plan(world, who, level)


def test_no_plan_for_another_employers_unit_or_person(world: World) -> None:
    for told in ({"unit_id": world.units["far"].pk}, {"person_id": world.people["sigrid"].pk}):
        with pytest.raises(editing.NoSuchPlan):
            plans.add(scope=world.scope_of("bjorn"), level="unit", text=NEXT_YEAR, today=world.today, **told)


def test_unit_plan_without_a_unit_is_nobodys(world: World) -> None:
    with pytest.raises(editing.NotYoursToChange):
        plans.add(scope=world.scope_of("bjorn"), level="unit", text=NEXT_YEAR, today=world.today)


def test_own_plan_is_written_by_oneself_until_it_is_decided(world: World) -> None:
    plan_id = add_plan(world, "anna", "person")
    mine = {"owner_id": world.people["anna"].pk, "target_unit_id": None}
    add_measure(world, plan_id, "anna", **mine)
    decide(world, plan_id, "bjorn")
    with pytest.raises(editing.NotYoursToChange):
        measures.add(scope=world.scope_of("anna"), plan_id=plan_id, text=measure_text(world, **mine), today=world.today)
    assert add_measure(world, plan_id, "bjorn", target_unit_id=None)


@pytest.mark.parametrize("who", ["bjorn", "anna", "clara", "jonas"])
def test_unit_plan_is_decided_by_the_level_above(world: World, who: str) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    with pytest.raises(editing.NotYoursToChange):
        decide(world, plan_id, who)


def test_leader_above_decides(world: World) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    world.appoint("frida", "top")

    assert decide(world, plan_id, "frida") == 1


def test_top_unit_has_nobody_above_but_the_director(world: World) -> None:
    world.appoint("frida", "top")
    plan_id = add_plan(world, "frida", unit_id=world.units["top"].pk)
    rights = get_plan_rights(scope=world.scope_of("frida"), on=world.today)
    plan = Plan.objects.select_related("unit").get(pk=plan_id)

    assert not rights.may_decide(plan)
    assert get_plan_rights(scope=world.scope_of("gunnar"), on=world.today).may_decide(plan)


def seen_by(world: World, who: str) -> set[str]:
    scope = world.scope_of(who)
    return {row.level for row in get_plans(scope=scope, tree=tree_of(world), on=world.today, wanted=PlanFilter())}


def test_before_publishing_only_those_who_steer_see_it(world: World) -> None:
    add_plan(world)
    add_plan(world, "gunnar", "organisation")
    add_plan(world, "anna", "person")
    add_plan(world, "dag", "region")

    assert seen_by(world, "bjorn") == {"unit", "organisation", "person"}
    assert seen_by(world, "gunnar") == {"unit", "organisation"}
    assert seen_by(world, "frida") == {"unit", "organisation"}
    assert seen_by(world, "anna") == {"person"}
    assert seen_by(world, "clara") == {"organisation"}
    assert seen_by(world, "noah") == set()
    assert seen_by(world, "dag") == {"region"}
    assert seen_by(world, "sigrid") == set()


def test_when_published_everybody_below_sees_it(world: World) -> None:
    publish_decided(world)
    publish_decided(world, "gunnar", "organisation")
    region_plan(world)

    assert seen_by(world, "anna") == {"unit", "organisation", "region"}
    assert seen_by(world, "sofie") == {"organisation", "region"}
    assert seen_by(world, "sigrid") == {"region"}


def test_another_employers_plan_is_not_there(world: World) -> None:
    plan_id = publish_decided(world)
    with pytest.raises(NoSuchPlan):
        get_plan(scope=world.scope_of("sigrid"), tree=tree_of(world), plan_id=plan_id, on=world.today)
    with pytest.raises(editing.NoSuchPlan):
        publish(world, plan_id, "sigrid")


def test_who_has_left_keeps_the_own_plan_and_sees_no_other(world: World) -> None:
    publish_decided(world, "gunnar", "organisation", target_unit_id=None)
    scope = world.scope_of("eva")
    Plan.objects.create(
        tenant=world.municipality,
        level="person",
        person=world.people["eva"],
        title="Min plan",
        starts_on=NEXT_YEAR.starts_on,
        ends_on=NEXT_YEAR.ends_on,
    )
    assert seen_by(world, "eva") == {"person"}
    assert get_goals(scope=scope, tree=tree_of(world), on=world.today) == ()
    assert get_whose_choices(scope=scope, tree=tree_of(world), name="", on=world.today) == ()
    with pytest.raises(editing.NotYoursToChange):
        add_plan(world, "eva", "person", person_id=world.people["eva"].pk)
