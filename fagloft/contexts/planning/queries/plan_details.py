"""All that stands on the page of one plan."""

from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import Q

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Plan
from fagloft.contexts.planning.queries.decisions import DecisionRow, get_decisions
from fagloft.contexts.planning.queries.differences import VersionRow, get_versions
from fagloft.contexts.planning.queries.focus_areas import FocusAreaRow, find_plans_above, get_focus_areas
from fagloft.contexts.planning.queries.measures import OPEN, MeasureRow, get_measures
from fagloft.contexts.planning.queries.plan_contents import fingerprint, get_contents
from fagloft.contexts.planning.queries.plan_rights import PlanRights, get_plan_rights, readable_plans
from fagloft.contexts.planning.queries.plans import PlanRow, describe_plans
from fagloft.contexts.planning.queries.receipts import Receipts, get_receipts
from fagloft.contexts.planning.queries.target_groups import get_target_groups


@dataclass(frozen=True)
class PlanDetail:
    """`measures_above` are of plans above and concern somebody here; `seen` tells one content from another."""

    plan: PlanRow
    measures: tuple[MeasureRow, ...]
    focus_areas: tuple[FocusAreaRow, ...]
    focus_areas_above: tuple[FocusAreaRow, ...]
    measures_above: tuple[MeasureRow, ...]
    versions: tuple[VersionRow, ...]
    decisions: tuple[DecisionRow, ...]
    receipts: Receipts | None
    followed_by_id: int | None
    seen: str


class NoSuchPlan(Exception):
    """The plan does not exist, or is none the reader may know of."""


def get_plan(*, scope: Scope, tree: UnitTree, plan_id: int, on: date) -> PlanDetail:
    """One plan with what stands above it."""
    rights = get_plan_rights(scope=scope, on=on)
    plan = find_plan(rights=rights, tree=tree, plan_id=plan_id)
    units = _units_of(plan, tree, on)
    above = find_plans_above(rights=rights, tree=tree, plan=plan, unit_ids=units)
    areas = get_focus_areas(scope=scope, plan_ids=[plan.pk, *above])
    measures = get_measures(scope=scope, rights=rights, plan_ids=[plan.pk, *above], on=on)
    return PlanDetail(
        plan=describe_plans(scope, rights, Plan.objects.filter(pk=plan.pk), on)[0],
        measures=tuple(row for row in measures if row.plan_id == plan.pk),
        focus_areas=tuple(row for row in areas if row.plan_id == plan.pk),
        focus_areas_above=tuple(row for row in areas if row.plan_id != plan.pk),
        measures_above=_concerning(scope, tree, plan, units, measures, on),
        versions=get_versions(plan_id=plan.pk),
        decisions=get_decisions(scope=scope, plan_ids=[plan.pk]),
        receipts=get_receipts(scope=scope, tree=tree, plan=plan, on=on),
        followed_by_id=Plan.objects.filter(carries_on=plan).values_list("id", flat=True).first(),
        seen=fingerprint(get_contents([plan])[plan.pk]),
    )


def find_plan(*, rights: PlanRights, tree: UnitTree, plan_id: int) -> Plan:
    """The row of a plan the reader may open."""
    plan = Plan.objects.filter(readable_plans(rights, tree), pk=plan_id).select_related("unit", "person").first()
    if plan is None:
        raise NoSuchPlan
    return plan


def _units_of(plan: Plan, tree: UnitTree, on: date) -> frozenset[int]:
    """Where those work whom the plan is about."""
    if plan.level == Plan.Level.UNIT:
        return tree.below([plan.unit_id] if plan.unit_id else [])
    if plan.level == Plan.Level.PERSON:
        at_work = Employment.objects.filter(Q(ends_on=None) | Q(ends_on__gt=on), person_id=plan.person_id or 0)
        return frozenset(at_work.values_list("unit_id", flat=True))
    return frozenset()


def _concerning(
    scope: Scope, tree: UnitTree, plan: Plan, units: frozenset[int], measures: tuple[MeasureRow, ...], on: date
) -> tuple[MeasureRow, ...]:
    """Measures above that are still to be done and point out somebody here; above all units, every one."""
    above = [row for row in measures if row.plan_id != plan.pk and row.status in OPEN]
    if not units:
        return tuple(above)
    groups = get_target_groups(scope=scope, tree=tree, unit_ids=units, measure_ids=[row.id for row in above], on=on)
    if plan.level == Plan.Level.PERSON:
        groups = groups.filter(pl.col("person_id") == str(plan.person_id))
    concerned = set(groups["measure_id"])
    return tuple(row for row in above if str(row.id) in concerned)
