"""Split seats among those that good prices leave, read exact prices off the rows, and choose whole seats near them."""

import numpy as np

from fagloft.engine.planning.exact import better_of, seat_exactly
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.integer_programme import Answer, Effort, Programme
from fagloft.engine.planning.model import (
    RULES,
    Model,
    Real,
    find_limits_that_could_break,
    find_unit_of_money,
    respect_limits,
    state_model,
    stay_within_budget,
)
from fagloft.engine.planning.prices import Prices, cap_reserves
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.search import Terms
from fagloft.engine.planning.seating import Seating

SPLITTING = 0.7
"""Part of the time that splitting seats may take; the rest is for choosing whole ones."""
EFFORTS = ((0.0, 1e-4), (0.02, 4e-4))
"""Rounding twice: what a seat may lose, per unit of value, and what gap is good enough. The first one is soon done."""
NODES = 20


def split_seats(instance: Instance, terms: Terms) -> tuple[Answer, Prices | None]:
    """
    Seek the largest worth when seats may be split, and what each limit and the money are worth then.

    Parameters
    ----------
    instance : Instance
        The seats.
    terms : Terms
        When to stop.

    Returns
    -------
    tuple of Answer and Prices or None
        None where the clock was faster.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> split, prices = split_seats(instance(), Terms(Stopwatch(None), None, 1))
    >>> split.chosen.tolist(), prices.money
    ([0, 2], 0.0)
    """
    model = state_model(instance)
    programme = Programme(model, len(instance), terms.seed)
    split = programme.relax(instance.worth.astype(np.float64), terms.watch.part(SPLITTING).left())
    return split, None if split.duals is None else read_prices(instance, model, split.duals.row)


def read_prices(instance: Instance, model: Model, row: Real) -> Prices:
    """
    Read prices off what the rows of a model are worth.

    Parameters
    ----------
    instance : Instance
        The seats.
    model : Model
        Its rows.
    row : Real
        What one more of each row's room would add.

    Returns
    -------
    Prices
        Fit to bound every plan of these and any other seats with the same limits.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> read_prices(instance(), state_model(instance()), np.array([2.0, 0.5])).limit.tolist()
    [0.0, 0.0, 0.0, 0.5]
    """
    row = np.maximum(row, 0)
    rows_of = {rule: row[first:end] for rule, first, end in zip(RULES, model.begins, model.begins[1:], strict=False)}
    limit = np.zeros(len(instance.limits.room))
    limit[find_limits_that_could_break(instance)] = rows_of[respect_limits]
    money = float(rows_of[stay_within_budget].sum()) / find_unit_of_money(instance)
    return Prices(cap_reserves(instance, limit), money)


def choose_near(instance: Instance, split: Answer, known: Seating, gain: Real, terms: Terms) -> Seating:
    """
    Choose whole seats among those that were taken when seats could be split, then among those that nearly were.

    Parameters
    ----------
    instance : Instance
        The seats.
    split : Answer
        With the seats taken and what the others lose.
    known : Seating
        A plan of the instance.
    gain : Real
        What each seat brings beyond its price: in this order, what is left is filled.
    terms : Terms
        When to stop.

    Returns
    -------
    Seating
        The best plan found or known.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> ward, terms = instance(), Terms(Stopwatch(None), None, 1)
    >>> split, _ = split_seats(ward, terms)
    >>> choose_near(ward, split, Seating(ward), ward.worth.astype(float), terms).worth
    6
    """
    if split.chosen is None or split.duals is None:
        return known
    order = np.argsort(-gain, kind="stable")
    for loss, gap in EFFORTS:
        near = np.flatnonzero(split.duals.regret < loss * terms.scale)
        support = np.union1d(split.chosen, near)
        chosen = _choose_whole(instance, support, known, Effort(terms.watch.left(), gap, NODES), terms)
        if chosen is not None:
            chosen.fill(order)
        known = better_of(known, chosen)
        terms.tell("round", known.worth, split.bound)
    return known


def _choose_whole(instance: Instance, support: Whole, known: Seating, effort: Effort, terms: Terms) -> Seating | None:
    """Choose whole seats among some; None where the clock was faster."""
    part = instance.keep(support)
    programme = Programme(state_model(part), len(part), terms.seed)
    answer = programme.maximise(part.worth.astype(np.float64), effort, np.flatnonzero(known.is_taken[support]))
    seating = seat_exactly(part, answer.chosen if answer.is_complete else None)
    return None if seating is None else Seating(instance, support[seating.seats])
