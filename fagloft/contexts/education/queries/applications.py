"""Applications for education: those one leads decide on, one's own, and what each is worth and why."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, OuterRef, Q, QuerySet

from fagloft.contexts.competence.queries.validity import lapses_on
from fagloft.contexts.education.models import EducationApplication, EducationCompetence
from fagloft.contexts.organisations.models import Duty
from fagloft.contexts.organisations.scope import Scope

Status = EducationApplication.Status
TOLD_WITH = ("person", "unit", "measure", "goal")


class NoSuchApplication(Exception):
    """The application does not exist, or is none the reader may know of."""


@dataclass(frozen=True)
class ApplicationRow:
    id: int
    person_id: int
    person_name: str
    unit_id: int
    unit_name: str
    kind: str
    title: str
    institution: str
    credits: Decimal | None
    starts_on: date
    ends_on: date
    motivation: str
    applied_on: date
    status: str
    measure_id: int | None
    measure_title: str
    measure_status: str
    goal_id: int | None
    goal_title: str
    decided_on: date | None
    decided_by_name: str
    decision_reason: str
    leave_days: int
    leave_is_paid: bool
    substitute_cost: Decimal
    fee: Decimal
    grant_name: str
    grant_amount: Decimal
    financing: str
    binding_months: int
    ended_on: date | None
    new_task: str
    new_task_on: date | None
    edition: int
    competences: tuple[tuple[int, str, int], ...]
    may_be_decided: bool
    is_own: bool

    @property
    def cost(self) -> Decimal:
        """What the employer pays when the grant is taken off."""
        return max(Decimal(0), self.fee + self.substitute_cost - self.grant_amount)

    @property
    def bound_until(self) -> date | None:
        """The first day on which the employee is free again; None before the end, and where nobody is bound."""
        return lapses_on(self.ended_on, self.binding_months) if self.ended_on and self.binding_months else None

    @property
    def returned_unchanged(self) -> bool:
        """Whether the education is passed and nobody has said what the new task is."""
        return self.status == Status.COMPLETED and not self.new_task


def get_applications(*, scope: Scope) -> tuple[ApplicationRow, ...]:
    """One's own, and those of the people one follows; those that wait come first, the oldest first."""
    rows = list(in_sight(scope).select_related(*TOLD_WITH).order_by("applied_on", "id"))
    rows.sort(key=lambda row: row.status != Status.APPLIED)
    return _tell(scope, rows)


def get_application(*, scope: Scope, application_id: int) -> ApplicationRow:
    found = _tell(scope, list(in_sight(scope).select_related(*TOLD_WITH).filter(pk=application_id)))
    if not found:
        raise NoSuchApplication
    return found[0]


def in_sight(scope: Scope) -> QuerySet[EducationApplication]:
    """One's own, those of the people one follows, and those of the leaders below, whom the leader above answers."""
    leads_there = Duty.objects.filter(
        Q(ends_on=None) | Q(ends_on__gt=OuterRef("applied_on")),
        kind=Duty.Kind.LEADER,
        person_id=OuterRef("person_id"),
        unit_id=OuterRef("unit_id"),
    )
    of_leaders = Q(Exists(leads_there), unit_id__in=scope.lead_by_appointment)
    return EducationApplication.objects.filter(
        Q(person_id__in=scope.person_ids) | Q(unit_id__in=scope.led_units) | of_leaders, tenant_id=scope.tenant_id
    )


def _tell(scope: Scope, rows: Iterable[EducationApplication]) -> tuple[ApplicationRow, ...]:
    rows = list(rows)
    given: dict[int, list[tuple[int, str, int]]] = {}
    for number, competence_id, name, level in (
        EducationCompetence.objects.filter(application__in=rows)
        .order_by("id")
        .values_list("application_id", "competence_id", f"competence__name_{scope.language}", "level")
    ):
        given.setdefault(number, []).append((competence_id, name, level))
    return tuple(_row(scope, row, tuple(given.get(row.pk, ()))) for row in rows)


def _row(scope: Scope, row: EducationApplication, competences: tuple[tuple[int, str, int], ...]) -> ApplicationRow:
    is_own = row.person_id in scope.person_ids
    told = {
        name: getattr(row, name)
        for name in ApplicationRow.__dataclass_fields__
        if name in {field.attname for field in row._meta.concrete_fields}
    }
    return ApplicationRow(
        **told,
        person_name=row.person.name,
        unit_name=row.unit.name,
        measure_title=row.measure.title if row.measure else "",
        measure_status=row.measure.status if row.measure else "",
        goal_title=row.goal.title if row.goal else "",
        competences=competences,
        may_be_decided=scope.may_lead(row.unit_id) and not is_own,
        is_own=is_own,
    )
