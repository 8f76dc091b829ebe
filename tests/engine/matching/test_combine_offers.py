from dataclasses import replace
from decimal import Decimal
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.matching import UnsoundMatching, combine_offers
from fagloft.engine.matching.candidates import Candidate, Case, Choice
from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL
from fagloft.engine.matching.labels import choose_by_labels
from fagloft.engine.matching.programme import Programme, choose_by_programme
from tests.engine.matching.drawing import MARKETS, frames
from tests.engine.matching.oracle import Market

IN_MIND, BY_PROGRAMME = 2_000, 0


@given(MARKETS, st.sampled_from([IN_MIND, BY_PROGRAMME]))
def test_no_combination_is_better(drawn: Any, most_labels: int) -> None:
    given_tables = frames(drawn)
    market = Market(given_tables)
    found = combine_offers(**given_tables, most_labels=most_labels)
    for leader, told in zip(market.leaders, found.leaders, strict=True):
        worth, cost, _, ids, credit, uncovered = market.best(leader)
        assert (told.leader_id, told.value, told.cost, told.offer_ids) == (leader["leader_id"], -worth, cost, ids)
        assert (told.credits, told.uncovered_topics, told.proven) == (credit, uncovered, True)
    assert found.closed_offers.rows() == market.closed()
    offers = {offer["offer_id"]: offer for offer in market.offers}
    assert found.chosen.rows() == [
        (leader["leader_id"], offer, market.cost(leader, offers[offer]))
        for leader, told in zip(market.leaders, found.leaders, strict=True)
        for offer in told.offer_ids
    ]


@given(MARKETS, st.sampled_from(["budget", "credits_max", "days_away_max"]), st.sampled_from([1, 50, 500, None]))
def test_more_of_anything_never_covers_less(drawn: Any, what: str, more: int | None) -> None:
    given_tables = frames(drawn)
    before = combine_offers(**given_tables)
    raised = pl.lit(None, given_tables["leaders"].schema[what]) if more is None else pl.col(what) + more
    after = combine_offers(**given_tables | {"leaders": given_tables["leaders"].with_columns(raised.alias(what))})
    assert all(new.value >= old.value for old, new in zip(before.leaders, after.leaders, strict=True))


@given(MARKETS, st.randoms(use_true_random=False))
def test_the_order_of_rows_says_nothing(drawn: Any, random: Any) -> None:
    before = combine_offers(**frames(drawn))
    for rows in drawn.values():
        random.shuffle(rows)
    after = combine_offers(**frames(drawn))
    assert after.leaders == before.leaders
    assert after.chosen.equals(before.chosen)


@given(MARKETS)
def test_new_names_change_nothing_else(drawn: Any) -> None:
    given_tables = frames(drawn)
    before = combine_offers(**given_tables)
    named: Any = {
        "leaders": given_tables["leaders"].with_columns(place=_rename("place")),
        "needs": given_tables["needs"].with_columns(topic=_rename("topic")),
        "offers": given_tables["offers"].with_columns(
            offer_id=_rename("offer_id"), place=_rename("place"), topics=pl.col("topics").str.replace_all("t", "new t")
        ),
        "travel": given_tables["travel"].with_columns(from_place=_rename("from_place"), to_place=_rename("to_place")),
    }
    after = combine_offers(**named)
    for old, new in zip(before.leaders, after.leaders, strict=True):
        assert new.offer_ids == tuple(f"new {name}" for name in old.offer_ids)
        assert (new.value, new.cost, new.credits) == (old.value, old.cost, old.credits)


def _rename(column: str) -> pl.Expr:
    return pl.concat_str(pl.lit("new "), pl.col(column))


def test_a_tie_is_broken_by_cost_then_number_then_ids() -> None:
    alike = [Candidate(number, topics, cost, 0) for number, topics, cost in [(0, 1, 5), (1, 2, 5), (2, 3, 10)]]
    for case, best in (
        (Case((1, 1), tuple(alike), None, None), (2,)),
        (Case((1, 1), (*alike[:2], replace(alike[2], cost=11)), None, None), (0, 1)),
        (Case((1, 1), (*alike[:2], replace(alike[0], number=2)), None, None), (0, 1)),
    ):
        assert choose_by_labels(case, IN_MIND).numbers == best  # type: ignore[union-attr]
        assert choose_by_programme(case).numbers == best


def test_a_hundredth_of_a_krone_too_much_is_too_much() -> None:
    half = 10**9 // 2
    pair = (Candidate(0, 1, half, 0), Candidate(1, 2, half + 1, 0))
    for budget, best in ((2 * half, (0,)), (2 * half + 1, (0, 1))):
        case = Case((2, 1), pair, budget, None)
        assert choose_by_labels(case, IN_MIND).numbers == best  # type: ignore[union-attr]
        assert (choose_by_programme(case).numbers, choose_by_programme(case).is_proven) == (best, True)


