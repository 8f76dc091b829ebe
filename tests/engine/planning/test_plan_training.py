from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.planning import PlanStatus, Progress, compare_budgets, plan_training
from fagloft.engine.planning.examples import GAPS, SESSIONS, TRAVEL, UNITS
from tests.engine.planning.drawing import EXTRAS, SESSION_ROWS, WORLDS, extra_frames, frames
from tests.engine.planning.oracle import World


def _seats(plan: Any) -> Any:
    return plan.assignments.select("person_id", "session_id").rows()


def _check(plan: Any, world: World) -> None:
    """Whatever the plan, it keeps every rule and tells the truth about itself."""
    seats = _seats(plan)
    assert seats == sorted(seats)
    assert set(seats) <= set(world.seats())
    assert world.breaks(seats) is None
    assert plan.assignments["cost"].to_list() == [world.cost(*seat) for seat in seats]
    value, wishes, spent = world.aim(seats)
    assert (plan.value, plan.wishes_granted, plan.spent) == (value, wishes, -spent)
    assert plan.bound >= plan.value
    assert plan.open_gaps.rows() == world.reasons(seats)


@given(WORLDS)
def test_no_plan_is_better(drawn: Any) -> None:
    given_tables = frames(drawn)
    world = World(given_tables)
    plan = plan_training(**given_tables)
    _check(plan, world)
    assert plan.status is PlanStatus.OPTIMAL
    assert plan.bound == plan.value
    assert world.best() == (plan.value, 0, -plan.spent)  # type: ignore[operator]


@given(WORLDS, EXTRAS)
def test_no_plan_with_locks_wishes_and_shares_is_better(drawn: Any, extras: Any) -> None:
    given_tables = extra_frames(drawn, extras)
    world = World(given_tables)
    plan = plan_training(**given_tables)
    best = world.best()
    if best is None:
        assert plan.status is PlanStatus.INFEASIBLE
        assert (plan.value, plan.bound, plan.spent, plan.relative_gap) == (None, None, None, None)
        return
    _check(plan, world)
    assert world.must() <= set(_seats(plan))
    assert plan.status is PlanStatus.OPTIMAL
    assert best == (plan.value, plan.wishes_granted, -plan.spent)  # type: ignore[operator]


@given(WORLDS, st.sampled_from([Decimal(50), Decimal("100.01"), Decimal(1000)]))
def test_more_money_never_buys_less(drawn: Any, more: Decimal) -> None:
    given_tables = frames(drawn)
    before = given_tables.pop("budget")
    low = plan_training(**given_tables, budget=before)
    high = plan_training(**given_tables, budget=None if before is None else before + more)
    assert high.value >= low.value  # type: ignore[operator]


@given(WORLDS, st.integers(1, 3))
def test_more_places_never_close_less(drawn: Any, more: int) -> None:
    before = plan_training(**frames(drawn))
    roomier = [row | {"capacity": row["capacity"] + more} for row in drawn["sessions"]]
    after = plan_training(**frames(drawn | {"sessions": roomier}))
    assert after.value >= before.value  # type: ignore[operator]


@given(WORLDS, SESSION_ROWS)
def test_another_session_never_closes_less(drawn: Any, more: Any) -> None:
    added = [row | {"session_id": f"t{number}"} for number, row in enumerate(more[:1])]
    before = plan_training(**frames(drawn))
    after = plan_training(**frames(drawn | {"sessions": drawn["sessions"] + added}))
    assert after.value >= before.value  # type: ignore[operator]


@given(WORLDS, st.randoms())
def test_neither_names_nor_the_order_of_rows_matter_to_the_value(drawn: Any, random: Any) -> None:
    plan = plan_training(**frames(drawn))
    shuffled = {
        name: random.sample(rows, len(rows)) if isinstance(rows, list) else rows for name, rows in drawn.items()
    }
    assert plan_training(**frames(shuffled)).assignments.equals(plan.assignments)
    renamed: Any = {
        name: frame.with_columns(person_id=pl.concat_str(pl.lit("q"), pl.col("person_id").str.reverse()))
        if isinstance(frame, pl.DataFrame) and "person_id" in frame.columns
        else frame
        for name, frame in frames(drawn).items()
    }
    other = plan_training(**renamed)
    assert (other.value, other.spent) == (plan.value, plan.spent)


