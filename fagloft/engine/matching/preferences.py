"""What leaders prefer, as the reports tell it (file:line), and how much each part weighs."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class Part(StrEnum):
    """The parts of a score, in the order in which they are told."""

    TOPICS = "topics"
    CREDITS = "credits"
    DAYS_AWAY = "days_away"
    WEEKDAYS = "weekdays"
    TRAVEL_TIME = "travel_time"
    TRAVEL_COST = "travel_cost"
    PRICE = "price"
    FORM = "form"


@dataclass(frozen=True)
class Weights:
    """
    How much each part counts. The order follows the reports, the numbers are ours; a part that weighs 0 is left out.

    Attributes
    ----------
    topics : float
        What is needed comes first: chapter 4 of 001 is built on it.
    credits : float
        Wanted by most (001:2704); an extra motivation (001:2296), without weight to a few (001:2286).
    days_away : float
        Three to four days are best for many (001:47, 001:2474, 001:2712).
    weekdays : float
        Tuesday to Thursday "perhaps" ideal (001:2476); weekends free (001:2415).
    travel_time : float
        Decisive for many (001:2107, 001:2117); long journeys hinder (001:59).
    travel_cost, price : float
        Cost is decisive for some municipalities: fee, travel, hotel, substitutes (001:2656).
    form : float
        Part time is the most realistic (001:45), with gatherings and work between them (001:2710).
    """

    topics: float = 30.0
    credits: float = 10.0
    days_away: float = 15.0
    weekdays: float = 5.0
    travel_time: float = 15.0
    travel_cost: float = 5.0
    price: float = 10.0
    form: float = 10.0

    def __post_init__(self) -> None:
        if not all(0 <= self.of(part) < math.inf for part in Part):
            raise ValueError("a weight must be a number from 0")

    def of(self, part: Part) -> float:
        """Tell what a part weighs."""
        return float(getattr(self, part.value))

    @property
    def total(self) -> float:
        """All parts together."""
        return sum(self.of(part) for part in Part)


def _fixed(**values: float) -> Mapping[str, float]:
    return MappingProxyType(values)


@dataclass(frozen=True)
class Preferences:
    """
    What is good and what is bad, from 0 to 1.

    Attributes
    ----------
    short_days : tuple of (float, float)
        What so many days away at once are worth where that is short: 1-2 days are too short (001:2474), a whole day is
        the least that is of use and two are better (001:2430).
    most_days, most_days_by_level : float, mapping
        The longest that is best: four days (001:2474); first-line leaders about three (001:2405); the higher the level,
        the longer (001:2401).
    lost_per_day : float
        What each day beyond that takes away: above five there is too much to catch up on (001:2474).
    weekday_worth : tuple of float
        What Monday to Sunday are worth: Tuesday to Thursday best, Monday and Friday to clear the desk (001:2478),
        weekends free (001:2415).
    half_minutes, half_minutes_by_level : float, mapping
        The journey, one way, that is worth half: beyond 210 minutes one has to leave the evening before. First-line
        leaders better regionally (001:2103).
    highest_price : float
        Kroner, worth nothing: the ceiling that report 003 names (003:80).
    highest_travel_cost : float
        Kroner for all gatherings, worth nothing. Assumed.
    delivery : mapping
        What each form is worth. Gatherings best (001:2710), online and video suggested by several (001:2619).
    good, bad : float
        From where a part speaks for an offer, and up to where against it.
    """

    short_days: tuple[tuple[float, float], ...] = ((0, 0), (1, 0.25), (2, 0.5), (3, 1))
    most_days: float = 4.0
    most_days_by_level: Mapping[str, float] = field(default_factory=lambda: _fixed(first_line=3.0, top_leader=5.0))
    lost_per_day: float = 0.5
    weekday_worth: tuple[float, ...] = (0.5, 1, 1, 1, 0.5, 0, 0)
    half_minutes: float = 210.0
    half_minutes_by_level: Mapping[str, float] = field(default_factory=lambda: _fixed(first_line=150.0))
    highest_price: float = 100_000.0
    highest_travel_cost: float = 30_000.0
    delivery: Mapping[str, float] = field(
        default_factory=lambda: _fixed(gatherings=1, online=0.75, video=0.75, evening=0.75, intensive=0.5, daily=0)
    )
    good: float = 0.6
    bad: float = 0.4
