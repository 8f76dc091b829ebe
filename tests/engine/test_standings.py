from datetime import date, timedelta
from typing import Any

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.gaps import assess_standings, count_standings, find_gaps
from fagloft.engine.gaps.examples import HOLDINGS, PEOPLE, REQUIREMENTS
from fagloft.engine.gaps.examples import UNITS as WARD
from tests.engine.drawing import COMPETENCES, ON, UNITS, WORLDS, frame, frames
from tests.engine.oracle import find_unmet_day_slowly, list_above

LATEST = st.frozensets(st.sampled_from(COMPETENCES))
FAR = 40


@given(WORLDS, LATEST)
def test_lapsed_and_missing_are_the_gaps(world: Any, latest_counts: Any) -> None:
    standings = assess_standings(**frames(world), on=ON, latest_counts=latest_counts)
    gaps = find_gaps(**frames(world), on=ON, latest_counts=latest_counts).gaps
    unmet = standings.filter(pl.col("status").is_in(["lapsed", "missing"]))
    assert unmet.select(gaps.columns).equals(gaps)
    assert (unmet["unmet_from"] == ON).all()
    assert (unmet["expired_on"].is_not_null() == (unmet["status"] == "lapsed")).all()


@given(WORLDS, LATEST)
def test_unmet_from_is_found_by_walking_day_by_day(world: Any, latest_counts: Any) -> None:
    standings = assess_standings(**frames(world), on=ON, horizon_days=3, latest_counts=latest_counts)
    for row in standings.iter_rows(named=True):
        competence, required = row["competence_id"], row["required_level"]
        slow = find_unmet_day_slowly(
            world["holdings"], row["person_id"], competence, required, ON, FAR, competence in latest_counts
        )
        assert row["unmet_from"] == slow
        is_soon = slow is not None and ON < slow < ON + timedelta(days=3)
        assert (row["status"] == "lapses_soon") == is_soon


@given(WORLDS)
def test_unmet_from_is_the_first_day_with_the_gap(world: Any) -> None:
    key = ["person_id", "unit_id", "competence_id"]
    lasting = world | {
        "people": [row | {"starts_on": None, "ends_on": None} for row in world["people"]],
        "requirements": [row | {"valid_from": None, "valid_to": None} for row in world["requirements"]],
    }
    for row in assess_standings(**frames(lasting), on=ON).drop_nulls("unmet_from").iter_rows(named=True):
        gaps = find_gaps(**frames(lasting), on=row["unmet_from"]).gaps
        assert tuple(row[name] for name in key) in gaps.select(key).rows()


def test_a_renewal_from_the_day_of_the_lapse_leaves_no_day_unmet() -> None:
    renewal = HOLDINGS.head(1).with_columns(valid_from=date(2027, 1, 15), valid_to=date(2028, 1, 15))
    row = _stand_of_anna(pl.concat([HOLDINGS, renewal]))
    assert (row["status"], row["unmet_from"]) == ("holds", date(2028, 1, 15))


def test_a_renewal_a_day_late_leaves_a_day_unmet() -> None:
    renewal = HOLDINGS.head(1).with_columns(valid_from=date(2027, 1, 16), valid_to=date(2028, 1, 15))
    row = _stand_of_anna(pl.concat([HOLDINGS, renewal]))
    assert (row["status"], row["unmet_from"]) == ("lapses_soon", date(2027, 1, 15))


def _stand_of_anna(holdings: Any) -> Any:
    standings = assess_standings(WARD, PEOPLE, holdings, REQUIREMENTS, on=date(2026, 11, 22))
    return standings.row(by_predicate=(pl.col("person_id") == "anna") & (pl.col("competence_id") == "cpr"), named=True)


@given(WORLDS)
def test_counts_are_those_of_counting_one_by_one(world: Any) -> None:
    standings = assess_standings(**frames(world), on=ON, horizon_days=3)
    by_competence, by_unit = count_standings(standings, frame("UNITS", UNITS))
    worst: dict[tuple[str, str, str], tuple[int, bool]] = {}
    for row in standings.iter_rows(named=True):
        rank = ("holds", "lapses_soon", "lapsed", "missing").index(row["status"])
        for unit in list_above(UNITS, row["unit_id"]):
            key = (unit, row["competence_id"], row["person_id"])
            before = worst.get(key, (-1, False))
            worst[key] = (max(rank, before[0]), before[1] or row["obligation"] == "mandatory")
    for row in by_competence.iter_rows(named=True):
        ranks = [rank for key, (rank, _) in worst.items() if key[:2] == (row["unit_id"], row["competence_id"])]
        counted = [row[name] for name in ("required", "met", "lapses_soon", "lapsed", "missing")]
        assert counted == [len(ranks), *(sum(rank in of for rank in ranks) for of in ((0, 1), (1,), (2,), (3,)))]
    for row in by_unit.iter_rows(named=True):
        mine: dict[str, list[tuple[int, bool]]] = {key[2]: [] for key in worst if key[0] == row["unit_id"]}
        for key, outcome in worst.items():
            if key[0] == row["unit_id"]:
                mine[key[2]].append(outcome)
        assert row["people"] == len(mine)
        assert row["people_with_gap"] == sum(any(rank > 1 for rank, _ in each) for each in mine.values())
        assert row["people_with_lapse_soon"] == sum(any(rank == 1 for rank, _ in each) for each in mine.values())
        assert row["people_with_mandatory_gap"] == sum(any(r > 1 and m for r, m in each) for each in mine.values())
        assert row["required"] == row["met"] + row["lapsed"] + row["missing"]