@given(WORLDS)
def test_moving_all_days_moves_the_plan(drawn: Any) -> None:
    later = timedelta(days=1000)
    moved: Any = {
        name: frame.with_columns(pl.col(pl.Date) + later) if isinstance(frame, pl.DataFrame) else frame
        for name, frame in frames(drawn).items()
    }
    plan, other = plan_training(**frames(drawn)), plan_training(**moved)
    assert other.assignments.equals(plan.assignments)
    assert other.open_gaps.equals(plan.open_gaps)


@given(WORLDS, st.lists(st.one_of(st.none(), st.integers(0, 6).map(lambda n: Decimal(100 * n))), max_size=4))
def test_each_point_of_the_curve_is_the_plan_of_its_budget(drawn: Any, budgets: Any) -> None:
    given_tables = frames(drawn)
    del given_tables["budget"]
    curve = compare_budgets(**given_tables, budgets=budgets)
    amounts = [point.budget for point in curve]
    assert amounts == sorted({a for a in budgets if a is not None}) + [None] * (None in budgets)
    alone = [plan_training(**given_tables, budget=point.budget) for point in curve]
    assert [(p.plan.value, p.plan.spent) for p in curve] == [(plan.value, plan.spent) for plan in alone]
    assert sum(point.value_added for point in curve) == (curve[-1].plan.value if curve else 0)


def test_progress_is_told_and_ends_with_what_is_returned() -> None:
    told: list[Progress] = []
    plan = plan_training(GAPS, SESSIONS, UNITS, TRAVEL, progress=told.append)
    assert (told[-1].value, told[-1].bound) == (plan.value, plan.bound)


def test_without_time_there_is_no_result_but_a_bound() -> None:
    plan = plan_training(GAPS, SESSIONS, UNITS, TRAVEL, time_limit_s=0)
    assert plan.status is PlanStatus.NO_RESULT
    assert (plan.value, plan.spent, plan.bound) == (None, None, 7)
    assert plan.assignments.is_empty()
    curve = compare_budgets(GAPS, SESSIONS, UNITS, TRAVEL, budgets=[0, None], time_limit_s=0)
    assert [point.plan.status for point in curve] == [PlanStatus.NO_RESULT] * 2


def test_a_wish_decides_between_equals_and_never_against_a_gap() -> None:
    twins = pl.concat([SESSIONS.head(1), SESSIONS.head(1).with_columns(session_id=pl.lit("autumn"))])
    wishes = pl.DataFrame({"person_id": ["bo", "anna"], "session_id": ["spring", "autumn"]})
    plan = plan_training(GAPS.filter(pl.col("competence_id") == "cpr"), twins, UNITS, wishes=wishes)
    assert _seats(plan) == [("anna", "autumn"), ("bo", "spring")]
    assert plan.wishes_granted == 2
    dear = plan_training(GAPS, SESSIONS, UNITS, wishes=wishes.with_columns(session_id=pl.lit("wound day")))
    assert (dear.value, dear.wishes_granted) == (6, 0)


def test_no_gaps_and_no_sessions_make_an_empty_plan() -> None:
    for gaps, sessions, reasons in ((GAPS.clear(), SESSIONS, set()), (GAPS, SESSIONS.clear(), {"no_session"})):
        plan = plan_training(gaps, sessions, UNITS, budget=0)
        assert (plan.status, plan.value, plan.relative_gap) == (PlanStatus.OPTIMAL, 0, 0.0)
        assert set(plan.open_gaps["reason"]) == reasons


def test_a_day_that_is_past_is_no_different_from_another() -> None:
    late = GAPS.with_columns(due_on=pl.lit(date(2001, 1, 1)))
    assert set(plan_training(late, SESSIONS, UNITS).open_gaps["reason"]) == {"too_late"}


@pytest.mark.parametrize(
    ("sum_of_hours", "cost"), [("0.25", Decimal("0.13")), ("0.24", Decimal("0.12")), ("0.01", Decimal("0.01"))]
)
def test_what_a_substitute_costs_is_rounded_half_an_ore_upwards(sum_of_hours: str, cost: Decimal) -> None:
    sessions = SESSIONS.head(1).with_columns(days=1, hours_per_day=pl.lit(Decimal(sum_of_hours)), seat_cost=Decimal(0))
    units = UNITS.with_columns(substitute_cost_per_hour=pl.lit(Decimal("0.50")))
    plan = plan_training(GAPS.head(1), sessions, units)
    assert plan.spent == cost
