"""A group in numbers for somebody outside: small parts of it are told of together."""

from collections.abc import Mapping

from fagloft.engine.gaps.small_groups import MINIMUM


def join_small_parts(counts: Mapping[str, int], minimum: int = MINIMUM) -> list[tuple[tuple[str, ...], int]]:
    """
    Join the parts of a group that are too small to be told of alone.

    Parameters
    ----------
    counts : mapping of str to int
        How many are in each part; everybody is in one.
    minimum : int
        The fewest that may be told of.

    Returns
    -------
    list of (tuple of str, int)
        The names that are told of together and how many they are, the largest part first and the joined last. Where the
        small parts together are too few, the next smallest part joins them; one that is too small is told of as one.

    Examples
    --------
    >>> join_small_parts({"Horten": 3, "Larvik": 6, "Tønsberg": 5, "Færder": 1})
    [(('Larvik',), 6), (('Færder', 'Horten', 'Tønsberg'), 9)]
    >>> join_small_parts({"hospital": 15, "municipality": 20})
    [(('municipality',), 20), (('hospital',), 15)]
    """
    ranked = sorted(((count, name) for name, count in counts.items() if count), key=lambda row: (row[0], row[1]))
    joined: list[str] = []
    total = 0
    for count, name in ranked:
        if count >= minimum and (not joined or total >= minimum):
            break
        joined.append(name)
        total += count
    alone: list[tuple[tuple[str, ...], int]] = [((name,), count) for count, name in reversed(ranked[len(joined) :])]
    return [*alone, (tuple(sorted(joined)), total)] if joined else alone
