"""Choose how to search: few seats as one integer programme, more by rounding first, many by prices and parts."""

import numpy as np

from fagloft.engine.planning.choose_freely import lay_out_choosers
from fagloft.engine.planning.exact import better_of, solve_exactly
from fagloft.engine.planning.greedy import fill_greedily
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.price_search import PriceSearch, Schedule, free_of_charge
from fagloft.engine.planning.rounding import solve_by_rounding, whole_bound
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.scale import improve_all_parts, plan_for_many
from fagloft.engine.planning.search import Found, Terms
from fagloft.engine.planning.seating import Seating

FEW, MANY = 3_000, 80_000
"""Seats up to which one integer programme is solved at once, and beyond which it would take too long at all."""

PROVING = 3
"""So many times as long as rounding took must be left for a proof to be tried."""
QUICK = Schedule(rounds=40, exact_rounds=5)


def solve(instance: Instance, terms: Terms, start: Whole | None = None) -> Found:
    """
    Find the best plan of an instance.

    Parameters
    ----------
    instance : Instance
        The seats.
    terms : Terms
        When to stop, whom to tell.
    start : Whole, optional
        A plan to begin with.

    Returns
    -------
    Found
        The plan and what is proven of it.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> solve(instance(), Terms(Stopwatch(None), None, 1)).seats.tolist()
    [0, 2]
    """
    if len(instance) <= FEW:
        return solve_exactly(instance, terms, start)
    if len(instance) <= MANY:
        return solve_after_rounding(instance, terms, start)
    return plan_for_many(instance, terms, start)


def solve_after_rounding(instance: Instance, terms: Terms, start: Whole | None = None) -> Found:
    """
    Round first, which is soon done and nearly always nearly the best; then prove the rest.

    Parameters
    ----------
    instance : Instance
        The seats.
    terms : Terms
        When to stop, whom to tell.
    start : Whole, optional
        A plan to begin with.

    Returns
    -------
    Found
        The plan and what is proven of it.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> solve_after_rounding(instance(), Terms(Stopwatch(None), None, 1)).bound
    6
    """
    began = terms.watch.left()
    known = fill_greedily(instance)
    if start is not None:
        known = better_of(known, Seating(instance, start))
    terms.tell("round", known.worth, float(instance.worth.sum()))
    best, bound = solve_by_rounding(instance, instance.worth.astype(np.float64), terms, known)
    if best is known:
        # The clock was faster than the rounding, or there was nothing to gain: prices and parts are quicker.
        search = PriceSearch(instance, lay_out_choosers(instance), free_of_charge(instance))
        bound = min(bound, search.run(best.worth, QUICK, terms).bound)
        improve_all_parts(best, np.ones(len(instance), np.bool_), search.collisions, bound, terms)
    best.fill(np.flatnonzero(~best.is_taken))
    terms.tell("round", best.worth, bound)
    # Proving takes longer than rounding: with little time left it would not get anywhere.
    if terms.watch.left() < PROVING * (began - terms.watch.left()):
        return Found(best.seats, whole_bound(bound), is_cheapest=False)
    return solve_exactly(instance, terms, best.seats, bound)
