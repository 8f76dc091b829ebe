"""What is decided is kept whole; changes after it are told until they are decided too."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, ProgrammingError, transaction

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.planning.actions import cost_lines, decisions, editing, measure_steps, measures, plans, receipts
from fagloft.contexts.planning.models import Decision, Measure, Plan, PlanVersion, Receipt
from fagloft.contexts.planning.queries.decisions import get_decision_log
from fagloft.contexts.planning.queries.differences import NoSuchVersion, get_differences, get_versions
from fagloft.contexts.planning.queries.plan_texts import CostText, DecisionText, FocusAreaText
from fagloft.contexts.planning.queries.plans import PlanFilter, get_plans
from tests.contexts.planning.drafts import (
    DECIDED,
    NOW,
    add_measure,
    add_plan,
    decide,
    measure_text,
    publish_decided,
    region_plan,
    tree_of,
)
from tests.world import World


def test_decision_keeps_the_plan_and_decides_its_measures(world: World) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    told: dict[str, Any] = {"kind": "political", "case_number": "2026/1187", "owner_id": world.people["bjorn"].pk}
    assert decide(world, plan_id, **told) == 1
    plan, measure = Plan.objects.get(), Measure.objects.get()
    assert (plan.status, measure.status) == ("decided", "decided")
    content = PlanVersion.objects.get().content["measures"][str(measure.pk)]
    assert (content["title"], content["owner"]) == ("HLR for alle", "Bjørn Haugen")
    row = get_decision_log(scope=world.scope_of("gunnar"), tree=tree_of(world), on=world.today)[0]
    assert (row.case_number, row.owner_name, row.version_number) == ("2026/1187", "Bjørn Haugen", 1)


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"kind": "political", "case_number": " "}, decisions.CaseNumberMissing),
        ({"decided_on": date(2026, 11, 23)}, decisions.DecidedInTheFuture),
        ({"owner_id": 0}, decisions.NoSuchOwner),
    ],
)
def test_decision_that_says_too_little(world: World, changed: dict[str, Any], refusal: type[Exception]) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    with pytest.raises(refusal):
        decide(world, plan_id, **changed)


def test_empty_plan_is_not_decided(world: World) -> None:
    plan_id = add_plan(world)
    with pytest.raises(decisions.EmptyPlan):
        decide(world, plan_id)
    number = add_measure(world, plan_id)
    measure_steps.drop(scope=world.scope_of("bjorn"), measure_id=number, edition=1, reason="Ikke nå", today=world.today)
    with pytest.raises(decisions.EmptyPlan):
        decide(world, plan_id)


def test_plan_whose_owner_has_left_is_not_decided(world: World) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    Employment.objects.filter(person=world.people["bjorn"]).update(ends_on=world.today)
    with pytest.raises(decisions.OwnersHaveLeft) as refusal:
        decide(world, plan_id)
    assert refusal.value.titles == ("HLR for alle",)


def test_plan_whose_time_is_over_is_not_decided(world: World) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    Plan.objects.update(starts_on=date(2025, 1, 1), ends_on=date(2026, 1, 1))
    with pytest.raises(editing.InThePast):
        decide(world, plan_id)


def test_nobody_decides_what_another_has_just_written(world: World) -> None:
    plan_id = add_plan(world)
    add_measure(world, plan_id)
    with pytest.raises(editing.ChangedMeanwhile):
        decisions.decide_plan(
            scope=world.scope_of("gunnar"), plan_id=plan_id, seen="old", text=DECIDED, now=NOW, today=world.today
        )


def test_done_plan_is_not_decided_again(world: World) -> None:
    plan_id = publish_decided(world)
    Plan.objects.update(status="done")
    with pytest.raises(editing.WrongStatus):
        decide(world, plan_id)


def decide_measure(world: World, number: int, text: DecisionText = DECIDED, who: str = "gunnar") -> None:
    decisions.decide_measure(scope=world.scope_of(who), measure_id=number, text=text, now=NOW, today=world.today)


def test_single_measure_is_decided_ahead_of_its_plan(world: World) -> None:
    number = add_measure(world, add_plan(world))
    decide_measure(world, number)
    decide_measure(world, number, replace(DECIDED, text="Utvides til natt."))
    assert (Measure.objects.get().status, Plan.objects.get().status) == ("decided", "proposed")
    assert set(Decision.objects.values_list("measure_id", flat=True)) == {number}


def test_dropped_or_unknown_measure_is_not_decided(world: World) -> None:
    number = add_measure(world, add_plan(world))
    measure_steps.drop(scope=world.scope_of("bjorn"), measure_id=number, edition=1, reason="Nei", today=world.today)
    with pytest.raises(editing.WrongStatus):
        decide_measure(world, number)
    with pytest.raises(editing.NoSuchPlan):
        decide_measure(world, 0)
    with pytest.raises(editing.NotYoursToChange):
        decide_measure(world, number, who="bjorn")


def is_changed(world: World) -> bool:
    rows = get_plans(scope=world.scope_of("bjorn"), tree=tree_of(world), on=world.today, wanted=PlanFilter())
    return rows[0].is_changed


def change_everything(world: World, plan_id: int, area: int, kept: int, dropped: int) -> None:
    """A measure rewritten and dearer, one dropped, one new, and a focus area taken out."""
    scope, today = world.scope_of("bjorn"), world.today
    edition = Measure.objects.get(pk=kept).edition
    text = measure_text(world, title="HLR, hver høst", ends_on=date(2027, 9, 1))
    measures.change(scope=scope, measure_id=kept, edition=edition, text=text, today=today)
    measure_steps.drop(scope=scope, measure_id=dropped, edition=1, reason="Ingen lærer", today=today)
    cost_lines.add(scope=scope, measure_id=kept, text=CostText("fee", Decimal(3500)), today=today)
    plans.remove_focus_area(scope=scope, focus_area_id=area, today=today)
    add_measure(world, plan_id, title="Nytt")


def test_changes_after_the_decision_are_told_until_they_are_decided(world: World) -> None:
    plan_id = add_plan(world)
    kept, dropped = add_measure(world, plan_id), add_measure(world, plan_id, title="Droppes")
    scope, today = world.scope_of("bjorn"), world.today
    area = plans.add_focus_area(scope=scope, plan_id=plan_id, text=FocusAreaText("Gammelt"), today=today)
    decide(world, plan_id)
    assert not is_changed(world)
    change_everything(world, plan_id, area, kept, dropped)
    assert is_changed(world)

    plan = Plan.objects.get()
    told = [(one.kind, one.part, one.field) for one in get_differences(plan=plan, before=1, after=None)]
    assert told == [
        ("removed", "focus_areas", ""),
        ("changed", "measures", "title"),
        ("changed", "measures", "ends_on"),
        ("changed", "measures", "costs"),
        ("removed", "measures", ""),
        ("added", "measures", ""),
    ]
    decide(world, plan_id)
    assert not is_changed(world)
    assert len(get_differences(plan=plan, before=1, after=2)) == 6
    assert get_differences(plan=plan, before=2, after=2) == ()
    assert [version.number for version in get_versions(plan_id=plan_id)] == [2, 1]
    with pytest.raises(NoSuchVersion):
        get_differences(plan=plan, before=1, after=7)


@pytest.mark.parametrize("model", [PlanVersion, Decision])
def test_versions_and_decisions_are_only_added_to(world: World, model: type) -> None:
    publish_decided(world)
    with pytest.raises(ProgrammingError, match="Cannot update or delete"), transaction.atomic():
        model.objects.update(tenant=world.neighbour)  # type: ignore[attr-defined]


def test_constraints_of_decisions_bite(world: World) -> None:
    plan_id = publish_decided(world)
    version = PlanVersion.objects.get()
    with pytest.raises(IntegrityError, match="political_decision_has_a_case_number"), transaction.atomic():
        Decision.objects.create(
            tenant=world.municipality,
            plan_id=plan_id,
            kind="political",
            text="x",
            decided_on=world.today,
            recorded_at=NOW,
        )
    with pytest.raises(IntegrityError, match="plan_version_is_numbered_once"), transaction.atomic():
        PlanVersion.objects.create(tenant=world.municipality, plan_id=plan_id, number=1, content={}, made_at=NOW)
    Receipt.objects.create(tenant=world.municipality, version=version, person=world.people["anna"], read_at=NOW)
    with pytest.raises(IntegrityError, match="receipt_is_given_once"), transaction.atomic():
        Receipt.objects.create(tenant=world.municipality, version=version, person=world.people["anna"], read_at=NOW)


def confirm(world: World, who: str, plan_id: int, number: int = 1) -> None:
    receipts.confirm(
        scope=world.scope_of(who),
        tree=tree_of(world),
        plan_id=plan_id,
        version_number=number,
        now=NOW,
        today=world.today,
    )


def test_reading_is_confirmed_once_per_version_and_person(world: World) -> None:
    plan_id = publish_decided(world)
    for who in ("anna", "anna", "bjorn"):
        confirm(world, who, plan_id)
    assert Receipt.objects.count() == 2
    with pytest.raises(receipts.NotPublished):
        confirm(world, "anna", plan_id, 2)
    with pytest.raises(receipts.NobodyToConfirm):
        confirm(world, "gunnar", plan_id)
    with pytest.raises(editing.NoSuchPlan):
        confirm(world, "sofie", plan_id)


def test_regions_plan_is_confirmed_in_the_own_organisation(world: World) -> None:
    plan_id = region_plan(world)
    confirm(world, "anna", plan_id)
    assert Receipt.objects.get().tenant == world.municipality
