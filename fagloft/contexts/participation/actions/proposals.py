"""A calculation from the question to the enrolments it proposes."""

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from fagloft.contexts.organisations.models import Unit
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import TrainingProposal
from fagloft.contexts.participation.queries.proposal_rows import (
    UNDER_WAY,
    NoSuchProposal,
    may_plan,
    proposals_in_sight,
)

__all__ = ["NoSuchProposal", "ask", "cancel", "lock_own"]

Status = TrainingProposal.Status


class NotYoursToPlan(Exception):
    """The leader or deputy of the unit, or the director, asks for a plan."""


class EmptyPeriod(Exception):
    """The period ends before it begins, or is over."""


class BudgetBelowNothing(Exception):
    """A budget is nothing or more; an empty one is no limit."""


class TooLateToCancel(Exception):
    """The calculation has ended."""


@transaction.atomic
def ask(
    *,
    scope: Scope,
    unit_id: int,
    starts_on: date,
    ends_on: date,
    budget: Decimal | None,
    time_limit_s: int,
    at: datetime,
    today: date,
) -> int:
    """Ask for a plan for the unit and everything below it; whoever asks defers the job."""
    is_own = Unit.objects.filter(tenant_id=scope.tenant_id, pk=unit_id).exists()
    if not is_own or not may_plan(scope, unit_id):
        raise NotYoursToPlan
    if ends_on <= starts_on or ends_on <= today:
        raise EmptyPeriod
    if budget is not None and budget < 0:
        raise BudgetBelowNothing
    proposal = TrainingProposal.objects.create(
        tenant_id=scope.tenant_id,
        unit_id=unit_id,
        starts_on=starts_on,
        ends_on=ends_on,
        budget=budget,
        time_limit_s=time_limit_s,
        asked_at=at,
        asked_by_name=scope.user_name,
    )
    return proposal.pk


@transaction.atomic
def cancel(*, scope: Scope, proposal_id: int) -> None:
    """Stop a calculation; one under way stops the next time it tells of itself."""
    proposal = lock_own(scope=scope, proposal_id=proposal_id)
    if proposal.status not in UNDER_WAY:
        raise TooLateToCancel
    proposal.status, proposal.stage = Status.CANCELLED, ""
    proposal.save(update_fields=["status", "stage"])


def lock_own(*, scope: Scope, proposal_id: int) -> TrainingProposal:
    """A calculation the reader may act on, locked for the rest of the transaction."""
    proposal = proposals_in_sight(scope).select_for_update(of=("self",)).filter(pk=proposal_id).first()
    if proposal is None:
        raise NoSuchProposal
    if not may_plan(scope, proposal.unit_id):
        raise NotYoursToPlan
    return proposal
