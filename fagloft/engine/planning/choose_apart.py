"""Choose for one block so that no two sessions collide: branch and bound, for the few whose free choice collides."""

from dataclasses import dataclass, field

import numpy as np

from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.runs import Whole

MOST_VISITS = 100
"""A block that takes longer keeps the bound it has when collisions are overlooked."""


@dataclass
class Branching:
    """
    The search through the seats of one block.

    Attributes
    ----------
    gains, used : list of int
        What each seat brings, the best first, and which gaps it uses.
    collides : list of list of bool
        Which seats collide.
    most : list of int
        For each set of gaps what it could bring if nothing collided.
    best, chosen : int and tuple of int
        The best found so far.
    visits : int
        How many decisions were taken.
    """

    gains: list[int]
    used: list[int]
    collides: list[list[bool]]
    most: list[int]
    best: int = 0
    chosen: tuple[int, ...] = field(default=())
    visits: int = 0

    def walk(self, left: int, gain: int, taken: tuple[int, ...]) -> None:
        """Decide about the lowest gap that is left: one of the seats that use it, or none."""
        if gain > self.best:
            self.best, self.chosen = gain, taken
        self.visits += 1
        if gain + self.most[left] <= self.best or self.visits > MOST_VISITS:
            return
        lowest = left & -left
        for seat, used in enumerate(self.used):
            if not used & lowest or used & ~left or gain + self.gains[seat] + self.most[left ^ used] <= self.best:
                continue
            if not any(self.collides[seat][other] for other in taken):
                self.walk(left ^ used, gain + self.gains[seat], (*taken, seat))
        self.walk(left ^ lowest, gain, taken)


def choose_apart(gain: Whole, used: Whole, session: Whole, collisions: Collisions) -> tuple[int, Whole]:
    """
    Choose seats of one block so that no two collide and the gains add up to the most.

    Parameters
    ----------
    gain, used, session : Whole
        For each seat what it brings, which gaps it uses, and where it is.
    collisions : Collisions
        Which sessions collide.

    Returns
    -------
    tuple of int and Whole
        The sum of the gains, or more where the search was given up, and the places of the seats chosen.

    Examples
    --------
    >>> import numpy as np
    >>> from fagloft.engine.planning.examples import instance
    >>> collisions = Collisions(instance())
    >>> choose_apart(np.array([5, 4]), np.array([1, 2]), np.array([0, 1]), collisions)
    (5, array([0]))
    """
    order = np.argsort(-gain, kind="stable")
    order = order[gain[order] > 0]
    gain, used, session = gain[order], used[order], session[order]
    collides = collisions.between(session[:, None], session[None, :])
    search = Branching(gain.tolist(), used.tolist(), collides.tolist(), _bound_sets(gain, used))
    whole = len(search.most) - 1
    search.walk(whole, 0, ())
    total = search.best if search.visits <= MOST_VISITS else search.most[whole]
    return total, order[np.array(search.chosen, np.int64)]


def _bound_sets(gain: Whole, used: Whole) -> list[int]:
    """Tell for each set of gaps what it could bring if nothing collided."""
    best: dict[int, int] = {}
    for bits, worth in zip(used.tolist(), gain.tolist(), strict=True):
        best.setdefault(bits, worth)
    most = [0] * (1 << int(np.bitwise_or.reduce(used)).bit_length())
    for whole in range(1, len(most)):
        lowest = whole & -whole
        chances = [worth + most[whole ^ bits] for bits, worth in best.items() if bits & lowest and not bits & ~whole]
        most[whole] = max([most[whole ^ lowest], *chances])
    return most
