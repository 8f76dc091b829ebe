"""Plans and measures that tests begin with, written through the actions."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.planning.actions import decisions, measures, plan_steps, plans
from fagloft.contexts.planning.models import Plan
from fagloft.contexts.planning.queries.plan_contents import fingerprint, get_contents
from fagloft.contexts.planning.queries.plan_texts import DecisionText, MeasureText, PlanText
from tests.world import World

NEXT_YEAR = PlanText("Kompetanseplan 2027", "", date(2027, 1, 1), date(2028, 1, 1))
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
DECIDED = DecisionText("administrative", "Planen vedtas.", date(2026, 11, 22), "Alle")


def tree_of(world: World) -> UnitTree:
    return get_unit_tree(tenant_id=world.municipality.pk, on=world.today, language="nb")


def add_plan(world: World, who: str = "bjorn", level: str = "unit", **changed: Any) -> int:
    """A plan of Bjørn's ward, of the organisation, of the region or of Anna."""
    told = {name: changed.pop(name) for name in list(changed) if name in ("unit_id", "person_id")}
    if level == "unit":
        told.setdefault("unit_id", world.units["ward"].pk)
    if level == "person":
        told.setdefault("person_id", world.people["anna"].pk)
    text = replace(NEXT_YEAR, **changed)
    return plans.add(scope=world.scope_of(who), level=level, text=text, today=world.today, **told)


def measure_text(world: World, **changed: Any) -> MeasureText:
    text = MeasureText(
        title="HLR for alle",
        learning_form="skills_training",
        obligation="mandatory",
        obligation_reason="Kreves i hele sykehjemmet",
        owner_id=world.people["bjorn"].pk,
        starts_on=date(2027, 1, 1),
        ends_on=date(2027, 7, 1),
        target_unit_id=world.units["ward"].pk,
        competences=((world.competences["hlr"].pk, 1),),
    )
    return replace(text, **changed)


def add_measure(world: World, plan_id: int, who: str = "bjorn", **changed: Any) -> int:
    text = measure_text(world, **changed)
    return measures.add(scope=world.scope_of(who), plan_id=plan_id, text=text, today=world.today)


def decide(world: World, plan_id: int, who: str = "gunnar", **changed: Any) -> int:
    scope = world.scope_of(who)
    seen = fingerprint(get_contents(Plan.objects.filter(pk=plan_id))[plan_id])
    text = replace(DECIDED, **changed)
    return decisions.decide_plan(scope=scope, plan_id=plan_id, seen=seen, text=text, now=NOW, today=world.today)


def publish(world: World, plan_id: int, who: str = "gunnar") -> int:
    return plan_steps.publish(scope=world.scope_of(who), plan_id=plan_id, now=NOW, today=world.today)


def publish_decided(world: World, who: str = "bjorn", level: str = "unit", **changed: Any) -> int:
    """A plan with one measure, decided and published."""
    decider = {"unit": "gunnar", "organisation": "gunnar", "region": "dag", "person": "bjorn"}[level]
    plan_id = add_plan(world, who, level)
    add_measure(world, plan_id, who, **changed)
    decide(world, plan_id, decider)
    publish(world, plan_id, decider)
    return plan_id


def region_plan(world: World, **changed: Any) -> int:
    """The health community's plan, with a measure for all nurses."""
    told = {
        "owner_id": None,
        "owner_name": "Dag Lien",
        "target_unit_id": None,
        "target_profession_id": world.professions["SP"].pk,
    }
    return publish_decided(world, "dag", "region", **(told | changed))
