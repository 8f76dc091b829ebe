"""What is asked of a cohort: hard wishes, each with a name, and weights of what is aimed at."""

from dataclasses import dataclass
from enum import StrEnum


class Sector(StrEnum):
    """Where a leader works."""

    MUNICIPALITY = "municipality"
    HOSPITAL = "hospital"


class WishKind(StrEnum):
    """
    What a wish asks for; `Wish.about` says of whom or what, `Wish.amount` how many.

    `SIZE_LEAST`, `SIZE_MOST`: participants. `SECTOR_LEAST`, `LEVEL_LEAST`: participants of a sector or level.
    `UNIT_MOST`: participants of one unit. `TOGETHER`: all of a group or none. `PARTICIPANT`: who must go along.
    `TOPIC`: a topic that a module must have. `CREDITS_LEAST`, `CREDITS_MOST`: credits of the modules together, in
    halves. `DAYS_MOST`: days away in all. `PRICE_MOST`: kroner per participant without travel, lodging and substitutes.
    `DAYS_FIT`: the modules' days have room in the gatherings.
    """

    SIZE_LEAST = "size_least"
    SIZE_MOST = "size_most"
    SECTOR_LEAST = "sector_least"
    LEVEL_LEAST = "level_least"
    UNIT_MOST = "unit_most"
    TOGETHER = "together"
    PARTICIPANT = "participant"
    TOPIC = "topic"
    CREDITS_LEAST = "credits_least"
    CREDITS_MOST = "credits_most"
    DAYS_MOST = "days_most"
    PRICE_MOST = "price_most"
    DAYS_FIT = "days_fit"


@dataclass(frozen=True)
class Wish:
    """
    A hard wish.

    Attributes
    ----------
    kind : WishKind
        What it asks for.
    amount : int
        How many, where it asks for a number; credits in halves, so that 7.5 is 15.
    about : str
        The sector, level, group, participant or topic.
    """

    kind: WishKind
    amount: int = 0
    about: str = ""


class UnknownTravel(StrEnum):
    """What becomes of a leader whose travel to a venue is not known: left out there, or taken as the longest."""

    LEFT_OUT = "left_out"
    TAKEN_AS_LONGEST = "taken_as_longest"


@dataclass(frozen=True)
class Weights:
    """
    How much each aim counts; whole numbers that a reader may change.

    Attributes
    ----------
    need : int
        For each point of need of a participant that a module covers.
    minute : int
        Against: for each minute of travel of all participants together, there and back, all gatherings.
    worst_minute : int
        Against: for each minute of the participant who travels longest, there and back, one gathering.
    alone : int
        Against: for each remote municipality with only one participant (001:2207).
    """

    need: int = 1000
    minute: int = 1
    worst_minute: int = 10
    alone: int = 500


@dataclass(frozen=True)
class Asked:
    """
    All that is asked of a cohort.

    Attributes
    ----------
    wishes : tuple of Wish
        Each once.
    weights : Weights
        What is aimed at.
    unknown_travel : UnknownTravel
        What becomes of those whose travel is unknown.
    remote_places : frozenset of str
        Places from which two should go rather than one.
    """

    wishes: tuple[Wish, ...]
    weights: Weights = Weights()
    unknown_travel: UnknownTravel = UnknownTravel.LEFT_OUT
    remote_places: frozenset[str] = frozenset()
