"""Solve as if seats could be split, then choose whole seats among those that were taken at all."""

import math

import numpy as np

from fagloft.engine.planning.exact import better_of, seat_exactly
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.integer_programme import Effort, Programme
from fagloft.engine.planning.model import Real, state_model
from fagloft.engine.planning.search import Terms
from fagloft.engine.planning.seating import Seating

GOOD_ENOUGH = 1e-5
SPLITTING = 0.8
"""Part of the time that splitting seats may take; the rest is for choosing whole ones."""
NODES = 20


def solve_by_rounding(instance: Instance, aim: Real, terms: Terms, known: Seating) -> tuple[Seating, float]:
    """
    Find a good plan quickly, and bound how good any could be.

    Parameters
    ----------
    instance : Instance
        The seats.
    aim : Real
        What each seat adds to what is aimed at.
    terms : Terms
        When to stop.
    known : Seating
        A plan of the instance.

    Returns
    -------
    tuple of Seating and float
        The better of the plan found and the one known, and a bound on the sum of the aim.

    Notes
    -----
    Of the seats of a municipality about one in eight is taken at all when seats may be split, and nearly all of those
    whole. Choosing among them is easy, and costs hardly any worth. What the clock cut short is not used, so that the
    same input gives the same plan.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> ward = instance()
    >>> terms = Terms(Stopwatch(None), None, 1)
    >>> seating, bound = solve_by_rounding(ward, ward.worth.astype(float), terms, Seating(ward))
    >>> seating.worth, round(bound, 3)
    (6, 6.0)
    """
    split = Programme(state_model(instance), len(instance), terms.seed).relax(aim, terms.watch.part(SPLITTING).left())
    if split.chosen is None or not len(split.chosen):
        return known, split.bound
    support = split.chosen
    part = instance.keep(support)
    programme = Programme(state_model(part), len(part), terms.seed)
    start = np.flatnonzero(known.is_taken[support])
    answer = programme.maximise(aim[support], Effort(terms.watch.left(), GOOD_ENOUGH, NODES), start)
    chosen = seat_exactly(part, answer.chosen if answer.is_complete else None)
    if chosen is None:
        return known, split.bound
    return better_of(known, Seating(instance, support[chosen.seats])), split.bound


def prefer_thrift(instance: Instance) -> Real:
    """
    Aim at worth, and at thrift so lightly that all costs together weigh less than the least worth.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Real
        The aim.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> prefer_thrift(instance()).round(2).tolist()
    [2.78, 0.94, 2.78]
    """
    most = float(instance.cost.sum())
    if instance.budget is not None:
        most = min(most, float(instance.budget))
    return instance.worth - 0.5 * instance.cost / max(1.0, most)


def whole_bound(bound: float) -> int:
    """
    Return the largest whole worth that a bound allows.

    Parameters
    ----------
    bound : float
        Never too low.

    Returns
    -------
    int
        The bound, rounded down.

    Examples
    --------
    >>> whole_bound(6.9)
    6
    """
    return math.floor(bound)
