"""Write a plan: start it, say what it is for, put first what comes first."""

from datetime import date

from django.db import transaction

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.models import Person, Unit
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import (
    EndsBeforeItBegins,
    InThePast,
    NoSuchPlan,
    NotYoursToChange,
    keep_edition,
    open_plan,
)
from fagloft.contexts.planning.models import FocusArea, Plan
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.contexts.planning.queries.plan_texts import FocusAreaText, PlanText


class NoSuchFocusArea(Exception):
    """The focus area is not in this plan, or is removed."""


class NoSuchCompetence(Exception):
    """The catalogue the organisation uses has no such item."""


@transaction.atomic
def add(
    *,
    scope: Scope,
    level: str,
    text: PlanText,
    today: date,
    unit_id: int | None = None,
    person_id: int | None = None,
) -> int:
    """Start a plan as a proposal; returns its number."""
    own = {"tenant_id": scope.tenant_id}
    is_known = (
        (unit_id is None or Unit.objects.filter(pk=unit_id, **own).exists())
        and (person_id is None or Person.objects.filter(pk=person_id, **own).exists())
    )  # fmt: skip
    if not is_known:
        raise NoSuchPlan
    if not get_plan_rights(scope=scope, on=today).may_add(level, unit_id, person_id):
        raise NotYoursToChange
    plan = Plan(tenant_id=scope.tenant_id, level=level, unit_id=unit_id, person_id=person_id)
    _write(plan, text, today)
    plan.save()
    return plan.pk


@transaction.atomic
def change(*, scope: Scope, plan_id: int, edition: int, text: PlanText, today: date) -> None:
    """Write title, introduction and period anew."""
    plan, _ = open_plan(scope, plan_id, on=today)
    keep_edition(plan, edition)
    _write(plan, text, today)
    plan.save()


@transaction.atomic
def add_focus_area(*, scope: Scope, plan_id: int, text: FocusAreaText, today: date) -> int:
    plan, _ = open_plan(scope, plan_id, on=today)
    _require_competence(scope, text.competence_id)
    return FocusArea.objects.create(tenant_id=scope.tenant_id, plan=plan, **vars(text)).pk


@transaction.atomic
def change_focus_area(*, scope: Scope, focus_area_id: int, text: FocusAreaText, today: date) -> int:
    """Write a focus area anew; returns the number of its plan."""
    area = _open_focus_area(scope, focus_area_id, today)
    _require_competence(scope, text.competence_id)
    for name, value in vars(text).items():
        setattr(area, name, value)
    area.save()
    return area.plan_id


@transaction.atomic
def remove_focus_area(*, scope: Scope, focus_area_id: int, today: date) -> tuple[int, FocusAreaText]:
    """Take it out; its measures stay. Returns the plan's number and what was said, so that it can be put back."""
    area = _open_focus_area(scope, focus_area_id, today)
    text = FocusAreaText(area.title, area.description, area.competence_id)
    area.delete()
    return area.plan_id, text


def _write(plan: Plan, text: PlanText, today: date) -> None:
    if text.ends_on <= text.starts_on:
        raise EndsBeforeItBegins
    if text.ends_on <= today and text.ends_on != plan.ends_on:
        raise InThePast
    for name, value in vars(text).items():
        setattr(plan, name, value)


def _open_focus_area(scope: Scope, focus_area_id: int, today: date) -> FocusArea:
    area = FocusArea.objects.filter(tenant_id=scope.tenant_id, pk=focus_area_id).first()
    if area is None:
        raise NoSuchFocusArea
    open_plan(scope, area.plan_id, on=today)
    return area


def _require_competence(scope: Scope, competence_id: int | None) -> None:
    usable = Competence.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])
    if competence_id is not None and not usable.filter(pk=competence_id).exists():
        raise NoSuchCompetence
