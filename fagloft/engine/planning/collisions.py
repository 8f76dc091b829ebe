"""Sessions that nobody can attend both: they share a competence or run on a day in common."""

import numpy as np
from numpy.typing import NDArray

from fagloft.engine.planning.instance import Flags, Instance
from fagloft.engine.planning.runs import Whole

BITS = 63


class Collisions:
    """Tells which sessions collide."""

    def __init__(self, instance: Instance) -> None:
        self._first, self._last = instance.first, instance.last
        words = int(instance.topics.members.max(initial=0)) // BITS + 1
        self._bits: NDArray[np.int64] = np.zeros((len(instance.first), words), np.int64)
        owner = np.repeat(np.arange(len(instance.first)), instance.topics.sizes())
        word, bit = np.divmod(instance.topics.members, BITS)
        np.bitwise_or.at(self._bits, (owner, word), np.int64(1) << bit)

    def between(self, one: Whole, other: Whole) -> Flags:
        """Tell of pairs of sessions whether they collide."""
        overlap = (self._first[one] <= self._last[other]) & (self._first[other] <= self._last[one])
        return overlap | (self._bits[one] & self._bits[other]).any(axis=-1)

    def among(self, owner: Whole, session: Whole, most: int) -> Whole:
        """List the owners, sorted, of whose sessions two collide; nobody has more sessions than `most`."""
        found = []
        for apart in range(1, most):
            same = np.flatnonzero(owner[apart:] == owner[:-apart])
            found.append(owner[same[self.between(session[same], session[same + apart])]])
        return np.unique(np.concatenate(found)) if found else owner[:0]
