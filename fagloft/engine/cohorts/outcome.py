"""What is answered: the cohort, what it costs and whom, how other venues compare, or which wishes collide."""

from dataclasses import dataclass, replace
from enum import StrEnum

import polars as pl

from fagloft.engine.cohorts.choices import Arrangement, Candidate, Module, Venue
from fagloft.engine.cohorts.wishes import Wish

VENUES = pl.Schema(
    {
        "venue_id": pl.String(),
        "status": pl.String(),
        "worth": pl.Int64(),
        "bound": pl.Int64(),
        "participants": pl.Int64(),
        "need_points": pl.Int64(),
        "travel_minutes": pl.Int64(),
        "worst_minutes": pl.Int64(),
        "alone": pl.Int64(),
        "cost_with_travel": pl.Decimal(18, 2),
    }
)
"""A venue with the best cohort there, the best venue first; minutes of travel are those of all, in all gatherings."""

COSTS = pl.Schema(
    {
        "candidate_id": pl.String(),
        "price": pl.Decimal(18, 2),
        "lodging": pl.Decimal(18, 2),
        "travel": pl.Decimal(18, 2),
        "substitute": pl.Decimal(18, 2),
        "without_travel": pl.Decimal(18, 2),
        "with_travel": pl.Decimal(18, 2),
        "is_travel_known": pl.Boolean(),
    }
)
"""Kroner per participant; without travel is without lodging and substitute as well."""

TRAVELS = pl.Schema(
    {
        "candidate_id": pl.String(),
        "venue_id": pl.String(),
        "minutes": pl.Int64(),
        "cost": pl.Int64(),
        "is_chosen": pl.Boolean(),
    }
)
"""What each participant travels to each venue, there and back, one gathering; null where it is not known."""


class CohortStatus(StrEnum):
    """
    How the search ended.

    `PROVEN`: no other cohort is worth more. `FEASIBLE`: the time was over, `bound` is proven. `IMPOSSIBLE`: wishes
    collide. `NOTHING_TO_CHOOSE`: no candidates, providers, forms or venues. `NO_RESULT`: the time was over before there
    was a cohort.
    """

    PROVEN = "proven"
    FEASIBLE = "feasible"
    IMPOSSIBLE = "impossible"
    NOTHING_TO_CHOOSE = "nothing_to_choose"
    NO_RESULT = "no_result"


@dataclass(frozen=True)
class Cohort:
    """
    Who goes where, to learn what, with whom as provider.

    Attributes
    ----------
    venue : Venue
        Where.
    arrangement : Arrangement
        By whom, beginning when, in which gatherings.
    participants : tuple of Candidate
        Sorted by id.
    modules : tuple of Module
        Sorted by id.
    worth : int
        The aim with its weights.
    need_points : int
        Points of need that are covered.
    travel_minutes : int
        Of all participants, there and back, all gatherings.
    worst_minutes : int
        Of the participant who travels longest, there and back, one gathering.
    alone : tuple of str
        Remote places from which only one goes.
    """

    venue: Venue
    arrangement: Arrangement
    participants: tuple[Candidate, ...]
    modules: tuple[Module, ...]
    worth: int
    need_points: int
    travel_minutes: int
    worst_minutes: int
    alone: tuple[str, ...]

    def teach(self, modules: tuple[Module, ...]) -> "Cohort":
        """Teach the same participants other modules, which cover as much of what they need."""
        return replace(self, modules=modules)


@dataclass(frozen=True)
class TailoredCohort:
    """
    The best cohort, or why there is none.

    Attributes
    ----------
    status : CohortStatus
        How the search ended.
    cohort : Cohort or None
        The best one.
    bound : int or None
        Proven: no cohort is worth more. None where there is none.
    costs : pl.DataFrame
        Columns as in `COSTS`.
    venues : pl.DataFrame
        Columns as in `VENUES`.
    travels : pl.DataFrame
        Columns as in `TRAVELS`.
    unknown_travel : pl.DataFrame
        candidate_id, place, venue_id of ways that nobody knows.
    collision : tuple of Wish
        A smallest set of wishes that cannot be kept together; empty unless the status is `IMPOSSIBLE`.
    """

    status: CohortStatus
    cohort: Cohort | None
    bound: int | None
    costs: pl.DataFrame
    venues: pl.DataFrame
    travels: pl.DataFrame
    unknown_travel: pl.DataFrame
    collision: tuple[Wish, ...] = ()
