"""What a plan costs, reckoned by hand beside it."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Goal, Plan
from fagloft.contexts.planning.queries.costs import PlanCosts, get_plan_costs
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan
from tests.contexts.planning.costed_plan import (
    add_line,
    add_measure,
    add_offer,
    add_plan,
    set_rates,
    set_travel,
)
from tests.world import World

KR = 100


def costs_of(world: World, plan: Plan, reader: str = "gunnar") -> PlanCosts:
    scope = world.scope_of(reader)
    return ask(world, scope, plan)


def ask(world: World, scope: Scope, plan: Plan) -> PlanCosts:
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    return get_plan_costs(scope=scope, tree=tree, plan_id=plan.pk, on=world.today)


def test_hours_and_substitutes_follow_the_most_particular_rate(world: World) -> None:
    """In the other zone: Clara is a nurse, Sofie a health worker; 7.5 hours each."""
    plan = add_plan(world)
    set_rates(world)
    add_measure(world, plan, "hlr", target_unit=world.units["other"])
    costs = costs_of(world, plan)

    assert dict(costs.by_kind) == {
        "hours": (500 + 400) * 15 * KR // 2,
        "substitute": (800 + 600) * 15 * KR // 2,
    }
    assert costs.substitute == 1_050_000
    assert costs.own_new_money == costs.substitute
    assert costs.total == 1_725_000
    assert costs.people_without_rate == 0


def test_the_rate_of_the_ward_counts_for_everybody_there(world: World) -> None:
    plan = add_plan(world)
    set_rates(world)
    add_measure(world, plan, target_unit=world.units["ward"], hours_per_person=1, attendance_time="paid")
    costs = costs_of(world, plan)

    assert dict(costs.by_kind) == {"hours": 4 * 450 * KR}
    assert costs.own_new_money == costs.total


def test_sums_by_unit_goal_and_payer_are_the_whole(world: World) -> None:
    plan = add_plan(world)
    set_rates(world)
    goal = Goal.objects.create(tenant=world.municipality, level="strategic", title="Trygg hjelp")
    course = add_measure(world, plan, "hlr", goal=goal)
    add_line(course, "fee", 333, is_per_person=True, financing="grant")
    add_line(course, "other", 1000)
    add_measure(world, plan, title="Uten mål", recurrence="quarterly", hours_per_person=Decimal("0.33"))
    costs = costs_of(world, plan)

    assert costs.total > 0
    for sums in (costs.by_unit, costs.by_goal, costs.by_kind, costs.by_financing):
        assert sum(amount for _, amount in sums) == costs.total
        assert [amount for _, amount in sums] == sorted((amount for _, amount in sums), reverse=True)
    assert {name for name, _ in costs.by_goal} == {"Trygg hjelp", ""}
    assert {name for name, _ in costs.by_unit} == {"Avdeling 2", "Sone 3", "Helse og omsorg"}
    assert dict(costs.by_financing)["grant"] == 7 * 333 * KR
    assert [measure.times for measure in costs.measures] == [1, 4]


def test_an_offer_tells_hours_fee_and_place_where_nothing_is_written(world: World) -> None:
    plan = add_plan(world)
    set_rates(world)
    set_travel(world, "top", "Tønsberg", 200)
    offer = add_offer(
        world,
        "dagskurs",
        "hlr",
        sessions=(
            {"starts_on": date(2026, 12, 1), "cancelled_on": date(2026, 11, 1), "cancelled_reason": "Syk kursholder"},
            {"starts_on": date(2027, 1, 10), "days": 2},
        ),
    )
    measure = add_measure(world, plan, "hlr", offer=offer, target_unit=world.units["other"], hours_per_person=0)
    found = costs_of(world, plan).measures[0]

    assert (found.is_from_offer, found.hours) == (True, Decimal(10))
    by_kind = {part.kind: part.amount for part in found.cost.parts}
    assert by_kind["fee"] == 2 * 1000 * KR
    assert by_kind["travel"] == 2 * 200 * KR

    world.declare()
    add_line(measure, "fee", 0)
    add_line(measure, "travel", 50)
    written = {part.kind: part.amount for part in costs_of(world, plan).measures[0].cost.parts}
    assert "fee" not in written
    assert written["travel"] == 50 * KR


def test_alternatives_are_for_the_same_people_the_cheapest_first(world: World) -> None:
    plan = add_plan(world)
    set_rates(world)
    own = add_offer(world, "eget", "hlr", sessions=({"starts_on": date(2027, 1, 10)},))
    add_offer(world, "nettkurs", "hlr", "picc", learning_form="e_learning",
              sessions=({"starts_on": date(2027, 1, 10), "hours_per_day": 2, "seat_cost": 0},))  # fmt: skip
    add_offer(world, "dyrt", "hlr", learning_form="simulation", sessions=({"starts_on": date(2027, 1, 10)},))
    add_offer(world, "gir noe annet", "picc", sessions=({"starts_on": date(2027, 1, 10)},))
    add_offer(world, "uten dag", "hlr")
    add_offer(world, "trukket", "hlr", retired_on=date(2026, 1, 1), sessions=({"starts_on": date(2027, 1, 10)},))
    add_measure(world, plan, "hlr", offer=own, target_unit=world.units["other"])
    found = costs_of(world, plan).measures[0].alternatives

    assert [(one.learning_form, one.offer_title, one.hours) for one in found] == [
        ("e_learning", "nettkurs", 2),
        ("simulation", "dyrt", 5),
        ("internal_teaching", "", Decimal("7.5")),
    ]
    assert [one.cost.people for one in found] == [2, 2, 2]
    assert [one.cost.total for one in found] == sorted(one.cost.total for one in found)
    assert found[0].cost.total == (500 + 400) * 2 * KR


def test_what_takes_no_time_or_gives_no_competence_has_no_alternatives(world: World) -> None:
    plan = add_plan(world)
    add_measure(world, plan)
    add_measure(world, plan, "hlr", hours_per_person=0)
    costs = costs_of(world, plan)

    assert [measure.alternatives for measure in costs.measures] == [(), ()]
    assert [measure.holding for measure in costs.measures] == [None, 2]


def test_what_is_dropped_costs_nothing_and_an_empty_plan_is_free(world: World) -> None:
    plan = add_plan(world)
    set_rates(world)
    add_measure(world, plan, status="dropped", dropped_reason="Ikke råd")
    costs = costs_of(world, plan)

    assert (costs.total, costs.measures, costs.by_unit, costs.substitute) == (0, (), (), 0)


def test_people_without_rate_are_told(world: World) -> None:
    plan = add_plan(world)
    add_measure(world, plan, target_unit=world.units["ward"])

    assert costs_of(world, plan).people_without_rate == 4


def test_a_plan_of_a_unit_concerns_its_people_and_a_persons_that_person(world: World) -> None:
    unit_plan = add_plan(world, level="unit", unit=world.units["ward"])
    own_plan = add_plan(world, level="person", person=world.people["anna"])
    set_rates(world)
    for plan in (unit_plan, own_plan):
        add_measure(world, plan)

    assert costs_of(world, unit_plan, "bjorn").measures[0].cost.people == 4
    assert costs_of(world, own_plan, "bjorn").measures[0].cost.people == 1


def test_a_shared_plan_is_costed_for_ones_own_people(world: World) -> None:
    world.declare(world.community)
    plan = add_plan(world, world.community, level="region", published_number=1, published_at="2026-09-01T08:00Z")
    measure = add_measure(world, plan, owner=None, owner_name="USHT")
    add_line(measure, "fee", 100, is_per_person=True)
    world.declare()
    set_rates(world)

    assert dict(costs_of(world, plan).by_kind)["fee"] == 7 * 100 * KR
    assert dict(costs_of(world, plan, "sigrid").by_kind) == {"fee": 100 * KR}
    assert costs_of(world, plan, "dag").measures[0].cost.people == 0


def test_a_plan_that_one_may_not_open_is_not_there(world: World) -> None:
    plan = add_plan(world, level="unit", unit=world.units["ward"])

    for reader in ("clara", "sigrid", "anna"):
        with pytest.raises(NoSuchPlan):
            costs_of(world, plan, reader)


def test_number_of_questions_does_not_grow_with_the_measures(world: World) -> None:
    plan = add_plan(world)
    set_rates(world)
    add_offer(world, "kurs", "hlr", sessions=({"starts_on": date(2027, 1, 10)},))
    add_measure(world, plan, "hlr", only_with_gap=True)
    scope = world.scope_of("gunnar")
    counts = []
    for number in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            ask(world, scope, plan)
        counts.append(len(asked))
        for more in range(4):
            add_measure(world, plan, "hlr", "isbar", title=f"{number} {more}", only_with_gap=True)

    assert counts[0] == counts[1] <= 32
