"""Say when measures are looked back at, remind of it, and write what was found."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from django.db import transaction

from fagloft.contexts.evaluation.models import Evaluation
from fagloft.contexts.evaluation.queries.evaluations import NoSuchEvaluation, find_evaluation
from fagloft.contexts.evaluation.queries.rights import NoSuchPlan, find_plan, may_evaluate
from fagloft.contexts.evaluation.queries.shares import BeforeAndNow, get_shares
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Measure
from fagloft.database.tenancy import transaction_of
from fagloft.engine.evaluation import list_due_days

__all__ = [
    "ChangedMeanwhile",
    "FindingMissing",
    "NoSuchEvaluation",
    "NoSuchPlan",
    "NotYoursToEvaluate",
    "record",
    "remind",
    "schedule",
]
NOT_FOLLOWED = (Measure.Status.PROPOSED, Measure.Status.DROPPED)


class NotYoursToEvaluate(Exception):
    """The leader evaluates, and above the units the director or the regional adviser."""


class FindingMissing(Exception):
    """An evaluation says something."""


class ChangedMeanwhile(Exception):
    """Somebody has written another finding since; `finding` is theirs."""

    def __init__(self, finding: str) -> None:
        super().__init__(finding)
        self.finding = finding


@transaction.atomic
def schedule(*, scope: Scope, plan_id: int, on: date) -> int:
    """Give the decided measures of a plan their three days; returns how many days were new."""
    plan = find_plan(scope=scope, plan_id=plan_id, on=on)
    if not may_evaluate(scope, plan, on):
        raise NotYoursToEvaluate
    return _schedule(Measure.objects.filter(plan=plan).exclude(status__in=NOT_FOLLOWED))


def remind(*, tenant_id: int, on: date) -> int:
    """Every day, for an organisation: days for new measures, and a mark on what is due; returns how many are new."""
    shared_id = Organisation.objects.values_list("community_id", flat=True).get(pk=tenant_id)
    with transaction_of(tenant_id=tenant_id, shared_id=shared_id):
        _schedule(Measure.objects.filter(tenant_id=tenant_id).exclude(status__in=NOT_FOLLOWED))
        due = Evaluation.objects.filter(tenant_id=tenant_id, evaluated_on=None, reminded_on=None, due_on__lte=on)
        return due.exclude(measure__status=Measure.Status.DROPPED).update(reminded_on=on)


@transaction.atomic
def record(
    *,
    scope: Scope,
    tree: UnitTree,
    evaluation_id: int,
    finding: str,
    known_finding: str,
    on: date,
    before: Decimal | None = None,
    after: Decimal | None = None,
) -> int:
    """Write what was found; what the register knows is taken from it. Returns the number of the plan.

    `known_finding` is what stood there when it was opened.
    """
    row = find_evaluation(scope=scope, evaluation_id=evaluation_id, on=on, lock=True)
    if not finding.strip():
        raise FindingMissing
    if row.finding != known_finding:
        raise ChangedMeanwhile(row.finding)
    measure = row.measure
    found = get_shares(scope=scope, tree=tree, measure_ids=[measure.pk], began_on=measure.plan.starts_on, on=on)
    shares = found.get(measure.pk, BeforeAndNow())
    row.target_group = shares.now.people
    if row.layer == Evaluation.Layer.DEVELOPED and shares.is_counted:
        before, after = _decimal(shares.before.percent), _decimal(shares.now.percent)
    row.before, row.after = before, after
    row.finding, row.evaluated_on, row.evaluated_by_name = finding.strip(), on, scope.user_name
    row.save()
    return measure.plan_id


def _decimal(percent: int | None) -> Decimal | None:
    return None if percent is None else Decimal(percent)


def _schedule(measures: Iterable[Measure]) -> int:
    """New days where there are none; those of layers nobody has evaluated follow the measure when it moves."""
    wanted = list(measures)
    known = {(row.measure_id, row.layer): row for row in Evaluation.objects.filter(measure__in=wanted)}
    new, moved = [], []
    for measure in wanted:
        for layer, due_on in list_due_days(measure.ends_on, measure.evaluation_on).items():
            row = known.get((measure.pk, layer))
            if row is None:
                new.append(Evaluation(tenant_id=measure.tenant_id, measure=measure, layer=layer, due_on=due_on))
            elif row.evaluated_on is None and row.due_on != due_on:
                row.due_on, row.reminded_on = due_on, None
                moved.append(row)
    Evaluation.objects.bulk_create(new)
    Evaluation.objects.bulk_update(moved, ["due_on", "reminded_on"])
    return len(new)
