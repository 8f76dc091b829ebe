"""The waiting list moves by itself: offers lapse, and what is free is offered to the next."""

from datetime import date, datetime

from fagloft.contexts.admission.actions.one_at_a_time import wait_for_turn
from fagloft.contexts.admission.actions.rounds import expire_offers, write_round
from fagloft.contexts.admission.models import Intake
from fagloft.contexts.admission.queries.intakes import get_intake
from fagloft.contexts.admission.queries.proposals import propose
from fagloft.contexts.organisations.scope import REGIONAL_ADVISER, Scope
from fagloft.database.tenancy import transaction_of

Status = Intake.Status
NOBODY = ""


def move(*, office_id: int, intake_id: int, on: date, at: datetime) -> int:
    """Take the steps that the rules ask for on the day, in the office's name; returns how many. Again takes none.

    Nothing moves before the office has sent the first offers, nor after the intake has ended.
    """
    with transaction_of(tenant_id=office_id, shared_id=office_id):
        wait_for_turn(intake_id)
        intake = get_intake(scope=_office(office_id), intake_id=intake_id)
        if intake.status != Status.CLOSED:
            return 0
        expired = expire_offers(intake=intake, on=on, at=at)
        proposal = propose(intake=intake, eligibility={}, on=on)
        return expired + (write_round(proposal=proposal, on=on, at=at, by=NOBODY) if proposal.has_begun else 0)


def move_all(*, office_id: int, on: date, at: datetime) -> int:
    """Every waiting list of an office; returns how many steps were taken."""
    with transaction_of(tenant_id=office_id, shared_id=office_id):
        closed = Intake.objects.filter(tenant_id=office_id, status=Status.CLOSED).order_by("pk")
        intake_ids = list(closed.values_list("pk", flat=True))
    return sum(move(office_id=office_id, intake_id=intake_id, on=on, at=at) for intake_id in intake_ids)


def _office(office_id: int) -> Scope:
    roles = frozenset({REGIONAL_ADVISER})
    return Scope(tenant_id=office_id, shared_id=office_id, user_id=0, user_name=NOBODY, roles=roles)
