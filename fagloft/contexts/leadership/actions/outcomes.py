"""The office notes how the programme ended for a participant."""

from datetime import date
from decimal import Decimal

from django.db import transaction

from fagloft.contexts.admission.actions.intakes import NotYoursToRun
from fagloft.contexts.admission.queries.intakes import is_office
from fagloft.contexts.admission.queries.nominations import get_nomination
from fagloft.contexts.leadership.models import Outcome
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope

Kind = Outcome.Kind


class NotAParticipant(Exception):
    """Only who has accepted a place completes or drops out."""


class ReasonContradicts(Exception):
    """Dropping out has a reason, completing has none."""


class NoSuchOutcome(Exception):
    """The kind or the reason is none of those there are, the credits are below nothing, or the day is to come."""


@transaction.atomic
def record(
    *,
    scope: Scope,
    tree: UnitTree,
    nomination_id: int,
    kind: str,
    why: str,
    study_credits: Decimal,
    ended_on: date,
    on: date,
) -> None:
    """Recorded again, it is corrected; the history keeps what stood."""
    if not is_office(scope):
        raise NotYoursToRun
    row = get_nomination(scope=scope, tree=tree, nomination_id=nomination_id, on=on)
    if row.standing.kind != "accepted":
        raise NotAParticipant
    if kind not in Kind.values or (why and why not in Outcome.Why.values) or study_credits < 0 or ended_on > on:
        raise NoSuchOutcome
    if (kind == Kind.DROPPED_OUT) != bool(why):
        raise ReasonContradicts
    Outcome.objects.update_or_create(
        nomination_id=nomination_id,
        defaults={
            "tenant_id": scope.tenant_id,
            "addressee_id": row.employer_id,
            "kind": kind,
            "why": why,
            "credits": study_credits,
            "ended_on": ended_on,
            "recorded_by_name": scope.user_name,
        },
    )
