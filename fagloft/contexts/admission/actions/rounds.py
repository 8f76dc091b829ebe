"""Write down what a round of an admission comes to; whoever calls holds the intake."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from fagloft.contexts.admission.models import AdmissionStep
from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import NominationRow, get_received
from fagloft.contexts.admission.queries.proposals import Decision, Proposal

Kind = AdmissionStep.Kind
CLOSED = "closed"


def expire_offers(*, intake: IntakeRow, on: date, at: datetime) -> int:
    """Write down which offers were not answered in time."""
    rows = get_received(office_id=intake.office_id, intake_id=intake.id, on=on)
    late = [row for row in rows if _is_late(row)]
    AdmissionStep.objects.bulk_create(
        AdmissionStep(
            tenant_id=intake.office_id,
            addressee_id=row.employer_id,
            intake_id=intake.id,
            nomination_id=row.id,
            in_class_id=row.standing.step.class_id if row.standing.step else None,
            kind=Kind.EXPIRED,
            reason={"why": "time_is_over"},
            taken_at=at,
        )
        for row in late
    )
    return len(late)


def write_round(*, proposal: Proposal, on: date, at: datetime, by: str) -> int:
    """One step for each new offer, and one for everybody else whose reason or number has changed; returns how many."""
    steps = [_step(proposal.intake, one, on, at, by) for one in _changed(proposal)]
    AdmissionStep.objects.bulk_create(steps)
    return len(steps)


def _is_late(row: NominationRow) -> bool:
    step = row.standing.step
    return row.standing.kind == Kind.EXPIRED and step is not None and step.kind == Kind.OFFERED


def _changed(proposal: Proposal) -> Iterable[Decision]:
    """Offers first, in the order in which they came, then the waiting list by its numbers, then who cannot wait."""
    last = len(proposal.decisions) + 1
    ordered = sorted(proposal.decisions, key=lambda one: (not one.is_new, one.number or last))
    for one in ordered:
        step = one.row.standing.step
        told = (step.kind, step.why, step.number) if step else None
        if one.is_new or (not one.row.standing.holds_place and told != (_kind(one), one.why, one.number)):
            yield one


def _kind(decision: Decision) -> str:
    if decision.is_new:
        return Kind.OFFERED.value
    return Kind.REFUSED.value if decision.eligibility == CLOSED else Kind.WAITING.value


def _step(intake: IntakeRow, decision: Decision, on: date, at: datetime, by: str) -> AdmissionStep:
    reason = {"why": decision.why or decision.priority, "eligibility": decision.eligibility, "number": decision.number}
    return AdmissionStep(
        tenant_id=intake.office_id,
        addressee_id=decision.row.employer_id,
        intake_id=intake.id,
        nomination_id=decision.row.id,
        in_class_id=decision.class_id,
        kind=_kind(decision),
        reason={name: value for name, value in reason.items() if value},
        answer_by_on=on + timedelta(days=intake.text.answer_days) if decision.is_new else None,
        taken_at=at,
        taken_by_name=by,
    )
