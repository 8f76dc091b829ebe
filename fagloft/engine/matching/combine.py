"""The best combination of offers for each leader, within credits, days and budget."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np
import polars as pl
from numpy.typing import NDArray

from fagloft.engine.matching import tables
from fagloft.engine.matching.admission import Admission, judge_admission
from fagloft.engine.matching.candidates import Candidate, Case, Choice, drop_what_no_best_needs
from fagloft.engine.matching.labels import choose_by_labels
from fagloft.engine.matching.problem import MatchingProblem, state_matching
from fagloft.engine.matching.programme import choose_by_programme

MOST_LABELS = 2_000
"""So many choices are kept in mind for a leader before an integer programme is quicker."""
HUNDREDTHS = 100
UNCOUNTED = "is_uncounted"

type Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Combination:
    """
    What is best for one leader.

    Attributes
    ----------
    leader_id : str
        Whom.
    offer_ids : tuple of str
        The chosen offers, in order.
    value : int
        Sum of the weights of the needed topics that they cover.
    cost, credits : Decimal
        What they add up to, travel included.
    proven : bool
        Whether no other combination is better.
    uncovered_topics : tuple of str
        Needed topics that none of them covers, in order.
    uncounted : tuple of str
        Chosen offers whose price is unknown and assumed, or whose credits or number of gatherings are unknown and
        counted as nothing.
    """

    leader_id: str
    offer_ids: tuple[str, ...]
    value: int
    cost: Decimal
    credits: Decimal
    proven: bool
    uncovered_topics: tuple[str, ...]
    uncounted: tuple[str, ...]


@dataclass(frozen=True)
class Combinations:
    """
    What is best for each leader.

    Attributes
    ----------
    chosen : pl.DataFrame
        Columns as in `tables.CHOSEN`, sorted by leader and offer.
    closed_offers : pl.DataFrame
        Columns as in `tables.CLOSED_OFFERS`, sorted by leader and offer; one row per pair, the first reason.
    leaders : tuple of Combination
        One per leader, in order.
    """

    chosen: pl.DataFrame
    closed_offers: pl.DataFrame
    leaders: tuple[Combination, ...]


def combine_offers(
    leaders: pl.DataFrame,
    needs: pl.DataFrame,
    offers: pl.DataFrame,
    travel: pl.DataFrame | None = None,
    *,
    price_where_unknown: Decimal | int = 0,
    most_labels: int = MOST_LABELS,
) -> Combinations:
    """
    Choose for each leader the offers that together cover the most of the needs.

    Parameters
    ----------
    leaders, needs, offers : pl.DataFrame
        Columns as in `tables`.
    travel : pl.DataFrame, optional
        The same; a journey that is not listed, or within a place, costs nothing.
    price_where_unknown : Decimal or int
        Kroner that an offer without a price is taken to cost, so that to keep silent is not to be the cheapest.
    most_labels : int
        How many choices are kept in mind before an integer programme takes over; the answer is the same.

    Returns
    -------
    Combinations
        Of the largest weight; among equals the lowest cost, then the fewest offers, then the earliest ids.

    Raises
    ------
    ColumnMissing
        When a table lacks a column.
    UnsoundMatching
        When the tables do not fit together.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
    >>> found = combine_offers(LEADERS, NEEDS, OFFERS, TRAVEL)
    >>> [(one.leader_id, one.offer_ids, one.value, one.cost) for one in found.leaders]
    [('anna', ('finance', 'law'), 6, Decimal('35773.00')), ('bo', ('online',), 5, Decimal('500.00'))]
    """
    problem = _assume_prices(state_matching(leaders, needs, offers, travel), price_where_unknown)
    admission = judge_admission(problem.leaders, problem.offers)
    cases = _state_cases(problem, ~admission.is_closed)
    choices = [_choose(case, most_labels) for case in cases]
    told = tuple(_tell_leaders(problem, choices))
    return Combinations(_list_chosen(problem, choices), _list_closed(problem, admission), told)


def _assume_prices(problem: MatchingProblem, price: Decimal | int) -> MatchingProblem:
    """Fill in prices; which ones they are is remembered."""
    is_unknown = pl.any_horizontal(pl.col("price", "credits", "gatherings").is_null()).alias(UNCOUNTED)
    assumed = pl.col("price").fill_null(pl.lit(price, tables.MONEY))
    return replace(problem, offers=problem.offers.with_columns(is_unknown).with_columns(assumed))


def _choose(case: Case, most_labels: int) -> Choice:
    """Choose in mind where that is enough, else by integer programmes."""
    fewer = drop_what_no_best_needs(case)
    return choose_by_labels(fewer, most_labels) or choose_by_programme(fewer)


def _state_cases(problem: MatchingProblem, is_open: NDArray[np.bool_]) -> Iterator[Case]:
    """State what each leader chooses among, in whole numbers."""
    costs = count_costs(problem)
    credit = _in_hundredths(problem.offers["credits"])
    offering = _number_offers_by_topic(problem.offers)
    needs = _list_needs(problem)
    limits = zip(*(_read_limits(problem.leaders[name]) for name in ("budget", "credits_max")), strict=True)
    for row, (leader, (budget, credits_max)) in enumerate(zip(problem.leaders["leader_id"], limits, strict=True)):
        covered: dict[int, int] = {}
        for bit, (topic, _) in enumerate(needs.get(leader, ())):
            for number in offering.get(topic, ()):
                covered[number] = covered.get(number, 0) | 1 << bit
        candidates = tuple(
            Candidate(number, covered[number], int(costs[row, number]), int(credit[number]))
            for number in sorted(covered)
            if is_open[row, number]
        )
        yield Case(tuple(weight for _, weight in needs.get(leader, ())), candidates, budget, credits_max)


def count_costs(problem: MatchingProblem) -> Whole:
    """
    Count what each offer costs each leader, in øre.

    Parameters
    ----------
    problem : MatchingProblem
        What is asked.

    Returns
    -------
    Whole
        Leaders x offers: price + gatherings x travel; what is unknown counts as nothing.

    Examples
    --------
    >>> from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
    >>> count_costs(state_matching(LEADERS, NEEDS, OFFERS, TRAVEL))[0].tolist()
    [2232300, 1345000, 12441000, 50000]
    """
    places = problem.leaders.select(from_place="place").unique(maintain_order=True)
    towards = problem.offers.select(to_place="place")
    journeys = places.join(towards, how="cross", maintain_order="left_right").join(
        problem.travel, on=["from_place", "to_place"], how="left", maintain_order="left"
    )
    is_elsewhere = (journeys["from_place"] != journeys["to_place"]).fill_null(value=False).to_numpy()
    travel = np.where(is_elsewhere, _in_hundredths(journeys["cost"]), 0).reshape(len(places), len(towards))
    gatherings = problem.offers["gatherings"].fill_null(0).to_numpy()
    by_place = _in_hundredths(problem.offers["price"])[None, :] + gatherings[None, :] * travel
    number = {place: row for row, place in enumerate(places["from_place"])}
    return np.asarray(by_place[[number[place] for place in problem.leaders["place"]]])


def _in_hundredths(amounts: pl.Series) -> Whole:
    """Turn decimals into whole hundredths, exactly; unknown is nothing."""
    whole = amounts.fill_null(0).cast(pl.Decimal(38, 2)) * HUNDREDTHS
    return np.asarray(whole.cast(pl.Int64).to_numpy())


def _read_limits(amounts: pl.Series) -> list[int | None]:
    """Read limits as whole hundredths."""
    return [None if amount is None else int(amount * HUNDREDTHS) for amount in amounts]


def _number_offers_by_topic(offers: pl.DataFrame) -> dict[str, list[int]]:
    """List by topic the numbers of the offers that cover it."""
    numbered = offers.with_row_index("number").select("number", pl.col("topics").str.split(";")).explode("topics")
    by_topic: dict[str, list[int]] = {}
    for number, topic in numbered.drop_nulls().unique(maintain_order=True).iter_rows():
        by_topic.setdefault(topic, []).append(number)
    return by_topic


def _list_needs(problem: MatchingProblem) -> dict[str, list[tuple[str, int]]]:
    """List by leader what is needed, in order."""
    needs: dict[str, list[tuple[str, int]]] = {}
    for leader, topic, weight in problem.needs.iter_rows():
        needs.setdefault(leader, []).append((topic, weight))
    return needs


def _tell_leaders(problem: MatchingProblem, choices: list[Choice]) -> Iterator[Combination]:
    """Tell what is best for each leader, in the words of the tables."""
    ids, needs = problem.offers["offer_id"].to_list(), _list_needs(problem)
    is_uncounted = problem.offers[UNCOUNTED].to_list()
    for leader, choice in zip(problem.leaders["leader_id"], choices, strict=True):
        asked = needs.get(leader, [])
        yield Combination(
            leader_id=leader,
            offer_ids=tuple(ids[number] for number in choice.numbers),
            value=sum(weight for bit, (_, weight) in enumerate(asked) if choice.topics >> bit & 1),
            cost=Decimal(choice.cost).scaleb(-2),
            credits=Decimal(choice.credits).scaleb(-2),
            proven=choice.is_proven,
            uncovered_topics=tuple(topic for bit, (topic, _) in enumerate(asked) if not choice.topics >> bit & 1),
            uncounted=tuple(ids[number] for number in choice.numbers if is_uncounted[number]),
        )


def _list_chosen(problem: MatchingProblem, choices: list[Choice]) -> pl.DataFrame:
    """List what is chosen, with its cost."""
    costs, leaders, offers = count_costs(problem), problem.leaders["leader_id"], problem.offers["offer_id"]
    rows = [
        (leaders[row], offers[number], Decimal(int(costs[row, number])).scaleb(-2))
        for row, choice in enumerate(choices)
        for number in choice.numbers
    ]
    return pl.DataFrame(rows, schema=tables.CHOSEN, orient="row")


def _list_closed(problem: MatchingProblem, admission: Admission) -> pl.DataFrame:
    """List what is closed, with the first reason."""
    flags = (admission.lacks_education, admission.lacks_experience, admission.is_away_too_long)
    first = np.select(flags, np.arange(len(flags)), default=-1)
    row, number = np.nonzero(first >= 0)
    reasons = np.array(tables.CLOSING_REASONS)[first[row, number]]
    return pl.DataFrame(
        {
            "leader_id": problem.leaders["leader_id"].gather(row),
            "offer_id": problem.offers["offer_id"].gather(number),
            "reason": pl.Series(reasons.tolist(), dtype=pl.String),
        }
    ).cast({"reason": pl.Enum(tables.CLOSING_REASONS)})
