"""What waits for the reader to look back at, which plans there are to follow up, and one evaluation to write."""

from dataclasses import dataclass
from datetime import date

from fagloft.contexts.evaluation.models import Evaluation
from fagloft.contexts.evaluation.queries.follow_up import GoalRow, LayerRow, tell_goal, tell_layer
from fagloft.contexts.evaluation.queries.rights import may_evaluate, may_follow_up, plans_to_evaluate
from fagloft.contexts.evaluation.queries.shares import BeforeAndNow, get_shares
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Measure, Plan

FOLLOWED = ("decided", "published", "in_progress", "done", "evaluated")


class NoSuchEvaluation(Exception):
    """The evaluation does not exist, or is not the reader's to write."""


@dataclass(frozen=True)
class WaitingRow:
    id: int
    layer: str
    due_on: date
    measure_title: str
    plan_id: int
    plan_title: str


@dataclass(frozen=True)
class PlanRow:
    id: int
    title: str
    level: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True)
class OpenEvaluation:
    """One layer of one measure, with what the register tells."""

    row: LayerRow
    measure_title: str
    plan_id: int
    plan_title: str
    shares: BeforeAndNow
    goal: GoalRow | None


def get_waiting_evaluations(*, scope: Scope, on: date) -> tuple[WaitingRow, ...]:
    """Due and not written, the oldest first, of those whose turn it is."""
    mine = Measure.objects.filter(plans_to_evaluate(scope, on), tenant_id=scope.tenant_id)
    rows = (
        Evaluation.objects.filter(measure__in=mine.exclude(status=Measure.Status.DROPPED))
        .filter(evaluated_on=None, due_on__lte=on)
        .order_by("due_on", "measure__title", "pk")
        .values_list("pk", "layer", "due_on", "measure__title", "measure__plan_id", "measure__plan__title")
    )
    return tuple(WaitingRow(*row) for row in rows)


def get_plans_to_follow(*, scope: Scope, on: date) -> tuple[PlanRow, ...]:
    """Decided plans that the reader follows up, the newest first; plans of single persons are on the person's page."""
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    plans = Plan.objects.filter(tenant_id__in=owners, status__in=FOLLOWED).exclude(level=Plan.Level.PERSON)
    return tuple(
        PlanRow(plan.pk, plan.title, plan.level, plan.starts_on, plan.ends_on)
        for plan in plans.order_by("-starts_on", "title", "pk")
        if may_follow_up(scope, plan, on)
    )


def get_evaluation(*, scope: Scope, tree: UnitTree, evaluation_id: int, on: date) -> OpenEvaluation:
    row = find_evaluation(scope=scope, evaluation_id=evaluation_id, on=on)
    measure = row.measure
    shares = get_shares(scope=scope, tree=tree, measure_ids=[measure.pk], began_on=measure.plan.starts_on, on=on)
    return OpenEvaluation(
        row=tell_layer(row, on),
        measure_title=measure.title,
        plan_id=measure.plan_id,
        plan_title=measure.plan.title,
        shares=shares.get(measure.pk, BeforeAndNow()),
        goal=tell_goal(measure.goal),
    )


def find_evaluation(*, scope: Scope, evaluation_id: int, on: date, lock: bool = False) -> Evaluation:
    rows = Evaluation.objects.select_related("measure__plan", "measure__goal").exclude(measure__status="dropped")
    if lock:
        rows = rows.select_for_update(of=("self",))
    found = rows.filter(tenant_id=scope.tenant_id, pk=evaluation_id).first()
    if found is None or not may_evaluate(scope, found.measure.plan, on):
        raise NoSuchEvaluation
    return found
