"""What the overview of competence and training needs is made from."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True)
class ProfessionCount:
    profession: str
    people: int
    fte: float


@dataclass(frozen=True)
class RequirementStanding:
    """How those required to hold a competence stand; `lapses_soon` are those of the met whose holding soon ends."""

    competence: str
    obligation: str
    legal_basis: str
    required: int
    met: int
    lapses_soon: int
    lapsed: int
    missing: int


@dataclass(frozen=True)
class MinimumStanding:
    """How many a unit must have, and has."""

    unit: str
    competence: str
    minimum: int
    held: int

    @property
    def shortfall(self) -> int:
        return max(0, self.minimum - self.held)


@dataclass(frozen=True)
class TrainingNeed:
    """Who needs training in a competence, as a duty, as expected, or because they may; `names` are written only when
    the report includes names."""

    competence: str
    obligation: str
    people: int
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class UnclearBar:
    """A requirement that a leader has asked the level above to make clear."""

    competence: str
    unit: str
    raised_on: date
    question: str


@dataclass(frozen=True)
class OverviewFacts:
    """`unit` is None when the report is about the whole organisation; the day is `on`, the making is `made_at`."""

    organisation: str
    unit: str | None
    on: date
    made_at: datetime
    made_by: str
    is_demo: bool
    include_names: bool
    people: int
    fte: float
    professions: tuple[ProfessionCount, ...]
    requirements: tuple[RequirementStanding, ...]
    minimums: tuple[MinimumStanding, ...]
    needs: tuple[TrainingNeed, ...]
    unclear_bars: tuple[UnclearBar, ...]
    sources: tuple[str, ...]
