from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext

from fagloft.contexts.evaluation.actions import evaluations as actions
from fagloft.contexts.evaluation.models import Evaluation
from fagloft.contexts.evaluation.queries.evaluations import (
    get_evaluation,
    get_plans_to_follow,
    get_waiting_evaluations,
)
from fagloft.contexts.evaluation.queries.follow_up import FollowUp, get_follow_up
from fagloft.contexts.organisations.queries.unit_trees import UnitTree, get_unit_tree
from fagloft.contexts.planning.models import Goal, Measure, Plan
from fagloft.engine.evaluation import Share
from tests.planned import add_measure, add_plan
from tests.world import World


@pytest.fixture
def plan(world: World) -> Plan:
    world.declare()
    return add_plan(world, "unit", unit=world.units["ward"], starts_on=date(2026, 10, 15), title="Avdelingens plan")


@pytest.fixture
def hlr(world: World, plan: Plan) -> Measure:
    """For the ward's four people, over since the first of November."""
    return add_measure(world, plan, "hlr", target_unit=world.units["ward"], ends_on=date(2026, 11, 1))


def tree_of(world: World, who: str) -> UnitTree:
    scope = world.scope_of(who)
    return get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")


def follow(world: World, plan: Plan, who: str = "bjorn") -> FollowUp:
    tree = tree_of(world, who)
    return get_follow_up(scope=world.scope_of(who), tree=tree, plan_id=plan.pk, on=world.today)


def schedule(world: World, plan: Plan, who: str = "bjorn") -> int:
    return actions.schedule(scope=world.scope_of(who), plan_id=plan.pk, on=world.today)


def record(
    world: World, layer: str, who: str = "bjorn", finding: str = "Gikk bra", known: str = "", **told: Decimal
) -> int:
    world.declare()
    evaluation_id = Evaluation.objects.get(layer=layer).pk
    tree = tree_of(world, who)
    return actions.record(
        scope=world.scope_of(who),
        tree=tree,
        evaluation_id=evaluation_id,
        finding=finding,
        known_finding=known,
        on=world.today,
        **told,
    )


def test_share_is_of_the_whole_group_before_and_now(world: World, plan: Plan, hlr: Measure) -> None:
    world.hold("noah", "hlr", since=date(2026, 11, 1))
    (row,) = follow(world, plan).measures

    assert row.shares is not None
    assert row.shares.before == Share(5, 2)  # Eva had not left when the plan began
    assert row.shares.now == Share(4, 3)
    assert (row.people, row.progress) == (4, "behind")


def test_small_group_is_hidden_from_readers_of_numbers(world: World, plan: Plan, hlr: Measure) -> None:
    (row,) = follow(world, plan, "gunnar").measures

    assert (row.people, row.shares, row.progress) == (None, None, "unknown")


def test_measure_without_competence_is_not_measured(world: World, plan: Plan) -> None:
    add_measure(world, plan, target_unit=world.units["ward"])
    add_measure(world, plan, target_unit=world.units["ward"], target_profession=world.professions["assistant"])
    add_measure(world, plan, title="Droppet", status="dropped", dropped_reason="For dyrt")
    rows = follow(world, plan).measures

    assert [(row.people, row.shares, row.progress) for row in rows] == [(4, None, "unknown"), (0, None, "unknown")]


def test_three_days_are_given_once_and_follow_the_measure(world: World, plan: Plan, hlr: Measure) -> None:
    add_measure(world, plan, title="Forslag", status="proposed")
    assert not follow(world, plan).is_scheduled
    assert schedule(world, plan) == 3
    assert schedule(world, plan) == 0
    assert follow(world, plan).is_scheduled
    hlr.ends_on = date(2026, 12, 1)
    hlr.evaluation_on = date(2027, 5, 1)
    hlr.save()
    record(world, "carried_out")
    schedule(world, plan)
    (row, _) = sorted(follow(world, plan).measures, key=lambda one: -len(one.layers))

    assert [(one.layer, one.due_on, one.is_overdue) for one in row.layers] == [
        ("carried_out", date(2026, 10, 31), False),
        ("developed", date(2027, 3, 1), False),
        ("result", date(2027, 5, 1), False),
    ]


