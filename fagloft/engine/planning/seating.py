"""A plan as it grows: who sits where, what room and money are left, and whether one more seat fits."""

from collections.abc import Iterable
from itertools import pairwise

import numpy as np

from fagloft.engine.planning.instance import NO_PARENT, Flags, Instance
from fagloft.engine.planning.runs import Whole, follow_runs

PORTION = 50_000


class Seating:
    """
    Seats taken so far, of one instance.

    Attributes
    ----------
    instance : Instance
        All seats.
    is_taken : Flags
        For each seat whether it is taken.
    uses : list of int
        For each limit how many seats count; among free seats those that go beyond a reserve too.
    spent : int
        Øre.
    """

    def __init__(self, instance: Instance, seats: Iterable[int] = ()) -> None:
        self.instance = instance
        self.is_taken: Flags = np.zeros(len(instance), np.bool_)
        limits = instance.limits
        self.uses = [0] * len(limits.room)
        self.spent = 0
        self._room: list[int] = limits.room.tolist()
        self._parent: list[int] = limits.parent.tolist()
        self._sessions_of: dict[int, list[int]] = {}
        self._first: list[int] = instance.first.tolist()
        self._last: list[int] = instance.last.tolist()
        self._topics = _collect_bits(instance)
        self._has_topic: Flags = np.zeros((instance.persons, int(instance.topics.members.max(initial=0)) + 1), np.bool_)
        for seat in seats:
            self.take(int(seat))

    @property
    def seats(self) -> Whole:
        """The seats taken, in order."""
        return np.flatnonzero(self.is_taken)

    @property
    def worth(self) -> int:
        """What the seats taken are worth together."""
        return int(self.instance.worth[self.is_taken].sum())

    @property
    def rank(self) -> tuple[int, int]:
        """Worth first, then thrift: the larger, the better."""
        return self.worth, -self.spent

    def sessions_of(self, person: int) -> list[int]:
        """List the sessions a person attends."""
        return self._sessions_of.get(person, [])

    def take(self, seat: int) -> None:
        """Take a seat, whether or not it fits."""
        person, session, limits, cost = self._look_up(seat)
        self.is_taken[seat] = True
        self.spent += cost
        self._sessions_of.setdefault(person, []).append(session)
        self._has_topic[person, self.instance.topics.of(session)] = True
        for limit in limits:
            self.uses[limit] += 1
            if self._parent[limit] != NO_PARENT and self.uses[limit] > self._room[limit]:
                self.uses[self._parent[limit]] += 1

    def leave(self, seat: int) -> None:
        """Leave a seat that is taken."""
        person, session, limits, cost = self._look_up(seat)
        self.is_taken[seat] = False
        self.spent -= cost
        self._sessions_of[person].remove(session)
        self._has_topic[person, self.instance.topics.of(session)] = False
        for limit in limits:
            if self._parent[limit] != NO_PARENT and self.uses[limit] > self._room[limit]:
                self.uses[self._parent[limit]] -= 1
            self.uses[limit] -= 1

    def fits(self, seat: int) -> bool:
        """Tell whether every rule would be kept with one more seat."""
        person, session, limits, cost = self._look_up(seat)
        budget = self.instance.budget
        if budget is not None and self.spent + cost > budget:
            return False
        return not any(self.is_full(limit) for limit in limits) and not any(
            self.collide(session, other) for other in self.sessions_of(person)
        )

    def is_full(self, limit: int) -> bool:
        """Tell whether a limit lets nobody else in."""
        if self.uses[limit] < self._room[limit]:
            return False
        parent = self._parent[limit]
        return parent == NO_PARENT or self.uses[parent] >= self._room[parent]

    def overlap(self, one: int, other: int) -> bool:
        """Tell whether two sessions run on a day in common."""
        return self._first[one] <= self._last[other] and self._first[other] <= self._last[one]

    def collide(self, one: int, other: int) -> bool:
        """Tell whether nobody can attend both sessions."""
        return self.overlap(one, other) or bool(self._topics[one] & self._topics[other])

    def room_left(self) -> Whole:
        """Return for each limit how many more it lets in; free seats count what goes beyond reserves."""
        return np.maximum(self.instance.limits.room - np.array(self.uses, np.int64), 0)

    def fill(self, order: Whole) -> int:
        """Take each seat that fits, in a given order; return how many were taken."""
        before = int(self.is_taken.sum())
        # Most seats fall out at one go, more and more of them as the plan fills.
        for begin in range(0, len(order), PORTION):
            portion = order[begin : begin + PORTION]
            for seat in portion[self.may_fit(portion)].tolist():
                if self.fits(seat):
                    self.take(seat)
        return int(self.is_taken.sum()) - before

    def may_fit(self, seats: Whole) -> Flags:
        """Leave out at one go seats for which there is no room or money, or whose competences the person has used."""
        instance, limits = self.instance, self.instance.limits
        left = limits.room - np.array(self.uses, np.int64)
        has_parent = limits.parent != NO_PARENT
        full = (left <= 0) & ~(has_parent & (left[limits.parent] > 0))
        owner, limit = follow_runs(limits.of_pair, np.arange(len(instance.pair_unit)))
        is_open: Flags = np.bincount(owner, full[limit], minlength=len(instance.pair_unit)) == 0
        if instance.budget is not None:
            is_open &= instance.pair_cost <= instance.budget - self.spent
        may: Flags = is_open[instance.pair[seats]]
        place, topic = follow_runs(instance.topics, instance.session[seats])
        may[place[self._has_topic[instance.person[seats][place], topic]]] = False
        return may

    def _look_up(self, seat: int) -> tuple[int, int, list[int], int]:
        """Look up person, session, limits and cost of a seat."""
        instance = self.instance
        pair = int(instance.pair[seat])
        return (
            int(instance.person[seat]),
            int(instance.session[seat]),
            instance.limits.of_pair.of(pair).tolist(),
            int(instance.pair_cost[pair]),
        )


def _collect_bits(instance: Instance) -> list[int]:
    """Write the competences of each session as one number, a bit for each."""
    begins, topics = instance.topics.begins.tolist(), instance.topics.members.tolist()
    return [sum(1 << topic for topic in topics[begin:end]) for begin, end in pairwise(begins)]
