from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.plain_matching import rank_plainly
from fagloft.engine.matching import Part, Preferences, Ranking, Weights, rank_offers, tables
from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
from fagloft.engine.matching.problem import state_matching
from tests.engine.matching.drawing import LEADER_ROWS, NEED_ROWS, OFFER_ROWS, TRAVEL_ROWS, TRUTHS, rows

NOTHING = {part.value: 0.0 for part in Part}
WEIGHTS = st.builds(Weights, **{part.value: st.sampled_from([0.0, 1.0, 7.5]) for part in Part})
SECTORS = st.sampled_from([None, "health", "public", "health;public"])


def _extended(base: Any, **more: Any) -> Any:
    """Draw the columns that only ranking knows beside the others."""
    return base.flatmap(
        lambda drawn: st.tuples(*(rows(**more).map(lambda extra, row=row: row | extra) for row in drawn)).map(list)
    )


MARKETS = rows(
    leaders=_extended(
        LEADER_ROWS,
        level=st.sampled_from([None, *tables.LEVELS]),
        sectors=SECTORS,
        wanted_credits=st.sampled_from([None, Decimal(0), Decimal(30)]),
    ),
    needs=NEED_ROWS,
    offers=_extended(
        OFFER_ROWS,
        audience=SECTORS,
        levels=st.sampled_from([None, "first_line", "unit_leader;top_leader"]),
        first_weekday=st.sampled_from([None, 1, 2, 5, 7]),
        part_time=TRUTHS,
        delivery=st.sampled_from([None, "gatherings", "online", "daily", "by post"]),
        individual_enrolment=TRUTHS,
    ),
    travel=_extended(TRAVEL_ROWS, minutes=st.sampled_from([None, 0.0, 90.0, 299.5, 700.0])),
)
SCHEMAS = {
    "leaders": pl.Schema({**tables.LEADERS, **tables.LEADERS_OPTIONAL}),
    "needs": tables.NEEDS,
    "offers": pl.Schema({**tables.OFFERS, **tables.OFFERS_OPTIONAL}),
    "travel": pl.Schema({**tables.TRAVEL, **tables.TRAVEL_OPTIONAL}),
}


def _frames(market: Any) -> Any:
    drawn = {row["leader_id"] for row in market["leaders"]}
    market = market | {"needs": [row for row in market["needs"] if row["leader_id"] in drawn]}
    return {name: pl.DataFrame(market[name], schema=schema) for name, schema in SCHEMAS.items()}


def _scores(ranking: Ranking) -> dict[tuple[str, str], float]:
    return {
        (leader, offer): score
        for leader, offer, score in ranking.scores.select("leader_id", "offer_id", "score").rows()
    }


@given(MARKETS, WEIGHTS)
def test_a_plain_loop_ranks_the_same(drawn: Any, weights: Weights) -> None:
    frames = _frames(drawn)
    ranking = rank_offers(**frames, weights=weights)
    plain = rank_plainly({name: frame.to_dicts() for name, frame in frames.items()}, weights, Preferences())
    for leader, told in plain.items():
        mine = ranking.scores.filter(pl.col("leader_id") == leader)
        assert mine["rank"].to_list() == list(range(1, len(told) + 1))
        by_offer = dict(zip(mine["offer_id"], zip(mine["standing"], mine["score"], strict=True), strict=True))
        assert {offer: (standing, pytest.approx(score, abs=2e-6)) for offer, standing, score in told} == by_offer
    order = (pl.col("standing") == "closed", -pl.col("score"), "offer_id")
    assert ranking.scores.equals(ranking.scores.sort("leader_id", *order))