@pytest.mark.parametrize(
    ("who", "may"),
    [("bjorn", True), ("jonas", True), ("gunnar", True), ("frida", False), ("clara", None), ("anna", None)],
)
def test_who_gives_the_days(world: World, plan: Plan, hlr: Measure, who: str, may: bool | None) -> None:
    if may:
        assert schedule(world, plan, who) == 3
    else:
        with pytest.raises(actions.NoSuchPlan if may is None else actions.NotYoursToEvaluate):
            schedule(world, plan, who)


def test_finding_is_written_with_what_the_register_tells(world: World, plan: Plan, hlr: Measure) -> None:
    schedule(world, plan)
    assert record(world, "developed", finding="  Flere kan det.  ") == plan.pk
    kept = Evaluation.objects.get(layer="developed")

    assert (kept.finding, kept.evaluated_on, kept.evaluated_by_name) == ("Flere kan det.", world.today, "Bjørn Haugen")
    assert (kept.target_group, kept.before, kept.after) == (4, Decimal(40), Decimal(50))
    record(world, "result", before=Decimal(3), after=Decimal("1.5"))
    assert Evaluation.objects.get(layer="result").after == Decimal("1.50")


def test_result_of_a_measure_that_concerns_nobody_is_written_too(world: World, plan: Plan) -> None:
    add_measure(world, plan, "hlr", target_unit=world.units["ward"], target_profession=world.professions["assistant"])
    schedule(world, plan)
    record(world, "developed")

    kept = Evaluation.objects.get(layer="developed")
    assert (kept.target_group, kept.before, kept.after) == (0, None, None)


def test_finding_says_something(world: World, plan: Plan, hlr: Measure) -> None:
    schedule(world, plan)
    with pytest.raises(actions.FindingMissing):
        record(world, "result", finding="  ")


def test_who_writes_second_is_told_what_the_first_wrote(world: World, plan: Plan, hlr: Measure) -> None:
    schedule(world, plan)
    record(world, "result", finding="Den første")
    with pytest.raises(actions.ChangedMeanwhile) as told:
        record(world, "result", "jonas", finding="Den andre")
    assert told.value.finding == "Den første"
    record(world, "result", "jonas", finding="Begge", known="Den første")
    assert Evaluation.objects.get(layer="result").finding == "Begge"


@pytest.mark.parametrize("who", ["anna", "frida", "clara", "dag"])
def test_others_do_not_write(world: World, plan: Plan, hlr: Measure, who: str) -> None:
    schedule(world, plan)
    with pytest.raises(actions.NoSuchEvaluation):
        record(world, "result", who)


def test_dropped_measure_is_not_evaluated(world: World, plan: Plan, hlr: Measure) -> None:
    schedule(world, plan)
    Measure.objects.update(status="dropped", dropped_reason="For dyrt")
    with pytest.raises(actions.NoSuchEvaluation):
        record(world, "result")
    assert not get_waiting_evaluations(scope=world.scope_of("bjorn"), on=world.today)


def test_reminder_marks_what_is_due_once(world: World, plan: Plan, hlr: Measure) -> None:
    assert actions.remind(tenant_id=world.municipality.pk, on=world.today) == 1
    assert actions.remind(tenant_id=world.municipality.pk, on=world.today) == 0
    world.declare()
    due = Evaluation.objects.get(reminded_on=world.today)
    assert due.layer == "carried_out"
    hlr.ends_on = date(2027, 11, 1)
    hlr.save()
    assert actions.remind(tenant_id=world.municipality.pk, on=date(2026, 12, 1)) == 0
    world.declare()
    assert not Evaluation.objects.exclude(reminded_on=None).exists()


@pytest.mark.parametrize(("who", "count"), [("bjorn", 1), ("jonas", 1), ("gunnar", 0), ("clara", 0), ("frida", 0)])
def test_what_is_due_waits_for_the_nearest_leader(world: World, plan: Plan, hlr: Measure, who: str, count: int) -> None:
    actions.remind(tenant_id=world.municipality.pk, on=world.today)
    waiting = get_waiting_evaluations(scope=world.scope_of(who), on=world.today)

    assert [(row.layer, row.measure_title, row.plan_title) for row in waiting] == [
        ("carried_out", "HLR-kurs", "Avdelingens plan")
    ] * count


