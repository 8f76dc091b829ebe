"""What the office asks of a cohort made for those who join."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fagloft.engine.cohorts import Weights

USUAL = Weights()


@dataclass(frozen=True)
class LevelWish:
    """So many at least who lead on a level."""

    level: str
    least: int


@dataclass(frozen=True)
class CohortWishes:
    """Kroner, days and participants; None where nothing is asked. An empty choice of modules and so on means all."""

    size_least: int = 10
    size_most: int = 15
    municipality_least: int = 0
    hospital_least: int = 0
    levels: tuple[LevelWish, ...] = ()
    unit_most: int | None = 1
    groups_together: bool = True
    topics: tuple[str, ...] = ()
    modules: tuple[str, ...] = ()
    providers: tuple[str, ...] = ()
    cohort_price: int | None = None
    price_most: int | None = 100_000
    credits_least: Decimal | None = None
    gatherings_least: int = 6
    gatherings_most: int = 6
    days_least: int = 2
    days_most: int = 3
    days_away_most: int | None = None
    starts: tuple[date, ...] = ()
    weeks_between: int = 5
    venues: tuple[str, ...] = ()
    lodging_per_day: int = 2000
    substitute_per_day: int = 3200
    unknown_is_longest: bool = True
    weight_need: int = USUAL.need
    weight_minute: int = USUAL.minute
    weight_worst_minute: int = USUAL.worst_minute
    weight_alone: int = USUAL.alone
    contact: str = ""
    answer_by_on: date | None = None

    def weights(self) -> Weights:
        return Weights(self.weight_need, self.weight_minute, self.weight_worst_minute, self.weight_alone)
