"""What an order to providers tells: a group in numbers, what it needs, and what is asked of the offer."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class GroupPart:
    """Some of the group, told of together where each is too few."""

    names: tuple[str, ...]
    people: int


@dataclass(frozen=True)
class NeedLine:
    """A theme, how many need it (None for almost all), and the courses that have it."""

    topic: str
    people: int | None
    modules: str


@dataclass(frozen=True)
class ModuleLine:
    title: str
    credits: str
    days: int
    topics: str


@dataclass(frozen=True)
class VenueLine:
    """Hours of all in all gatherings and of the one who travels longest; `is_chosen` is the one asked for."""

    name: str
    all_hours: str
    worst: str
    is_chosen: bool


@dataclass(frozen=True)
class MoneyLine:
    """An expense of the whole cohort in kroner; `key` names it in the words."""

    key: str
    total: int


@dataclass(frozen=True)
class RequirementLine:
    requirement: str
    judgement: str
    ground: str
    source: str


@dataclass(frozen=True)
class OrderFacts:
    """Everything of an order; texts are in the language of the document."""

    title: str
    orderer: str
    made_by: str
    made_at: datetime
    on: date
    contact: str
    answer_by_on: date | None
    is_demo: bool
    people: int
    sectors: tuple[GroupPart, ...]
    levels: tuple[GroupPart, ...]
    municipalities: tuple[GroupPart, ...]
    needs: tuple[NeedLine, ...]
    modules: tuple[ModuleLine, ...]
    credits: str
    dates: tuple[tuple[date, date], ...]
    days_each: int
    venue: str
    venues: tuple[VenueLine, ...]
    price_most: int | None
    price: int
    money: tuple[MoneyLine, ...]
    requirements: tuple[RequirementLine, ...]
