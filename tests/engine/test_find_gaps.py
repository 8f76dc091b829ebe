from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.gaps import cells, find_gaps
from fagloft.engine.gaps.examples import COVERAGE, HOLDINGS, PEOPLE, REQUIREMENTS
from fagloft.engine.gaps.examples import UNITS as WARD
from fagloft.engine.vocabulary import ColumnMissing, RingInTree
from tests.engine.drawing import COMPETENCES, HOLDING_ROWS, ON, UNITS, WORLDS, frame, frames
from tests.engine.oracle import count_coverage_slowly, find_gaps_slowly, list_required

LATEST = st.frozensets(st.sampled_from(COMPETENCES))


@given(WORLDS, LATEST)
def test_gaps_are_those_of_the_plain_version(world: Any, latest_counts: Any) -> None:
    found = find_gaps(**frames(world), on=ON, latest_counts=latest_counts)
    slow = find_gaps_slowly(UNITS, world["people"], world["holdings"], world["requirements"], ON, latest_counts)
    assert found.gaps.rows() == slow
    assert found.requirements_checked == len(list_required(UNITS, world["people"], world["requirements"], ON))
    assert sum(found.gaps_by_obligation.values()) == len(slow)


@given(WORLDS)
def test_coverage_is_that_of_the_plain_version(world: Any) -> None:
    found = find_gaps(**frames(world), coverage=frame("COVERAGE", world["coverage"]), on=ON)
    slow = count_coverage_slowly(UNITS, world["people"], world["holdings"], world["coverage"], ON)
    assert found.unit_coverage.rows() == slow
    assert found.units_short == len({row[0] for row in slow if row[5] > 0})


@given(WORLDS)
def test_asking_for_coverage_changes_no_gap(world: Any) -> None:
    without = find_gaps(**frames(world), on=ON)
    including = find_gaps(**frames(world), coverage=frame("COVERAGE", world["coverage"]), on=ON)
    assert including.gaps.equals(without.gaps)
    assert including.requirements_checked == without.requirements_checked


@given(WORLDS, HOLDING_ROWS)
def test_more_holdings_never_open_a_gap(world: Any, more: Any) -> None:
    key = ["person_id", "unit_id", "competence_id"]
    before = find_gaps(**frames(world), on=ON).gaps.select(key)
    after = find_gaps(**frames(world | {"holdings": world["holdings"] + more}), on=ON).gaps.select(key)
    assert after.join(before, on=key, how="anti").is_empty()


@given(WORLDS, st.randoms())
def test_the_order_of_rows_does_not_matter(world: Any, random: Any) -> None:
    shuffled = {name: random.sample(rows, len(rows)) for name, rows in world.items()}
    assert find_gaps(**frames(shuffled), on=ON).gaps.equals(find_gaps(**frames(world), on=ON).gaps)


@given(WORLDS)
def test_moving_everything_by_a_year_moves_the_answer(world: Any) -> None:
    year = timedelta(days=366)
    moved = {
        name: [
            {column: value + year if isinstance(value, date) else value for column, value in row.items()}
            for row in rows
        ]
        for name, rows in world.items()
    }
    then = find_gaps(**frames(moved), on=ON + year).gaps.with_columns(pl.col("expired_on").dt.offset_by("-366d"))
    assert then.equals(find_gaps(**frames(world), on=ON).gaps)


@given(WORLDS)
def test_splitting_a_holding_in_two_adjacent_ones_changes_no_gap(world: Any) -> None:
    halves = []
    for row in world["holdings"]:
        parts = (ON, ON + timedelta(days=1))
        cut = next(
            (day for day in parts if (row["valid_from"] or date.min) < day < (row["valid_to"] or date.max)), None
        )
        halves += [row] if cut is None else [row | {"valid_to": cut}, row | {"valid_from": cut}]
    assert (
        find_gaps(**frames(world | {"holdings": halves}), on=ON)
        .gaps.drop("expired_on")
        .equals(find_gaps(**frames(world), on=ON).gaps.drop("expired_on"))
    )


