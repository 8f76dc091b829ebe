"""Plan the training: who attends which session when."""

from collections.abc import Sequence
from decimal import Decimal

import polars as pl

from fagloft.engine.planning.budgets import draw_curve
from fagloft.engine.planning.outcome import BudgetPoint, Report, TrainingPlan
from fagloft.engine.planning.planner import Planner
from fagloft.engine.planning.problem import state_problem
from fagloft.engine.planning.search import Terms
from fagloft.engine.planning.stopwatch import Stopwatch

SEED = 20261122


def plan_training(
    gaps: pl.DataFrame,
    sessions: pl.DataFrame,
    units: pl.DataFrame,
    travel: pl.DataFrame | None = None,
    unavailable: pl.DataFrame | None = None,
    *,
    budget: Decimal | int | None = None,
    locks: pl.DataFrame | None = None,
    wishes: pl.DataFrame | None = None,
    shares: pl.DataFrame | None = None,
    taken: pl.DataFrame | None = None,
    time_limit_s: float | None = None,
    progress: Report | None = None,
    seed: int = SEED,
) -> TrainingPlan:
    """
    Plan who attends which session, so that the weights of closed gaps add up to the most, at the least cost.

    Parameters
    ----------
    gaps, sessions, units : pl.DataFrame
        Columns as in `tables.GAPS`, `tables.SESSIONS`, `tables.UNITS`; `units` may also have `tables.UNITS_OPTIONAL`.
        Where staff and minimum_present are given, at most staff - minimum_present people are away at once.
    travel, unavailable : pl.DataFrame, optional
        Columns as in `tables.TRAVEL`, `tables.UNAVAILABLE`.
    budget : Decimal or int, optional
        Kroner that all seats together may cost; None = no limit.
    locks : pl.DataFrame, optional
        Columns as in `tables.LOCKS`: seats that must be in the plan or must not.
    wishes : pl.DataFrame, optional
        Columns as in `tables.WISHES`. Of plans that close as much, the one that grants more wishes is chosen, before
        cost is looked at. A wish never outweighs a gap.
    shares, taken : pl.DataFrame, optional
        Columns as in `tables.SHARES`, `tables.TAKEN`: seats kept for an organisation, the most it may take, and seats
        that are gone already.
    time_limit_s : float, optional
        Seconds after which the best plan so far is returned. None = until done.
    progress : Report, optional
        Called with a `Progress` now and then.
    seed : int
        For the search. The same input and seed give the same plan, unless the time limit cut the search short.

    Returns
    -------
    TrainingPlan
        Status, seats, open gaps with their reasons, value, proven bound, cost, and which locks collide.

    Raises
    ------
    ColumnMissing
        When a table lacks a column.
    UnsoundTable
        When a value or an id is not as the tables ask.

    Notes
    -----
    The rules are those of the exchange format; `docs/methods/planning.md` has the mathematics.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, TRAVEL, UNITS
    >>> plan = plan_training(GAPS, SESSIONS, UNITS, TRAVEL, budget=12_000)
    >>> plan.status.value, plan.value, plan.bound, plan.spent
    ('optimal', 6, 6, Decimal('11240.00'))
    >>> plan.assignments.rows()
    [('anna', 'spring', Decimal('5620.00')), ('bo', 'spring', Decimal('5620.00'))]
    >>> plan.open_gaps.select("person_id", "competence_id", "reason").rows()
    [('anna', 'wound', 'clash'), ('dag', 'cpr', 'too_late')]
    """
    watch = Stopwatch(time_limit_s)
    more = {"locks": locks, "wishes": wishes, "shares": shares, "taken": taken}
    problem = state_problem(gaps, sessions, units, budget, travel=travel, unavailable=unavailable, **more)
    return Planner(problem, seed).plan(problem.budget, Terms(watch, progress, seed))


def compare_budgets(
    gaps: pl.DataFrame,
    sessions: pl.DataFrame,
    units: pl.DataFrame,
    travel: pl.DataFrame | None = None,
    unavailable: pl.DataFrame | None = None,
    *,
    budgets: Sequence[Decimal | int | None],
    locks: pl.DataFrame | None = None,
    wishes: pl.DataFrame | None = None,
    shares: pl.DataFrame | None = None,
    taken: pl.DataFrame | None = None,
    time_limit_s: float | None = None,
    progress: Report | None = None,
    seed: int = SEED,
) -> tuple[BudgetPoint, ...]:
    """
    Tell what each of several budgets buys; what the next 100,000 kroner buy is the difference of two of them.

    Parameters
    ----------
    gaps, sessions, units, travel, unavailable : pl.DataFrame
        As for `plan_training`.
    budgets : sequence of Decimal, int or None
        Kroner; None = no limit.
    locks, wishes, shares, taken : pl.DataFrame, optional
        As for `plan_training`.
    time_limit_s : float, optional
        Seconds for all budgets together; each gets an equal part of what is left.
    progress : Report, optional
        As for `plan_training`.
    seed : int
        As for `plan_training`.

    Returns
    -------
    tuple of BudgetPoint
        From the lowest to the highest budget, each once. Neither value nor bound ever falls along the curve.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import GAPS, SESSIONS, TRAVEL, UNITS
    >>> curve = compare_budgets(GAPS, SESSIONS, UNITS, TRAVEL, budgets=[1_500, 6_000, None])
    >>> [(point.budget, point.plan.value, point.plan.bound, point.value_added) for point in curve]
    [(Decimal('1500'), 1, 1, 1), (Decimal('6000'), 3, 3, 2), (None, 6, 6, 3)]
    """
    watch = Stopwatch(time_limit_s)
    more = {"locks": locks, "wishes": wishes, "shares": shares, "taken": taken}
    problem = state_problem(gaps, sessions, units, None, travel=travel, unavailable=unavailable, **more)
    return draw_curve(Planner(problem, seed), budgets, Terms(watch, progress, seed))
