"""What several budgets buy: each begins with the plan of the one below, and is bounded by the one above."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from fagloft.engine.planning.outcome import BudgetPoint, TrainingPlan
from fagloft.engine.planning.planner import Planner
from fagloft.engine.planning.problem import count_ore
from fagloft.engine.planning.search import Terms


def draw_curve(planner: Planner, budgets: Sequence[Decimal | int | None], terms: Terms) -> tuple[BudgetPoint, ...]:
    """
    Plan at several budgets.

    Parameters
    ----------
    planner : Planner
        The problem, made ready.
    budgets : sequence of Decimal, int or None
        Kroner; None = no limit.
    terms : Terms
        When to stop, whom to tell.

    Returns
    -------
    tuple of BudgetPoint
        From the lowest to the highest budget.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
    >>> from fagloft.engine.planning.problem import state_problem
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> planner = Planner(state_problem(GAPS, SESSIONS, UNITS), 1)
    >>> [point.plan.value for point in draw_curve(planner, [0, 5_500], Terms(Stopwatch(None), None, 1))]
    [0, 3]
    """
    amounts: list[Decimal | None] = [*sorted({Decimal(amount) for amount in budgets if amount is not None})]
    if None in budgets:
        amounts.append(None)
    plans = _lower_bounds(list(_plan_each(planner, amounts, terms)))
    values = [0, *(plan.value or 0 for plan in plans)]
    return tuple(
        BudgetPoint(amount, plan, (plan.value or 0) - before)
        for amount, plan, before in zip(amounts, plans, values, strict=False)
    )


def _plan_each(planner: Planner, amounts: list[Decimal | None], terms: Terms) -> Iterator[TrainingPlan]:
    """Plan at each budget, beginning with what the lower one bought."""
    start = None
    for number, amount in enumerate(amounts):
        mine = replace(terms, watch=terms.watch.part(1 / (len(amounts) - number)))
        plan, seats = planner.plan_and_seats(None if amount is None else count_ore(amount), mine, start)
        start = start if seats is None else seats
        yield plan


def _lower_bounds(plans: list[TrainingPlan]) -> list[TrainingPlan]:
    """Let no bound be above that of a higher budget: more money never buys less."""
    lowered: list[TrainingPlan] = []
    for plan in reversed(plans):
        above = lowered[-1].bound if lowered else None
        if plan.bound is not None and above is not None:
            plan = replace(plan, bound=min(plan.bound, above))
        lowered.append(plan)
    return lowered[::-1]
