"""What comes first: in the plan itself and in the plans above it."""

from collections.abc import Iterable
from dataclasses import dataclass

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import FocusArea, Plan
from fagloft.contexts.planning.queries.plan_rights import PlanRights, readable_plans

ORDER = ("region", "organisation", "unit", "person")


@dataclass(frozen=True)
class FocusAreaRow:
    id: int
    plan_id: int
    plan_title: str
    plan_level: str
    title: str
    description: str
    competence_id: int | None
    competence_name: str


def get_focus_areas(*, scope: Scope, plan_ids: Iterable[int]) -> tuple[FocusAreaRow, ...]:
    """Focus areas of plans the reader may open, those of the widest plan first."""
    rows = (
        FocusArea.objects.filter(plan_id__in=list(plan_ids))
        .select_related("plan", "competence")
        .defer("competence__search")
        .order_by("id")
    )
    name = f"name_{scope.language}"
    described = (
        FocusAreaRow(
            id=row.pk,
            plan_id=row.plan_id,
            plan_title=row.plan.title,
            plan_level=row.plan.level,
            title=row.title,
            description=row.description,
            competence_id=row.competence_id,
            competence_name=getattr(row.competence, name, ""),
        )
        for row in rows
    )
    return tuple(sorted(described, key=lambda row: (ORDER.index(row.plan_level), row.id)))


def find_plans_above(*, rights: PlanRights, tree: UnitTree, plan: Plan, unit_ids: Iterable[int]) -> tuple[int, ...]:
    """Plans the reader may open that stand above this one in the same time: person, unit, units above, all, region.

    `unit_ids` are where the plan's people work.
    """
    units = {node.id for unit in unit_ids for node in tree.path_to(unit)} - {plan.unit_id}
    rows = (
        Plan.objects.filter(readable_plans(rights, tree), starts_on__lt=plan.ends_on, ends_on__gt=plan.starts_on)
        .exclude(status=Plan.Status.DROPPED)
        .exclude(pk=plan.pk)
        .exclude(level=Plan.Level.PERSON)
        .values_list("id", "level", "unit_id")
    )
    rank = ORDER.index(plan.level)
    return tuple(
        number
        for number, level, unit_id in rows
        if (unit_id in units if level == Plan.Level.UNIT else ORDER.index(level) < rank)
    )
