"""The report on fairness hides small groups and adds up."""

from datetime import date

import polars as pl
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.admission.fairness import measure_interval, report_fairness
from fagloft.engine.admission.programme import admit_to_programme
from fagloft.engine.admission.programme_rules import Applicant, Eligibility, ProgrammeClass, ProgrammeRules

CLASS = ProgrammeClass("x", 30, date(2027, 9, 1))


def apply_from(county: str, number: int, eligibility: Eligibility = Eligibility.OPEN) -> list[Applicant]:
    return [
        Applicant(f"{county} {eligibility} {n}", n, ("x",), eligibility=eligibility, traits={"county": county})
        for n in range(number)
    ]


def test_counts_are_those_of_the_admission() -> None:
    came = [*apply_from("north", 40), *apply_from("north", 9, Eligibility.CLOSED), *apply_from("south", 20)]
    found = report_fairness(came, admit_to_programme(came, [CLASS], ProgrammeRules()), ["county"], minimum=1)
    rows = found.select("value", "applied", "eligible", "admitted").rows()

    assert rows == [("north", 49, 40, 15), ("south", 20, 20, 15)]


def test_small_groups_are_hidden_with_what_they_could_be_worked_out_from() -> None:
    came = [*apply_from("north", 40), *apply_from("south", 3)]
    found = report_fairness(came, admit_to_programme(came, [CLASS], ProgrammeRules()), ["county"])

    assert found.filter(pl.col("value") == "south")["is_hidden"].item()
    assert found.filter(pl.col("value") == "south")["admitted"].item() is None


def test_nobody_eligible_has_no_rate() -> None:
    came = apply_from("north", 9, Eligibility.CLOSED)
    found = report_fairness(came, admit_to_programme(came, [CLASS], ProgrammeRules()), ["county"], minimum=0)

    assert found.select("eligible", "rate", "low", "high").rows() == [(0, None, 0.0, 1.0)]


def test_no_applicants_no_rows() -> None:
    assert report_fairness([], admit_to_programme([], [CLASS], ProgrammeRules()), ["county"]).is_empty()


@given(st.integers(0, 50), st.integers(1, 50))
def test_interval_holds_the_share(hits: int, more: int) -> None:
    low, high = measure_interval(hits, hits + more)

    assert 0 <= low <= hits / (hits + more) <= high <= 1
