"""What concerns me: measures, focus areas, plans to read and own goals, for one person on one page."""

from dataclasses import dataclass
from datetime import date

import polars as pl
from django.db.models import F, Q

from fagloft.contexts.organisations.models import Person
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Measure, Plan, Receipt
from fagloft.contexts.planning.queries.focus_areas import FocusAreaRow, get_focus_areas
from fagloft.contexts.planning.queries.goals import GoalRow, get_goals
from fagloft.contexts.planning.queries.measures import OPEN, MeasureRow, describe_measures
from fagloft.contexts.planning.queries.plan_rights import PUBLISHED, PlanRights, get_plan_rights, readable_plans
from fagloft.contexts.planning.queries.plans import PlanRow, describe_plans
from fagloft.contexts.planning.queries.target_groups import get_target_groups


@dataclass(frozen=True)
class ConcerningMeasure:
    """`is_met`: one can already all that the measure gives; None where it names no competence."""

    measure: MeasureRow
    is_met: bool | None


@dataclass(frozen=True)
class WhatConcernsMe:
    person_id: int
    measures: tuple[ConcerningMeasure, ...]
    to_read: tuple[PlanRow, ...]
    plans: tuple[PlanRow, ...]
    focus_areas: tuple[FocusAreaRow, ...]
    goals: tuple[GoalRow, ...]


class NoEmployee(Exception):
    """The reader has no employment in the organisation."""


def get_what_concerns_me(*, scope: Scope, tree: UnitTree, on: date) -> WhatConcernsMe:
    """Published plans above the reader and the reader's own; a constant number of questions."""
    person = Person.objects.filter(tenant_id=scope.tenant_id, pk__in=scope.person_ids).order_by("id").first()
    if person is None:
        raise NoEmployee
    rights = get_plan_rights(scope=scope, on=on)
    plans = _list_plans(scope, rights, tree, person.pk, on)
    numbers = [plan.id for plan in plans]
    read = Receipt.objects.filter(person=person, version__number=F("version__plan__published_number"))
    have_read = set(read.values_list("version__plan_id", flat=True))
    return WhatConcernsMe(
        person_id=person.pk,
        measures=_list_measures(scope, rights, tree, person.pk, numbers, on),
        to_read=tuple(plan for plan in plans if plan.published_number is not None and plan.id not in have_read),
        plans=plans,
        focus_areas=get_focus_areas(scope=scope, plan_ids=numbers),
        goals=tuple(
            goal
            for goal in get_goals(scope=scope, tree=tree, on=on)
            if goal.person_id == person.pk and goal.closed_on is None
        ),
    )


def _list_plans(scope: Scope, rights: PlanRights, tree: UnitTree, person_id: int, on: date) -> tuple[PlanRow, ...]:
    """Plans in force or to come that reach the person: the region's, the organisation's, the units', the own."""
    above = {node.id for unit in rights.worked_units for node in tree.path_to(unit)}
    reaching = (
        Q(level__in=[Plan.Level.REGION, Plan.Level.ORGANISATION]) & PUBLISHED
        | Q(level=Plan.Level.UNIT, unit_id__in=above) & PUBLISHED
        | Q(level=Plan.Level.PERSON, person_id=person_id)
    )
    found = Plan.objects.filter(readable_plans(rights, tree), reaching, ends_on__gt=on)
    rows = describe_plans(scope, rights, found.exclude(status=Plan.Status.DROPPED), on)
    order = ("person", "unit", "organisation", "region")
    return tuple(sorted(rows, key=lambda row: (order.index(row.level), row.starts_on, row.id)))


def _list_measures(
    scope: Scope, rights: PlanRights, tree: UnitTree, person_id: int, plan_ids: list[int], on: date
) -> tuple[ConcerningMeasure, ...]:
    """A published plan's measures reach one when they are decided; those of one's own plan from the first."""
    decided = Q(status__in=OPEN - {Measure.Status.PROPOSED}) | Q(plan__level=Plan.Level.PERSON, status__in=OPEN)
    found = Measure.objects.filter(decided, plan_id__in=plan_ids)
    groups = get_target_groups(
        scope=scope,
        tree=tree,
        unit_ids=rights.worked_units,
        measure_ids=list(found.values_list("id", flat=True)),
        on=on,
    )
    mine = groups.filter(pl.col("person_id") == str(person_id)).unique("measure_id")
    met = dict(mine.select("measure_id", "holds").iter_rows())
    rows = describe_measures(scope, rights, found.filter(pk__in=[int(number) for number in met]), on)
    return tuple(ConcerningMeasure(row, met[str(row.id)]) for row in rows)
