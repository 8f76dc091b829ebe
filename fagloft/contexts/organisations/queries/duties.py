"""Who leads, deputises and develops, in units of the organisation: now, before and later."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.apps import apps
from django.db.models import Q, QuerySet

from fagloft.contexts.organisations.models import Duty
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class DutyRow:
    id: int
    unit_id: int
    person_id: int
    person_name: str
    employee_number: str
    kind: str
    hours_per_week: Decimal | None
    starts_on: date
    ends_on: date | None

    def is_over(self, on: date) -> bool:
        return self.ends_on is not None and self.ends_on <= on

    def is_in_force(self, on: date) -> bool:
        return self.starts_on <= on and not self.is_over(on)


@dataclass(frozen=True)
class DutyChange:
    """`change` is insert, update or withdrawn; `changed_by_id` is an account."""

    change: str
    kind: str
    person_name: str
    starts_on: date
    ends_on: date | None
    hours_per_week: Decimal | None
    changed_at: datetime
    changed_by_id: int | None


def get_duties_by_unit(*, scope: Scope, on: date) -> dict[int, tuple[DutyRow, ...]]:
    """The duties in force on the day, of every unit that has any."""
    today = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    found = defaultdict(list)
    for row in _rows(Duty.objects.filter(today, tenant_id=scope.tenant_id).order_by("starts_on", "id")):
        found[row.unit_id].append(row)
    return {unit: tuple(rows) for unit, rows in found.items()}


def get_unit_duties(*, scope: Scope, unit_id: int) -> tuple[DutyRow, ...]:
    """All duties of a unit, the newest first."""
    return tuple(_rows(Duty.objects.filter(tenant_id=scope.tenant_id, unit_id=unit_id).order_by("-starts_on", "-id")))


def get_duty_changes(*, scope: Scope, unit_id: int) -> tuple[DutyChange, ...]:
    """What happened to the duties of a unit, from the history that triggers keep; newest first."""
    events = (
        apps.get_model("organisations", "DutyEvent")
        .objects.filter(tenant_id=scope.tenant_id, unit_id=unit_id)
        .order_by("-pgh_id")
        .values_list(
            "pgh_label",
            "kind",
            "person__given_name",
            "person__family_name",
            "starts_on",
            "ends_on",
            "hours_per_week",
            "pgh_created_at",
            "pgh_context__metadata__user",
        )
    )
    return tuple(DutyChange(row[0], row[1], f"{row[2]} {row[3]}", *row[4:]) for row in events)


def _rows(duties: QuerySet[Duty]) -> Iterable[DutyRow]:
    for duty in duties.select_related("person"):
        yield DutyRow(
            id=duty.pk,
            unit_id=duty.unit_id,
            person_id=duty.person_id,
            person_name=duty.person.name,
            employee_number=duty.person.employee_number,
            kind=duty.kind,
            hours_per_week=duty.hours_per_week,
            starts_on=duty.starts_on,
            ends_on=duty.ends_on,
        )
