"""What an intake goes by: places, classes of priority, and what is done where the rules could be read in two ways."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Ranking(StrEnum):
    """Who comes first within a class of priority: who applied first, who scores highest, or a draw by a stated seed."""

    FIRST_COME = "first_come"
    SCORE = "score"
    DRAW = "draw"


class Unfilled(StrEnum):
    """
    What becomes of reserved places that nobody of their class asks for.

    `KEPT`: they stay empty. `RELEASED_ON_DATE`: from a stated day on they are free for all.
    `RELEASED_WHEN_QUEUE_EMPTY`: free whenever nobody of their class waits; who of the class comes later waits for the
    next one.
    """

    KEPT = "kept"
    RELEASED_ON_DATE = "released_on_date"
    RELEASED_WHEN_QUEUE_EMPTY = "released_when_queue_empty"


class Groups(StrEnum):
    """Whether a group gets all its places at once or none, or as many as there are; the group then says who goes."""

    ALL_OR_NOTHING = "all_or_nothing"
    PARTIAL = "partial"


class Passing(StrEnum):
    """
    What happens when the next in the queue does not fit into what is free.

    `SKIP`: the next one who fits is offered the place, and the log says who was passed over. `WAIT`: the places are
    held for the one who waits; classes that come later may then use nothing but what is reserved for them. Whom the
    places could not hold even if they were all free is passed over.
    """

    SKIP = "skip"
    WAIT = "wait"


class RulesContradict(ValueError):
    """The rules cannot all be kept: more reserved than there is, or a policy without what it needs."""


@dataclass(frozen=True)
class PriorityClass:
    """
    A class of priority.

    Attributes
    ----------
    class_id : str
        Which.
    reserved : int
        Places kept for it.
    """

    class_id: str
    reserved: int = 0


@dataclass(frozen=True)
class Intake:
    """
    The rules of an intake.

    Attributes
    ----------
    places : int
        How many there are in the beginning.
    classes : tuple of PriorityClass
        In the order in which they are offered places.
    ranking : Ranking
        Who comes first within a class.
    seed : str
        What the draw is made with; published beforehand.
    unfilled : Unfilled
        What becomes of reserved places nobody asks for.
    released_on : date or None
        The day from which reserved places are free, for `Unfilled.RELEASED_ON_DATE`.
    offer_days : int or None
        An offer made on day d is open until the day d + offer_days begins; None = until it is answered.
    groups : Groups
        Whether groups may be split.
    largest_group : int or None
        The most who may apply together.
    passing : Passing
        What happens when the next does not fit.

    Raises
    ------
    RulesContradict
        When the rules cannot all be kept.
    """

    places: int
    classes: tuple[PriorityClass, ...]
    ranking: Ranking = Ranking.FIRST_COME
    seed: str = ""
    unfilled: Unfilled = Unfilled.KEPT
    released_on: date | None = None
    offer_days: int | None = None
    groups: Groups = Groups.ALL_OR_NOTHING
    largest_group: int | None = None
    passing: Passing = Passing.SKIP

    def __post_init__(self) -> None:
        if len({one.class_id for one in self.classes}) < len(self.classes):
            raise RulesContradict("a class stands twice")
        if sum(one.reserved for one in self.classes) > self.places:
            raise RulesContradict("more places are reserved than there are")
        if (self.unfilled == Unfilled.RELEASED_ON_DATE) != (self.released_on is not None):
            raise RulesContradict("reserved places are released on a date exactly when that is the policy")
        if self.offer_days is not None and self.offer_days < 1:
            raise RulesContradict("an offer is open for one day at least")
