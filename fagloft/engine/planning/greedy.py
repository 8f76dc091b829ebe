"""Fill seats one by one, the most rewarding first: quick, never wrong, and a start for better searches."""

import numpy as np

from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.model import Real
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.seating import Seating


def fill_greedily(instance: Instance, gain: Real | None = None) -> Seating:
    """
    Take seats in the order of what they bring.

    Parameters
    ----------
    instance : Instance
        The seats.
    gain : Real, optional
        What each seat brings. Without it the better of two orders counts: by worth, and by worth per krone.

    Returns
    -------
    Seating
        A plan to which no seat can be added.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> fill_greedily(instance()).seats.tolist()
    [0, 2]
    """
    if gain is not None:
        return _fill(instance, -gain)
    by_worth = _fill(instance, -instance.worth, instance.cost)
    if instance.budget is None:
        return by_worth
    by_thrift = _fill(instance, -instance.worth / (instance.cost + 1.0), instance.cost)
    return max(by_worth, by_thrift, key=lambda seating: seating.rank)


def _fill(instance: Instance, *keys: Real | Whole) -> Seating:
    """Fill in the order of several keys, the first one first, then of the seats themselves."""
    seating = Seating(instance)
    seating.fill(np.lexsort(keys[::-1]))
    return seating
