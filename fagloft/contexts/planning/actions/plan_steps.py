"""The way of a plan: published, begun, done, or dropped with the reason."""

from datetime import date, datetime

from django.db import transaction
from django.db.models import Max

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.actions.editing import (
    ENDED,
    NotYoursToChange,
    ReasonMissing,
    WrongStatus,
    keep_edition,
    lock_plan,
)
from fagloft.contexts.planning.models import Plan, PlanVersion
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights

Status = Plan.Status


@transaction.atomic
def publish(*, scope: Scope, plan_id: int, now: datetime, today: date) -> int:
    """Make the latest decided version known to those it concerns; returns its number."""
    plan = _open(scope, plan_id, today)
    latest = PlanVersion.objects.filter(plan=plan).aggregate(latest=Max("number"))["latest"]
    if latest is None or latest == plan.published_number:
        raise WrongStatus
    plan.published_number, plan.published_at = latest, now
    if plan.status == Status.DECIDED:
        plan.status = Status.PUBLISHED
    _save(plan)
    return int(latest)


@transaction.atomic
def start(*, scope: Scope, plan_id: int, today: date) -> None:
    """The work has begun; also takes back that it was done."""
    plan = _open(scope, plan_id, today, may_be=frozenset({Status.DONE}))
    _step(plan, Status.IN_PROGRESS, after={Status.PUBLISHED, Status.DONE})


@transaction.atomic
def finish(*, scope: Scope, plan_id: int, today: date) -> None:
    _step(_open(scope, plan_id, today), Status.DONE, after={Status.PUBLISHED, Status.IN_PROGRESS})


@transaction.atomic
def drop(*, scope: Scope, plan_id: int, edition: int, reason: str, today: date) -> None:
    """The plan is not carried out, and why; what was decided and published stays to be read."""
    if not reason.strip():
        raise ReasonMissing
    plan = _open(scope, plan_id, today)
    keep_edition(plan, edition)
    plan.status, plan.dropped_reason = Status.DROPPED, reason
    plan.save()


@transaction.atomic
def take_up_again(*, scope: Scope, plan_id: int, today: date) -> None:
    """Undo a drop: the plan goes on where it was last certain, as a proposal or as decided."""
    plan = _open(scope, plan_id, today, may_be=ENDED)
    if plan.status != Status.DROPPED:
        raise WrongStatus
    was_decided = PlanVersion.objects.filter(plan=plan).exists()
    published = Status.PUBLISHED if plan.published_number else Status.DECIDED
    plan.status, plan.dropped_reason = published if was_decided else Status.PROPOSED, ""
    _save(plan)


def _open(scope: Scope, plan_id: int, today: date, *, may_be: frozenset[str] = frozenset()) -> Plan:
    """Whoever writes the plan, or decides it, takes it on."""
    plan, rights = lock_plan(scope, plan_id), get_plan_rights(scope=scope, on=today)
    if not (rights.may_change(plan) or rights.may_decide(plan)):
        raise NotYoursToChange
    if plan.status in ENDED - may_be:
        raise WrongStatus
    return plan


def _step(plan: Plan, status: str, *, after: set[Status]) -> None:
    if plan.status not in after:
        raise WrongStatus
    plan.status = status
    _save(plan)


def _save(plan: Plan) -> None:
    plan.edition += 1
    plan.save()
