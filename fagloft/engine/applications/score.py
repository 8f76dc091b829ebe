"""Score an application for education, and say for each part of the score what it rests on."""

from collections.abc import Iterable
from dataclasses import astuple, dataclass
from enum import StrEnum


class Planned(StrEnum):
    """How far the education stands in a plan."""

    NOT = "not"
    PROPOSED = "proposed"
    DECIDED = "decided"


class Strategy(StrEnum):
    """What the education serves beyond the unit's own gap."""

    NONE = "none"
    DEPARTMENT = "department"
    STRATEGIC = "strategic"


class Part(StrEnum):
    """The parts of a score, in the order in which they are told."""

    GAP = "gap"
    MINIMUM = "minimum"
    PLAN = "plan"
    STRATEGY = "strategy"


MOST = {Part.GAP: 40, Part.MINIMUM: 20, Part.PLAN: 20, Part.STRATEGY: 20}
"""What each part can give; together 100."""


@dataclass(frozen=True)
class GivenCompetence:
    """
    A competence the education gives, as the applicant's unit stands to it.

    Attributes
    ----------
    competence_id : str
        Which.
    asked : int
        Of how many people in the unit it is required.
    lacking : int
        How many of them lack it; at most `asked`.
    shortfall : int
        How many the unit is short of its minimum; 0 where none is asked.
    """

    competence_id: str
    asked: int
    lacking: int
    shortfall: int


@dataclass(frozen=True)
class Reason:
    """
    A part of a score.

    Attributes
    ----------
    part : Part
        Which.
    points, most : int
        What it gives, and what it could have given.
    competence_id : str
        The competence it rests on; empty where it rests on none.
    count, of : int
        For the gap people who lack it and people of whom it is required; for the minimum people short and 0.
    grade : str
        For plan and strategy the grade that was reached, else empty.
    """

    part: Part
    points: int
    most: int
    competence_id: str = ""
    count: int = 0
    of: int = 0
    grade: str = ""


@dataclass(frozen=True)
class Score:
    """
    What an application is worth, and why.

    Attributes
    ----------
    points : int
        From 0 to 100: the sum of the reasons.
    reasons : tuple of Reason
        One for each part, also those that give nothing.
    """

    points: int
    reasons: tuple[Reason, ...]


def score_application(given: Iterable[GivenCompetence], planned: Planned, strategy: Strategy) -> Score:
    """
    Score an application against gap, plan and strategy.

    Parameters
    ----------
    given : iterable of GivenCompetence
        What the education gives.
    planned : Planned
        How far it stands in a plan.
    strategy : Strategy
        What else it serves.

    Returns
    -------
    Score
        At most 40 points for the gap (the share of those of whom it is required who lack it, for the competence of
        which most lack it), 20 where the unit falls under a minimum it would help to meet, 20 for a decided and 10 for
        a proposed measure, 20 for a strategic goal or focus area and 10 for one of the department.

    Notes
    -----
    That applications are to be judged by need and strategy and not by wish alone follows 002:2014 and 002:2022. The
    weights are ours, stated here and shown beside each score; a leader decides, the score does not.

    Examples
    --------
    >>> wound = GivenCompetence("wound", asked=8, lacking=6, shortfall=1)
    >>> score = score_application([wound], Planned.PROPOSED, Strategy.NONE)
    >>> score.points, [reason.points for reason in score.reasons]
    (60, [30, 20, 10, 0])
    """
    competences = sorted(given, key=astuple)
    reasons = (_weigh_gap(competences), _weigh_minimum(competences), _weigh_plan(planned), _weigh_strategy(strategy))
    return Score(sum(reason.points for reason in reasons), reasons)


def _weigh_gap(given: list[GivenCompetence]) -> Reason:
    most = MOST[Part.GAP]
    needed = max(
        (one for one in given if one.asked), key=lambda one: (one.lacking / one.asked, one.lacking), default=None
    )
    if needed is None:
        return Reason(Part.GAP, 0, most)
    points = round(most * needed.lacking / needed.asked)
    return Reason(Part.GAP, points, most, needed.competence_id, needed.lacking, needed.asked)


def _weigh_minimum(given: list[GivenCompetence]) -> Reason:
    most = MOST[Part.MINIMUM]
    short = max((one for one in given if one.shortfall), key=lambda one: one.shortfall, default=None)
    if short is None:
        return Reason(Part.MINIMUM, 0, most)
    return Reason(Part.MINIMUM, most, most, short.competence_id, short.shortfall)


def _weigh_plan(planned: Planned) -> Reason:
    most = MOST[Part.PLAN]
    points = {Planned.NOT: 0, Planned.PROPOSED: most // 2, Planned.DECIDED: most}[planned]
    return Reason(Part.PLAN, points, most, grade=planned)


def _weigh_strategy(strategy: Strategy) -> Reason:
    most = MOST[Part.STRATEGY]
    points = {Strategy.NONE: 0, Strategy.DEPARTMENT: most // 2, Strategy.STRATEGIC: most}[strategy]
    return Reason(Part.STRATEGY, points, most, grade=strategy)
