"""Which wishes collide: a smallest set of them that cannot be kept together."""

from collections.abc import Callable, Iterable, Sequence
from itertools import combinations


def find_smallest_collision[Wish](
    wishes: Sequence[Wish], can_keep: Callable[[frozenset[Wish]], bool]
) -> tuple[Wish, ...]:
    """
    Find a smallest set of wishes that collide.

    Parameters
    ----------
    wishes : sequence of Wish
        Each once; of several sets of the same size the one whose wishes stand first is told.
    can_keep : callable
        Whether some wishes can be kept together. What holds for some holds for fewer.

    Returns
    -------
    tuple of Wish
        No set of fewer wishes collides; empty where all can be kept.

    Notes
    -----
    Whatever collides has a wish in common with each set that must be given up for the others to be kept. So the fewest
    wishes that meet all such sets known are tried; where they can be kept after all, they are filled up to the most
    that can, and what is left is one more such set [1]_.

    References
    ----------
    .. [1] A. Ignatiev, A. Previti, M. Liffiton, J. Marques-Silva, "Smallest MUS extraction with minimal hitting set
       dualization", CP 2015.

    Examples
    --------
    >>> find_smallest_collision((4, 3, 2, 1), lambda kept: sum(kept) <= 6)
    (4, 3)
    >>> find_smallest_collision((1, 2), lambda kept: True)
    ()
    """
    if can_keep(frozenset(wishes)):
        return ()
    given_up: list[frozenset[Wish]] = []
    while True:
        tried: tuple[Wish, ...] = _meet_all(wishes, given_up)
        if not can_keep(frozenset(tried)):
            return tried
        kept: frozenset[Wish] = _fill_up(wishes, tried, can_keep)
        given_up.append(frozenset(wishes) - kept)


def _meet_all[Wish](wishes: Sequence[Wish], sets: Iterable[frozenset[Wish]]) -> tuple[Wish, ...]:
    """Choose the fewest wishes that have one in common with each set."""
    every = list(sets)
    sizes = (combinations(wishes, size) for size in range(len(wishes) + 1))
    return next(chosen for size in sizes for chosen in size if all(one.intersection(chosen) for one in every))


def _fill_up[Wish](
    wishes: Sequence[Wish], start: Sequence[Wish], can_keep: Callable[[frozenset[Wish]], bool]
) -> frozenset[Wish]:
    """Add wishes as long as all can be kept."""
    kept = frozenset(start)
    for wish in wishes:
        if can_keep(kept | {wish}):
            kept |= {wish}
    return kept
