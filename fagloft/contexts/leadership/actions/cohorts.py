"""Tailor a cohort: say what is wished, work it out, answer what only the office knows, and order."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.admission.models import Intake
from fagloft.contexts.leadership.actions.cohort_searches import TooManyCourses, load_search
from fagloft.contexts.leadership.models import Cohort
from fagloft.contexts.leadership.queries.cohort_requirements import RequirementAnswer, get_requirement_keys
from fagloft.contexts.leadership.queries.cohort_wishes import CohortWishes
from fagloft.contexts.leadership.queries.cohorts import (
    NoSuchCohort,
    NotTheOffice,
    read_kept,
    require_office,
)
from fagloft.contexts.organisations.scope import Scope

__all__ = [
    "ChangedMeanwhile",
    "NoSuchCohort",
    "NoSuchIntake",
    "NoSuchRequirement",
    "NotTheOffice",
    "TooManyCourses",
    "answer",
    "ask",
    "begin",
    "mark_ordered",
    "work_out",
]


class ChangedMeanwhile(Exception):
    """Somebody has changed the cohort since it was opened."""


class NoSuchIntake(Exception):
    """The office has no tailored intake with the number."""


class NoSuchRequirement(Exception):
    """Report 003 asks for nothing of the kind."""


@transaction.atomic
def begin(*, scope: Scope, intake_id: int) -> int:
    """Tailor the cohort of an intake; returns its number, also where somebody began before."""
    require_office(scope)
    if not Intake.objects.filter(tenant_id=scope.tenant_id, pk=intake_id, is_tailored=True).exists():
        raise NoSuchIntake
    row, _ = Cohort.objects.get_or_create(tenant_id=scope.tenant_id, intake_id=intake_id)
    return row.pk


@transaction.atomic
def ask(*, scope: Scope, cohort_id: int, edition: int, wishes: CohortWishes) -> None:
    """Save what is wished; what was worked out before stands until it is worked out anew."""
    row = _open(scope, cohort_id, edition)
    row.wishes = replace(read_kept(row), wishes=wishes).pack_wishes()
    _save(row)


@transaction.atomic
def work_out(
    *, scope: Scope, cohort_id: int, edition: int, on: date, at: datetime, time_limit_s: float | None = None
) -> bool:
    """Find the best cohort that keeps the wishes, among those nominated; tells whether the search is to go on."""
    row = _open(scope, cohort_id, edition)
    told = load_search(scope=scope, row=row, on=on).solve(time_limit_s, may_go_on=True)
    row.result = told.pack_result()
    row.worked_out_at, row.worked_out_by_name = at, scope.user_name
    _save(row)
    return told.goes_on


@transaction.atomic
def answer(*, scope: Scope, cohort_id: int, edition: int, key: str, is_met: bool | None, note: str, on: date) -> None:
    """Say whether a requirement is met that the cohort itself cannot tell of; None takes the answer back."""
    row = _open(scope, cohort_id, edition)
    if key not in get_requirement_keys():
        raise NoSuchRequirement
    kept = read_kept(row)
    others = tuple(one for one in kept.answers if one.key != key)
    told = () if is_met is None else (RequirementAnswer(key, is_met, note, scope.user_name, on),)
    row.wishes = replace(kept, answers=(*others, *told)).pack_wishes()
    _save(row)


@transaction.atomic
def mark_ordered(*, scope: Scope, cohort_id: int, edition: int, on: date | None) -> None:
    """Write down the day the order was sent; None takes it back."""
    row = _open(scope, cohort_id, edition)
    row.ordered_on = on
    _save(row)


def _open(scope: Scope, cohort_id: int, edition: int) -> Cohort:
    require_office(scope)
    row = Cohort.objects.select_for_update().filter(tenant_id=scope.tenant_id, pk=cohort_id).first()
    if row is None:
        raise NoSuchCohort
    if row.edition != edition:
        raise ChangedMeanwhile
    return row


def _save(row: Cohort) -> None:
    row.edition += 1
    row.save()
