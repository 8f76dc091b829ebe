"""What is said of a programme in one year, as a form, a file and the catalogue hold it alike."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any

from fagloft.contexts.leadership.models import Programme

SEVERAL = ("audience", "leader_levels", "topics", "delivery")


@dataclass(frozen=True)
class ProgrammeText:
    """Empty text, an empty tuple and None all mean that it is not known."""

    code: str
    year: int
    title: str
    provider_name: str
    part_of_code: str = ""
    provider_code: str = ""
    commissioner: str = ""
    section: str = ""
    audience: tuple[str, ...] = ()
    leader_levels: tuple[str, ...] = ()
    level: str = ""
    credits_min: Decimal | None = None
    credits_max: Decimal | None = None
    topics: tuple[str, ...] = ()
    education_years: int | None = None
    experience_years: int | None = None
    experience_is_relevant: bool | None = None
    study_competence_is_enough: bool | None = None
    accepts_prior_learning: bool | None = None
    requirement_varies: bool = False
    is_part_time: bool | None = None
    delivery: tuple[str, ...] = ()
    gatherings: int | None = None
    days_per_gathering: int | None = None
    first_weekday: int | None = None
    duration: str = ""
    place: str = ""
    municipality_code: str = ""
    price: Decimal | None = None
    cost_note: str = ""
    participants: str = ""
    ordered_by: str = ""
    individual_enrolment: bool | None = None
    status: str = "active"
    website: str = ""
    note: str = ""
    source: str = ""
    line: int | None = None


FIELDS = tuple(field.name for field in fields(ProgrammeText))


def text_of(programme: Programme) -> ProgrammeText:
    """What the row says; load its municipality with it."""
    told = {name: getattr(programme, name) for name in FIELDS if name != "municipality_code"}
    code = programme.municipality.code if programme.municipality else ""
    return ProgrammeText(**told | {name: tuple(told[name]) for name in SEVERAL}, municipality_code=code)


def find_differences(before: ProgrammeText, after: ProgrammeText) -> Iterator[tuple[str, Any, Any]]:
    """Field, what it said and what it says now; spaces and line breaks are no difference."""
    for name in FIELDS:
        was, is_now = getattr(before, name), getattr(after, name)
        if _plain(was) != _plain(is_now):
            yield name, was, is_now


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return " ".join(value.split())
    return frozenset(value) if isinstance(value, tuple) else value


def tell_requirements(told: Programme | ProgrammeText) -> dict[str, Any]:
    """What admission asks, as the engine reads it; what varies from course to course must be asked and is unknown.

    Where general study competence is enough and nothing else is told, no higher education is asked.
    """
    varies = told.requirement_varies
    education = 0 if told.study_competence_is_enough and told.education_years is None else told.education_years
    return {
        "higher_education_years_required": None if varies else education,
        "experience_years_required": None if varies else told.experience_years,
        "prior_learning_accepted": told.accepts_prior_learning,
    }