@given(WORLDS)
def test_ids_as_enum_give_the_same_as_text(world: Any) -> None:
    tables = frames(world)
    coded = tables["holdings"].with_columns(
        pl.col("person_id").cast(pl.Enum(["p3", "nobody", "p1", "p2"])),
        pl.col("competence_id").cast(pl.Enum(["c2", "c1"])),
    )
    assert find_gaps(**tables | {"holdings": coded}, on=ON).gaps.equals(find_gaps(**tables, on=ON).gaps)


@given(WORLDS)
def test_looking_at_holdings_in_slices_gives_the_same(world: Any) -> None:
    whole = find_gaps(**frames(world), on=ON)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "SLICE", 2)
        assert find_gaps(**frames(world), on=ON).gaps.equals(whole.gaps)


@pytest.mark.parametrize(
    ("on", "missing"),
    [
        (date(2025, 2, 28), ["anna", "bo"]),
        (date(2025, 3, 1), ["anna"]),
        (date(2026, 1, 14), ["anna"]),
        (date(2026, 1, 15), []),
        (date(2026, 2, 28), []),
        (date(2026, 3, 1), ["bo"]),
        (date(2027, 1, 14), ["bo"]),
        (date(2027, 1, 15), ["anna", "bo"]),
    ],
)
def test_the_first_day_counts_and_the_last_does_not(on: Any, missing: Any) -> None:
    found = find_gaps(WARD, PEOPLE, HOLDINGS, REQUIREMENTS, on=on).gaps
    assert found.filter(pl.col("competence_id") == "cpr")["person_id"].to_list() == missing


def test_a_holding_from_a_leap_day_lapses_on_the_day_written() -> None:
    holdings = HOLDINGS.head(1).with_columns(valid_from=date(2028, 2, 29), valid_to=date(2029, 2, 28))
    anna = PEOPLE.head(1)
    last_day, day_after = date(2029, 2, 27), date(2029, 2, 28)
    cpr = REQUIREMENTS.head(1)
    assert find_gaps(WARD, anna, holdings, cpr, on=last_day).gaps.is_empty()
    assert find_gaps(WARD, anna, holdings, cpr, on=day_after).gaps["expired_on"].to_list() == [day_after]


def test_who_has_left_is_not_counted() -> None:
    found = find_gaps(WARD, PEOPLE, HOLDINGS, REQUIREMENTS, COVERAGE, on=date(2026, 11, 22))
    assert found.people == 2
    assert "eva" not in found.gaps["person_id"]


def test_long_after_everything_has_lapsed_everything_is_missing() -> None:
    holdings = HOLDINGS.with_columns(pl.col("valid_to").fill_null(date(2030, 1, 1)))
    found = find_gaps(WARD, PEOPLE, holdings, REQUIREMENTS, on=date(2090, 1, 1))
    assert len(found.gaps) == found.requirements_checked == 4


def test_nothing_at_all_gives_nothing() -> None:
    nothing = (PEOPLE.clear(), HOLDINGS.clear(), REQUIREMENTS.clear(), COVERAGE.clear())
    found = find_gaps(WARD.clear(), *nothing, on=date(2026, 11, 22))
    assert (len(found.gaps), len(found.unit_coverage), found.people, found.units_short) == (0, 0, 0, 0)


def test_a_missing_column_is_named() -> None:
    with pytest.raises(ColumnMissing, match="function"):
        find_gaps(WARD, PEOPLE.drop("function"), HOLDINGS, REQUIREMENTS, on=date(2026, 11, 22))


def test_a_ring_of_units_is_refused() -> None:
    ring = WARD.with_columns(parent_id=pl.Series(["ward", "clinic", "clinic"]))
    with pytest.raises(RingInTree, match="clinic"):
        find_gaps(ring, PEOPLE, HOLDINGS, REQUIREMENTS, on=date(2026, 11, 22))
