"""What stands on a plan's page, on one's own page, and before a new measure."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from fagloft.contexts.planning.actions import cost_lines, editing, goals, measure_steps, plans, receipts, revisions
from fagloft.contexts.planning.models import CostLine, FocusArea, Measure, Plan
from fagloft.contexts.planning.queries import choices as choices_module
from fagloft.contexts.planning.queries import receipts as receipts_module
from fagloft.contexts.planning.queries.choices import get_measure_choices, get_plan_choices, get_whose_choices
from fagloft.contexts.planning.queries.own_plans import NoEmployee, WhatConcernsMe, get_what_concerns_me
from fagloft.contexts.planning.queries.plan_details import PlanDetail, get_plan
from fagloft.contexts.planning.queries.plan_texts import CostText, FocusAreaText, GoalText, PlanText
from fagloft.contexts.planning.queries.plans import PlanFilter, get_plans
from fagloft.contexts.planning.queries.similar import get_similar
from tests.contexts.planning.drafts import (
    NOW,
    add_measure,
    add_plan,
    decide,
    publish_decided,
    region_plan,
    tree_of,
)
from tests.world import World

YEAR_AFTER = PlanText("Kompetanseplan 2028", "", date(2028, 1, 1), date(2029, 1, 1))


def page(world: World, who: str, plan_id: int) -> PlanDetail:
    return get_plan(scope=world.scope_of(who), tree=tree_of(world), plan_id=plan_id, on=world.today)


def add_focus(world: World, who: str, plan_id: int, title: str) -> int:
    return plans.add_focus_area(
        scope=world.scope_of(who), plan_id=plan_id, text=FocusAreaText(title), today=world.today
    )


def titles(rows: Any) -> list[str]:
    return [row.title for row in rows]


def test_plans_above_are_seen_in_the_plans_below(world: World) -> None:
    region, everybody = region_plan(world), publish_decided(world, "gunnar", "organisation", target_unit_id=None)
    add_focus(world, "dag", region, "Overganger")
    add_focus(world, "gunnar", everybody, "Utdanning")
    add_measure(world, everybody, "gunnar", title="Bare for sone 3", target_unit_id=world.units["other"].pk)
    ward = publish_decided(world)
    add_focus(world, "bjorn", ward, "Prosedyrer")
    mine = add_plan(world, "bjorn", "person")

    detail = page(world, "bjorn", ward)
    assert titles(detail.focus_areas) == ["Prosedyrer"]
    assert titles(detail.focus_areas_above) == ["Overganger", "Utdanning"]
    assert {row.plan_id for row in detail.measures_above} == {region, everybody}
    assert "Bare for sone 3" not in [row.text.title for row in detail.measures_above]

    own = page(world, "anna", mine)
    assert titles(own.focus_areas_above) == ["Overganger", "Utdanning", "Prosedyrer"]
    assert len(own.measures_above) == 3

    above = page(world, "gunnar", everybody)
    assert titles(above.focus_areas_above) == ["Overganger"]
    assert len(above.measures_above) == 1
    assert page(world, "dag", region).measures_above == ()


def test_counts_of_a_plan(world: World) -> None:
    plan_id = add_plan(world, starts_on=date(2026, 1, 1), ends_on=date(2027, 1, 1))
    add_measure(world, plan_id, starts_on=date(2026, 1, 1), ends_on=date(2026, 12, 1))
    dropped = add_measure(world, plan_id)
    measure_steps.drop(scope=world.scope_of("bjorn"), measure_id=dropped, edition=1, reason="Nei", today=world.today)
    Measure.objects.filter(status="proposed").update(ends_on=date(2026, 10, 1))
    plan = page(world, "bjorn", plan_id).plan
    assert (plan.measures, plan.without_goal, plan.overdue) == (1, 1, 1)


def test_list_of_plans_is_filtered_with_a_constant_number_of_questions(
    world: World, django_assert_num_queries: Any
) -> None:
    publish_decided(world)
    publish_decided(world, "gunnar", "organisation", target_unit_id=None)
    add_plan(world, "bjorn", "person")
    scope, tree = world.scope_of("bjorn"), tree_of(world)

    def seen(**wanted: Any) -> list[str]:
        rows = get_plans(scope=scope, tree=tree, on=world.today, wanted=PlanFilter(**wanted))
        return [row.level for row in rows]

    with django_assert_num_queries(10):
        assert seen() == ["organisation", "unit", "person"]
    assert seen(level="unit") == ["unit"]
    assert seen(unit_id=world.units["ward"].pk) == ["unit"]
    assert seen(year=2027) == ["organisation", "unit", "person"]
    assert seen(year=2026) == []


def confirm(world: World, who: str, plan_id: int) -> None:
    receipts.confirm(
        scope=world.scope_of(who), tree=tree_of(world), plan_id=plan_id, version_number=1, now=NOW, today=world.today
    )


def test_receipts_by_name_for_the_leader_and_hidden_in_small_groups(world: World) -> None:
    ward = publish_decided(world)
    confirm(world, "anna", ward)
    told = page(world, "bjorn", ward).receipts
    assert told is not None
    assert (told.concerned, told.read, told.is_read_by_reader) == (4, 1, False)
    assert [reader.name for reader in told.not_read] == ["Noah Berg", "Bjørn Haugen", "Jonas Moe"]
    seen = page(world, "gunnar", ward).receipts
    assert seen is not None
    assert (seen.concerned, seen.read, seen.not_read, seen.may_confirm) == (None, None, (), False)


def test_receipts_of_larger_groups_are_told_in_numbers(world: World) -> None:
    everybody = publish_decided(world, "gunnar", "organisation", target_unit_id=None)
    told = page(world, "gunnar", everybody).receipts
    assert told is not None
    assert (told.concerned, told.read, told.not_read) == (7, 0, ())
    confirm(world, "anna", everybody)
    hidden = page(world, "gunnar", everybody).receipts
    assert hidden is not None
    assert hidden.read is None


def test_too_many_are_not_listed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    ward = publish_decided(world)
    monkeypatch.setattr(receipts_module, "MOST_NAMES", 2)
    told = page(world, "bjorn", ward).receipts
    assert told is not None
    assert (told.concerned, told.not_read) == (4, ())


def test_receipt_of_a_personal_plan(world: World) -> None:
    plan_id = publish_decided(world, "bjorn", "person", target_unit_id=None)
    told = page(world, "bjorn", plan_id).receipts
    assert told is not None
    assert [reader.name for reader in told.not_read] == ["Anna Vik"]


def concerns(world: World, who: str) -> WhatConcernsMe:
    return get_what_concerns_me(scope=world.scope_of(who), tree=tree_of(world), on=world.today)


def test_what_concerns_one_employee(world: World) -> None:
    region_plan(world)
    ward = publish_decided(world, title="HLR", only_with_gap=True)
    add_measure(world, ward, title="Ikke vedtatt")
    own = add_plan(world, "bjorn", "person")
    add_measure(world, own, title="Egen", target_unit_id=None, competences=())
    goals.add(
        scope=world.scope_of("bjorn"),
        level="individual",
        person_id=world.people["anna"].pk,
        text=GoalText("Mitt mål"),
        today=world.today,
    )
    add_focus(world, "bjorn", ward, "Prosedyrer")
    found = concerns(world, "anna")
    assert [(one.measure.text.title, one.is_met) for one in found.measures] == [
        ("Egen", None),
        ("HLR", False),
        ("HLR for alle", False),
    ]
    assert [plan.level for plan in found.plans] == ["person", "unit", "region"]
    assert [plan.level for plan in found.to_read] == ["unit", "region"]
    assert titles(found.focus_areas) == ["Prosedyrer"]
    assert [goal.text.title for goal in found.goals] == ["Mitt mål"]
    confirm(world, "anna", ward)
    assert [plan.level for plan in concerns(world, "anna").to_read] == ["region"]
    assert "HLR" not in [one.measure.text.title for one in concerns(world, "bjorn").measures]


def test_own_page_asks_a_constant_number_of_questions(world: World, django_assert_max_num_queries: Any) -> None:
    for _ in range(3):
        publish_decided(world)
    scope, tree = world.scope_of("anna"), tree_of(world)
    with django_assert_max_num_queries(40):
        get_what_concerns_me(scope=scope, tree=tree, on=world.today)


def test_who_is_no_employee_is_told(world: World) -> None:
    with pytest.raises(NoEmployee):
        concerns(world, "gunnar")


def test_before_a_new_measure_one_sees_who_can_and_who_else_plans_it(world: World) -> None:
    region_plan(world)
    other = add_plan(world, "clara", unit_id=world.units["other"].pk)
    add_measure(world, other, "clara", owner_id=world.people["clara"].pk, target_unit_id=world.units["other"].pk)
    own = add_measure(world, add_plan(world))
    personal = add_plan(world, "bjorn", "person")
    add_measure(world, personal, target_unit_id=None)
    found = get_similar(
        scope=world.scope_of("bjorn"),
        tree=tree_of(world),
        competence_ids=[world.competences["hlr"].pk],
        on=world.today,
        leave_out=own,
    )
    assert {person.name for person in found.who_can[0].people} == {"Bjørn Haugen", "Jonas Moe"}
    told = {(row.whose, row.owner_name, row.may_be_opened) for row in found.measures}
    assert told == {("Sone 3", "Clara Nguyen", False), ("Helsefellesskapet i Vestfold", "Dag Lien", True)}


def test_unpublished_plans_of_the_region_are_nobody_elses(world: World) -> None:
    plan_id = add_plan(world, "dag", "region")
    add_measure(world, plan_id, "dag", owner_id=None, owner_name="Dag Lien", target_unit_id=None)
    number = world.competences["hlr"].pk
    found = get_similar(scope=world.scope_of("bjorn"), tree=tree_of(world), competence_ids=[number], on=world.today)
    assert found.measures == ()


def test_choices(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    tree, today = tree_of(world), world.today
    ward = add_plan(world)
    everybody = add_plan(world, "gunnar", "organisation")
    add_focus(world, "gunnar", everybody, "Utdanning")

    def chosen(who: str, plan_id: int) -> Any:
        scope = world.scope_of(who)
        return get_measure_choices(scope=scope, tree=tree, plan=Plan.objects.get(pk=plan_id), on=today)

    def names(pairs: Any) -> list[str]:
        return [name for _, name in pairs]

    leader = chosen("bjorn", ward)
    assert names(leader.owners) == ["Noah Berg", "Bjørn Haugen", "Jonas Moe", "Frida Moen", "Clara Nguyen", "Anna Vik"]
    assert (names(leader.units), names(leader.focus_areas)) == (["Avdeling 2"], ["Utdanning"])
    assert len(chosen("gunnar", everybody).units) == 3
    assert names(chosen("anna", add_plan(world, "anna", "person")).people) == ["Anna Vik"]
    assert chosen("dag", add_plan(world, "dag", "region")).units == ()
    assert names(get_plan_choices(scope=world.scope_of("bjorn"), tree=tree, on=today)) == ["Kompetanseplan 2027"] * 2
    whose = get_whose_choices(scope=world.scope_of("dag"), tree=tree, name="Vestfold", on=today)
    assert whose == (("region", ((0, "Vestfold"),)),)
    monkeypatch.setattr(choices_module, "MOST_PEOPLE", 1)
    assert chosen("bjorn", ward).people == ()
    whose = get_whose_choices(scope=world.scope_of("bjorn"), tree=tree, name="", on=today)
    assert dict(whose)["person"] == ((world.people["bjorn"].pk, "Bjørn Haugen"),)


def revise(world: World, plan_id: int, who: str = "bjorn", text: PlanText = YEAR_AFTER) -> int:
    return revisions.revise_yearly(scope=world.scope_of(who), plan_id=plan_id, text=text, today=world.today)


def test_yearly_revision_carries_over_what_is_open(world: World) -> None:
    old = add_plan(world)
    area = add_focus(world, "bjorn", old, "Prosedyrer")
    told: dict[str, Any] = {"focus_area_id": area, "evaluation_on": date(2027, 6, 1)}
    kept = add_measure(world, old, **told)
    cost = CostText("fee", Decimal(100))
    cost_lines.add(scope=world.scope_of("bjorn"), measure_id=kept, text=cost, today=world.today)
    done = add_measure(world, old, title="Gjort")
    decide(world, old)
    Measure.objects.filter(pk=done).update(status="done")
    new = revise(world, old)

    plan, measure = Plan.objects.get(pk=new), Measure.objects.get(plan_id=new)
    assert (plan.carries_on_id, plan.status, measure.carries_on_id, measure.status) == (
        old,
        "proposed",
        kept,
        "proposed",
    )
    assert (measure.starts_on, measure.ends_on) == (date(2028, 1, 1), date(2028, 6, 30))
    assert measure.evaluation_on == date(2028, 1, 1)
    assert measure.focus_area == FocusArea.objects.get(plan_id=new)
    assert CostLine.objects.filter(measure=measure).count() == 1
    assert Measure.objects.get(pk=kept).plan_id == old
    assert page(world, "bjorn", old).followed_by_id == new
    with pytest.raises(revisions.RevisedAlready) as refusal:
        revise(world, old)
    assert refusal.value.plan_id == new


def test_measure_that_reaches_into_the_next_period_keeps_its_days(world: World) -> None:
    old = add_plan(world)
    add_measure(world, old, starts_on=date(2027, 10, 1), ends_on=date(2028, 3, 1))
    measure = Measure.objects.get(plan_id=revise(world, old))
    assert (measure.starts_on, measure.evaluation_on) == (date(2028, 1, 1), None)
    assert measure.ends_on >= date(2028, 3, 1)


@pytest.mark.parametrize(
    ("who", "text", "refusal"),
    [
        ("clara", YEAR_AFTER, editing.NotYoursToChange),
        ("bjorn", PlanText("x", "", date(2027, 6, 1), date(2028, 6, 1)), editing.EndsBeforeItBegins),
        ("bjorn", PlanText("x", "", date(2028, 6, 1), date(2028, 6, 1)), editing.EndsBeforeItBegins),
    ],
)
def test_revision_that_is_refused(world: World, who: str, text: PlanText, refusal: type[Exception]) -> None:
    plan_id = add_plan(world)
    with pytest.raises(refusal):
        revise(world, plan_id, who, text)


def test_plan_of_the_past_is_not_carried_into_the_past(world: World) -> None:
    plan_id = add_plan(world)
    Plan.objects.update(starts_on=date(2024, 1, 1), ends_on=date(2025, 1, 1))
    with pytest.raises(editing.InThePast):
        revise(world, plan_id, text=PlanText("x", "", date(2025, 1, 1), date(2026, 1, 1)))
    Plan.objects.update(status="dropped", dropped_reason="Nei")
    with pytest.raises(editing.WrongStatus):
        revise(world, plan_id)
