"""The office answers who may be admitted and sends offers; the employer and the applicant answer them."""

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from fagloft.contexts.admission.actions import waiting_lists
from fagloft.contexts.admission.actions.intakes import NotYoursToRun
from fagloft.contexts.admission.actions.one_at_a_time import wait_for_turn
from fagloft.contexts.admission.actions.rounds import expire_offers, write_round
from fagloft.contexts.admission.models import AdmissionStep, Intake
from fagloft.contexts.admission.queries.intakes import get_intake, is_office
from fagloft.contexts.admission.queries.nominations import (
    NominationRow,
    NoSuchNomination,
    get_nomination,
    get_received,
)
from fagloft.contexts.admission.queries.proposals import propose
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope

Kind = AdmissionStep.Kind


class NotClosedYet(Exception):
    """Places are divided when no more applications are taken, and until the intake has ended."""


class ChangedMeanwhile(Exception):
    """A step has been taken since the proposal was shown."""


class NothingOffered(Exception):
    """There is no open offer to answer: it was answered otherwise, or its time is over."""


class NothingToAnswer(Exception):
    """The applicant holds a place or has gone."""


class ReasonMissing(Exception):
    """Whoever may not be admitted, or may after all, is told why."""


@transaction.atomic
def send(
    *, scope: Scope, intake_id: int, last_step: int, eligibility: Mapping[int, str], on: date, at: datetime
) -> int:
    """Offer the places as proposed, and tell all others why not; `last_step` is that of the proposal that was shown."""
    if not is_office(scope):
        raise NotYoursToRun
    wait_for_turn(intake_id)
    intake = get_intake(scope=scope, intake_id=intake_id)
    if intake.status != Intake.Status.CLOSED:
        raise NotClosedYet
    expire_offers(intake=intake, on=on, at=at)
    proposal = propose(intake=intake, eligibility=eligibility, on=on)
    if proposal.last_step != last_step:
        raise ChangedMeanwhile
    write_round(proposal=proposal, on=on, at=at, by=scope.user_name)
    return len(proposal.new)


@transaction.atomic
def answer_eligibility(
    *, scope: Scope, intake_id: int, nomination_id: int, may_be_admitted: bool, words: str, on: date, at: datetime
) -> None:
    """The office's own word on whether somebody meets the requirements, with why; the waiting list moves by it."""
    if not is_office(scope):
        raise NotYoursToRun
    if not words.strip():
        raise ReasonMissing
    wait_for_turn(intake_id)
    intake = get_intake(scope=scope, intake_id=intake_id)
    rows = get_received(office_id=scope.tenant_id, intake_id=intake_id, on=on)
    row = next((one for one in rows if one.id == nomination_id), None)
    if row is None:
        raise NoSuchNomination
    if intake.status not in (Intake.Status.OPEN, Intake.Status.CLOSED) or not row.standing.waits:
        raise NothingToAnswer
    eligibility = "open" if may_be_admitted else "closed"
    AdmissionStep.objects.create(
        tenant_id=scope.tenant_id,
        addressee_id=row.employer_id,
        intake_id=intake_id,
        nomination_id=nomination_id,
        kind=Kind.WAITING if may_be_admitted else Kind.REFUSED,
        reason={"why": "answered", "words": words, "eligibility": eligibility, "answered": True},
        taken_at=at,
        taken_by_name=scope.user_name,
    )
    waiting_lists.move(office_id=scope.tenant_id, intake_id=intake_id, on=on, at=at)


@transaction.atomic
def accept(*, scope: Scope, tree: UnitTree, nomination_id: int, on: date, at: datetime) -> None:
    """Take the place; again changes nothing."""
    row = _find(scope, tree, nomination_id, on)
    if row.standing.kind == Kind.ACCEPTED:
        return
    _answer(scope, row, Kind.ACCEPTED, at)


@transaction.atomic
def decline(*, scope: Scope, tree: UnitTree, nomination_id: int, on: date, at: datetime) -> None:
    """Leave the place to the next on the waiting list; again changes nothing."""
    row = _find(scope, tree, nomination_id, on)
    if row.standing.kind == Kind.DECLINED:
        return
    _answer(scope, row, Kind.DECLINED, at)
    waiting_lists.move(office_id=row.office_id, intake_id=row.intake_id, on=on, at=at)


def _find(scope: Scope, tree: UnitTree, nomination_id: int, on: date) -> NominationRow:
    """As it stands when it is one's turn."""
    first = get_nomination(scope=scope, tree=tree, nomination_id=nomination_id, on=on)
    if not first.may_act:
        raise NoSuchNomination
    wait_for_turn(first.intake_id)
    return get_nomination(scope=scope, tree=tree, nomination_id=nomination_id, on=on)


def _answer(scope: Scope, row: NominationRow, kind: str, at: datetime) -> None:
    if row.standing.kind != Kind.OFFERED or row.standing.step is None:
        raise NothingOffered
    AdmissionStep.objects.create(
        tenant_id=scope.tenant_id,
        addressee_id=row.office_id,
        intake_id=row.intake_id,
        nomination_id=row.id,
        in_class_id=row.standing.step.class_id,
        kind=kind,
        taken_at=at,
        taken_by_name=scope.user_name,
    )
