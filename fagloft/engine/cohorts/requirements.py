"""Hold a cohort against the requirements a programme was asked to meet, row by row, each with its source."""

from collections.abc import Mapping
from enum import StrEnum

import polars as pl

from fagloft.engine.cohorts.outcome import Cohort, TailoredCohort
from fagloft.engine.cohorts.wishes import Sector
from fagloft.engine.vocabulary import conform

type Fact = float | str | frozenset[str]

REQUIREMENTS = pl.Schema(
    {
        "parameter": pl.String(),
        "operator": pl.String(),
        "value": pl.String(),
        "unit": pl.String(),
        "source": pl.String(),
        "line": pl.Int64(),
        "note": pl.String(),
    }
)
JUDGED = pl.Schema({**REQUIREMENTS, "judgement": pl.String(), "fact": pl.String()})
"""The requirement as it is printed, the judgement, and the fact it rests on; null where there is none."""

HISTORY = frozenset({"requested_start_year", "first_requested"})
"""What only tells how the request came about."""

ABOUT = 0.5
"""What is printed as "about" so many days may be missed by half a day."""

OF_SECTOR = {Sector.MUNICIPALITY: "municipal top leaders", Sector.HOSPITAL: "hospital top leaders"}


class Judgement(StrEnum):
    """Whether a requirement is met; unknown where nobody has stated the fact."""

    MET = "met"
    NOT_MET = "not_met"
    UNKNOWN = "unknown"
    NOT_A_REQUIREMENT = "not_a_requirement"


def judge_requirements(facts: Mapping[str, Fact], requirements: pl.DataFrame) -> pl.DataFrame:
    """
    Judge a cohort row by row.

    Parameters
    ----------
    facts : mapping of str to Fact
        By parameter: a number, a word, or everything that is included.
    requirements : pl.DataFrame
        Columns as in `REQUIREMENTS`. Operators: `>=`, `<=`, `=`, `includes`, and `approx`: of a parameter that ends in
        `_min` at least, else at most, so much, half a day more or less.

    Returns
    -------
    pl.DataFrame
        Columns as in `JUDGED`, one row for each requirement, in their order.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import REQUESTED
    >>> judged = judge_requirements({"gatherings": 5, "content_theme": frozenset({"finance"})}, REQUESTED)
    >>> judged.select("parameter", "judgement", "fact").rows()
    [('gatherings', 'not_met', '5'), ('content_theme', 'met', 'finance'), ('ects_level', 'unknown', None)]
    """
    asked = conform(requirements, REQUIREMENTS)
    rows = [(*row.values(), *_judge(row, facts.get(row["parameter"]))) for row in asked.iter_rows(named=True)]
    return pl.DataFrame(rows, JUDGED, orient="row")


def state_facts(tailored: TailoredCohort, cohort: Cohort, *, top_levels: frozenset[str]) -> dict[str, Fact]:
    """
    State what a cohort itself tells; all else must be stated by whoever orders it.

    Parameters
    ----------
    tailored : TailoredCohort
        With its costs.
    cohort : Cohort
        Its cohort.
    top_levels : frozenset of str
        The levels whose leaders are top leaders.

    Returns
    -------
    dict of str to Fact
        Gatherings and their length, price without travel and lodging, who takes part, and the topics.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.tailor import tailor_cohort
    >>> from fagloft.engine.cohorts.wishes import Asked
    >>> found = tailor_cohort(choices(), Asked(()))
    >>> facts = state_facts(found, found.cohort, top_levels=frozenset({"top"}))
    >>> facts["gatherings"], facts["cost_per_participant"], sorted(facts["audience"])
    (2, 25000.0, ['hospital top leaders', 'municipal top leaders'])
    """
    form = cohort.arrangement.form
    top = [one for one in cohort.participants if one.level in top_levels]
    topics = frozenset().union(*(one.topics for one in cohort.modules))
    facts: dict[str, Fact] = {
        "gatherings": form.gatherings,
        "gathering_length_min": form.days_each,
        "gathering_length_max": form.days_each,
        "audience": frozenset(OF_SECTOR[one.sector] for one in top),
        "central_content": topics,
        "content_theme": topics,
    }
    if cohort.participants:
        facts["cost_per_participant"] = float(tailored.costs["without_travel"].to_list()[0])
    return facts


def _judge(row: Mapping[str, str], fact: Fact | None) -> tuple[str, str | None]:
    """Judge one row."""
    if row["parameter"] in HISTORY:
        return Judgement.NOT_A_REQUIREMENT, None
    if fact is None:
        return Judgement.UNKNOWN, None
    told = "; ".join(sorted(fact)) if isinstance(fact, frozenset) else str(fact)
    return (Judgement.MET if _is_met(row, fact) else Judgement.NOT_MET), told


def _is_met(row: Mapping[str, str], fact: Fact) -> bool:
    """Tell whether a fact meets what is asked."""
    operator, value = row["operator"], row["value"]
    if isinstance(fact, frozenset):
        return value in fact
    if isinstance(fact, str):
        return value == fact
    asked, slack = float(value), ABOUT if operator == "approx" else 0.0
    is_least = operator == ">=" or (operator == "approx" and row["parameter"].endswith("_min"))
    if operator == "=":
        return fact == asked
    return fact >= asked - slack if is_least else fact <= asked + slack