@given(MARKETS, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(drawn: Any, weights: Weights, random: Any) -> None:
    before = rank_offers(**_frames(drawn), weights=weights)
    for table in drawn.values():
        random.shuffle(table)
    assert rank_offers(**_frames(drawn), weights=weights).scores.equals(before.scores)


@given(MARKETS, WEIGHTS)
def test_a_topic_more_never_lowers_a_score(drawn: Any, weights: Weights) -> None:
    frames = _frames(drawn)
    richer = frames["offers"].with_columns(pl.col("topics") + ";t1")
    before, after = (
        _scores(rank_offers(**frames | {"offers": offers}, weights=weights)) for offers in (frames["offers"], richer)
    )
    assert all(after[pair] >= score for pair, score in before.items())


@given(MARKETS, WEIGHTS, st.sampled_from([("offers", "price"), ("travel", "minutes"), ("travel", "cost")]))
def test_a_lower_price_or_a_shorter_journey_never_lowers_a_score(drawn: Any, weights: Weights, what: Any) -> None:
    frames, (table, column) = _frames(drawn), what
    less = frames[table].with_columns(pl.col(column) * 0.5)
    before, after = (_scores(rank_offers(**frames | {table: one}, weights=weights)) for one in (frames[table], less))
    assert all(after[pair] >= score for pair, score in before.items())


@given(MARKETS, st.sampled_from(list(Part)))
@settings(max_examples=30)
def test_all_weight_on_one_part_orders_by_it(drawn: Any, part: Part) -> None:
    scores = rank_offers(**_frames(drawn), weights=Weights(**NOTHING | {part.value: 3.0})).scores
    worth = scores[part.value].fill_null(0.5) * 100
    assert (worth - scores["score"]).abs().max() in (None, pytest.approx(0, abs=1e-5))


def test_a_part_that_weighs_nothing_does_not_count() -> None:
    free, dear = (
        rank_offers(LEADERS, NEEDS, OFFERS.with_columns(price=pl.lit(price)), TRAVEL, weights=Weights(price=0)).scores
        for price in (0, 99_999)
    )
    assert free.drop("price").equals(dear.drop("price"))
    assert (
        rank_offers(LEADERS, NEEDS, OFFERS, TRAVEL, weights=Weights(**NOTHING)).scores["score"].to_list() == [0.0] * 8
    )


@pytest.mark.parametrize("weight", [-1.0, float("nan"), float("inf")])
def test_a_weight_that_is_none_is_refused(weight: float) -> None:
    with pytest.raises(ValueError, match="a weight must be a number from 0"):
        Weights(form=weight)


@pytest.mark.parametrize(
    ("level", "worth"),
    [
        ("first_line", [0.25, 0.5, 1.0, 0.5, 0.0, 0.0]),
        ("unit_leader", [0.25, 0.5, 1.0, 1.0, 0.5, 0.0]),
        ("top_leader", [0.25, 0.5, 1.0, 1.0, 1.0, 0.5]),
        (None, [0.25, 0.5, 1.0, 1.0, 0.5, 0.0]),
    ],
)
def test_three_to_four_days_are_best_and_the_higher_up_the_longer(level: str | None, worth: list[float]) -> None:
    leader = LEADERS.head(1).with_columns(level=pl.lit(level, pl.String), days_away_max=None)
    offers = pl.concat([OFFERS.head(1)] * 6).with_columns(
        offer_id=pl.Series([f"o{days}" for days in range(1, 7)]), days_per_gathering=pl.Series(range(1, 7))
    )
    scores = rank_offers(leader, NEEDS.filter(pl.col("leader_id") == "anna"), offers).scores
    assert scores.sort("offer_id")["days_away"].to_list() == worth


@pytest.mark.parametrize(("first", "days", "worth"), [(2, 3, 1.0), (1, 3, 5 / 6), (4, 4, 0.375), (3, 14, 4 / 7)])
def test_tuesday_to_thursday_is_best(first: int, days: int, worth: float) -> None:
    offers = OFFERS.with_columns(first_weekday=pl.lit(first), days_per_gathering=pl.lit(days), gatherings=pl.lit(2))
    assert rank_offers(LEADERS, NEEDS, offers).scores["weekdays"].to_list() == [pytest.approx(worth)] * 8


def test_without_needs_topics_are_unknown_and_offers_without_gatherings_need_no_journey() -> None:
    scores = rank_offers(LEADERS, NEEDS.clear(), OFFERS).scores
    assert scores["topics"].null_count() == 8
    online = scores.filter(pl.col("offer_id") == "online")
    assert online.select("journey_minutes", "journeys_cost", "days_away").unique().row(0) == (0.0, 0.0, None)


def test_nobody_and_nothing_make_an_empty_ranking() -> None:
    assert rank_offers(LEADERS.clear(), NEEDS.clear(), OFFERS).scores.is_empty()
    assert rank_offers(LEADERS, NEEDS, OFFERS.clear()).scores.is_empty()


def test_optional_columns_may_be_absent() -> None:
    bare: Any = {"leaders": LEADERS.select(*tables.LEADERS), "needs": NEEDS, "offers": OFFERS.select(*tables.OFFERS)}
    assert state_matching(**bare).offers["delivery"].null_count() == 4
    assert len(rank_offers(**bare).scores) == 8
