"""Measures with the names a page needs."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import QuerySet

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import CostLine, Measure, MeasureCompetence, Plan
from fagloft.contexts.planning.queries.plan_rights import PlanRights, get_plan_rights, readable_plans
from fagloft.contexts.planning.queries.plan_texts import MeasureText

OPEN = frozenset({Measure.Status.PROPOSED, Measure.Status.DECIDED, Measure.Status.IN_PROGRESS})
NAMES = (
    "plan",
    "plan__unit",
    "goal",
    "focus_area",
    "offer",
    "owner",
    "target_unit",
    "target_function",
    "target_profession",
    "target_person",
)


@dataclass(frozen=True)
class GivenCompetence:
    id: int
    name: str
    level: int


@dataclass(frozen=True)
class CostRow:
    id: int
    kind: str
    description: str
    amount: Decimal
    is_per_person: bool
    financing: str


@dataclass(frozen=True)
class MeasureRow:
    """A measure as it stands. `target_person_name` is empty for who does not follow the person by name.

    `is_overdue`: its last day is past and it is neither done nor dropped.
    """

    id: int
    plan_id: int
    plan_title: str
    plan_level: str
    plan_status: str
    edition: int
    status: str
    dropped_reason: str
    text: MeasureText
    owner_name: str
    goal_title: str
    focus_area_title: str
    offer_title: str
    target_unit_name: str
    target_function_name: str
    target_profession_name: str
    target_person_name: str
    competences: tuple[GivenCompetence, ...]
    costs: tuple[CostRow, ...]
    is_overdue: bool
    may_be_changed: bool
    may_be_decided: bool


class NoSuchMeasure(Exception):
    """The measure does not exist, or is none the reader may know of."""


def get_measures(*, scope: Scope, rights: PlanRights, plan_ids: Iterable[int], on: date) -> tuple[MeasureRow, ...]:
    """Measures of plans that the reader may open, those due first on top; what is dropped last."""
    return describe_measures(scope, rights, Measure.objects.filter(plan_id__in=list(plan_ids)), on)


def get_measure(*, scope: Scope, tree: UnitTree, measure_id: int, on: date) -> MeasureRow:
    """One measure of a plan that the reader may open."""
    rights = get_plan_rights(scope=scope, on=on)
    readable = Plan.objects.filter(readable_plans(rights, tree))
    rows = describe_measures(scope, rights, Measure.objects.filter(plan__in=readable, pk=measure_id), on)
    if not rows:
        raise NoSuchMeasure
    return rows[0]


def describe_measures(scope: Scope, rights: PlanRights, found: QuerySet[Measure], on: date) -> tuple[MeasureRow, ...]:
    """Three questions for any number of measures."""
    rows = list(found.filter(tenant_id__in=[scope.tenant_id, scope.shared_id]).select_related(*NAMES))
    gives, costs = _competences(scope, rows), _costs(rows)
    described = (_row(scope, rights, row, gives[row.pk], costs[row.pk], on) for row in rows)
    return tuple(sorted(described, key=lambda row: (row.status == "dropped", row.text.ends_on, row.text.title, row.id)))


def _row(
    scope: Scope,
    rights: PlanRights,
    row: Measure,
    competences: list[GivenCompetence],
    costs: list[CostRow],
    on: date,
) -> MeasureRow:
    name = f"name_{scope.language}"
    is_known = row.target_person_id in rights.people_led | scope.person_ids
    return MeasureRow(
        id=row.pk,
        plan_id=row.plan_id,
        plan_title=row.plan.title,
        plan_level=row.plan.level,
        plan_status=row.plan.status,
        edition=row.edition,
        status=row.status,
        dropped_reason=row.dropped_reason,
        text=_text(row, competences),
        owner_name=row.owner.name if row.owner else row.owner_name,
        goal_title=row.goal.title if row.goal else "",
        focus_area_title=row.focus_area.title if row.focus_area else "",
        offer_title=row.offer.title if row.offer else "",
        target_unit_name=row.target_unit.name if row.target_unit else "",
        target_function_name=getattr(row.target_function, name, ""),
        target_profession_name=getattr(row.target_profession, name, ""),
        target_person_name=row.target_person.name if row.target_person and is_known else "",
        competences=tuple(competences),
        costs=tuple(costs),
        is_overdue=row.status in OPEN and row.ends_on <= on,
        may_be_changed=rights.may_change(row.plan) and row.plan.status not in ("done", "evaluated", "dropped"),
        may_be_decided=rights.may_decide(row.plan) and row.plan.status not in ("done", "evaluated", "dropped"),
    )


def _text(row: Measure, competences: list[GivenCompetence]) -> MeasureText:
    told = {name: getattr(row, name) for name in MeasureText.__dataclass_fields__ if name != "competences"}
    return MeasureText(**told, competences=tuple((given.id, given.level) for given in competences))


def _competences(scope: Scope, measures: list[Measure]) -> dict[int, list[GivenCompetence]]:
    name = f"competence__name_{scope.language}"
    found: dict[int, list[GivenCompetence]] = defaultdict(list)
    rows = MeasureCompetence.objects.filter(measure__in=measures).order_by(name)
    for measure, *given in rows.values_list("measure_id", "competence_id", name, "level"):
        found[measure].append(GivenCompetence(*given))
    return found


def _costs(measures: list[Measure]) -> dict[int, list[CostRow]]:
    found: dict[int, list[CostRow]] = defaultdict(list)
    rows = CostLine.objects.filter(measure__in=measures).order_by("id")
    for row in rows:
        line = CostRow(row.pk, row.kind, row.description, row.amount, row.is_per_person, row.financing)
        found[row.measure_id].append(line)
    return found
