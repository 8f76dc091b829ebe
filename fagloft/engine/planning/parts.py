"""Improve a plan part by part: leave some of its seats, and choose again among what that sets free."""

import numpy as np

from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.remainder import can_join, rest_of
from fagloft.engine.planning.rounding import prefer_thrift, solve_by_rounding
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.search import Terms
from fagloft.engine.planning.seating import Seating


def improve_part(seating: Seating, seats: Whole, collisions: Collisions, terms: Terms) -> bool:
    """
    Choose again among some seats of a plan, all others staying as they are.

    Parameters
    ----------
    seating : Seating
        A plan; changed in place where that makes it better.
    seats : Whole
        Seats to choose among, sorted. Those of the plan among them are left first.
    collisions : Collisions
        Which sessions collide.
    terms : Terms
        When to stop.

    Returns
    -------
    bool
        Whether the plan is worth more now, or costs less at the same worth.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> from fagloft.engine.planning.stopwatch import Stopwatch
    >>> plan = Seating(instance(), [1])
    >>> improve_part(plan, np.arange(3), Collisions(instance()), Terms(Stopwatch(None), None, 1)), plan.seats.tolist()
    (True, [0, 2])
    """
    before = seats[seating.is_taken[seats]]
    for seat in before.tolist():
        seating.leave(seat)
    free = seats[seating.may_fit(seats)]
    free = free[can_join(seating, free, collisions)]
    part = rest_of(seating, free)
    known = Seating(part, np.flatnonzero(np.isin(free, before)))
    chosen = _choose_again(part, known, terms)
    for seat in (free[chosen.seats] if chosen is not None else before).tolist():
        seating.take(seat)
    return chosen is not None


def _choose_again(part: Instance, known: Seating, terms: Terms) -> Seating | None:
    """Solve a part; None where nothing better than what is known was found."""
    if not len(part):
        return None
    chosen, _ = solve_by_rounding(part, prefer_thrift(part), terms, known)
    return chosen if chosen.rank > known.rank else None
