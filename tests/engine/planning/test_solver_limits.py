"""What happens when the clock or a limit of effort cuts a search short."""

from dataclasses import replace
from datetime import date
from typing import Any

import highspy
import numpy as np
import polars as pl
import pytest

from fagloft.engine.planning import choose_apart, exact, linear, price_search, rounding, scale, solve
from fagloft.engine.planning.choose_freely import lay_out_choosers
from fagloft.engine.planning.collisions import Collisions
from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS, instance
from fagloft.engine.planning.greedy import fill_greedily
from fagloft.engine.planning.integer_programme import Answer, Effort, Programme
from fagloft.engine.planning.model import state_model
from fagloft.engine.planning.planner import Planner
from fagloft.engine.planning.prices import Prices
from fagloft.engine.planning.problem import state_problem
from fagloft.engine.planning.search import Terms
from fagloft.engine.planning.seating import Seating
from fagloft.engine.planning.stopwatch import Stopwatch
from fagloft.engine.vocabulary.quiet_solver import SolverFailed

WARD = instance()
WORTH = WARD.worth.astype(np.float64)
UNHURRIED = Terms(Stopwatch(None), None, 1)
TOO_LATE = Terms(Stopwatch(0), None, 1)


def _programme() -> Programme:
    return Programme(state_model(WARD), len(WARD), 1)


def test_without_time_the_solver_answers_with_the_sum_of_all() -> None:
    answer = _programme().maximise(WORTH, Effort(0.0))
    assert answer.bound >= 6
    split = _programme().relax(WORTH, 0.0)
    assert split.bound >= 6


def test_threads_of_others_are_let_go() -> None:
    other = highspy.Highs()  # type: ignore[no-untyped-call]
    other.silent()
    other.resetGlobalScheduler(True)
    other.setOptionValue("threads", 2)
    other.addBinary()
    other.run()
    assert _programme().maximise(WORTH, Effort()).chosen is not None
    other.resetGlobalScheduler(True)


def test_a_solver_that_fails_twice_is_no_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    programme = _programme()
    monkeypatch.setattr(type(programme.highs), "run", lambda _self: highspy.HighsStatus.kError)
    with pytest.raises(SolverFailed):
        programme.maximise(WORTH, Effort())


@pytest.mark.parametrize("search", [exact.solve_exactly, solve.solve_after_rounding, scale.plan_for_many])
def test_a_search_without_time_still_gives_a_plan(search: Any) -> None:
    found = search(WARD, TOO_LATE)
    assert Seating(WARD, found.seats).worth <= 6 <= found.bound


@pytest.mark.parametrize("search", [exact.solve_exactly, solve.solve_after_rounding, scale.plan_for_many])
def test_a_search_begins_with_the_plan_it_is_given(search: Any) -> None:
    assert search(WARD, UNHURRIED, np.array([0, 2])).seats.tolist() == [0, 2]


@pytest.mark.parametrize("answer", [Answer(None, 9.0), Answer(np.array([0]), 9.0, is_complete=False)])
def test_what_was_cut_short_is_thrown_away(answer: Answer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Programme, "maximise", lambda *_arguments: answer)
    known = Seating(WARD, [1])
    assert rounding.solve_by_rounding(WARD, WORTH, UNHURRIED, known)[0] is known
    assert exact.solve_exactly(WARD, UNHURRIED, np.array([1])).seats.tolist() == [1]
    assert not exact.solve_exactly(WARD, UNHURRIED, np.array([0, 2]), 6.0).is_cheapest


def test_a_block_that_takes_too_long_keeps_the_higher_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choose_apart, "MOST_VISITS", 1)
    gain, used = np.array([5, 4]), np.array([1, 2])
    assert choose_apart.choose_apart(gain, used, np.array([0, 1]), Collisions(WARD))[0] == 9


def test_prices_that_stray_are_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(price_search, "FAR", -1.0)
    search = price_search.PriceSearch(WARD, lay_out_choosers(WARD), Prices(np.full(4, 0.1), 0.0))
    priced = search.run(5, price_search.Schedule(rounds=5, patience=0), UNHURRIED)
    assert priced.bound >= 6


SHORT = replace(WARD, budget=700_000)


def test_scarce_money_is_spent_where_it_brings_the_most() -> None:
    found = scale.plan_for_many(SHORT, UNHURRIED)
    assert Seating(SHORT, found.seats).worth == 4 <= found.bound < 6


def test_scarce_money_is_shared_in_parts_when_the_clock_is_faster(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Programme, "relax", lambda *_arguments: Answer(None, 9.0, is_complete=False))
    found = scale.plan_for_many(SHORT, UNHURRIED)
    assert Seating(SHORT, found.seats).worth == 4 <= found.bound < 6


def test_without_whole_seats_the_known_plan_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    split, _ = linear.split_seats(SHORT, UNHURRIED)
    known = Seating(SHORT, [1])
    assert linear.choose_near(SHORT, Answer(None, 9.0), known, WORTH, UNHURRIED) is known
    monkeypatch.setattr(Programme, "maximise", lambda *_arguments: Answer(None, 9.0))
    assert linear.choose_near(SHORT, split, known, WORTH, UNHURRIED) is known


def test_a_proof_is_not_begun_with_little_time_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(solve, "PROVING", 10**12)
    found = solve.solve_after_rounding(WARD, Terms(Stopwatch(1_000), None, 1))
    assert (found.bound, found.is_cheapest) == (6, False)


def test_rounding_mends_what_greed_spoils() -> None:
    sooner = SESSIONS.head(1).with_columns(capacity=1)
    later = sooner.with_columns(session_id=pl.lit("summer"), starts_on=date(2027, 6, 1))
    gaps = GAPS[[0, 2]].with_columns(due_on=pl.Series([None, date(2027, 4, 1)], dtype=pl.Date))
    twins = Planner(state_problem(gaps, pl.concat([sooner, later]), UNITS), 1).instance
    assert fill_greedily(twins).worth == 3
    assert solve.solve_after_rounding(twins, UNHURRIED).seats.tolist() == [1, 2]


def test_prices_found_elsewhere_are_taken_when_they_prove_more() -> None:
    search = price_search.PriceSearch(WARD, lay_out_choosers(WARD), price_search.free_of_charge(WARD))
    for _ in range(2):
        search.offer(Prices(np.array([0.0, 0, 0, 1]), 0.0))
        assert search.best.bound == 6


def test_thrift_weighs_less_than_worth_within_a_budget_too() -> None:
    assert rounding.prefer_thrift(SHORT).round(2).tolist() == [2.61, 0.9, 2.61]


def test_a_seat_beyond_a_reserve_is_counted_among_the_free_ones_and_given_back() -> None:
    shares = pl.DataFrame({"session_id": ["spring"], "organisation_id": ["o"], "minimum": [1], "maximum": [None]})
    units = UNITS.with_columns(organisation_id=pl.lit("o"))
    seating = Seating(Planner(state_problem(GAPS, SESSIONS, units, shares=shares), 1).instance, [0])
    before = list(seating.uses)
    seating.take(2)
    assert seating.uses[0] == 1
    seating.leave(2)
    assert seating.uses == before