def test_an_answer_that_a_limit_forbids_is_not_taken() -> None:
    case = Case((2, 1), (Candidate(0, 3, 900, 0), Candidate(1, 1, 400, 0)), 900, None)
    programme = Programme(case)
    programme.most_cost = 899
    assert programme.cover_most(Choice((), 0, 0, 0)).numbers == (1,)


def test_without_patience_nothing_is_proven() -> None:
    case = Case((1,), (Candidate(0, 1, 900, 0),), None, None)
    assert choose_by_programme(case, rounds=0) == Choice((), 0, 0, 0, is_proven=False)


def test_what_is_unknown_is_named_and_closes_nothing() -> None:
    unknown = OFFERS.with_columns(price=None, higher_education_years_required=None, place=None)
    anna = combine_offers(LEADERS, NEEDS, unknown, TRAVEL).leaders[0]
    assert (anna.value, anna.cost, anna.uncounted) == (6, Decimal("0.00"), ("finance", "law"))


def test_to_keep_silent_about_the_price_need_not_be_the_cheapest() -> None:
    silent = OFFERS.with_columns(price=pl.when(pl.col("offer_id") != "online").then("price"))
    for price, cost in ((0, "0.00"), (Decimal("3000.50"), "3000.50")):
        bo = combine_offers(LEADERS, NEEDS, silent, TRAVEL, price_where_unknown=price).leaders[1]
        assert (bo.offer_ids, bo.cost, bo.uncounted) == (("online",), Decimal(cost), ("online",))


def test_a_journey_that_is_unknown_costs_nothing_known() -> None:
    for travel in (TRAVEL.with_columns(cost=None, minutes=None), TRAVEL.clear(), None):
        assert combine_offers(LEADERS, NEEDS, OFFERS, travel).leaders[0].cost == Decimal(21_000)


def test_without_needs_or_offers_nothing_is_chosen() -> None:
    for needs, offers in ((NEEDS.clear(), OFFERS), (NEEDS, OFFERS.clear())):
        found = combine_offers(LEADERS, needs, offers)
        assert [one.value for one in found.leaders] == [0, 0]
        assert found.chosen.is_empty()
    assert combine_offers(LEADERS.clear(), NEEDS.clear(), OFFERS).leaders == ()


@pytest.mark.parametrize(
    ("name", "spoilt", "told"),
    [
        ("leaders", LEADERS.vstack(LEADERS), "leaders: leader_id must stand only once"),
        ("leaders", LEADERS.head(1).with_columns(leader_id=None), "leaders: leader_id must not be empty"),
        ("leaders", LEADERS.with_columns(budget=-1), "leaders: budget must be from 0"),
        ("leaders", LEADERS.with_columns(level=pl.lit("king")), "leaders: level must be one of first_line"),
        ("needs", NEEDS.with_columns(weight=0), "needs: weight must be from 1"),
        ("needs", NEEDS.with_columns(weight=None), "needs: weight must not be empty"),
        ("needs", NEEDS.head(1).with_columns(leader_id=pl.lit("who")), "needs: leader_id must stand in leaders"),
        ("travel", TRAVEL.with_columns(from_place=None), "travel: from_place and to_place must"),
    ],
)
def test_unsound_tables_are_refused(name: str, spoilt: pl.DataFrame, told: str) -> None:
    sound: Any = {"leaders": LEADERS, "needs": NEEDS.clear() if name == "leaders" else NEEDS, "travel": TRAVEL}
    with pytest.raises(UnsoundMatching, match=told):
        combine_offers(**sound | {name: spoilt}, offers=OFFERS)


def test_what_is_beaten_later_is_dropped_and_credits_bind() -> None:
    """Each way by itself: the later candidate beats, is beaten, or has more credits than may be."""
    first, cheaper, dear = Candidate(0, 1, 500, 10), Candidate(1, 3, 400, 10), Candidate(2, 2, 450, 10)
    heavy = Candidate(3, 4, 1, 21)
    for credits_max, best in ((20, (1,)), (30, (1,)), (31, (1, 3)), (None, (1, 3))):
        case = Case((1, 1, 1), (first, cheaper, dear, heavy), 2_000, credits_max)
        assert choose_by_labels(case, IN_MIND).numbers == best  # type: ignore[union-attr]
        assert choose_by_programme(case).numbers == best


def test_more_than_can_be_kept_in_mind_is_left_to_the_programme() -> None:
    assert choose_by_labels(Case((1,), (Candidate(0, 1, 900, 0),), None, None), 1) is None
