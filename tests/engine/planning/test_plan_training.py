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
