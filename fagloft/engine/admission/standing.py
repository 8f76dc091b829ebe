"""How an intake stands: who applied for how many, who holds a place or an offer, and what was done."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple


class What(StrEnum):
    """What was done."""

    APPLIED = "applied"
    WITHDREW = "withdrew"
    OFFERED = "offered"
    PASSED_OVER = "passed_over"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    EXPIRED = "expired"
    PLACES_ADDED = "places_added"
    PLACES_CANCELLED = "places_cancelled"


class Why(StrEnum):
    """
    The rule behind it.

    An offer is of a place `RESERVED` for the class, a `FREE` one, or one that was reserved for others and `RELEASED`.
    Who is passed over has a `GROUP_DOES_NOT_FIT`. An offer expires because its `TIME_IS_OVER`. All else is `ASKED` for.
    """

    ASKED = "asked"
    RESERVED = "reserved"
    FREE = "free"
    RELEASED = "released"
    GROUP_DOES_NOT_FIT = "group_does_not_fit"
    TIME_IS_OVER = "time_is_over"


@dataclass(frozen=True)
class Entry:
    """
    A line of the log.

    Attributes
    ----------
    on : date
        When.
    by : str
        Who did it; empty where time did.
    what, why : What, Why
        What was done, by which rule.
    count : int
        How many places it was about.
    application_id : str
        Whose; empty where places were added or cancelled.
    in_favour_of : str
        For `PASSED_OVER` the application that was offered the place.
    """

    on: date
    by: str
    what: What
    why: Why
    count: int
    application_id: str = ""
    in_favour_of: str = ""


@dataclass(frozen=True)
class Offer:
    """
    Places that are offered and not answered.

    Attributes
    ----------
    count : int
        How many.
    expires_on : date or None
        The first day on which it is no longer open; None = never.
    """

    count: int
    expires_on: date | None


@dataclass(frozen=True)
class Application:
    """
    An application, of one or of a group.

    Attributes
    ----------
    application_id, class_id : str
        Which, and its class of priority.
    came : int
        Its number in the order in which they came.
    size : int
        How many apply together.
    score : int
        What it is worth where the ranking is by score.
    offers : tuple of Offer
        What is offered and not answered.
    taken, gone : int
        How many have accepted; how many have withdrawn, declined or let the time run out.
    """

    application_id: str
    class_id: str
    came: int
    size: int = 1
    score: int = 0
    offers: tuple[Offer, ...] = ()
    taken: int = 0
    gone: int = 0

    @property
    def offered(self) -> int:
        """How many places are offered and not answered."""
        return sum(offer.count for offer in self.offers)

    @property
    def held(self) -> int:
        """How many places are taken or offered."""
        return self.taken + self.offered

    @property
    def waiting(self) -> int:
        """How many still wait."""
        return self.size - self.held - self.gone


@dataclass(frozen=True)
class Standing:
    """
    How an intake stands.

    Attributes
    ----------
    on : date
        The day of the last step.
    places : int
        How many there are.
    applications : tuple of Application
        In the order in which they came.
    """

    on: date
    places: int
    applications: tuple[Application, ...] = ()

    @property
    def held(self) -> int:
        """How many places are taken or offered."""
        return sum(application.held for application in self.applications)

    @property
    def taken(self) -> int:
        """How many places are taken."""
        return sum(application.taken for application in self.applications)

    def of_class(self, class_id: str) -> Iterator[Application]:
        """Yield the applications of a class of priority."""
        return (application for application in self.applications if application.class_id == class_id)


class Step(NamedTuple):
    """What a step leads to: how the intake then stands, and what is to be written in the log."""

    standing: Standing
    entries: tuple[Entry, ...]
