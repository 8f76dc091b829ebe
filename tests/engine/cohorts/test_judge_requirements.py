"""A cohort against the rows that report 003 prints."""

from pathlib import Path

import polars as pl
import pytest

import fagloft.data
from fagloft.engine.cohorts import Asked, tailor_cohort
from fagloft.engine.cohorts.examples import choices
from fagloft.engine.cohorts.requirements import Fact, Judgement, judge_requirements, state_facts

FILE = Path(next(iter(fagloft.data.__path__))) / "leadership" / "top_leader_programme_requirements.csv"


@pytest.fixture
def requested() -> pl.DataFrame:
    return pl.read_csv(FILE, infer_schema=False)


def judge(requested: pl.DataFrame, parameter: str, fact: Fact) -> list[str]:
    judged = judge_requirements({parameter: fact}, requested)
    return judged.filter(pl.col("parameter") == parameter)["judgement"].to_list()


def test_all_rows_are_judged_and_keep_their_source(requested: pl.DataFrame) -> None:
    judged = judge_requirements({}, requested)

    assert len(judged) == 47
    assert judged["source"].null_count() == judged["line"].null_count() == 0
    counted = dict(judged["judgement"].value_counts().iter_rows())
    assert counted == {Judgement.UNKNOWN: 45, Judgement.NOT_A_REQUIREMENT: 2}


@pytest.mark.parametrize(
    ("parameter", "fact", "judgements"),
    [
        ("gatherings", 6, ["met"]),
        ("gatherings", 5, ["not_met"]),
        ("gathering_length_min", 3, ["met"]),
        ("gathering_length_min", 1, ["not_met"]),
        ("gathering_length_max", 3.5, ["met"]),
        ("gathering_length_max", 4, ["not_met"]),
        ("cost_per_participant", 100_000, ["met"]),
        ("cost_per_participant", 100_001, ["not_met"]),
        ("ects_level", "master", ["met"]),
        ("ects_level", "bachelor", ["not_met"]),
        ("audience", frozenset({"hospital top leaders"}), ["not_met", "met"]),
        ("first_requested", 2015, ["not_a_requirement"]),
    ],
)
def test_row_is_judged_as_it_reads(requested: pl.DataFrame, parameter: str, fact: Fact, judgements: list[str]) -> None:
    assert judge(requested, parameter, fact) == judgements


def test_number_that_must_be_equal() -> None:
    row = {"parameter": ["classes"], "operator": ["="], "value": ["2"], "unit": "", "source": "", "line": 1, "note": ""}

    assert judge_requirements({"classes": 2}, pl.DataFrame(row))["judgement"].to_list() == ["met"]
    assert judge_requirements({"classes": 3}, pl.DataFrame(row))["judgement"].to_list() == ["not_met"]


def test_cohort_of_nobody_has_no_price() -> None:
    from dataclasses import replace

    found = tailor_cohort(choices(), Asked(()))
    assert found.cohort is not None

    assert "cost_per_participant" in state_facts(found, found.cohort, top_levels=frozenset({"top"}))
    empty = replace(found.cohort, participants=())
    assert "cost_per_participant" not in state_facts(found, empty, top_levels=frozenset({"top"}))
