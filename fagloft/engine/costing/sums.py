"""Sums whose parts equal the whole, to the øre."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping

from fagloft.engine.costing.measures import CostPart
from fagloft.engine.costing.sharing import share_out

__all__ = ["share_out", "sum_by"]


def sum_by[Key](parts: Iterable[CostPart], key: Callable[[CostPart], Key]) -> Mapping[Key, int]:
    """
    Add up parts by something they have.

    Parameters
    ----------
    parts : iterable of CostPart
        What measures cost.
    key : callable
        What a part is counted under: unit, kind, financing, or the goal of its measure.

    Returns
    -------
    mapping
        Øre by key; together they are the sum of all parts.

    Examples
    --------
    >>> parts = [CostPart("m", "ward", "fee", "own", 500), CostPart("n", "ward", "travel", "grant", 20)]
    >>> dict(sum_by(parts, lambda part: part.unit_id))
    {'ward': 520}
    """
    totals: dict[Key, int] = defaultdict(int)
    for part in parts:
        totals[key(part)] += part.amount
    return dict(totals)
