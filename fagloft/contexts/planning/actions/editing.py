"""What every change of a plan begins with: the row locked, the right asked, nobody's text written over unseen."""

from datetime import date

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Goal, Measure, Plan
from fagloft.contexts.planning.queries.plan_rights import PlanRights, get_plan_rights


class NoSuchPlan(Exception):
    """The plan, or the measure or goal, does not exist, or belongs to somebody else."""


class NotYoursToChange(Exception):
    """Somebody else writes this plan, or decides it."""


class ChangedMeanwhile(Exception):
    """Somebody saved after the form was opened; nothing was saved over it."""


class WrongStatus(Exception):
    """The step does not follow the one before, as when what is dropped is to be published."""


class EndsBeforeItBegins(Exception):
    """A plan or a measure lasts at least a day."""


class InThePast(Exception):
    """What is still to be done cannot be due on a day that is gone."""


class ReasonMissing(Exception):
    """What is dropped, or asked of everybody, says why."""


ENDED = frozenset({Plan.Status.DONE, Plan.Status.EVALUATED, Plan.Status.DROPPED})


def lock_plan(scope: Scope, plan_id: int) -> Plan:
    """The plan for this transaction alone."""
    rows = Plan.objects.select_for_update(of=("self",)).select_related("unit")
    plan = rows.filter(tenant_id=scope.tenant_id, pk=plan_id).first()
    if plan is None:
        raise NoSuchPlan
    return plan


def open_plan(scope: Scope, plan_id: int, *, on: date) -> tuple[Plan, PlanRights]:
    """The plan, where the reader writes it and it is still being written."""
    plan, rights = lock_plan(scope, plan_id), get_plan_rights(scope=scope, on=on)
    if not rights.may_change(plan):
        raise NotYoursToChange
    if plan.status in ENDED:
        raise WrongStatus
    return plan, rights


def open_measure(scope: Scope, measure_id: int, *, on: date) -> tuple[Measure, PlanRights]:
    """The measure and its plan, locked in the same order by all: the plan first."""
    found = Measure.objects.filter(tenant_id=scope.tenant_id, pk=measure_id).values_list("plan_id", flat=True).first()
    if found is None:
        raise NoSuchPlan
    plan, rights = open_plan(scope, found, on=on)
    measure = Measure.objects.select_for_update(of=("self",)).get(pk=measure_id)
    measure.plan = plan
    return measure, rights


def keep_edition(row: Plan | Measure | Goal, edition: int) -> None:
    """Raise where somebody saved since the edition was read; else count this change."""
    if row.edition != edition:
        raise ChangedMeanwhile
    row.edition += 1
