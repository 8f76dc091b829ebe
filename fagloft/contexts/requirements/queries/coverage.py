"""Minimums: how many on a unit must hold what."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.requirements.models import CoverageRequirement
from fagloft.contexts.requirements.queries.layers import Target


@dataclass(frozen=True)
class CoverageRow:
    id: int
    target: Target
    target_name: str
    competence_id: int
    competence_name: str
    level: int
    minimum: int
    starts_on: date
    ends_on: date | None
    may_be_changed: bool
    may_be_kept: bool


class NoSuchCoverage(Exception):
    """The minimum does not exist, or is none the reader may know of."""


def get_coverage(*, scope: Scope, on: date) -> tuple[CoverageRow, ...]:
    """Minimums in force or to come in the reader's units and for kinds of units."""
    rows = _in_sight(scope, on).order_by(f"competence__name_{scope.language}", "id")
    return tuple(_row(scope, row) for row in rows)


def get_one_coverage(*, scope: Scope, coverage_id: int, on: date) -> CoverageRow:
    """One minimum in force or to come."""
    row = _in_sight(scope, on).filter(pk=coverage_id).first()
    if row is None:
        raise NoSuchCoverage
    return _row(scope, row)


def _in_sight(scope: Scope, on: date) -> QuerySet[CoverageRequirement]:
    seen = scope.counted_units | scope.led_units
    return (
        CoverageRequirement.objects.filter(tenant_id=scope.tenant_id)
        .filter(Q(ends_on=None) | Q(ends_on__gt=on))
        .filter(Q(unit_id__in=seen) | Q(unit=None))
        .select_related("unit", "unit_kind", "competence")
        .defer("competence__search")
    )


def _row(scope: Scope, row: CoverageRequirement) -> CoverageRow:
    layer = "unit" if row.unit_id is not None else "unit_kind"
    target = Target(layer=layer, id=getattr(row, f"{layer}_id"))
    decides = scope.has(DIRECTOR) or (layer == "unit" and scope.may_lead(target.id))
    return CoverageRow(
        id=row.pk,
        target=target,
        target_name=row.unit.name if row.unit else getattr(row.unit_kind, f"name_{scope.language}"),
        competence_id=row.competence_id,
        competence_name=getattr(row.competence, f"name_{scope.language}"),
        level=row.level,
        minimum=row.minimum,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        may_be_changed=decides and row.ends_on is None,
        may_be_kept=decides and row.ends_on is not None,
    )
