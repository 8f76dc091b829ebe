"""A cohort held against what report 003 asks of a joint programme: by what it tells itself, and by what is answered."""

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

import polars as pl

from fagloft.contexts.leadership.queries.cohort_results import CohortResult, StatedFact
from fagloft.contexts.leadership.queries.topics import FOLDER
from fagloft.engine.cohorts.requirements import REQUIREMENTS, Fact, Judgement, judge_requirements

CONTENT = ("central_content", "content_theme")


@dataclass(frozen=True)
class RequirementAnswer:
    """What the office knows of a requirement that the cohort itself cannot tell."""

    key: str
    is_met: bool
    note: str
    by: str
    on: date


@dataclass(frozen=True)
class JudgedRequirement:
    """A requirement with its judgement; `topic` is the one of the catalogue that would meet it, if there is one."""

    key: str
    parameter: str
    value: str
    source: str
    line: int
    judgement: str
    fact: str
    topic: str
    answer: RequirementAnswer | None

    @property
    def may_be_answered(self) -> bool:
        return self.answer is not None or self.judgement == Judgement.UNKNOWN.value


def get_requirement_keys() -> frozenset[str]:
    return frozenset(_key(row) for row in _requirements().iter_rows(named=True))


def judge_cohort(result: CohortResult | None, answers: Iterable[RequirementAnswer]) -> tuple[JudgedRequirement, ...]:
    """Every requirement in the order of the report; what only tells how it came about is left out."""
    known = {one.key: one for one in answers}
    facts = {one.parameter: _fact(one) for one in result.facts} if result is not None and result.has_cohort else {}
    mapped = pl.col("value").is_in(list(_topics())) | ~pl.col("parameter").is_in(CONTENT)
    asked = _requirements().with_row_index("number")
    by_number: dict[int, Mapping[str, str | None]] = {}
    for rows, stated in ((asked.filter(mapped), facts), (asked.filter(~mapped), {})):
        judged = judge_requirements(stated, rows)
        by_number |= dict(zip(rows["number"], judged.iter_rows(named=True), strict=True))
    told = (_judged(by_number[number], known) for number in sorted(by_number))
    return tuple(one for one in told if one.judgement != Judgement.NOT_A_REQUIREMENT.value)


def _judged(row: Mapping[str, str | None], known: Mapping[str, RequirementAnswer]) -> JudgedRequirement:
    key = _key(row)
    answer = known.get(key) if row["judgement"] == Judgement.UNKNOWN else None
    judgement = str(row["judgement"])
    if answer is not None:
        judgement = (Judgement.MET if answer.is_met else Judgement.NOT_MET).value
    return JudgedRequirement(
        key=key,
        parameter=row["parameter"] or "",
        value=row["value"] or "",
        source=(row["source"] or "").split("_")[0],
        line=int(row["line"] or 0),
        judgement=judgement,
        fact=row["fact"] or "",
        topic=_topics().get(row["value"] or "", "") if row["parameter"] in CONTENT else "",
        answer=answer,
    )


def _key(row: Mapping[str, str | None]) -> str:
    return f"{row['parameter']}:{row['value']}"


def _fact(one: StatedFact) -> Fact:
    """Topics of the catalogue are read as the words of the report."""
    if one.parameter in CONTENT:
        return frozenset(asked for asked, topic in _topics().items() if topic in one.words)
    if one.number is not None:
        return float(one.number)
    return one.word or frozenset(one.words)


@cache
def _requirements() -> pl.DataFrame:
    return pl.read_csv(FOLDER / "top_leader_programme_requirements.csv", schema=REQUIREMENTS)


@cache
def _topics() -> dict[str, str]:
    with (FOLDER / "requirement_topics.csv").open(encoding="utf-8", newline="") as file:
        return {row["requirement"]: row["topic"] for row in csv.DictReader(file)}
