"""What is done, for whom, by whom, how far it has come and what it costs."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.planning.actions import cost_lines, editing, measure_steps, measures
from fagloft.contexts.planning.models import CostLine, Measure, MeasureCompetence
from fagloft.contexts.planning.queries.measures import NoSuchMeasure, get_measure
from fagloft.contexts.planning.queries.plan_texts import CostText
from tests.contexts.planning.drafts import add_measure, add_plan, measure_text, publish_decided, region_plan, tree_of
from tests.world import World


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"ends_on": date(2026, 11, 22), "starts_on": date(2026, 1, 1)}, editing.InThePast),
        ({"ends_on": date(2027, 1, 1)}, editing.EndsBeforeItBegins),
        ({"hours_per_person": Decimal(-1)}, measures.HoursBelowNothing),
        ({"obligation_reason": " "}, editing.ReasonMissing),
        ({"evaluation_on": date(2026, 12, 31)}, measures.EvaluatedBeforeItBegins),
        ({"competences": ((0, 1),)}, measures.NoSuchLevel),
        ({"owner_id": None}, measures.OwnerMissing),
        ({"goal_id": 0}, measures.NotAmongTheChoices),
        ({"target_profession_id": 0}, measures.NotAmongTheChoices),
    ],
)
def test_what_makes_no_sense_is_refused(world: World, changed: dict[str, Any], refusal: type[Exception]) -> None:
    plan_id = add_plan(world)
    with pytest.raises(refusal):
        add_measure(world, plan_id, **changed)
    assert not Measure.objects.exists()


@pytest.mark.parametrize(("field", "key"), [("target_unit_id", "other"), ("target_person_id", "sofie")])
def test_leader_plans_for_the_own_units_and_people(world: World, field: str, key: str) -> None:
    number = world.units[key].pk if field == "target_unit_id" else world.people[key].pk
    chosen: dict[str, Any] = {field: number}
    with pytest.raises(measures.NotAmongTheChoices) as refusal:
        add_measure(world, add_plan(world), **chosen)
    assert refusal.value.field == field


def test_owner_who_has_left_is_refused(world: World) -> None:
    with pytest.raises(measures.OwnerHasLeft):
        add_measure(world, add_plan(world), owner_id=world.people["eva"].pk)


def test_owner_of_the_regions_measure_is_a_name(world: World) -> None:
    region_plan(world)
    assert Measure.objects.get().owner_name == "Dag Lien"
    with pytest.raises(measures.OwnerMissing):
        region_plan(world, owner_name=" ")


def test_measure_of_a_personal_plan_is_for_that_person(world: World) -> None:
    plan_id = add_plan(world, "bjorn", "person")
    add_measure(world, plan_id, target_unit_id=None)
    assert Measure.objects.get().target_person == world.people["anna"]


def change(world: World, number: int, edition: int, who: str = "bjorn", **changed: Any) -> None:
    measures.change(
        scope=world.scope_of(who),
        measure_id=number,
        edition=edition,
        text=measure_text(world, **changed),
        today=world.today,
    )


def test_two_editors_of_a_measure(world: World) -> None:
    number = add_measure(world, add_plan(world))
    change(world, number, 1, title="HLR, med hjertestarter", competences=())
    with pytest.raises(editing.ChangedMeanwhile):
        change(world, number, 1, "jonas", title="HLR for nattevakter")
    measure = Measure.objects.get()
    assert (measure.title, measure.edition) == ("HLR, med hjertestarter", 2)
    assert not MeasureCompetence.objects.exists()


def test_deadline_that_is_past_may_stand_and_not_be_set(world: World) -> None:
    number = add_measure(world, add_plan(world))
    over: dict[str, Any] = {"starts_on": date(2026, 1, 1), "ends_on": date(2026, 6, 1)}
    with pytest.raises(editing.InThePast):
        change(world, number, 1, **over)
    Measure.objects.update(**over)
    change(world, number, 1, title="Ble sent", **over)
    assert Measure.objects.get().title == "Ble sent"


def test_what_was_chosen_before_may_stay(world: World) -> None:
    number = add_measure(world, add_plan(world))
    Measure.objects.update(target_unit=world.units["other"])
    change(world, number, 1, target_unit_id=world.units["other"].pk, title="Samme")
    assert Measure.objects.get().title == "Samme"


@pytest.mark.parametrize("who", ["clara", "anna", "gunnar"])
def test_only_those_who_write_the_plan_write_its_measures(world: World, who: str) -> None:
    number = add_measure(world, add_plan(world))
    with pytest.raises(editing.NotYoursToChange):
        change(world, number, 1, who)


def test_measure_that_is_not_there(world: World) -> None:
    with pytest.raises(editing.NoSuchPlan):
        change(world, 0, 1)


def test_steps_of_a_measure(world: World) -> None:
    number = add_measure(world, add_plan(world))
    scope, today = world.scope_of("bjorn"), world.today
    same: dict[str, Any] = {"scope": scope, "measure_id": number, "today": today}
    with pytest.raises(editing.WrongStatus):
        measure_steps.finish(edition=1, **same)
    measure_steps.start(edition=1, **same)
    measure_steps.finish(edition=2, **same)
    with pytest.raises(editing.ReasonMissing):
        measure_steps.drop(edition=3, reason="", **same)
    with pytest.raises(editing.WrongStatus):
        measure_steps.drop(edition=3, reason="Ferdig er ferdig", **same)
    measure_steps.start(edition=3, **same)
    measure_steps.drop(edition=4, reason="Ingen lærer", **same)
    assert Measure.objects.get().dropped_reason == "Ingen lærer"
    measure_steps.take_up_again(edition=5, **same)
    assert (Measure.objects.get().status, Measure.objects.get().dropped_reason) == ("proposed", "")
    with pytest.raises(editing.WrongStatus):
        measure_steps.take_up_again(edition=6, **same)


def test_cost_lines(world: World) -> None:
    number = add_measure(world, add_plan(world))
    scope, today = world.scope_of("bjorn"), world.today
    fee = CostText("fee", Decimal("3500"), "Kursavgift", is_per_person=True)
    line = cost_lines.add(scope=scope, measure_id=number, text=fee, today=today)
    free = CostText("fee", Decimal(0), financing="free")
    assert cost_lines.change(scope=scope, cost_line_id=line, text=free, today=today) == number
    with pytest.raises(cost_lines.CostBelowNothing):
        cost_lines.add(scope=scope, measure_id=number, text=CostText("fee", Decimal(-1)), today=today)
    assert cost_lines.remove(scope=scope, cost_line_id=line, today=today) == (number, free)
    with pytest.raises(cost_lines.NoSuchCostLine):
        cost_lines.remove(scope=scope, cost_line_id=line, today=today)


def test_negative_cost_is_refused_by_the_database_too(world: World) -> None:
    number = add_measure(world, add_plan(world))
    with pytest.raises(IntegrityError, match="cost_is_nothing_or_more"), transaction.atomic():
        CostLine.objects.create(tenant=world.municipality, measure_id=number, kind="fee", amount=-1)
    with pytest.raises(IntegrityError, match="measure_gives_a_competence_once"), transaction.atomic():
        MeasureCompetence.objects.create(
            tenant=world.municipality, measure_id=number, competence=world.competences["hlr"]
        )


def test_one_person_is_named_only_to_who_follows_them(world: World) -> None:
    publish_decided(world, target_person_id=world.people["anna"].pk)
    number = Measure.objects.get().pk
    told = {
        who: get_measure(scope=world.scope_of(who), tree=tree_of(world), measure_id=number, on=world.today)
        for who in ("bjorn", "gunnar", "anna")
    }
    assert told["bjorn"].target_person_name == "Anna Vik"
    assert told["anna"].target_person_name == "Anna Vik"
    assert told["gunnar"].target_person_name == ""
    with pytest.raises(NoSuchMeasure):
        get_measure(scope=world.scope_of("sofie"), tree=tree_of(world), measure_id=number, on=world.today)


def test_measure_is_told_with_all_its_names(world: World) -> None:
    number = add_measure(
        world,
        add_plan(world),
        target_function_id=world.functions["nurse"].pk,
        target_profession_id=world.professions["SP"].pk,
    )
    fee = CostText("fee", Decimal("3500.00"), "Kursavgift", is_per_person=True)
    cost_lines.add(scope=world.scope_of("bjorn"), measure_id=number, text=fee, today=world.today)
    row = get_measure(scope=world.scope_of("bjorn"), tree=tree_of(world), measure_id=number, on=world.today)
    assert (row.target_unit_name, row.target_function_name) == ("Avdeling 2", "Sykepleier, sykehjem")
    assert (row.owner_name, row.competences[0].name) == ("Bjørn Haugen", "Hjerte-lungeredning")
    assert (row.costs[0].amount, row.is_overdue, row.may_be_changed) == (Decimal(3500), False, True)


def test_overdue_from_the_day_after_the_last(world: World) -> None:
    number = add_measure(world, add_plan(world), starts_on=world.today, ends_on=date(2026, 12, 1))
    for day, is_overdue in ((date(2026, 11, 30), False), (date(2026, 12, 1), True)):
        row = get_measure(scope=world.scope_of("bjorn"), tree=tree_of(world), measure_id=number, on=day)
        assert row.is_overdue is is_overdue


def test_who_decided_the_measure_may_still_read_it_when_the_owner_left(world: World) -> None:
    plan_id = publish_decided(world)
    Employment.objects.filter(person=world.people["bjorn"]).update(ends_on=world.today)
    number = Measure.objects.get(plan_id=plan_id).pk
    row = get_measure(scope=world.scope_of("gunnar"), tree=tree_of(world), measure_id=number, on=world.today)
    assert row.owner_name == "Bjørn Haugen"
