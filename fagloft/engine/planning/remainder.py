"""What a plan leaves to choose: seats that can join it, with the room and the money it does not use."""

from dataclasses import replace

import numpy as np

from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.instance import Flags, Instance
from fagloft.engine.planning.runs import Whole, follow_runs, gather_runs
from fagloft.engine.planning.seating import Seating


def can_join(seating: Seating, seats: Whole, collisions: Collisions) -> Flags:
    """
    Tell which seats their person could take beside those that are taken; room and money are not looked at.

    Parameters
    ----------
    seating : Seating
        A plan.
    seats : Whole
        Seats that are not taken.
    collisions : Collisions
        Which sessions collide.

    Returns
    -------
    Flags
        One for each seat.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> can_join(Seating(instance(), [0]), np.array([1, 2]), Collisions(instance())).tolist()
    [False, True]
    """
    instance, taken = seating.instance, seating.seats
    attended = gather_runs(instance.person[taken], instance.session[taken], instance.persons)
    place, other = follow_runs(attended, instance.person[seats])
    collides = collisions.between(instance.session[seats][place], other)
    collide: Flags = np.bincount(place[collides], minlength=len(seats)) > 0
    return ~collide


def rest_of(seating: Seating, free: Whole) -> Instance:
    """
    Return what is left to choose: some seats, with the room and the money that a plan leaves.

    Parameters
    ----------
    seating : Seating
        What is taken.
    free : Whole
        Seats to choose from.

    Returns
    -------
    Instance
        A smaller instance.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> rest = rest_of(Seating(instance(), [0]), np.array([2]))
    >>> rest.limits.room.tolist()
    [1, 10, 1, 1]
    """
    instance = seating.instance
    budget = None if instance.budget is None else instance.budget - seating.spent
    limits = replace(instance.limits, room=seating.room_left())
    return replace(instance.keep(free), limits=limits, budget=budget)
