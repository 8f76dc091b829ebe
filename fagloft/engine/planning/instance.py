"""The problem in numbers: every seat somebody could take, and every limit that seats share."""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from fagloft.engine.planning.runs import Runs, Whole

type Flags = NDArray[np.bool_]

NO_PARENT = -1


class LimitKind(IntEnum):
    """What a limit is about."""

    SEATS = 0
    SHARE = 1
    RESERVE = 2
    UNIT = 3


@dataclass(frozen=True)
class Limits:
    """
    Limits on how many people may take seats of certain pairs of unit and session.

    Attributes
    ----------
    kind, session, organisation, unit, stretch : Whole
        What each limit is about; -1 where it is not about one.
    room : Whole
        How many it lets in.
    parent : Whole
        For seats kept for an organisation the limit that lets in those above it; -1 for all other limits.
    of_pair : Runs
        For each pair of unit and session the limits that count its people.
    """

    kind: Whole
    session: Whole
    organisation: Whole
    unit: Whole
    stretch: Whole
    room: Whole
    parent: Whole
    of_pair: Runs


@dataclass(frozen=True)
class Instance:
    """
    Seats to choose from. What a seat costs, and which limits count it, depends on unit and session only: a pair.

    Attributes
    ----------
    person, session, pair : Whole
        For each seat, sorted by person and session: who, where, and the pair.
    worth : Whole
        What the seat adds: weights of the gaps it closes times `scale`, plus 1 where it is wished for.
    block, used : Whole
        The block of the person's gaps that the seat is counted in, and which of them the session covers, in time or too
        late: a bit for each.
    pair_unit, pair_session, pair_cost : Whole
        The pairs; cost in øre.
    limits : Limits
        What pairs share.
    budget : int or None
        Øre.
    first, last : Whole
        For each session its first and last stretch of days.
    topics : Runs
        For each session the competences it covers.
    scale : int
        More than all wishes together, so that none outweighs a gap.
    persons : int
        How many people there are.
    """

    person: Whole
    session: Whole
    pair: Whole
    worth: Whole
    block: Whole
    used: Whole
    pair_unit: Whole
    pair_session: Whole
    pair_cost: Whole
    limits: Limits
    budget: int | None
    first: Whole
    last: Whole
    topics: Runs
    scale: int
    persons: int

    def __len__(self) -> int:
        return len(self.person)

    @property
    def cost(self) -> Whole:
        """What each seat costs, in øre."""
        return self.pair_cost[self.pair]

    def keep(self, seats: Flags | Whole) -> "Instance":
        """Leave only some of the seats."""
        narrowed = {
            name: getattr(self, name)[seats] for name in ("person", "session", "pair", "worth", "block", "used")
        }
        return replace(self, **narrowed)
