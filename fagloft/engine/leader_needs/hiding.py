"""Which numbers of needs may be told to those who see numbers only."""

from collections.abc import Mapping

from fagloft.engine.gaps.small_groups import MINIMUM
from fagloft.engine.gaps.small_groups_in_tree import hide_small_units

ALL = ""


def hide_needs(counts: Mapping[str, tuple[int, int]]) -> dict[str, int | None]:
    """
    Hide how many need a topic where that would tell of few.

    Parameters
    ----------
    counts : mapping of str to (int, int)
        Per level: how many leaders there are, and how many of them need the topic. Everybody is on one level.

    Returns
    -------
    dict of str to int or None
        Per level, and under the empty text for all levels together: how many need it; None where hidden. Hidden is what
        tells of fewer than five who need it or fewer than five who do not, and as many others as it takes so that none
        of those can be worked out. Of nobody may be told.

    Notes
    -----
    How many leaders there are is no secret: the tree of units shows it. So a level of under five leaders is hidden, and
    with it at least one more. Topics are hidden one by one: no sum over topics is told.

    Examples
    --------
    >>> hide_needs({"first_line": (40, 22), "unit_leader": (12, 3), "top_leader": (8, 8)})
    {'': 33, 'first_line': 22, 'unit_leader': None, 'top_leader': None}
    """
    whole = (sum(leaders for leaders, _ in counts.values()), sum(need for _, need in counts.values()))
    told = {ALL: whole, **counts}
    pairs = {level: (need, leaders - need) for level, (leaders, need) in told.items()}
    hidden = hide_small_units(pairs, {level: None if level == ALL else ALL for level in told}, minimum=MINIMUM)
    return {level: None if level in hidden else need for level, (_, need) in told.items()}
