from datetime import date
from typing import Any

import polars as pl
import pytest

from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.planning.models import Measure, MeasureCompetence, Plan
from fagloft.contexts.planning.queries.target_groups import get_target_groups
from tests.world import World


@pytest.fixture
def plan(world: World) -> Plan:
    world.declare()
    return Plan.objects.create(
        tenant=world.municipality,
        level="organisation",
        title="Plan 2026",
        starts_on=date(2026, 9, 1),
        ends_on=date(2027, 9, 1),
    )


def add_measure(world: World, plan: Plan, *competences: str, **rule: Any) -> Measure:
    measure = Measure.objects.create(
        tenant=world.municipality,
        plan=plan,
        title="HLR-kurs",
        learning_form="course",
        obligation="expected",
        owner=world.people["bjorn"],
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        **rule,
    )
    for code in competences:
        MeasureCompetence.objects.create(
            tenant=world.municipality, measure=measure, competence=world.competences[code], level=1
        )
    return measure


def groups_of(world: World, *measures: Measure, on: date | None = None) -> dict[str, bool | None]:
    """Who is concerned, by given name, and whether they can it."""
    scope = world.scope_of("gunnar")
    day = on or world.today
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=day, language="nb")
    found = get_target_groups(
        scope=scope, tree=tree, unit_ids=tree.nodes, measure_ids=[measure.pk for measure in measures], on=day
    )
    names = {str(person.pk): person.given_name for person in world.people.values()}
    return {names[row["person_id"]]: row["holds"] for row in found.sort("person_id").iter_rows(named=True)}


def test_rule_without_parts_concerns_everybody_employed(world: World, plan: Plan) -> None:
    found = groups_of(world, add_measure(world, plan))

    assert set(found) == {"Anna", "Bjørn", "Clara", "Jonas", "Frida", "Noah", "Sofie"}
    assert set(found.values()) == {None}


def test_parts_of_a_rule_narrow_together(world: World, plan: Plan) -> None:
    ward = add_measure(
        world, plan, target_unit=world.units["ward"], target_profession=world.professions["SP"], only_with_gap=False
    )

    assert set(groups_of(world, ward)) == {"Anna", "Bjørn", "Jonas"}


def test_who_holds_is_told_also_of_what_nobody_asks_for(world: World, plan: Plan) -> None:
    found = groups_of(world, add_measure(world, plan, "picc", target_unit=world.units["other"]))

    assert found == {"Clara": True, "Sofie": False}


def test_all_that_a_measure_gives_is_needed(world: World, plan: Plan) -> None:
    found = groups_of(world, add_measure(world, plan, "picc", "legemiddel", target_unit=world.units["other"]))
    both = groups_of(world, add_measure(world, plan, "hlr", "legemiddel", target_person=world.people["bjorn"]))

    assert found == {"Clara": True, "Sofie": False}
    assert both == {"Bjørn": True}


def test_who_closes_the_gap_stays_in_the_group(world: World, plan: Plan) -> None:
    """Anna's lapsed on 1 October, after the plan began; Noah never had it."""
    measure = add_measure(world, plan, "hlr", only_with_gap=True)
    before = groups_of(world, measure)
    world.declare()
    world.hold("noah", "hlr", since=date(2026, 11, 1))

    assert before == {"Noah": False}
    assert groups_of(world, measure) == {"Noah": True}


def test_plan_to_come_asks_who_has_the_gap_today(world: World, plan: Plan) -> None:
    plan.starts_on = date(2027, 1, 1)
    plan.save()
    measure = add_measure(world, plan, "hlr", only_with_gap=True)

    assert groups_of(world, measure) == {"Anna": False, "Noah": False}


def test_where_nobody_is_required_those_who_cannot_it_have_the_gap(world: World, plan: Plan) -> None:
    measure = add_measure(world, plan, "picc", only_with_gap=True, target_unit=world.units["other"])

    assert groups_of(world, measure) == {"Sofie": False}


def test_what_others_are_required_changes_nothing(world: World, plan: Plan) -> None:
    """The ward is asked for HLR, the other unit is not; looked at together or alone, the same people have the gap."""
    measure = add_measure(world, plan, "hlr", only_with_gap=True, target_unit=world.units["other"])
    ids = [measure.pk]
    scope = world.scope_of("gunnar")
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    together, alone = (
        get_target_groups(scope=scope, tree=tree, unit_ids=units, measure_ids=ids, on=world.today)
        for units in (tree.nodes, [world.units["other"].pk])
    )

    assert together.rows() == alone.rows()
    assert together.height > 0


def test_no_measure_concerns_nobody(world: World) -> None:
    assert groups_of(world) == {}


def test_another_organisations_measure_is_not_there(world: World, plan: Plan) -> None:
    measure = add_measure(world, plan)
    scope = world.scope_of("sigrid")
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    found = get_target_groups(scope=scope, tree=tree, unit_ids=tree.nodes, measure_ids=[measure.pk], on=world.today)

    assert isinstance(found, pl.DataFrame)
    assert found.is_empty()
