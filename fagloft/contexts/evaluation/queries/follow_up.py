"""How far the measures of a plan have come, and what was found when they were looked back at."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fagloft.contexts.evaluation.models import Evaluation
from fagloft.contexts.evaluation.queries.rights import find_plan, may_evaluate
from fagloft.contexts.evaluation.queries.shares import BeforeAndNow, get_shares
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Goal, Measure, Plan
from fagloft.engine.evaluation import LAYERS, tell_progress


@dataclass(frozen=True)
class LayerRow:
    id: int
    layer: str
    due_on: date
    is_overdue: bool
    finding: str
    before: Decimal | None
    after: Decimal | None
    target_group: int | None
    evaluated_on: date | None
    evaluated_by_name: str


@dataclass(frozen=True)
class GoalRow:
    title: str
    indicator: str
    baseline: Decimal | None
    target: Decimal | None


@dataclass(frozen=True)
class MeasureRow:
    """`shares` is None where the group is too small for the reader, or the register cannot tell."""

    id: int
    title: str
    status: str
    starts_on: date
    ends_on: date
    people: int | None
    shares: BeforeAndNow | None
    progress: str
    goal: GoalRow | None
    layers: tuple[LayerRow, ...]


@dataclass(frozen=True)
class FollowUp:
    plan_id: int
    title: str
    unit_id: int | None
    may_evaluate: bool
    measures: tuple[MeasureRow, ...]

    @property
    def is_scheduled(self) -> bool:
        """Whether every measure has days on which it is looked back at."""
        return all(row.layers or row.status == Measure.Status.PROPOSED for row in self.measures)


def get_follow_up(*, scope: Scope, tree: UnitTree, plan_id: int, on: date) -> FollowUp:
    """Constant number of questions. What was dropped is not followed up."""
    plan = find_plan(scope=scope, plan_id=plan_id, on=on)
    measures = list(
        Measure.objects.filter(plan=plan)
        .exclude(status=Measure.Status.DROPPED)
        .select_related("goal")
        .order_by("starts_on", "title", "pk")
    )
    ids = [measure.pk for measure in measures]
    shares = get_shares(scope=scope, tree=tree, measure_ids=ids, began_on=plan.starts_on, on=on)
    layers = _list_layers(ids, on)
    sees = _sees_people(scope, plan)
    return FollowUp(
        plan_id=plan.pk,
        title=plan.title,
        unit_id=plan.unit_id,
        may_evaluate=may_evaluate(scope, plan, on),
        measures=tuple(
            _tell(one, shares.get(one.pk, BeforeAndNow()), layers.get(one.pk, ()), on, sees_people=sees)
            for one in measures
        ),
    )


def _sees_people(scope: Scope, plan: Plan) -> bool:
    if plan.level == Plan.Level.PERSON:
        return True
    return plan.unit_id is not None and scope.sees_people_of(plan.unit_id)


def _list_layers(measure_ids: list[int], on: date) -> dict[int, tuple[LayerRow, ...]]:
    found: dict[int, list[LayerRow]] = {}
    rows = Evaluation.objects.filter(measure_id__in=measure_ids)
    for row in sorted(rows, key=lambda one: LAYERS.index(one.layer)):
        found.setdefault(row.measure_id, []).append(tell_layer(row, on))
    return {measure_id: tuple(layers) for measure_id, layers in found.items()}


def tell_layer(row: Evaluation, on: date) -> LayerRow:
    return LayerRow(
        id=row.pk,
        layer=row.layer,
        due_on=row.due_on,
        is_overdue=row.evaluated_on is None and row.due_on <= on,
        finding=row.finding,
        before=row.before,
        after=row.after,
        target_group=row.target_group,
        evaluated_on=row.evaluated_on,
        evaluated_by_name=row.evaluated_by_name,
    )


def tell_goal(goal: Goal | None) -> GoalRow | None:
    return None if goal is None else GoalRow(goal.title, goal.indicator, goal.baseline, goal.target)


def _tell(
    measure: Measure, shares: BeforeAndNow, layers: tuple[LayerRow, ...], on: date, *, sees_people: bool
) -> MeasureRow:
    is_large = shares.now.may_be_told(sees_people=sees_people) and shares.before.may_be_told(sees_people=sees_people)
    is_told = is_large and shares.is_counted
    period = (measure.starts_on, measure.ends_on)
    return MeasureRow(
        id=measure.pk,
        title=measure.title,
        status=measure.status,
        starts_on=measure.starts_on,
        ends_on=measure.ends_on,
        people=shares.now.people if is_large else None,
        shares=shares if is_told else None,
        progress=tell_progress(shares.before, shares.now, period, on) if is_told else "unknown",
        goal=tell_goal(measure.goal),
        layers=layers,
    )
