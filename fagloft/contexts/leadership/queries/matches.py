"""Which leadership education fits a leader, why, and which combination covers the most of the needs."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

import polars as pl

from fagloft.contexts.leadership.queries.matching_tables import MatchingTables, load_matching_tables
from fagloft.contexts.leadership.queries.profiles_register import (
    Leader,
    get_leader,
    get_led_leaders,
    load_leaders,
)
from fagloft.contexts.leadership.queries.programmes import ProgrammeRow
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.gaps.small_groups import MINIMUM
from fagloft.engine.matching import Combination, Reason, Weights, combine_offers, list_reasons, rank_offers
from fagloft.engine.matching.rank import Ranking, Standing

MOST_SHOWN = 12


@dataclass(frozen=True)
class Match:
    """A programme as it stands to a leader; `travel_minutes` one way, `travel_cost` for all gatherings."""

    programme: ProgrammeRow
    standing: str
    score: float
    reasons: tuple[Reason, ...]
    travel_minutes: float | None
    travel_cost: float | None


@dataclass(frozen=True)
class Best:
    """The combination that covers the most; `uncounted` are those whose price or credits nobody has told."""

    programmes: tuple[ProgrammeRow, ...]
    cost: Decimal
    credits: Decimal
    covered: int
    needed: int
    uncovered_topics: tuple[str, ...]
    uncounted: tuple[ProgrammeRow, ...]
    is_proven: bool


@dataclass(frozen=True)
class Matches:
    """`needs` are weights by topic; `left_out` counts those that come after the ones shown."""

    leader: Leader
    needs: dict[str, int]
    place_name: str
    best: Best
    shown: tuple[Match, ...]
    left_out: int
    closed: tuple[Match, ...]


@dataclass(frozen=True)
class LeaderBest:
    leader: Leader
    best: Best


@dataclass(frozen=True)
class Demand:
    """For how many leaders a programme is part of the best combination; fewer than five are not told of."""

    programme: ProgrammeRow
    leaders: int


@dataclass(frozen=True)
class Demands:
    """`with_needs` is None where fewer than five stand on one side."""

    leaders: int
    with_needs: int | None
    programmes: tuple[Demand, ...]


def get_matches(
    *, scope: Scope, tree: UnitTree, person_id: int, on: date, weights: Weights, with_old: bool = False
) -> Matches:
    """For oneself as leader, or for a leader whom one leads."""
    leader = get_leader(scope=scope, tree=tree, person_id=person_id, on=on)
    asked = load_matching_tables(scope=scope, leaders=[leader], on=on, with_old=with_old)
    ranking = rank_offers(asked.leaders, asked.needs, asked.offers, asked.travel, weights=weights)
    is_closed = pl.col("standing") == Standing.CLOSED.value
    usable = ranking.scores.filter(~is_closed)
    (best,) = _combine(asked)
    return Matches(
        leader=leader,
        needs=dict(asked.needs.select("topic", "weight").iter_rows()),
        place_name=asked.place_name,
        best=_tell_best(asked, best),
        shown=_tell(asked, ranking, usable.head(MOST_SHOWN)),
        left_out=max(0, usable.height - MOST_SHOWN),
        closed=_tell(asked, ranking, ranking.scores.filter(is_closed)),
    )


def get_led_bests(*, scope: Scope, tree: UnitTree, on: date) -> tuple[LeaderBest, ...]:
    """The best combination for each of those whom the reader leads."""
    leaders = get_led_leaders(scope=scope, tree=tree, on=on)
    asked = load_matching_tables(scope=scope, leaders=leaders, on=on, with_old=False)
    by_person = {int(one.leader_id): one for one in _combine(asked)}
    return tuple(LeaderBest(leader, _tell_best(asked, by_person[leader.person_id])) for leader in leaders)


def get_demands(*, scope: Scope, tree: UnitTree, on: date) -> Demands:
    """All leaders of the organisation, in numbers: what would serve how many of them."""
    leaders = load_leaders(scope=scope, tree=tree, on=on)
    asked = load_matching_tables(scope=scope, leaders=leaders, on=on, with_old=False)
    counted = Counter(number for one in _combine(asked) for number in one.offer_ids)
    with_needs = asked.needs["leader_id"].n_unique()
    is_told = with_needs >= MINIMUM and (len(leaders) == with_needs or len(leaders) - with_needs >= MINIMUM)
    return Demands(
        leaders=len(leaders),
        with_needs=with_needs if is_told else None,
        programmes=tuple(
            Demand(asked.programmes[number], count) for number, count in counted.most_common() if count >= MINIMUM
        ),
    )


def _combine(asked: MatchingTables) -> tuple[Combination, ...]:
    return combine_offers(asked.leaders, asked.needs, asked.offers, asked.travel).leaders


def _tell_best(asked: MatchingTables, found: Combination) -> Best:
    needs = asked.needs.filter(pl.col("leader_id") == found.leader_id)
    return Best(
        programmes=_in_order(asked, found.offer_ids),
        cost=found.cost,
        credits=found.credits,
        covered=needs.height - len(found.uncovered_topics),
        needed=needs.height,
        uncovered_topics=found.uncovered_topics,
        uncounted=_in_order(asked, found.uncounted),
        is_proven=found.proven,
    )


def _in_order(asked: MatchingTables, numbers: tuple[str, ...]) -> tuple[ProgrammeRow, ...]:
    return tuple(sorted((asked.programmes[number] for number in numbers), key=lambda row: row.text.title.casefold()))


def _tell(asked: MatchingTables, ranking: Ranking, rows: pl.DataFrame) -> tuple[Match, ...]:
    return tuple(
        Match(
            programme=asked.programmes[row["offer_id"]],
            standing=row["standing"],
            score=row["score"],
            reasons=list_reasons(ranking, row["leader_id"], row["offer_id"]),
            travel_minutes=row["journey_minutes"],
            travel_cost=row["journeys_cost"],
        )
        for row in rows.iter_rows(named=True)
    )
