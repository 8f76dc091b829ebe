"""What was worked out for a cohort, as it is kept: without names, which are read anew from the nominations."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal


@dataclass(frozen=True)
class Days:
    """First and last day of a gathering."""

    first: date
    last: date


@dataclass(frozen=True)
class ModuleResult:
    """A course of the cohort; `price` is per participant, 0 where the whole cohort has one price."""

    code: str
    programme_id: int
    title: str
    credits: Decimal
    days: int
    price: int
    topics: tuple[str, ...]
    is_fictitious: bool


@dataclass(frozen=True)
class TopicResult:
    """How many participants need a topic, and the courses that have it."""

    topic: str
    people: int
    modules: tuple[str, ...]


@dataclass(frozen=True)
class ParticipantResult:
    """Minutes there and back, one gathering; kroner of the whole programme."""

    nomination_id: int
    minutes: int
    is_travel_known: bool
    without_travel: Decimal
    lodging: Decimal
    travel: Decimal
    substitute: Decimal

    @property
    def with_travel(self) -> Decimal:
        return self.without_travel + self.lodging + self.travel

    @property
    def with_substitute(self) -> Decimal:
        return self.with_travel + self.substitute


@dataclass(frozen=True)
class VenueResult:
    """A place with the best cohort there; minutes of all, all gatherings, and of the one who travels longest, one."""

    code: str
    status: str
    worth: int | None
    participants: int | None
    need_points: int | None
    travel_minutes: int | None
    worst_minutes: int | None
    cost: Decimal | None


@dataclass(frozen=True)
class WishResult:
    """A wish that collides with others."""

    kind: str
    amount: int
    about: str


@dataclass(frozen=True)
class StatedFact:
    """What the cohort itself tells of something that report 003 asks for: a number, a word or several."""

    parameter: str
    number: Decimal | None = None
    word: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class CohortResult:
    """`status` as in the engine; all about the cohort is empty where there is none."""

    status: str
    worth: int | None = None
    bound: int | None = None
    venue: str = ""
    provider: str = ""
    gatherings: int = 0
    days_each: int = 0
    cohort_price: int | None = None
    dates: tuple[Days, ...] = ()
    modules: tuple[ModuleResult, ...] = ()
    topics: tuple[TopicResult, ...] = ()
    participants: tuple[ParticipantResult, ...] = ()
    alone: tuple[str, ...] = ()
    venues: tuple[VenueResult, ...] = ()
    collision: tuple[WishResult, ...] = ()
    unknown_travel: tuple[int, ...] = ()
    facts: tuple[StatedFact, ...] = ()

    @property
    def has_cohort(self) -> bool:
        return bool(self.participants)

    @property
    def credits(self) -> Decimal:
        return sum((one.credits for one in self.modules), Decimal())
