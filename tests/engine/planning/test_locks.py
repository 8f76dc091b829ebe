from datetime import date
from typing import Any

import polars as pl
import pytest
from hypothesis import given

from fagloft.engine.planning import Conflict, PlanStatus, Rule, plan_training
from fagloft.engine.planning.examples import GAPS, SESSIONS, UNITS
from tests.engine.planning.drawing import EXTRAS, WORLDS, extra_frames

TWINS = pl.concat([SESSIONS, SESSIONS.head(1).with_columns(session_id=pl.lit("june"), starts_on=date(2027, 6, 1))])


def _locks(*seats: Any, attends: bool = True) -> pl.DataFrame:
    return pl.DataFrame(
        [(*seat, attends) for seat in seats], schema=["person_id", "session_id", "attends"], orient="row"
    )


def _status(tables: Any, locks: pl.DataFrame) -> PlanStatus:
    return plan_training(**tables | {"locks": locks}).status


@given(WORLDS, EXTRAS)
def test_each_conflict_is_one_and_without_any_lock_of_it_is_none(drawn: Any, extras: Any) -> None:
    tables = extra_frames(drawn, extras)
    for conflict in plan_training(**tables).conflicts:
        named = [{"person_id": person, "session_id": session} for person, session in conflict.locks]
        mine = tables["locks"].filter(pl.struct("person_id", "session_id").is_in(named))
        asked = mine.filter("attends")
        # What must not be collides with nothing but its opposite, which may break another rule as well.
        together = mine if conflict.rule is Rule.CONTRADICTION else asked
        assert _status(tables, together) is PlanStatus.INFEASIBLE
        for row in range(len(asked)):
            assert _status(tables, asked.filter(pl.int_range(pl.len()) != row)) is PlanStatus.OPTIMAL


def test_locked_seats_that_go_together_are_kept() -> None:
    plan = plan_training(GAPS, SESSIONS, UNITS, locks=_locks(("anna", "wound day")))
    assert plan.assignments["session_id"].to_list() == ["wound day", "spring"]
    assert (plan.status, plan.value) == (PlanStatus.OPTIMAL, 4)


def test_two_locked_seats_of_one_person_may_go_together() -> None:
    plan = plan_training(GAPS, TWINS, UNITS, locks=_locks(("anna", "wound day"), ("anna", "june")))
    assert (plan.status, plan.value) == (PlanStatus.OPTIMAL, 7)


def test_what_must_not_be_is_not_and_that_is_a_choice() -> None:
    plan = plan_training(GAPS, SESSIONS, UNITS, locks=_locks(("anna", "spring"), ("anna", "wound day"), attends=False))
    assert plan.assignments["person_id"].to_list() == ["bo"]
    assert plan.open_gaps["reason"].to_list() == ["chosen_otherwise", "chosen_otherwise", "too_late"]


@pytest.mark.parametrize(
    ("locks", "more", "conflict"),
    [
        ([("dag", "spring")], {}, Conflict(Rule.CLOSES_NOTHING, (("dag", "spring"),), session_id="spring")),
        ([("eva", "spring")], {}, Conflict(Rule.CLOSES_NOTHING, (("eva", "spring"),), session_id="spring")),
        (
            [("anna", "spring"), ("anna", "wound day")],
            {},
            Conflict(Rule.CLASH, (("anna", "spring"), ("anna", "wound day")), on=date(2027, 3, 2)),
        ),
        (
            [("bo", "spring"), ("bo", "june")],
            {},
            Conflict(Rule.SAME_COMPETENCE, (("bo", "june"), ("bo", "spring")), competence_id="cpr"),
        ),
        (
            [("bo", "spring")],
            {"unavailable": pl.DataFrame({"person_id": "bo", "date": [date(2027, 3, 2)]})},
            Conflict(Rule.UNAVAILABLE, (("bo", "spring"),), session_id="spring", on=date(2027, 3, 2)),
        ),
        (
            [("anna", "spring"), ("bo", "spring")],
            {"taken": pl.DataFrame({"session_id": ["spring"], "organisation_id": [None], "seats": [1]})},
            Conflict(Rule.FULL, (("anna", "spring"), ("bo", "spring")), session_id="spring"),
        ),
        (
            [("anna", "june"), ("bo", "spring")],
            {"taken": pl.DataFrame({"session_id": ["spring"], "organisation_id": [None], "seats": [2]})},
            Conflict(Rule.FULL, (("bo", "spring"),), session_id="spring"),
        ),
        (
            [("anna", "spring"), ("bo", "spring")],
            {"units": UNITS.with_columns(max_absent=1)},
            Conflict(Rule.UNIT_LIMIT, (("anna", "spring"), ("bo", "spring")), unit_id="ward", on=date(2027, 3, 1)),
        ),
        (
            [("anna", "spring"), ("bo", "spring")],
            {
                "units": UNITS.with_columns(organisation_id=pl.lit("o")),
                "shares": pl.DataFrame({"session_id": ["spring"], "organisation_id": "o", "minimum": 0, "maximum": 1}),
            },
            Conflict(Rule.SHARE, (("anna", "spring"), ("bo", "spring")), session_id="spring", organisation_id="o"),
        ),
        (
            [("anna", "spring"), ("bo", "spring")],
            {
                "units": UNITS.with_columns(organisation_id=pl.lit("o")),
                "shares": pl.DataFrame(
                    {"session_id": ["spring"], "organisation_id": "o", "minimum": 1, "maximum": [None]}
                ),
                "taken": pl.DataFrame({"session_id": ["spring"], "organisation_id": [None], "seats": [1]}),
            },
            Conflict(Rule.FULL, (("anna", "spring"), ("bo", "spring")), session_id="spring"),
        ),
        (
            [("anna", "wound day"), ("bo", "spring")],
            {"budget": 6_000},
            Conflict(Rule.BUDGET, (("anna", "wound day"), ("bo", "spring"))),
        ),
        # All three together cost too much as well, but two of them collide already.
        (
            [("anna", "spring"), ("anna", "wound day"), ("bo", "spring")],
            {"budget": 12_000},
            Conflict(Rule.CLASH, (("anna", "spring"), ("anna", "wound day")), on=date(2027, 3, 2)),
        ),
    ],
)
def test_the_rule_that_locks_break_is_named(locks: Any, more: Any, conflict: Conflict) -> None:
    tables = {"units": UNITS} | more
    plan = plan_training(GAPS, TWINS, locks=_locks(*locks), **tables)
    assert plan.status is PlanStatus.INFEASIBLE
    assert plan.conflicts == (conflict,)


def test_a_lock_and_its_opposite_contradict_each_other() -> None:
    locks = pl.concat([_locks(("bo", "spring")), _locks(("bo", "spring"), attends=False)])
    (conflict,) = plan_training(GAPS, SESSIONS, UNITS, locks=locks).conflicts
    assert str(conflict) == "locked bo@spring: contradiction (spring)"
