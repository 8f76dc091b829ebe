"""What is known of each leader and offer together, as arrays: the numbers that the parts are judged by."""

from dataclasses import dataclass

import numpy as np
import polars as pl

from fagloft.engine.matching.admission import Flags, Real, read_numbers
from fagloft.engine.matching.problem import MatchingProblem


@dataclass(frozen=True)
class Facts:
    """
    What is known, leaders x offers; not a number where unknown.

    Attributes
    ----------
    needed_share : Real
        The share of the leader's needs, by weight, that the offer covers.
    minutes : Real
        One way to a gathering; 0 where there are none, or at home.
    travel_cost : Real
        Kroner for all gatherings, there and back.
    is_other_audience, is_other_level : Flags
        Whether the offer is for others than the leader's sectors, or level.
    """

    needed_share: Real
    minutes: Real
    travel_cost: Real
    is_other_audience: Flags
    is_other_level: Flags


def gather_facts(problem: MatchingProblem) -> Facts:
    """
    Gather what is known of each leader and offer together.

    Parameters
    ----------
    problem : MatchingProblem
        What is asked.

    Returns
    -------
    Facts
        Rows and columns in the order of the tables.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
    >>> from fagloft.engine.matching.problem import state_matching
    >>> facts = gather_facts(state_matching(LEADERS, NEEDS, OFFERS, TRAVEL))
    >>> facts.needed_share[0].tolist(), facts.minutes[0].tolist()
    ([0.5, 0.5, 1.0, 0.16666666666666666], [260.0, 174.0, 260.0, 0.0])
    """
    minutes, cost = _measure_journeys(problem)
    gatherings = read_numbers(problem.offers, "gatherings")[None, :]
    stays = gatherings == 0
    return Facts(
        needed_share=_share_needs(problem),
        minutes=np.where(stays, 0, minutes),
        travel_cost=np.where(stays, 0, gatherings * cost),
        is_other_audience=_are_others(problem.leaders["sectors"], problem.offers["audience"]),
        is_other_level=_are_others(problem.leaders["level"], problem.offers["levels"]),
    )


def _share_needs(problem: MatchingProblem) -> Real:
    """Weigh what each offer covers of each leader's needs. Sums of whole numbers, so that their order says nothing."""
    topics = problem.needs["topic"].unique().sort()
    needed = np.zeros((len(problem.leaders), len(topics)))
    rows = _positions(problem.leaders["leader_id"], problem.needs["leader_id"])
    needed[rows, _positions(topics, problem.needs["topic"])] = problem.needs["weight"].to_numpy()
    covered = mark_members(problem.offers["topics"], topics).astype(np.float64)
    with np.errstate(invalid="ignore"):
        share: Real = (needed @ covered.T) / needed.sum(axis=1)[:, None]
    share[:, problem.offers["topics"].is_null().to_numpy()] = np.nan
    return share


def _positions(listed: pl.Series, asked: pl.Series) -> np.ndarray:
    """Tell where each of those asked for stands in the list."""
    where = {one: position for position, one in enumerate(listed)}
    return np.array([where[one] for one in asked], dtype=np.intp)


def mark_members(joined: pl.Series, members: pl.Series) -> Flags:
    """
    Mark which members stand in each list.

    Parameters
    ----------
    joined : pl.Series
        Lists joined with `;`; null is empty.
    members : pl.Series
        What to look for.

    Returns
    -------
    Flags
        Lists x members.

    Examples
    --------
    >>> mark_members(pl.Series(["a;c", None]), pl.Series(["a", "b"])).tolist()
    [[True, False], [False, False]]
    """
    lists = [set((text or "").split(";")) for text in joined]
    marks = [[member in one for member in members] for one in lists]
    return np.array(marks, dtype=np.bool_).reshape(len(joined), len(members))


def _are_others(of_leaders: pl.Series, of_offers: pl.Series) -> Flags:
    """Tell where both are known and have nothing in common. What an offer says of nobody, it says of everybody."""
    words = pl.Series(sorted({word for text in of_leaders.drop_nulls() for word in text.split(";")}), dtype=pl.String)
    shared = mark_members(of_leaders, words).astype(np.int64) @ mark_members(of_offers, words).astype(np.int64).T
    is_known = of_leaders.is_not_null().to_numpy()[:, None] & of_offers.is_not_null().to_numpy()[None, :]
    return np.asarray(is_known & (shared == 0), dtype=np.bool_)


def _measure_journeys(problem: MatchingProblem) -> tuple[Real, Real]:
    """Measure minutes and kroner from each leader to each offer. Nobody travels to where they are."""
    homes = problem.leaders["place"].unique().sort()
    venues = problem.offers["place"].unique().sort()
    pairs = pl.DataFrame({"from_place": homes}).join(
        pl.DataFrame({"to_place": venues}), how="cross", maintain_order="left_right"
    )
    found = pairs.join(problem.travel, on=["from_place", "to_place"], how="left", maintain_order="left")
    is_home = (pairs["from_place"] == pairs["to_place"]).fill_null(value=False).to_numpy()
    shape, home = (len(homes), len(venues)), _positions(homes, problem.leaders["place"])
    venue = _positions(venues, problem.offers["place"])
    minutes, cost = (
        np.where(is_home, 0, read_numbers(found, name)).reshape(shape)[home[:, None], venue[None, :]]
        for name in ("minutes", "cost")
    )
    return minutes, cost
