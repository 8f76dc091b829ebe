"""Who decided what, when, and what is expected: the log, and the versions it made."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Decision, Plan
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights, readable_plans


@dataclass(frozen=True)
class DecisionRow:
    """`version_number` is of the plan as decided; `measure_title` of a decision on one measure."""

    id: int
    plan_id: int
    plan_title: str
    measure_id: int | None
    measure_title: str
    version_number: int | None
    kind: str
    text: str
    case_number: str
    decided_on: date
    owner_name: str
    concerns: str
    expected: str
    recorded_at: datetime
    recorded_by_name: str


def get_decision_log(*, scope: Scope, tree: UnitTree, on: date) -> tuple[DecisionRow, ...]:
    """All decisions on plans the reader may open, the latest first."""
    rights = get_plan_rights(scope=scope, on=on)
    plans = Plan.objects.filter(readable_plans(rights, tree)).values_list("id", flat=True)
    return get_decisions(scope=scope, plan_ids=plans)


def get_decisions(*, scope: Scope, plan_ids: Iterable[int]) -> tuple[DecisionRow, ...]:
    """Decisions on these plans and their measures, the latest first."""
    rows = (
        Decision.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id], plan_id__in=list(plan_ids))
        .select_related("plan", "measure", "version")
        .defer("version__content")
        .order_by("-decided_on", "-id")
    )
    return tuple(
        DecisionRow(
            id=row.pk,
            plan_id=row.plan_id,
            plan_title=row.plan.title,
            measure_id=row.measure_id,
            measure_title=row.measure.title if row.measure else "",
            version_number=row.version.number if row.version else None,
            kind=row.kind,
            text=row.text,
            case_number=row.case_number,
            decided_on=row.decided_on,
            owner_name=row.owner_name,
            concerns=row.concerns,
            expected=row.expected,
            recorded_at=row.recorded_at,
            recorded_by_name=row.recorded_by_name,
        )
        for row in rows
    )
