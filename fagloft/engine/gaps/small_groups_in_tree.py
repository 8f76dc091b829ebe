"""Hide small groups in a tree of units, so that no hidden count can be worked out from those above and beside.

Whoever sees a unit and all but one of the units below it can subtract. Each unit with units below gives one equation:
itself = the units below + its own people. Counts that are hidden are the unknowns. An unknown stands in at most two
equations, as a unit above and as a unit below, so equations and unknowns form trees, and an unknown is certain exactly
when it can be reached by solving equations with one unknown each. What hangs together can be solved as a sum: that sum
must itself be a group large enough to be shown.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from fagloft.engine.gaps.small_groups import MINIMUM

type Place = tuple[str, str]
type Pair = tuple[int, int]

UNIT, OWN = "unit", "own"


@dataclass
class _Tree:
    """The units, what of each stands in no unit below, and the equations between them; `inner` stand in two."""

    counts: dict[Place, Pair]
    equations: dict[str, list[Place]]
    inner: frozenset[Place]
    minimum: int
    hidden: set[Place] = field(default_factory=set)
    known: frozenset[Place] = frozenset()

    def is_small(self, pair: Pair) -> bool:
        """A group, or those of it who have or lack something, is small; nobody at all may be told."""
        return 0 < sum(pair) < self.minimum or any(0 < part < self.minimum for part in pair)

    def find_certain(self) -> Iterator[str]:
        """Yield the equations with one unknown; whatever else can be solved begins there."""
        for top, places in self.equations.items():
            if len(self.hidden.intersection(places)) == 1:
                yield top

    def find_small_sums(self) -> Iterator[set[str]]:
        """Yield the equations of unknowns that hang together and whose sum is a small group."""
        for equations, unknown in self._gather():
            ends = unknown - self.inner
            has_open_top = not any(kind == UNIT and name in equations for kind, name in ends)
            have, lack = (sum(self.counts[place][part] for place in ends) for part in (0, 1))
            if len(unknown) > 1 and has_open_top and self.is_small((have, lack)):
                yield equations

    def _gather(self) -> Iterator[tuple[set[str], set[Place]]]:
        waiting = {top for top, places in self.equations.items() if self.hidden.intersection(places)}
        while waiting:
            equations, unknown = {waiting.pop()}, set[Place]()
            front = set(equations)
            while front:
                more = {place for top in front for place in self.equations[top]} & self.hidden
                unknown |= more
                front = {top for top in waiting if more.intersection(self.equations[top])}
                waiting -= front
                equations |= front
            yield equations, unknown

    def hide_more(self) -> bool:
        """Hide one more where something is given away; False where nothing is, or nothing is left to hide."""
        given_away = [*({top} for top in self.find_certain()), *self.find_small_sums()]
        changed: set[str] = set()
        for equations in given_away:
            if not changed & equations and self._hide_smallest(equations):
                changed |= equations
        return bool(changed)

    def _hide_smallest(self, equations: set[str]) -> bool:
        near = {place for top in equations for place in self.equations[top]} - self.hidden - self.known
        near = {place for place in near if sum(self.counts[place])} or near
        if not near:
            return False
        tops = {(UNIT, top) for top in equations}
        self.hidden.add(min(near, key=lambda place: (place in tops, sum(self.counts[place]), place)))
        return True


def hide_small_units(
    counts: Mapping[str, Pair],
    parents: Mapping[str, str | None],
    *,
    known: Collection[str] = (),
    known_own: Collection[str] = (),
    minimum: int = MINIMUM,
) -> frozenset[str]:
    """
    Choose the units whose counts are hidden.

    Parameters
    ----------
    counts : mapping of str to (int, int)
        Per unit, the units below included: how many have what is asked, and how many lack it. A unit that is absent
        has (0, 0).
    parents : mapping of str to str or None
        The unit above each unit; None, or a unit that is absent, for a top.
    known : collection of str
        Units whose counts the reader knows anyway; they are never hidden.
    known_own : collection of str
        Units whose own people, those of no unit below, the reader knows; they cover for nobody.
    minimum : int
        The smallest group that may be told; 0 may always be told.

    Returns
    -------
    frozenset of str
        The units to hide: those of a small group, and as many others as it takes so that none of those can be worked
        out from the counts of the units above and beside.

    Notes
    -----
    Somebody who works in two units counts in both and once above; a unit may then be less than the sum of those below.
    What is left for its own people is taken to be nobody.

    Examples
    --------
    >>> parents = {"clinic": None, "east": "clinic", "west": "clinic", "north": "clinic"}
    >>> counts = {"clinic": (60, 20), "east": (20, 2), "west": (15, 9), "north": (25, 9)}
    >>> sorted(hide_small_units(counts, parents))
    ['east', 'west']
    """
    tree = _lay_out(counts, parents, minimum)
    tree.known = frozenset((UNIT, unit) for unit in known) | frozenset((OWN, unit) for unit in known_own)
    tree.hidden = {place for place, pair in tree.counts.items() if tree.is_small(pair)} - tree.known
    while tree.hide_more():
        pass
    return frozenset(name for kind, name in tree.hidden if kind == UNIT)


def _lay_out(counts: Mapping[str, Pair], parents: Mapping[str, str | None], minimum: int) -> _Tree:
    """Put up the equations: a unit, the units below it, and its own people."""
    below: dict[str, list[str]] = defaultdict(list)
    for unit, parent in parents.items():
        if parent is not None and parent in parents:
            below[parent].append(unit)
    places: dict[Place, Pair] = {(UNIT, unit): counts.get(unit, (0, 0)) for unit in parents}
    equations: dict[str, list[Place]] = {}
    for top, units in below.items():
        own = [counts.get(top, (0, 0))[part] - sum(counts.get(unit, (0, 0))[part] for unit in units) for part in (0, 1)]
        places[OWN, top] = (max(0, own[0]), max(0, own[1]))
        equations[top] = [(UNIT, top), (OWN, top), *((UNIT, unit) for unit in units)]
    inner = frozenset((UNIT, top) for top in below if parents[top] in parents)
    return _Tree(places, equations, inner, minimum)
