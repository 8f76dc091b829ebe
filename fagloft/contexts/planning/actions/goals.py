"""Say what is to be reached, by when, and how one sees it."""

from datetime import date

from django.db import transaction

from fagloft.contexts.competence.models import Competence, Level
from fagloft.contexts.organisations.models import Person, Unit
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import (
    InThePast,
    NoSuchPlan,
    NotYoursToChange,
    WrongStatus,
    keep_edition,
)
from fagloft.contexts.planning.models import Goal
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights
from fagloft.contexts.planning.queries.plan_texts import GoalText


class HalfAGoal(Exception):
    """A goal for competence says which, on what level, and for how many."""


class NoSuchLevel(Exception):
    """The catalogue has no such competence, or not on that level."""


class IndicatorMissing(Exception):
    """A number to reach is a number of something."""


@transaction.atomic
def add(
    *,
    scope: Scope,
    level: str,
    text: GoalText,
    today: date,
    unit_id: int | None = None,
    person_id: int | None = None,
    parent_id: int | None = None,
) -> int:
    """A new goal; under a parent it belongs where the parent does. Returns its number."""
    goal = Goal(tenant_id=scope.tenant_id, level=level, unit_id=unit_id, person_id=person_id)
    if parent_id is not None:
        goal.parent = _find(scope, parent_id)
        goal.level, goal.unit_id, goal.person_id = goal.parent.level, goal.parent.unit_id, goal.parent.person_id
    own = {"tenant_id": scope.tenant_id}
    if unit_id is not None and not Unit.objects.filter(pk=unit_id, **own).exists():
        raise NoSuchPlan
    if person_id is not None and not Person.objects.filter(pk=person_id, **own).exists():
        raise NoSuchPlan
    _require_right(scope, goal, today)
    _write(scope, goal, text, today)
    goal.save()
    return goal.pk


@transaction.atomic
def change(*, scope: Scope, goal_id: int, edition: int, text: GoalText, today: date) -> None:
    goal = _open(scope, goal_id, today)
    if goal.closed_on is not None:
        raise WrongStatus
    keep_edition(goal, edition)
    _write(scope, goal, text, today)
    goal.save()


@transaction.atomic
def close(*, scope: Scope, goal_id: int, today: date) -> None:
    """Nothing more is planned for it; measures that led to it keep it."""
    goal = _open(scope, goal_id, today)
    if goal.closed_on is not None:
        raise WrongStatus
    goal.closed_on = today
    goal.edition += 1
    goal.save()


@transaction.atomic
def reopen(*, scope: Scope, goal_id: int, today: date) -> None:
    """Undo a close."""
    goal = _open(scope, goal_id, today)
    goal.closed_on = None
    goal.edition += 1
    goal.save()


def _find(scope: Scope, goal_id: int) -> Goal:
    goal = Goal.objects.select_for_update(of=("self",)).filter(tenant_id=scope.tenant_id, pk=goal_id).first()
    if goal is None:
        raise NoSuchPlan
    return goal


def _open(scope: Scope, goal_id: int, today: date) -> Goal:
    goal = _find(scope, goal_id)
    _require_right(scope, goal, today)
    return goal


def _require_right(scope: Scope, goal: Goal, today: date) -> None:
    if not get_plan_rights(scope=scope, on=today).may_change_goal(goal):
        raise NotYoursToChange


def _write(scope: Scope, goal: Goal, text: GoalText, today: date) -> None:
    if text.target_on is not None and text.target_on < today and text.target_on != goal.target_on:
        raise InThePast
    if (text.baseline is not None or text.target is not None) and not text.indicator.strip():
        raise IndicatorMissing
    _require_competence(scope, text)
    for name, value in vars(text).items():
        setattr(goal, name, value)


def _require_competence(scope: Scope, text: GoalText) -> None:
    told = (text.competence_id, text.competence_level, text.people_needed)
    if all(part is None for part in told):
        return
    if not all(told):
        raise HalfAGoal
    usable = Competence.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])
    levels = Level.objects.filter(competence__in=usable, competence_id=text.competence_id, level=text.competence_level)
    if not levels.exists():
        raise NoSuchLevel
