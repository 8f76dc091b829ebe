from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.gaps import derive_holdings_by_ways
from tests.engine.drawing import COMPETENCES, HOLDING_ROWS, ON, PERSONS, frame
from tests.engine.oracle import find_unmet_day_slowly, level_held

PLACES = st.tuples(st.sampled_from((*COMPETENCES, "c3")), st.integers(1, 3))
WAYS = st.lists(st.tuples(PLACES, st.lists(PLACES, max_size=3)), max_size=4)


def _tables(ways: Any) -> Any:
    targets = [{"way_id": f"w{number}", "competence_id": to[0], "level": to[1]} for number, (to, _) in enumerate(ways)]
    steps = [
        {"way_id": f"w{number}", "competence_id": step[0], "level": step[1]}
        for number, (_, asked) in enumerate(ways)
        for step in asked
    ]
    schema = {"way_id": pl.String, "competence_id": pl.String, "level": pl.Int32}
    return pl.DataFrame(targets, schema=schema), pl.DataFrame(steps, schema=schema)


def _derive_slowly(holdings: Any, ways: Any, on: Any) -> Any:
    """Follow the ways by hand until nothing is new, on one day."""
    known = list(holdings)
    while True:
        news = [
            {
                "person_id": person,
                "competence_id": to[0],
                "level": to[1],
                "valid_from": on,
                "valid_to": on + timedelta(1),
            }
            for person in PERSONS
            for to, steps in ways
            if steps and all(level_held(known, person, step[0], on) >= step[1] for step in steps)
        ]
        news = [row for row in news if row not in known]
        if not news:
            return {(row["person_id"], row["competence_id"], row["level"]) for row in known[len(holdings) :]}
        known += news


@given(HOLDING_ROWS, WAYS)
def test_what_is_derived_is_what_following_by_hand_gives(holdings: Any, ways: Any) -> None:
    derived = derive_holdings_by_ways(frame("HOLDINGS", holdings), *_tables(ways), on=ON)
    assert set(derived.select("person_id", "competence_id", "level").rows()) == _derive_slowly(holdings, ways, ON)


@given(HOLDING_ROWS, WAYS)
def test_what_is_derived_holds_on_each_day_of_its_period(holdings: Any, ways: Any) -> None:
    derived = derive_holdings_by_ways(frame("HOLDINGS", holdings), *_tables(ways), on=ON)
    for row in derived.iter_rows(named=True):
        key = (row["person_id"], row["competence_id"], row["level"])
        first = max(row["valid_from"] or date.min, ON - timedelta(days=8))
        last = min(row["valid_to"] or date.max, ON + timedelta(days=8))
        for ahead in range((last - first).days):
            assert key in _derive_slowly(holdings, ways, first + timedelta(days=ahead))


@given(HOLDING_ROWS, st.lists(PLACES, min_size=1, max_size=3))
def test_one_way_lasts_until_its_first_step_breaks(holdings: Any, steps: Any) -> None:
    derived = derive_holdings_by_ways(frame("HOLDINGS", holdings), *_tables([(("c9", 1), steps)]), on=ON)
    for row in derived.iter_rows(named=True):
        ends = [find_unmet_day_slowly(holdings, row["person_id"], step[0], step[1], ON, 40, False) for step in steps]
        assert row["valid_to"] == min((end for end in ends if end), default=None)


def test_two_ways_that_ask_for_each_other_support_nothing() -> None:
    ring = [(("c1", 1), [("c2", 1)]), (("c2", 1), [("c1", 1)])]
    assert derive_holdings_by_ways(frame("HOLDINGS", []), *_tables(ring), on=ON).is_empty()


def test_the_longest_of_two_ways_counts() -> None:
    row = {"person_id": "p1", "level": 1, "valid_from": date(2028, 1, 1)}
    holdings = [
        row | {"competence_id": "c1", "valid_to": date(2028, 6, 1)},
        row | {"competence_id": "c2", "valid_to": date(2029, 6, 1)},
    ]
    ways = [(("c3", 1), [("c1", 1)]), (("c3", 1), [("c2", 1)])]
    derived = derive_holdings_by_ways(frame("HOLDINGS", holdings), *_tables(ways), on=ON)
    assert derived.select("valid_to", "way_id").rows() == [(date(2029, 6, 1), "w1")]
