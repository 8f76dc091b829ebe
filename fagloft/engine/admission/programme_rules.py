"""Who applies to a programme with several classes, and by what rules they are admitted."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from fagloft.engine.admission.queue import draw_lot
from fagloft.engine.admission.rules import Groups, Ranking


class Eligibility(StrEnum):
    """What is known of whether somebody may be admitted at all; who is unknown waits until it is known."""

    OPEN = "open"
    CLOSED = "closed"
    UNKNOWN = "unknown"


class Recommendation(StrEnum):
    """Whether the municipal director must recommend, or that counts before who came first, or not at all."""

    REQUIRED = "required"
    COUNTS = "counts"
    IGNORED = "ignored"


class FloorKind(StrEnum):
    """Whether a floor comes before everything else, or after priority and groups."""

    RESERVED = "reserved"
    SOFT = "soft"


@dataclass(frozen=True)
class ProgrammeClass:
    """A class of a programme: when and where it begins, and for how many."""

    class_id: str
    places: int
    starts_on: date
    place: str = ""


@dataclass(frozen=True)
class Applicant:
    """
    Somebody who applies.

    Attributes
    ----------
    applicant_id : str
        Who.
    came : int
        The number in the order in which they came.
    wishes : tuple of str
        Classes, the most wanted first; no others come into question.
    priority : str
        The class of priority.
    group_id : str or None
        Those of one municipality who want to be together.
    is_recommended : bool
        By the municipal director.
    eligibility : Eligibility
        Whether they may be admitted.
    traits : mapping of str to str
        County, size, centrality, sector, level and whatever else floors and fairness are told by.
    """

    applicant_id: str
    came: int
    wishes: tuple[str, ...]
    priority: str = ""
    group_id: str | None = None
    is_recommended: bool = False
    eligibility: Eligibility = Eligibility.OPEN
    traits: dict[str, str] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class Floor:
    """So many at least, of all classes together, of those with a trait: equity between counties, sizes, centrality."""

    trait: str
    value: str
    least: int
    kind: FloorKind = FloorKind.SOFT


@dataclass(frozen=True)
class ProgrammeRules:
    """
    By what rules applicants are admitted.

    Attributes
    ----------
    priorities : tuple of str
        Classes of priority, the first first; who is of none of them comes last.
    floors : tuple of Floor
        Equity.
    groups : Groups
        All in the same class or none, or together as far as it goes.
    recommendation : Recommendation
        What it counts.
    ranking : Ranking
        `FIRST_COME` or `DRAW`, the last to decide.
    seed : str
        Of the draw.
    """

    priorities: tuple[str, ...] = ()
    floors: tuple[Floor, ...] = ()
    groups: Groups = Groups.ALL_OR_NOTHING
    recommendation: Recommendation = Recommendation.COUNTS
    ranking: Ranking = Ranking.FIRST_COME
    seed: str = ""

    def rank_priority(self, applicant: Applicant) -> int:
        """Rank the applicant's class of priority."""
        known = applicant.priority in self.priorities
        return self.priorities.index(applicant.priority) if known else len(self.priorities)

    def rank(self, applicant: Applicant) -> tuple[int, bool, int | str, str]:
        """Rank an applicant; the lowest comes first."""
        is_behind = self.recommendation == Recommendation.COUNTS and not applicant.is_recommended
        drawn = self.ranking == Ranking.DRAW
        last = draw_lot(self.seed, applicant.applicant_id) if drawn else f"{applicant.came:09}"
        return self.rank_priority(applicant), is_behind, last, applicant.applicant_id
