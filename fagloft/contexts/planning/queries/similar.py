"""Before a new measure: who can it already, and which measure elsewhere does the same (002:1993)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from fagloft.contexts.gaps.queries.who_can import WhoCan, get_who_can
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Measure, MeasureCompetence, Plan
from fagloft.contexts.planning.queries.plan_rights import get_plan_rights, readable_plans

MOST_MEASURES = 20


@dataclass(frozen=True)
class SameMeasure:
    """A measure that gives one of the competences; `may_be_opened`: the reader may open its plan."""

    id: int
    title: str
    competence_name: str
    learning_form: str
    status: str
    whose: str
    owner_name: str
    ends_on: date
    may_be_opened: bool


@dataclass(frozen=True)
class Similar:
    who_can: tuple[WhoCan, ...]
    measures: tuple[SameMeasure, ...]


def get_similar(
    *, scope: Scope, tree: UnitTree, competence_ids: Collection[int], on: date, leave_out: int | None = None
) -> Similar:
    """For each competence, who holds it as far as the reader may know; and measures under way that give it.

    Measures of the own organisation are told whether or not their plan is published, those for single people never; of
    the health community's plans those that are published.
    """
    return Similar(
        who_can=tuple(
            get_who_can(scope=scope, tree=tree, competence_id=number, on=on) for number in sorted(competence_ids)
        ),
        measures=_same_measures(scope, tree, competence_ids, on, leave_out),
    )


def _same_measures(
    scope: Scope, tree: UnitTree, competence_ids: Collection[int], on: date, leave_out: int | None
) -> tuple[SameMeasure, ...]:
    rights = get_plan_rights(scope=scope, on=on)
    readable = set(Plan.objects.filter(readable_plans(rights, tree)).values_list("id", flat=True))
    given = (
        MeasureCompetence.objects.filter(
            competence_id__in=competence_ids,
            measure__ends_on__gt=on,
            measure__tenant_id__in=[scope.tenant_id, scope.shared_id],
            measure__target_person=None,
        )
        .exclude(measure_id=leave_out or 0)
        .exclude(measure__status=Measure.Status.DROPPED)
        .exclude(measure__plan__level=Plan.Level.PERSON)
        .exclude(measure__plan__status=Plan.Status.DROPPED)
        .select_related("competence", "measure__plan__unit", "measure__plan__tenant", "measure__owner")
        .order_by("measure__ends_on", "id")
    )
    told = (row for row in given if row.tenant_id == scope.tenant_id or row.measure.plan_id in readable)
    return tuple(_same(scope, row, readable) for row in list(told)[:MOST_MEASURES])


def _same(scope: Scope, row: MeasureCompetence, readable: Collection[int]) -> SameMeasure:
    measure = row.measure
    unit, tenant = measure.plan.unit, measure.plan.tenant
    return SameMeasure(
        id=measure.pk,
        title=measure.title,
        competence_name=getattr(row.competence, f"name_{scope.language}"),
        learning_form=measure.learning_form,
        status=measure.status,
        whose=unit.name if unit else tenant.name,
        owner_name=measure.owner.name if measure.owner else measure.owner_name,
        ends_on=measure.ends_on,
        may_be_opened=measure.plan_id in readable,
    )
