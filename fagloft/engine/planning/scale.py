"""Plan for many: prices bound what can be reached, and leave few enough seats to choose among with care."""

from collections.abc import Iterator

import numpy as np

from fagloft.engine.planning.choose_freely import Choosers, lay_out_choosers
from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.exact import better_of
from fagloft.engine.planning.greedy import fill_greedily
from fagloft.engine.planning.instance import Flags, Instance
from fagloft.engine.planning.linear import choose_near, split_seats
from fagloft.engine.planning.model import Real
from fagloft.engine.planning.parts import improve_part
from fagloft.engine.planning.price_search import PriceSearch, Schedule, free_of_charge
from fagloft.engine.planning.prices import UNIT, Prices, price_pairs
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.search import Found, Terms
from fagloft.engine.planning.seating import Seating

PER_GROUP = 4
"""Of the seats that are alike to a person so many are kept for the parts: the cheapest at the prices found."""
PER_GROUP_WHERE_MONEY_IS_SHORT, NEAR = 6, 0.3
"""Where money has a price, so many are kept, unless they bring less than nothing by this much per unit of value."""
PART = 6_000
"""Seats in a part of neighbouring units, about."""
TIE = 0.05
SCHEDULES = (Schedule(rounds=60, boldness=0.1), Schedule(rounds=60, boldness=0.2))
"""Prices are sought twice before parts are improved: the better plan that is known then is a better target."""
LAST = Schedule(rounds=80, exact_rounds=15)


def plan_for_many(instance: Instance, terms: Terms, start: Whole | None = None) -> Found:
    """
    Find a good plan of many seats, with a proven bound.

    Parameters
    ----------
    instance : Instance
        The seats.
    terms : Terms
        When to stop.
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
    >>> found = plan_for_many(instance(), Terms(Stopwatch(None), None, 1))
    >>> found.seats.tolist(), found.bound
    ([0, 2], 6)
    """
    best = fill_greedily(instance)
    if start is not None:
        best = better_of(best, Seating(instance, start))
    choosers = lay_out_choosers(instance)
    search = PriceSearch(instance, choosers, free_of_charge(instance))
    for schedule in SCHEDULES:
        prices = search.run(best.worth, schedule, terms).prices
        if terms.watch.is_over():
            break
        best = better_of(best, fill_greedily(instance, gain_at(instance, prices)))
        if not prices.money:
            improve_all_parts(best, _pick_pool(search, PER_GROUP, terms), search.collisions, search.best.bound, terms)
    if search.best.prices.money:
        best = _share_money(search, best, terms)
    search.run(best.worth, LAST, terms)
    best.fill(np.flatnonzero(~best.is_taken))
    bound = max(search.best.bound, best.worth)
    terms.tell("improve", best.worth, bound)
    return Found(best.seats, bound, is_cheapest=False)


def _pick_pool(search: PriceSearch, per_group: int, terms: Terms) -> Flags:
    """Pick the seats that bring the most at the best prices."""
    gain = gain_at(search.instance, search.best.prices)
    # People who find several seats equally good should not all be offered the same one.
    return pick_pool(search.choosers, gain + TIE * np.random.default_rng(terms.seed).random(len(gain)), per_group)


def _share_money(search: PriceSearch, best: Seating, terms: Terms) -> Seating:
    """Share out money that is short: all parts at once, because what one of them saves is spent best in another."""
    instance = search.instance
    is_near = gain_at(instance, search.best.prices) > -NEAR * instance.scale
    pool = np.flatnonzero(best.is_taken | (_pick_pool(search, PER_GROUP_WHERE_MONEY_IS_SHORT, terms) & is_near))
    rest = instance.keep(pool)
    split, prices = split_seats(rest, terms)
    if prices is None:
        improve_all_parts(best, _pick_pool(search, PER_GROUP, terms), search.collisions, search.best.bound, terms)
        return best
    search.offer(prices)
    gain = gain_at(instance, prices)
    chosen = choose_near(rest, split, Seating(rest, np.flatnonzero(best.is_taken[pool])), gain[pool], terms)
    plan = Seating(instance, pool[chosen.seats])
    plan.fill(np.argsort(-gain, kind="stable"))
    return plan


def improve_all_parts(best: Seating, pool: Flags, collisions: Collisions, bound: float, terms: Terms) -> None:
    """
    Improve a plan by all parts, one after the other.

    Parameters
    ----------
    best : Seating
        A plan; changed in place.
    pool : Flags
        Seats worth looking at.
    collisions : Collisions
        Which sessions collide.
    bound : float
        What no plan can exceed.
    terms : Terms
        When to stop.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> plan = Seating(instance())
    >>> improve_all_parts(plan, np.ones(3, bool), Collisions(instance()), 9, Terms(Stopwatch(None), None, 1))
    >>> plan.worth
    6
    """
    for seats in _list_parts(best.instance, best, pool):
        if terms.watch.is_over() or best.worth >= bound:
            return
        improve_part(best, seats, collisions, terms)
        terms.tell("improve", best.worth, bound)


def gain_at(instance: Instance, prices: Prices) -> Real:
    """
    Tell what each seat brings beyond its price.

    Parameters
    ----------
    instance : Instance
        The seats.
    prices : Prices
        The prices.

    Returns
    -------
    Real
        Worth less price.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> gain_at(instance(), free_of_charge(instance())).tolist()
    [3.0, 1.0, 3.0]
    """
    return (instance.worth * UNIT - price_pairs(instance, prices)[instance.pair]) / UNIT


def pick_pool(choosers: Choosers, gain: Real, per_group: int) -> Flags:
    """
    Pick the seats worth looking at again: of those alike to a person the few that bring the most.

    Parameters
    ----------
    choosers : Choosers
        The seats in groups.
    gain : Real
        What each seat brings.
    per_group : int
        How many of those that are alike.

    Returns
    -------
    Flags
        One for each seat.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> pick_pool(lay_out_choosers(instance()), np.array([3.0, 1.0, 3.0]), 1).tolist()
    [True, True, True]
    """
    sizes = np.diff(choosers.begins, append=len(gain))
    group = np.repeat(np.arange(len(sizes)), sizes)
    order = choosers.order[np.lexsort((-gain[choosers.order], group))]
    is_first = np.arange(len(gain)) - choosers.begins[group] < per_group
    pool = np.zeros(len(gain), np.bool_)
    pool[order[is_first]] = True
    return pool


def _list_parts(instance: Instance, best: Seating, pool: Flags) -> Iterator[Whole]:
    """List parts, each as the plan then stands: all seats of one competence, then all seats of neighbouring units."""
    topics = np.unique(instance.topics.members)
    units = _group_units(instance, pool)
    unit = instance.pair_unit[instance.pair]
    owner = np.repeat(np.arange(len(instance.first)), instance.topics.sizes())
    for topic in topics.tolist():
        covers = np.bincount(owner[instance.topics.members == topic], minlength=len(instance.first)) > 0
        yield np.flatnonzero((pool | best.is_taken) & covers[instance.session])
    for first, last in units:
        yield np.flatnonzero((pool | best.is_taken) & (unit >= first) & (unit <= last))


def _group_units(instance: Instance, pool: Flags) -> list[tuple[int, int]]:
    """Group units that follow on each other until their seats make a part."""
    seats = np.bincount(instance.pair_unit[instance.pair[pool]])
    number = (np.cumsum(seats) - seats) // PART
    return [
        (int(units[0]), int(units[-1]))
        for units in np.split(np.arange(len(seats)), np.flatnonzero(np.diff(number)) + 1)
        if len(units)
    ]
