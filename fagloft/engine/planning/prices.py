"""Prices on what is scarce: with any prices at all, what people would choose on their own bounds every plan.

All sums are of whole numbers, so that the bound holds exactly and not only up to rounding.
"""

from dataclasses import dataclass

import numpy as np

from fagloft.engine.planning.choose_apart import choose_apart
from fagloft.engine.planning.choose_freely import Choosers, choose_freely
from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.instance import NO_PARENT, Instance
from fagloft.engine.planning.model import Real
from fagloft.engine.planning.possible_seats import GAPS_PER_BLOCK
from fagloft.engine.planning.runs import Whole

UNIT = 2**20
"""Prices are counted in so small a part of what a seat is worth."""


@dataclass(frozen=True)
class Prices:
    """
    What a place under each limit costs, and what an øre of the budget costs.

    Attributes
    ----------
    limit : Real
        One price per limit, none negative; a reserve is never dearer than the free seats above it.
    money : float
        The price of the whole budget divided by the budget: worth per øre.
    """

    limit: Real
    money: float


def cap_reserves(instance: Instance, limit: Real) -> Real:
    """
    Keep a reserve no dearer than the free seats above it: whoever finds it full takes one of those.

    Parameters
    ----------
    instance : Instance
        With the limits.
    limit : Real
        Prices, none negative.

    Returns
    -------
    Real
        Prices that bound every plan.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> cap_reserves(instance(), np.array([0.5, 0, 0.25, 0])).tolist()
    [0.5, 0.0, 0.25, 0.0]
    """
    parent = instance.limits.parent
    return np.where(parent != NO_PARENT, np.minimum(limit, limit[parent]), limit)


@dataclass(frozen=True)
class Verdict:
    """
    What follows from prices.

    Attributes
    ----------
    bound : int
        No plan is worth more.
    chosen : Whole
        Seats that people would take at these prices, each on their own.
    excess : Real
        By how much these break each limit; negative where room is left.
    overspent : int
        By how much they break the budget, in øre.
    """

    bound: int
    chosen: Whole
    excess: Real
    overspent: int


def price_pairs(instance: Instance, prices: Prices) -> Whole:
    """
    Tell what a seat of each pair costs at given prices.

    Parameters
    ----------
    instance : Instance
        The seats.
    prices : Prices
        The prices.

    Returns
    -------
    Whole
        In units of 1 / `UNIT`. Rounded down for the budget, so that the bound stays one.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> price_pairs(instance(), Prices(np.array([0.5, 0, 0.25, 0]), 0.0)).tolist()
    [786432, 0]
    """
    limits = instance.limits
    counted = np.rint(prices.limit * UNIT).astype(np.int64)
    totals = np.concatenate([[0], np.cumsum(counted[limits.of_pair.members])])
    of_limits = totals[limits.of_pair.begins[1:]] - totals[limits.of_pair.begins[:-1]]
    of_budget = np.floor(instance.pair_cost * (prices.money * UNIT) * (1 - 1e-12)).astype(np.int64)
    price: Whole = of_limits + of_budget
    return price


def judge(
    instance: Instance,
    choosers: Choosers,
    prices: Prices,
    collisions: Collisions | None = None,
    *,
    slack: float = 0.0,
    turn: int = 0,
) -> Verdict:
    """
    Let everybody choose at given prices, and tell what that proves.

    Parameters
    ----------
    instance : Instance
        The seats.
    choosers : Choosers
        The people's gaps, laid out.
    prices : Prices
        The prices.
    collisions : Collisions, optional
        Which sessions collide. With them nobody chooses two that do: slower, and the bound is lower.
    slack : float
        Seats worth so much less than the best count as its equals where people choose. The bound is not touched.
    turn : int
        Which of several equals are chosen.

    Returns
    -------
    Verdict
        The bound, and where the choices break limits.

    Notes
    -----
    Lagrange: for prices p >= 0 on limits "uses <= room", the best worth is at most the sum of p x room plus the best of
    worth - p x uses without the limits. Here the latter falls apart into people. Without `collisions` only their gaps
    are looked at, not their days, nor competences in which they have none: that can only raise the bound.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.choose_freely import lay_out_choosers
    >>> from fagloft.engine.planning.examples import instance
    >>> ward = instance()
    >>> verdict = judge(ward, lay_out_choosers(ward), Prices(np.zeros(4), 0.0))
    >>> verdict.bound, verdict.chosen.tolist(), verdict.excess.tolist()
    (7, [0, 1, 2], [0.0, -9.0, 0.0, 1.0])
    """
    limits = instance.limits
    gain = instance.worth * UNIT - price_pairs(instance, prices)[instance.pair]
    surplus, chosen = choose_freely(choosers, gain, int(slack * UNIT), turn)
    if collisions is not None:
        surplus, chosen = _part_colliding(instance, choosers, collisions, gain, chosen)
    rent = int((np.rint(prices.limit * UNIT).astype(np.int64) * limits.room).sum())
    money = 0
    if instance.budget is not None:
        money = int(np.ceil(prices.money * UNIT * instance.budget * (1 + 1e-12)))
    takers = np.bincount(instance.pair[chosen], minlength=len(instance.pair_unit))
    uses = np.bincount(limits.of_pair.members, np.repeat(takers, limits.of_pair.sizes()), minlength=len(limits.room))
    spent = int((takers * instance.pair_cost).sum())
    return Verdict(
        bound=(surplus + rent + money) // UNIT,
        chosen=chosen,
        excess=uses - limits.room,
        overspent=0 if instance.budget is None else spent - instance.budget,
    )


def _part_colliding(
    instance: Instance, choosers: Choosers, collisions: Collisions, gain: Whole, chosen: Whole
) -> tuple[int, Whole]:
    """Let those choose again whose sessions collide."""
    chosen = chosen[np.argsort(instance.block[chosen], kind="stable")]
    colliding = collisions.among(instance.block[chosen], instance.session[chosen], GAPS_PER_BLOCK)
    chosen = chosen[~np.isin(instance.block[chosen], colliding)]
    surplus, parted = int(gain[chosen].sum()), [chosen]
    for block in colliding.tolist():
        mine = choosers.seats_of_block.of(block)
        added, places = choose_apart(gain[mine], instance.used[mine], instance.session[mine], collisions)
        surplus += added
        parted.append(mine[places])
    return surplus, np.sort(np.concatenate(parted))
