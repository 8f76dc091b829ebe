"""From a plan to enrolments that wait for a yes: only what still makes sense, and only once."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.participation.actions import proposals, proposed_enrolments
from fagloft.contexts.participation.actions.proposed_enrolments import Applied
from fagloft.contexts.participation.models import Enrolment, ProposedSeat, TrainingProposal
from tests.contexts.participation.sessions import AT, ONE_DAY, ask, cancel_session, enrol, hold_session, plan
from tests.world import World


def apply(world: World, proposal: TrainingProposal, reader: str = "bjorn") -> Applied:
    return proposed_enrolments.apply(scope=world.scope_of(reader), proposal_id=proposal.pk, at=AT, today=world.today)


def test_a_plan_becomes_enrolments_that_wait(world: World) -> None:
    hold_session(world, "hlr")
    proposal = plan(world)

    assert apply(world, proposal) == Applied(proposed=3, known=0, left_out={})
    rows = Enrolment.objects.all()
    assert {(row.status, row.cost, row.asked_by_name, row.proposal_id) for row in rows} == {
        ("proposed", Decimal(500), "Bjørn Haugen", proposal.pk)
    }
    proposal.refresh_from_db()
    assert proposal.applied_by_name == "Bjørn Haugen"


def test_twice_changes_nothing(world: World) -> None:
    hold_session(world, "hlr")
    proposal = plan(world)
    apply(world, proposal)
    before = list(Enrolment.objects.order_by("pk").values())

    assert apply(world, proposal, "gunnar") == Applied(proposed=0, known=3, left_out={})
    assert list(Enrolment.objects.order_by("pk").values()) == before
    proposal.refresh_from_db()
    assert proposal.applied_by_name == "Bjørn Haugen"


def test_a_cancelled_session_is_left_out(world: World) -> None:
    session = hold_session(world, "hlr")
    proposal = plan(world)
    cancel_session(session)
    world.declare()

    assert apply(world, proposal).left_out == {"cancelled": 3}


def test_who_leaves_before_the_session_is_left_out(world: World) -> None:
    hold_session(world, "hlr")
    proposal = plan(world)
    Employment.objects.filter(person=world.people["noah"]).update(ends_on=ONE_DAY)
    Employment.objects.filter(person=world.people["anna"]).update(ends_on=world.today - timedelta(days=1))
    Employment.objects.filter(person=world.people["jonas"]).update(ends_on=ONE_DAY + timedelta(days=1))

    assert apply(world, proposal) == Applied(proposed=1, known=0, left_out={"left": 2})


def test_seats_that_are_gone_meanwhile_are_left_out(world: World) -> None:
    session = hold_session(world, "hlr", capacity=3)
    proposal = plan(world)
    enrol(world, "clara", session, "accepted", unit="other")
    enrol(world, "sofie", session, "accepted", unit="other")

    assert apply(world, proposal) == Applied(proposed=1, known=0, left_out={"full": 2})


def test_what_a_leader_refused_is_not_proposed_again(world: World) -> None:
    session = hold_session(world, "hlr")
    proposal = plan(world)
    enrol(world, "anna", session, "declined")

    assert apply(world, proposal) == Applied(proposed=2, known=0, left_out={"refused": 1})


def test_who_is_elsewhere_by_now_is_left_out(world: World) -> None:
    session = hold_session(world, "hlr", days=2)
    proposal = plan(world)
    same_day = hold_session(world, "isbar", on=date(2026, 12, 2))
    same_offer = hold_session(world, "picc", on=date(2027, 2, 1))
    world.declare()
    same_offer.offer_id = session.offer_id
    same_offer.save()
    enrol(world, "anna", same_day, "accepted")
    enrol(world, "noah", same_offer)
    enrol(world, "jonas", hold_session(world, "isbar", on=ONE_DAY), "declined")

    assert apply(world, proposal) == Applied(proposed=1, known=0, left_out={"clash": 2})


def test_a_session_that_has_begun_is_left_out(world: World) -> None:
    hold_session(world, "hlr")
    proposal = plan(world)
    later = proposed_enrolments.apply(scope=world.scope_of("bjorn"), proposal_id=proposal.pk, at=AT, today=ONE_DAY)

    assert later.left_out == {"begun": 3}


def test_a_calculation_without_a_plan_gives_none(world: World) -> None:
    number = ask(world)
    world.declare()
    with pytest.raises(proposed_enrolments.NoPlan):
        apply(world, TrainingProposal.objects.get(pk=number))


def test_only_who_plans_there_applies(world: World) -> None:
    hold_session(world, "hlr")
    proposal = plan(world)
    with pytest.raises(proposals.NotYoursToPlan):
        apply(world, proposal, "frida")
    for reader in ("anna", "clara", "sigrid"):
        with pytest.raises(proposals.NoSuchProposal):
            apply(world, proposal, reader)
    world.declare()
    assert not Enrolment.objects.exists()


def test_a_proposal_counts_its_seats_once(world: World) -> None:
    hold_session(world, "hlr")
    proposal = plan(world)
    seat = ProposedSeat.objects.filter(proposal=proposal).first()
    assert seat is not None
    apply(world, proposal)
    Enrolment.objects.filter(person_id=seat.person_id).update(status="accepted", decided_at=AT)

    assert apply(world, proposal).known == 3
