"""Let people choose on their own, each gap used once: the part of the price game that falls apart into people."""

from dataclasses import dataclass

import numpy as np

from fagloft.engine.planning.instance import Instance
from fagloft.engine.planning.possible_seats import GAPS_PER_BLOCK
from fagloft.engine.planning.runs import Runs, Whole, gather_runs


@dataclass(frozen=True)
class Choosers:
    """
    The seats in groups that are alike to whoever chooses: same person, same gaps used.

    Attributes
    ----------
    order, begins : Whole
        Seats in the order of their groups, and where each group begins there.
    classes : tuple of BlockClass
        Blocks of gaps by how many gaps they use.
    seats_of_block : Runs
        For each block its seats.
    """

    order: Whole
    begins: Whole
    classes: tuple["BlockClass", ...]
    seats_of_block: Runs


@dataclass(frozen=True)
class BlockClass:
    """
    Blocks in which gaps numbered below `bits` are used.

    Attributes
    ----------
    bits : int
        How many gaps a block can have.
    blocks : int
        How many blocks there are.
    group, block, used : Whole
        Groups of seats, which block of the class each belongs to, and which gaps it uses.
    steps : tuple of (int, tuple of int)
        Sets of gaps that can be left, the smallest first; of each the sets that groups with its lowest gap use.
    """

    bits: int
    blocks: int
    group: Whole
    block: Whole
    used: Whole
    steps: tuple[tuple[int, tuple[int, ...]], ...]


def lay_out_choosers(instance: Instance) -> Choosers:
    """
    Group the seats of an instance.

    Parameters
    ----------
    instance : Instance
        The seats.

    Returns
    -------
    Choosers
        The groups.

    Examples
    --------
    >>> from fagloft.engine.planning.examples import instance
    >>> choosers = lay_out_choosers(instance())
    >>> choosers.begins.tolist(), [(part.bits, part.blocks) for part in choosers.classes]
    ([0, 1, 2], [(1, 1), (2, 1)])
    """
    sets = 1 << GAPS_PER_BLOCK
    key = instance.block * sets + instance.used
    order = np.argsort(key, kind="stable")
    begins = np.flatnonzero(np.diff(key[order], prepend=-1))
    block, used = np.divmod(key[order][begins], sets)
    named, number = np.unique(block, return_inverse=True)
    together = np.zeros(len(named), np.int64)
    np.bitwise_or.at(together, number, used)
    bits = np.array([mask.bit_length() for mask in range(sets)])[together]
    classes = []
    for size in np.unique(bits):
        mine = np.flatnonzero(bits[number] == size)
        blocks, place = np.unique(number[mine], return_inverse=True)
        steps = _list_steps(int(size), np.unique(used[mine]).tolist())
        classes.append(BlockClass(int(size), len(blocks), mine, place, used[mine], steps))
    seats_of_block = gather_runs(instance.block, np.arange(len(instance)), int(instance.block.max(initial=-1)) + 1)
    return Choosers(order, begins, tuple(classes), seats_of_block)


def _list_steps(bits: int, present: list[int]) -> tuple[tuple[int, tuple[int, ...]], ...]:
    """List the sets of gaps that can be left when the lowest gap is decided about first."""
    steps: dict[int, tuple[int, ...]] = {}
    ahead = [(1 << bits) - 1]
    while ahead:
        whole = ahead.pop()
        if whole and whole not in steps:
            lowest = whole & -whole
            steps[whole] = tuple(used for used in present if used & lowest and not used & ~whole)
            ahead += [whole ^ lowest, *(whole ^ used for used in steps[whole])]
    return tuple(sorted(steps.items()))


def choose_freely(choosers: Choosers, gain: Whole, slack: int = 0, turn: int = 0) -> tuple[int, Whole]:
    """
    Choose seats so that the gains add up to the most while each gap is used at most once.

    Parameters
    ----------
    choosers : Choosers
        The seats in groups.
    gain : Whole
        What each seat brings; it may be negative.
    slack : int
        Seats that bring so much less than the best of their group count as equals of it.
    turn : int
        Another number picks others among equals: if all took the first one, prices would chase the crowd around.

    Returns
    -------
    tuple of int and Whole
        The sum of the gains of the best, and seats that bring about as much.

    Notes
    -----
    Dynamic programming over the sets of gaps of a block: either the lowest gap stays unused, or one of the groups that
    use it is chosen. Exact, and the same for all blocks of a class at once.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> choose_freely(lay_out_choosers(instance()), np.array([5, -1, 4]))
    (9, array([0, 2]))
    """
    if not len(choosers.begins):
        return 0, choosers.order
    ordered = gain[choosers.order]
    best = np.maximum.reduceat(ordered, choosers.begins)
    total, groups = 0, []
    for part in choosers.classes:
        added, taken = _choose_in_class(part, best[part.group])
        total += added
        groups.append(part.group[taken])
    group = np.concatenate(groups)
    return total, np.sort(_pick_among_equals(choosers, ordered, best - slack, group, turn))


def _choose_in_class(part: BlockClass, best: Whole) -> tuple[int, Whole]:
    """Choose in all blocks of a class; give the sum of gains and the places of the groups chosen."""
    sets = 1 << part.bits
    gain, place = np.zeros((sets, part.blocks), np.int64), np.full((sets, part.blocks), -1)
    useful = best > 0
    gain[part.used[useful], part.block[useful]] = best[useful]
    place[part.used[useful], part.block[useful]] = np.flatnonzero(useful)
    most = np.zeros((sets, part.blocks), np.int64)
    taken = np.zeros((sets, part.blocks), np.int64)
    for whole, choices in part.steps:
        most[whole] = most[whole & (whole - 1)]
        for used in choices:
            other = gain[used] + most[whole ^ used]
            better = other > most[whole]
            most[whole][better] = other[better]
            taken[whole][better] = used
    return int(most[-1].sum()), _walk_back(part, taken, place)


def _walk_back(part: BlockClass, taken: Whole, place: Whole) -> Whole:
    """Follow the best choices from the full sets down."""
    blocks = np.arange(part.blocks)
    left = np.full(part.blocks, (1 << part.bits) - 1)
    chosen = []
    for _ in range(part.bits):
        used = taken[left, blocks]
        found = used > 0
        chosen.append(place[used[found], blocks[found]])
        left = left & ~np.where(found, used, left & -left)
    return np.concatenate(chosen)


def _pick_among_equals(choosers: Choosers, ordered: Whole, least: Whole, group: Whole, turn: int) -> Whole:
    """Pick one of the seats of each group that bring enough."""
    sizes = np.diff(choosers.begins, append=len(ordered))
    equals = np.flatnonzero(ordered >= np.repeat(least, sizes))
    first = np.searchsorted(equals, choosers.begins[group])
    count = np.searchsorted(equals, choosers.begins[group] + sizes[group]) - first
    # Spreads like a draw and is the same every time.
    spread = (group * 2_654_435_761 + turn * 40_503_000_017) % 4_294_967_291
    return choosers.order[equals[first + (spread >> 7) % count]]
