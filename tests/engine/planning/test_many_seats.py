"""The ways for many seats, forced upon plans so small that the truth is known."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.planning import PlanStatus, outcome, plan_training, scale, solve
from fagloft.engine.planning.choose_freely import lay_out_choosers
from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.instance import NO_PARENT
from fagloft.engine.planning.planner import Planner
from fagloft.engine.planning.prices import Prices, judge
from fagloft.engine.planning.problem import state_problem
from tests.engine.planning.drawing import EXTRAS, WORLDS, extra_frames
from tests.engine.planning.oracle import World


@pytest.fixture(scope="module", params=[(0, 0), (0, 10**6)], ids=["prices", "rounding"])
def forced(request: Any) -> Any:
    """Let every instance count as one of many seats."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(solve, "FEW", request.param[0])
        patch.setattr(solve, "MANY", request.param[1])
        patch.setattr(scale, "PART", 3)
        patch.setattr(scale, "PER_GROUP", 1)
        yield


@given(drawn=WORLDS, extras=EXTRAS)
def test_value_is_below_the_best_and_the_bound_above(forced: Any, drawn: Any, extras: Any) -> None:
    tables = extra_frames(drawn, extras)
    world = World(tables)
    plan = plan_training(**tables)
    best = world.best()
    if best is None:
        assert plan.status is PlanStatus.INFEASIBLE
        return
    seats = plan.assignments.select("person_id", "session_id").rows()
    assert world.breaks(seats) is None
    assert world.must() <= set(seats)
    value, wishes, spent = world.aim(seats)
    assert (plan.value, plan.wishes_granted, plan.spent) == (value, wishes, -spent)
    assert plan.value <= best[0] <= plan.bound  # type: ignore[operator]
    assert plan.open_gaps.rows() == world.reasons(seats)
    if plan.status is PlanStatus.OPTIMAL:
        assert (value, wishes, spent) == best
    assert plan_training(**tables).assignments.equals(plan.assignments)


@given(WORLDS, EXTRAS, st.lists(st.floats(0, 4), min_size=60, max_size=60), st.floats(0, 1e-3), st.booleans())
def test_any_prices_bound_every_plan(drawn: Any, extras: Any, drawn_prices: Any, money: float, apart: bool) -> None:
    tables = extra_frames(drawn, extras | {"locks": []})
    best = World(tables).best()
    instance = Planner(state_problem(**tables), 1).instance
    limits = instance.limits
    price = np.resize(np.array(drawn_prices), len(limits.room))
    price = np.where(limits.parent != NO_PARENT, np.minimum(price, price[limits.parent]), price)
    collisions = Collisions(instance) if apart else None
    verdict = judge(instance, lay_out_choosers(instance), Prices(price, money), collisions)
    assert best is not None
    assert verdict.bound >= best[0] * instance.scale + best[1]


def test_progress_of_many_seats_is_told(forced: Any) -> None:
    from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS

    told: list[outcome.Progress] = []
    plan_training(GAPS, SESSIONS, UNITS, progress=told.append)
    assert {step.stage for step in told} & {"price", "round"}
