"""Choose how to search: small instances as one integer programme, large ones by prices and parts."""

from fagloft.engine.planning.exact import solve_exactly
from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.runs import Whole
from fagloft.engine.planning.search import Found, Terms


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
    return solve_exactly(instance, terms, start)
