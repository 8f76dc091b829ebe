"""Solve an instance as one integer programme: the largest worth first, then the lowest cost at that worth."""

import math

import numpy as np

from fagloft.engine.planning.greedy import fill_greedily
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.integer_programme import Effort, Programme
from fagloft.engine.planning.model import find_unit_of_money, state_model
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.search import Found, Terms
from fagloft.engine.planning.seating import Seating

TO_THE_END = 10_000
NODES = 200


def solve_exactly(instance: Instance, terms: Terms, start: Whole | None = None, known_bound: float = math.inf) -> Found:
    """
    Find a plan of the largest worth and, among those, of the lowest cost.

    Parameters
    ----------
    instance : Instance
        The seats.
    terms : Terms
        When to stop, whom to tell.
    start : Whole, optional
        A plan to begin with.
    known_bound : float
        What is proven already.

    Returns
    -------
    Found
        The best plan found. Without a time limit its worth equals its bound and it is the cheapest.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> found = solve_exactly(instance(), Terms(Stopwatch(None), None, 1))
    >>> found.seats.tolist(), found.bound, found.is_cheapest
    ([0, 2], 6, True)
    """
    best = fill_greedily(instance) if start is None else Seating(instance, start)
    terms.tell("solve", best.worth, min(known_bound, float(instance.worth.sum())))
    programme = Programme(state_model(instance), len(instance), terms.seed)
    effort = _limit_effort(instance, terms)
    answer = programme.maximise(instance.worth.astype(np.float64), effort, best.seats)
    if answer.is_complete:
        best = better_of(best, seat_exactly(instance, answer.chosen))
    bound = int(min(known_bound, math.floor(answer.bound)))
    terms.tell("solve", best.worth, bound)
    if best.worth < bound:
        return Found(best.seats, bound, is_cheapest=False)
    return _save_money(instance, programme, best, terms)


def _save_money(instance: Instance, programme: Programme, best: Seating, terms: Terms) -> Found:
    """Look for the lowest cost at the worth of a plan that is proven to be worth the most."""
    worth = best.worth
    unit = find_unit_of_money(instance)
    programme.add_row(instance.worth, worth - 0.5)
    terms.tell("save", worth, worth)
    answer = programme.maximise(-(instance.cost / unit), _limit_effort(instance, terms), best.seats)
    if answer.is_complete:
        best = better_of(best, seat_exactly(instance, answer.chosen))
    is_cheapest = math.ceil(-answer.bound) * unit >= best.spent
    return Found(best.seats, worth, is_cheapest)


def _limit_effort(instance: Instance, terms: Terms) -> Effort:
    """Search to the end, but with very many seats no further than a number of nodes."""
    return Effort(terms.watch.left(), nodes=None if len(instance) <= TO_THE_END else NODES)


def seat_exactly(instance: Instance, chosen: Whole | None) -> Seating | None:
    """
    Seat what a solver chose, counting in whole numbers: what breaks a rule by rounding is left out, what fits is added.

    Parameters
    ----------
    instance : Instance
        The seats.
    chosen : Whole or None
        What was chosen.

    Returns
    -------
    Seating or None
        A plan that keeps every rule; None where nothing was chosen at all.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> seat_exactly(instance(), np.array([1, 2])).worth
    4
    """
    if chosen is None:
        return None
    seating = Seating(instance)
    seating.fill(chosen[np.argsort(-instance.worth[chosen], kind="stable")])
    return seating


def better_of(one: Seating, other: Seating | None) -> Seating:
    """
    Return the plan that is worth more, or costs less at the same worth.

    Parameters
    ----------
    one : Seating
        A plan.
    other : Seating or None
        Another one, if there is.

    Returns
    -------
    Seating
        The better one; the first where they are alike.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> better_of(Seating(instance(), [0]), Seating(instance(), [1])).worth
    3
    """
    return one if other is None or other.rank <= one.rank else other
