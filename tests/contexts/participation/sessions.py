"""Offers and sessions for the small world, and a calculation from question to answer."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from fagloft.contexts.offers.models import Offer, OfferCompetence, SeatShare, Session
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.participation.actions import calculations, proposals
from fagloft.contexts.participation.models import Enrolment, TrainingProposal
from fagloft.database.tenancy import transaction_of
from tests.world import World

AT = datetime(2026, 11, 22, 9, tzinfo=UTC)
FIRST, AFTER = date(2026, 11, 22), date(2027, 6, 1)
ONE_DAY = date(2026, 12, 1)


def hold_session(
    world: World,
    *competences: str,
    on: date = ONE_DAY,
    tenant: Organisation | None = None,
    level: int = 1,
    shares: dict[str, int] | None = None,
    **changed: Any,
) -> Session:
    """A session of an offer of its own; the municipality's unless another owner is named."""
    owner = tenant or world.municipality
    facts = {"days": 1, "hours_per_day": 6, "place": "Stokke", "capacity": 10, "seat_cost": 500} | changed
    with transaction_of(tenant_id=owner.pk):
        number = Offer.objects.count()
        offer = Offer.objects.create(
            tenant=owner, code=f"offer-{number}", title=f"Kurs i {' og '.join(competences)}", learning_form="course"
        )
        for code in competences:
            OfferCompetence.objects.create(tenant=owner, offer=offer, competence=world.competences[code], level=level)
        session = Session.objects.create(tenant=owner, offer=offer, starts_on=on, **facts)
        for name, seats in (shares or {}).items():
            SeatShare.objects.create(tenant=owner, session=session, organisation=getattr(world, name), seats=seats)
    return session


def ask(world: World, reader: str = "bjorn", unit: str = "ward", **changed: Any) -> int:
    asked = {"starts_on": FIRST, "ends_on": AFTER, "budget": None, "time_limit_s": 15} | changed
    return proposals.ask(scope=world.scope_of(reader), unit_id=world.units[unit].pk, at=AT, today=world.today, **asked)


def run(world: World, proposal_id: int) -> TrainingProposal:
    calculations.run(tenant_id=world.municipality.pk, proposal_id=proposal_id, today=world.today, clock=lambda: AT)
    world.declare()
    return TrainingProposal.objects.get(pk=proposal_id)


def plan(world: World, reader: str = "bjorn", unit: str = "ward", **changed: Any) -> TrainingProposal:
    """Ask and calculate."""
    return run(world, ask(world, reader, unit, **changed))


def enrol(world: World, person: str, session: Session, status: str = "proposed", unit: str = "ward") -> Enrolment:
    world.declare()
    return Enrolment.objects.create(
        tenant=world.municipality,
        person=world.people[person],
        session=session,
        unit=world.units[unit],
        cost=Decimal(500),
        status=status,
        asked_at=AT,
        asked_by_name="Bjørn Haugen",
        decided_at=None if status == "proposed" else AT,
    )


def cancel_session(session: Session) -> None:
    with transaction_of(tenant_id=session.tenant_id):
        Session.objects.filter(pk=session.pk).update(cancelled_on=FIRST, cancelled_reason="For få påmeldte")
