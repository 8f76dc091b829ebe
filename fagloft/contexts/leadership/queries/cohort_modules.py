"""The entries of the catalogue that a cohort can be put together of."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fagloft.contexts.leadership.queries.programme_texts import ProgrammeText
from fagloft.contexts.leadership.queries.programmes import ProgrammeFilter, get_programmes
from fagloft.contexts.organisations.scope import Scope

COURSE = "single_courses"


@dataclass(frozen=True)
class CohortModule:
    """A course of which all is told that a cohort must know; `counts_towards` is the level of what it is part of."""

    code: str
    programme_id: int
    title: str
    provider: str
    credits: Decimal
    topics: tuple[str, ...]
    days: int
    price: int
    counts_towards: str
    is_part_time: bool
    is_fictitious: bool


def get_cohort_modules(*, scope: Scope, on: date) -> tuple[CohortModule, ...]:
    """By title; a course whose credits, topics, gatherings or price nobody has told is no part of a sum."""
    rows = get_programmes(scope=scope, on=on, wanted=ProgrammeFilter()).rows
    levels = {row.text.code: row.text.level for row in rows}
    found = (_module(row.id, row.text, levels, is_fictitious=row.is_fictitious) for row in rows)
    return tuple(module for module in found if module is not None)


def _module(
    programme_id: int, text: ProgrammeText, levels: dict[str, str], *, is_fictitious: bool
) -> CohortModule | None:
    if text.level != COURSE or not text.topics or text.credits_max is None or text.price is None:
        return None
    if text.gatherings is None or (text.gatherings and text.days_per_gathering is None):
        return None
    return CohortModule(
        code=text.code,
        programme_id=programme_id,
        title=text.title,
        provider=text.provider_name,
        credits=text.credits_max,
        topics=text.topics,
        days=text.gatherings * (text.days_per_gathering or 0),
        price=round(text.price),
        counts_towards=levels.get(text.part_of_code, ""),
        is_part_time=bool(text.is_part_time),
        is_fictitious=is_fictitious,
    )
