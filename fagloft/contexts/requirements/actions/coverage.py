"""How many on a unit must hold a competence. As with requirements, nothing begins or ends in the past."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.actions.one_at_a_time import wait_for_turn
from fagloft.contexts.requirements.actions.requirements import InThePast, RequiredAlready
from fagloft.contexts.requirements.models import CoverageRequirement
from fagloft.contexts.requirements.queries.asked_levels import require_level
from fagloft.contexts.requirements.queries.layers import NoSuchTarget, Target, decide

LAYERS = frozenset({"unit", "unit_kind"})


class NoSuchCoverage(Exception):
    """The minimum does not exist, has ended, or belongs to somebody else."""


class AsksForNobody(Exception):
    """A minimum is of at least one."""


@transaction.atomic
def add(
    *, scope: Scope, target: Target, competence_id: int, level: int, minimum: int, starts_on: date, today: date
) -> int:
    """Ask that at least `minimum` people of the unit, or of each unit of the kind, hold the competence."""
    if target.layer not in LAYERS:
        raise NoSuchTarget
    decide(scope, target, on=today)
    if starts_on < today:
        raise InThePast
    if minimum < 1:
        raise AsksForNobody
    require_level(scope=scope, competence_id=competence_id, level=level, on=starts_on)
    coverage = CoverageRequirement(
        tenant_id=scope.tenant_id,
        competence_id=competence_id,
        level=level,
        minimum=minimum,
        starts_on=starts_on,
        **{f"{target.layer}_id": target.id},
    )
    return _save(coverage)


@transaction.atomic
def end(*, scope: Scope, coverage_id: int, ends_on: date, today: date) -> None:
    """Stop asking for the minimum from a day."""
    coverage = _own(scope, coverage_id)
    if coverage is None or coverage.ends_on is not None:
        raise NoSuchCoverage
    decide(scope, _target_of(coverage), on=today)
    if ends_on < today:
        raise InThePast
    if coverage.starts_on >= ends_on:
        coverage.delete()
        return
    coverage.ends_on = ends_on
    coverage.save(update_fields=["ends_on"])


@transaction.atomic
def take_back_end(*, scope: Scope, coverage_id: int, today: date) -> None:
    """Undo an end: ask on as if nothing had been said."""
    coverage = _own(scope, coverage_id)
    if coverage is None:
        raise NoSuchCoverage
    decide(scope, _target_of(coverage), on=today)
    if coverage.ends_on is not None and coverage.ends_on < today:
        raise InThePast
    coverage.ends_on = None
    _save(coverage)


def _own(scope: Scope, coverage_id: int) -> CoverageRequirement | None:
    rows = CoverageRequirement.objects.select_for_update(of=("self",))
    return rows.filter(tenant_id=scope.tenant_id, pk=coverage_id).first()


def _save(coverage: CoverageRequirement) -> int:
    wait_for_turn(tenant_id=coverage.tenant_id, competence_id=coverage.competence_id)
    same = CoverageRequirement.objects.filter(
        tenant_id=coverage.tenant_id,
        unit=coverage.unit,
        unit_kind=coverage.unit_kind,
        competence_id=coverage.competence_id,
        level=coverage.level,
    )
    if same.exclude(pk=coverage.pk).filter(Q(ends_on=None) | Q(ends_on__gt=coverage.starts_on)).exists():
        raise RequiredAlready
    coverage.save()
    return coverage.pk


def _target_of(coverage: CoverageRequirement) -> Target:
    layer = "unit" if coverage.unit_id is not None else "unit_kind"
    return Target(layer=layer, id=getattr(coverage, f"{layer}_id"))