def test_plan_of_the_organisation_is_the_director_s(world: World) -> None:
    world.declare()
    whole = add_plan(world)
    add_measure(world, whole, ends_on=date(2026, 11, 1))

    assert schedule(world, whole, "gunnar") == 3
    assert len(get_waiting_evaluations(scope=world.scope_of("gunnar"), on=world.today)) == 1
    assert not follow(world, whole, "bjorn").may_evaluate
    with pytest.raises(actions.NoSuchPlan):
        follow(world, whole, "anna")


def test_plan_of_the_region_is_the_adviser_s(world: World) -> None:
    scope = world.scope_of("dag")
    region = add_plan(world, "region", tenant=world.community)
    add_measure(world, region, ends_on=date(2026, 11, 1), owner=world.people["bjorn"])

    assert schedule(world, region, "dag") == 3
    assert len(get_waiting_evaluations(scope=scope, on=world.today)) == 1
    assert not follow(world, region, "gunnar").may_evaluate


def test_own_plan_is_followed_by_oneself_and_the_leader(world: World) -> None:
    world.declare()
    own = add_plan(world, "person", person=world.people["anna"])
    add_measure(world, own, "picc", target_person=world.people["anna"], ends_on=date(2026, 11, 1))

    assert schedule(world, own) == 3
    mine = follow(world, own, "anna")
    assert (mine.may_evaluate, mine.measures[0].people) == (False, 1)
    assert len(get_waiting_evaluations(scope=world.scope_of("bjorn"), on=world.today)) == 1
    for who in ("noah", "clara", "gunnar"):
        with pytest.raises(actions.NoSuchPlan):
            follow(world, own, who)


def test_plans_to_follow_are_the_decided_ones_one_sees(world: World, plan: Plan) -> None:
    add_plan(world, title="Utkast", status="proposed", published_number=None, published_at=None)
    add_plan(world, title="Alles plan", starts_on=date(2026, 2, 1))
    add_plan(world, "unit", unit=world.units["other"], title="Sonens plan")
    add_plan(world, "person", person=world.people["anna"], title="Annas plan")

    assert [row.title for row in get_plans_to_follow(scope=world.scope_of("bjorn"), on=world.today)] == [
        "Avdelingens plan",
        "Alles plan",
    ]


def test_one_evaluation_tells_its_goal_and_what_the_register_says(world: World, plan: Plan, hlr: Measure) -> None:
    goal = Goal.objects.create(
        tenant=world.municipality, level="strategic", title="Trygge vakter", indicator="Avvik", baseline=8, target=4
    )
    hlr.goal = goal
    hlr.save()
    schedule(world, plan)
    tree = tree_of(world, "bjorn")
    found = get_evaluation(
        scope=world.scope_of("bjorn"),
        tree=tree,
        evaluation_id=Evaluation.objects.get(layer="result").pk,
        on=world.today,
    )

    assert found.goal is not None
    assert (found.goal.title, found.goal.indicator, found.goal.target) == ("Trygge vakter", "Avvik", Decimal(4))
    assert found.shares.now == Share(4, 2)


def test_number_of_questions_does_not_grow(world: World, plan: Plan, hlr: Measure) -> None:
    add_measure(world, plan, "picc", target_unit=world.units["ward"])
    schedule(world, plan)
    with CaptureQueriesContext(connection) as few:
        follow(world, plan)
    for number in range(4):
        add_measure(world, plan, "picc", title=f"Tiltak {number}", target_unit=world.units["ward"])
    schedule(world, plan)
    with CaptureQueriesContext(connection) as many:
        follow(world, plan)

    assert len(many) == len(few)


def test_evaluation_has_a_finding_and_each_layer_is_evaluated_once(world: World, plan: Plan, hlr: Measure) -> None:
    given = {"tenant": world.municipality, "measure": hlr, "layer": "result", "due_on": world.today}
    with pytest.raises(IntegrityError, match="evaluation_has_a_finding"), transaction.atomic():
        Evaluation.objects.create(**given, evaluated_on=world.today)
    Evaluation.objects.create(**given)
    with pytest.raises(IntegrityError, match="layer_is_evaluated_once"), transaction.atomic():
        Evaluation.objects.create(**given)
