"""Rank every offer for every leader: hard rules apart, and a score of weighed parts."""

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
import polars as pl
from numpy.typing import NDArray

from fagloft.engine.matching.admission import Admission, Real, judge_admission
from fagloft.engine.matching.facts import Facts, gather_facts
from fagloft.engine.matching.parts import judge_parts
from fagloft.engine.matching.preferences import Part, Preferences, Weights
from fagloft.engine.matching.problem import MatchingProblem, state_matching

NEUTRAL = 0.5
"""What a part counts where something is unknown: neither good nor bad."""
MOST_POINTS = 100
DECIMALS = 6


class Standing(StrEnum):
    """How an offer stands to a leader by the hard rules."""

    OPEN = "open"
    OPEN_BY_PRIOR_LEARNING = "open_by_prior_learning"
    ASK_PROVIDER = "ask_provider"
    CLOSED = "closed"


@dataclass(frozen=True)
class Ranking:
    """
    Every offer for every leader, the best first.

    Attributes
    ----------
    scores : pl.DataFrame
        leader_id, rank (from 1), offer_id, standing, score (0 to 100), one column for each `Part` (0 to 1, null =
        unknown), journey_minutes (one way) and journeys_cost (kroner for all gatherings; null = unknown). Sorted by
        leader, then rank.
    problem : MatchingProblem
        What was asked.
    admission : Admission
        The hard rules, leaders x offers.
    facts : Facts
        What is known, leaders x offers.
    weights : Weights
        As used.
    preferences : Preferences
        As used.
    """

    scores: pl.DataFrame
    problem: MatchingProblem
    admission: Admission
    facts: Facts
    weights: Weights
    preferences: Preferences


def rank_offers(
    leaders: pl.DataFrame,
    needs: pl.DataFrame,
    offers: pl.DataFrame,
    travel: pl.DataFrame | None = None,
    *,
    weights: Weights | None = None,
    preferences: Preferences | None = None,
) -> Ranking:
    """
    Rank every offer for every leader.

    Parameters
    ----------
    leaders, needs, offers : pl.DataFrame
        Columns as in `tables`, the optional ones as far as they are known.
    travel : pl.DataFrame, optional
        The same, with minutes.
    weights : Weights, optional
        How much each part counts.
    preferences : Preferences, optional
        What is good and what is bad.

    Returns
    -------
    Ranking
        What is closed stands last; then the highest score comes first, then the earliest offer id. What is unknown
        counts as neither good nor bad.

    Raises
    ------
    ColumnMissing
        When a table lacks a column.
    UnsoundMatching
        When the tables do not fit together.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
    >>> ranking = rank_offers(LEADERS, NEEDS, OFFERS, TRAVEL)
    >>> ranking.scores.filter(pl.col("leader_id") == "bo").select("offer_id", "standing").rows()
    [('online', 'ask_provider'), ('master', 'open_by_prior_learning'), ('law', 'closed'), ('finance', 'closed')]
    """
    problem = state_matching(leaders, needs, offers, travel)
    weighed, preferred = weights or Weights(), preferences or Preferences()
    admission, facts = judge_admission(problem.leaders, problem.offers), gather_facts(problem)
    parts = judge_parts(problem, facts, preferred)
    standing = _stand(admission, facts)
    scores = _tell(problem, parts, facts, standing, _add_up(parts, weighed))
    return Ranking(scores, problem, admission, facts, weighed, preferred)


def _add_up(parts: dict[Part, Real], weights: Weights) -> Real:
    """Add the weighed parts up; what is unknown is neutral."""
    shape = parts[Part.TOPICS].shape
    total = np.zeros(shape)
    for part, worth in parts.items():
        total += weights.of(part) * np.where(np.isnan(worth), NEUTRAL, worth)
    return np.round(MOST_POINTS * total / (weights.total or 1), DECIMALS)


def _stand(admission: Admission, facts: Facts) -> NDArray[np.int8]:
    """Tell how each offer stands, by the place of the standing."""
    is_closed = admission.is_closed | facts.is_other_audience | facts.is_other_level
    asks = admission.asks_education | admission.asks_experience
    order = list(Standing)
    return np.select(
        [is_closed, asks, admission.by_prior_learning],
        [order.index(one) for one in (Standing.CLOSED, Standing.ASK_PROVIDER, Standing.OPEN_BY_PRIOR_LEARNING)],
        default=order.index(Standing.OPEN),
    ).astype(np.int8)


def _tell(
    problem: MatchingProblem, parts: dict[Part, Real], facts: Facts, standing: NDArray[np.int8], score: Real
) -> pl.DataFrame:
    """Put everything into one table, the best first."""
    kinds = pl.Enum([one.value for one in Standing])
    numbers = {part.value: worth for part, worth in parts.items()}
    numbers |= {"journey_minutes": facts.minutes, "journeys_cost": facts.travel_cost}
    pairs = problem.leaders.select("leader_id").join(
        problem.offers.select("offer_id"), how="cross", maintain_order="left_right"
    )
    told = pairs.with_columns(
        pl.Series("standing", list(Standing), dtype=kinds).gather(standing.ravel()),
        pl.Series("score", score.ravel()),
        *(pl.Series(name, numbers[name].ravel(), nan_to_null=True) for name in numbers),
    )
    is_closed = pl.col("standing") == Standing.CLOSED.value
    ordered = told.sort("leader_id", is_closed, -pl.col("score"), "offer_id")
    rank = pl.int_range(1, pl.len() + 1).over("leader_id").alias("rank")
    return ordered.select("leader_id", rank, "offer_id", "standing", "score", *numbers)
