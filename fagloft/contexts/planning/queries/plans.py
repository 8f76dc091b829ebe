"""The plans a reader may open, in one list."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Q, QuerySet

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Measure, Plan, PlanVersion
from fagloft.contexts.planning.queries.plan_contents import get_contents
from fagloft.contexts.planning.queries.plan_rights import PlanRights, get_plan_rights, readable_plans

LEVELS = ("region", "organisation", "unit", "person")
COUNTED = ("measures", "without_goal", "overdue")


@dataclass(frozen=True)
class PlanRow:
    """`is_changed`: it no longer says what was decided. `is_unpublished`: a decided version is not yet known."""

    id: int
    level: str
    unit_id: int | None
    person_id: int | None
    whose: str
    title: str
    introduction: str
    starts_on: date
    ends_on: date
    status: str
    dropped_reason: str
    edition: int
    carries_on_id: int | None
    published_number: int | None
    latest_number: int | None
    is_changed: bool
    is_shared: bool
    measures: int
    without_goal: int
    overdue: int
    may_be_changed: bool
    may_be_decided: bool

    @property
    def is_unpublished(self) -> bool:
        return self.latest_number is not None and self.latest_number != self.published_number


@dataclass(frozen=True)
class PlanFilter:
    level: str = ""
    year: int | None = None
    unit_id: int | None = None


def get_plans(*, scope: Scope, tree: UnitTree, on: date, wanted: PlanFilter) -> tuple[PlanRow, ...]:
    """Plans from the region down, the latest first; a constant number of questions."""
    rights = get_plan_rights(scope=scope, on=on)
    found = Plan.objects.filter(readable_plans(rights, tree))
    if wanted.level:
        found = found.filter(level=wanted.level)
    if wanted.unit_id is not None:
        found = found.filter(unit_id=wanted.unit_id)
    if wanted.year is not None:
        found = found.filter(starts_on__lte=date(wanted.year, 12, 31), ends_on__gt=date(wanted.year, 1, 1))
    rows = describe_plans(scope, rights, found, on)
    return tuple(sorted(rows, key=lambda row: (LEVELS.index(row.level), row.whose, -row.starts_on.toordinal(), row.id)))


def describe_plans(scope: Scope, rights: PlanRights, found: QuerySet[Plan], on: date) -> tuple[PlanRow, ...]:
    """Plans with what is counted of their measures."""
    plans = list(found.select_related("unit", "person", "tenant"))
    counts = _count(plans, on)
    changed = find_changed(plans)
    latest = _number(plans)
    return tuple(
        PlanRow(
            id=plan.pk,
            level=plan.level,
            unit_id=plan.unit_id,
            person_id=plan.person_id,
            whose=_whose(plan),
            title=plan.title,
            introduction=plan.introduction,
            starts_on=plan.starts_on,
            ends_on=plan.ends_on,
            status=plan.status,
            dropped_reason=plan.dropped_reason,
            edition=plan.edition,
            carries_on_id=plan.carries_on_id,
            published_number=plan.published_number,
            latest_number=latest.get(plan.pk),
            is_changed=plan.pk in changed,
            is_shared=plan.tenant_id != scope.tenant_id,
            **counts.get(plan.pk, dict.fromkeys(COUNTED, 0)),
            may_be_changed=rights.may_change(plan),
            may_be_decided=plan.tenant_id == scope.tenant_id and rights.may_decide(plan),
        )
        for plan in plans
    )


def find_changed(plans: list[Plan]) -> frozenset[int]:
    """Plans that no longer say what was last decided."""
    decided = PlanVersion.objects.filter(plan__in=plans).order_by("plan_id", "-number").distinct("plan_id")
    versions = dict(decided.values_list("plan_id", "content"))
    now = get_contents(plan for plan in plans if plan.pk in versions)
    return frozenset(number for number, content in now.items() if content != versions[number])


def _whose(plan: Plan) -> str:
    if plan.unit is not None:
        return plan.unit.name
    return plan.person.name if plan.person is not None else plan.tenant.name


def _count(plans: list[Plan], on: date) -> dict[int, dict[str, int]]:
    open_ones = Q(status__in=["proposed", "decided", "in_progress"])
    rows = (
        Measure.objects.filter(plan__in=plans)
        .exclude(status=Measure.Status.DROPPED)
        .values_list("plan_id")
        .annotate(
            measures=Count("id"),
            without_goal=Count("id", filter=Q(goal=None)),
            overdue=Count("id", filter=open_ones & Q(ends_on__lte=on)),
        )
    )
    return {plan: dict(zip(COUNTED, counts, strict=True)) for plan, *counts in rows}


def _number(plans: list[Plan]) -> dict[int, int]:
    rows = PlanVersion.objects.filter(plan__in=plans).values("plan_id").annotate(latest=Max("number"))
    return dict(rows.values_list("plan_id", "latest"))
