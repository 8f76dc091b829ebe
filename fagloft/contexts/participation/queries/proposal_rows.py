"""Which calculations the reader may know of."""

from django.db.models import QuerySet

from fagloft.contexts.organisations.scope import DIRECTOR, Scope
from fagloft.contexts.participation.models import TrainingProposal

Status = TrainingProposal.Status
UNDER_WAY = frozenset({Status.WAITING, Status.RUNNING})
WITH_PLAN = frozenset({Status.OPTIMAL, Status.FEASIBLE})


class NoSuchProposal(Exception):
    """The calculation does not exist, or is not the reader's to see."""


def may_plan(scope: Scope, unit_id: int) -> bool:
    """The leader or deputy of the unit plans there, and the director everywhere."""
    return scope.may_lead(unit_id) or (scope.has(DIRECTOR) and scope.sees_numbers_of(unit_id))


def proposals_in_sight(scope: Scope) -> QuerySet[TrainingProposal]:
    """Of units where the reader plans, and of those a development nurse follows."""
    rows = TrainingProposal.objects.filter(tenant_id=scope.tenant_id)
    if scope.has(DIRECTOR):
        return rows
    return rows.filter(unit_id__in=scope.lead_by_appointment | scope.wholly_led_units)
