"""From a question to an answer: the plan, what stays open and why, what other budgets buy, and how it can end."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from itertools import count
from typing import Any

import pytest
from django.db import OperationalError

from fagloft.contexts.participation.actions import calculations, proposals
from fagloft.contexts.participation.models import OpenGap, ProposedSeat, SeatChoice, StaffingMinimum, TrainingProposal
from fagloft.contexts.participation.queries.proposal_details import get_proposal
from fagloft.contexts.participation.queries.proposal_rows import NoSuchProposal
from fagloft.contexts.participation.queries.proposals import get_proposals
from tests.contexts.participation.sessions import AT, FIRST, ask, hold_session, plan, run
from tests.world import World


def seats_of(proposal: TrainingProposal) -> set[str]:
    rows = ProposedSeat.objects.filter(proposal=proposal).select_related("person")
    return {row.person.given_name for row in rows}


def choose(world: World, person: str, session: Any, kind: str = "must") -> None:
    world.declare()
    SeatChoice.objects.create(
        tenant=world.municipality,
        person=world.people[person],
        session=session,
        kind=kind,
        chosen_at=AT,
        chosen_by_name="Bjørn",
    )


def test_the_plan_closes_what_weighs_most(world: World) -> None:
    hold_session(world, "hlr", "isbar", capacity=2)
    proposal = plan(world)

    assert seats_of(proposal) <= {"Anna", "Noah", "Jonas"}
    assert (proposal.status, proposal.gaps, proposal.gaps_closed, proposal.spent) == ("optimal", 8, 4, Decimal(1000))
    assert (proposal.value, proposal.bound, proposal.stage, proposal.done_share) == (260, 260, "", 1)
    reasons = set(OpenGap.objects.filter(proposal=proposal).values_list("reason", flat=True))
    assert reasons == {"full", "no_session"}
    assert {seat.unit_id for seat in ProposedSeat.objects.all()} == {world.units["ward"].pk}


def test_every_budget_is_compared_and_the_next_100_000(world: World) -> None:
    hold_session(world, "hlr", seat_cost=20_000)
    proposal = plan(world, budget=Decimal(20_000))
    budgets = [point["budget"] for point in proposal.budget_points]

    assert [Decimal(budget) for budget in budgets] == [5000, 10_000, 15_000, 20_000, 25_000, 120_000]
    assert [point["closed"] for point in proposal.budget_points] == [0, 0, 0, 1, 1, 3]
    assert proposal.gaps_closed == 1


def test_without_a_limit_parts_of_the_cost_are_compared(world: World) -> None:
    hold_session(world, "hlr", seat_cost=1000)
    proposal = plan(world)

    assert [(point["budget"], point["closed"]) for point in proposal.budget_points] == [
        ("750", 0),
        ("1500", 1),
        ("2250", 2),
        (None, 3),
    ]


def test_a_budget_of_nothing_buys_what_is_free(world: World) -> None:
    hold_session(world, "hlr", seat_cost=0, capacity=1)
    hold_session(world, "hlr", seat_cost=100)
    proposal = plan(world, budget=Decimal(0))

    assert (proposal.status, proposal.gaps_closed, proposal.spent) == ("optimal", 1, Decimal(0))
    assert [Decimal(point["budget"]) for point in proposal.budget_points] == [0, 100_000]
    assert {"full", "budget"} & set(OpenGap.objects.filter(proposal=proposal).values_list("reason", flat=True))


def test_without_sessions_every_gap_stays_open(world: World) -> None:
    proposal = plan(world)

    assert (proposal.status, proposal.gaps_closed) == ("optimal", 0)
    assert set(OpenGap.objects.values_list("reason", flat=True)) == {"no_session"}
    assert len(proposal.budget_points) == 1


def test_without_gaps_there_is_nothing_to_do(world: World) -> None:
    for person in ("anna", "bjorn", "jonas", "noah"):
        for competence in ("hlr", "isbar", "legemiddel"):
            world.hold(person, competence)
    hold_session(world, "hlr")
    proposal = plan(world)

    assert (proposal.status, proposal.gaps, proposal.value) == ("optimal", 0, 0)


def test_staff_that_must_be_left_bounds_the_plan(world: World) -> None:
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=3)
    hold_session(world, "hlr")
    proposal = plan(world)

    assert proposal.gaps_closed == 1
    assert "unit_limit" in set(OpenGap.objects.filter(proposal=proposal).values_list("reason", flat=True))


def test_fixed_seats_are_kept_and_those_that_collide_are_named(world: World) -> None:
    one, other = hold_session(world, "hlr"), hold_session(world, "isbar")
    choose(world, "anna", one)
    choose(world, "anna", other)
    proposal = plan(world)

    assert (proposal.status, proposal.value, proposal.gaps_closed) == ("infeasible", None, 0)
    (conflict,) = proposal.conflicts
    assert (conflict["rule"], conflict["on"]) == ("clash", "2026-12-01")
    (row,) = get_proposal(scope=world.scope_of("bjorn"), proposal_id=proposal.pk).collisions
    assert {(seat.person_name, seat.title) for seat in row.seats} == {
        ("Anna Vik", "Kurs i hlr"),
        ("Anna Vik", "Kurs i isbar"),
    }
    (unseen,) = get_proposal(scope=world.scope_of("gunnar"), proposal_id=proposal.pk).collisions
    assert {seat.person_name for seat in unseen.seats} == {""}


def test_a_collision_over_a_unit_and_a_competence_is_kept(world: World) -> None:
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=3)
    session = hold_session(world, "hlr")
    later = hold_session(world, "hlr", on=date(2026, 12, 8))
    for person in ("anna", "noah"):
        choose(world, person, session)
    choose(world, "anna", later)
    rules = {conflict["rule"]: conflict for conflict in plan(world).conflicts}

    assert rules["unit_limit"]["unit"] == world.units["ward"].pk
    assert rules["same_competence"]["competence"] == world.competences["hlr"].pk


def test_it_is_told_how_far_it_has_come_and_can_be_cancelled(world: World) -> None:
    hold_session(world, "hlr")
    number = ask(world)
    moments = (AT + timedelta(seconds=2 * second) for second in count())

    def clock() -> datetime:
        moment = next(moments)
        if moment > AT + timedelta(seconds=3):
            proposals.cancel(scope=world.scope_of("bjorn"), proposal_id=number)
        return moment

    world.declare()
    try:
        status = calculations.run(tenant_id=world.municipality.pk, proposal_id=number, today=world.today, clock=clock)
    except proposals.TooLateToCancel:
        pytest.fail("it went on after it was cancelled")

    assert status == "cancelled"
    world.declare()
    assert not ProposedSeat.objects.exists()


def test_one_cancelled_at_the_last_moment_stores_nothing(world: World) -> None:
    number = ask(world)
    readings = iter([AT, AT])

    def clock() -> datetime:
        try:
            return next(readings)
        except StopIteration:
            TrainingProposal.objects.filter(pk=number).update(status="cancelled")
            return AT

    status = calculations.run(tenant_id=world.municipality.pk, proposal_id=number, today=world.today, clock=clock)

    assert status == "cancelled"


def test_one_that_has_ended_is_not_taken_up_again(world: World) -> None:
    proposal = plan(world)

    assert run(world, proposal.pk).runtime_s == proposal.runtime_s


def test_one_that_a_killed_worker_left_is_taken_up(world: World) -> None:
    number = ask(world)
    TrainingProposal.objects.filter(pk=number).update(status="running", done_share=0.5)

    assert run(world, number).status == "optimal"


def test_one_that_breaks_says_so(world: World) -> None:
    number = ask(world)
    TrainingProposal.objects.filter(pk=number).update(time_limit_s=0)

    with pytest.raises(ZeroDivisionError):
        run(world, number)
    world.declare()
    assert TrainingProposal.objects.get(pk=number).status == "failed"


def test_when_the_database_is_away_the_job_is_tried_again(world: World) -> None:
    number = ask(world)
    readings = iter([AT])

    def clock() -> datetime:
        try:
            return next(readings)
        except StopIteration:
            raise OperationalError from None

    with pytest.raises(OperationalError):
        calculations.run(tenant_id=world.municipality.pk, proposal_id=number, today=world.today, clock=clock)
    world.declare()
    assert TrainingProposal.objects.get(pk=number).status == "running"


@pytest.mark.parametrize("reader", ["anna", "clara", "frida", "dag", "sigrid", "hanne"])
def test_others_do_not_plan_for_the_ward(world: World, reader: str) -> None:
    with pytest.raises(proposals.NotYoursToPlan):
        ask(world, reader)


def test_neither_an_empty_period_nor_one_that_is_over(world: World) -> None:
    for starts_on, ends_on in ((FIRST, FIRST), (date(2026, 1, 1), world.today)):
        with pytest.raises(proposals.EmptyPeriod):
            ask(world, starts_on=starts_on, ends_on=ends_on)


def test_a_budget_is_nothing_or_more(world: World) -> None:
    with pytest.raises(proposals.BudgetBelowNothing):
        ask(world, budget=Decimal(-1))


def test_who_sees_a_calculation(world: World) -> None:
    number = plan(world).pk
    for reader in ("bjorn", "jonas", "frida", "gunnar"):
        assert get_proposal(scope=world.scope_of(reader), proposal_id=number).summary.id == number
        assert [row.id for row in get_proposals(scope=world.scope_of(reader), most=9)] == [number]
    for reader in ("anna", "clara", "dag", "sigrid", "hanne"):
        with pytest.raises(NoSuchProposal):
            get_proposal(scope=world.scope_of(reader), proposal_id=number)
        assert not get_proposals(scope=world.scope_of(reader), most=9)


def test_names_for_who_follows_them_and_numbers_for_others(world: World) -> None:
    hold_session(world, "hlr")
    number = plan(world).pk
    mine = get_proposal(scope=world.scope_of("bjorn"), proposal_id=number)
    theirs = get_proposal(scope=world.scope_of("gunnar"), proposal_id=number)

    assert {seat.person_name for seat in mine.seats} == {"Anna Vik", "Noah Berg", "Jonas Moe"}
    assert [(group.name, group.people, group.cost) for group in mine.units] == [("Avdeling 2", 3, Decimal(1500))]
    assert mine.sees_everybody
    assert (theirs.seats, theirs.sees_everybody) == ((), False)
    assert [(group.people, group.cost) for group in (*theirs.units, *theirs.sessions)] == [(None, None)] * 2
    assert [(group.gaps, group.named, group.competences) for group in theirs.open_groups] == [(None, (), ())]


def test_how_much_better_it_could_be(world: World) -> None:
    number = plan(world).pk
    for value, bound, part in ((90, 100, 0.1), (0, 0, 0.0), (None, 100, None)):
        TrainingProposal.objects.filter(pk=number).update(value=value, bound=bound)
        assert get_proposal(scope=world.scope_of("bjorn"), proposal_id=number).relative_gap == part
        world.declare()


def test_cancel_is_for_who_plans_and_while_it_lasts(world: World) -> None:
    number = ask(world)
    with pytest.raises(proposals.NotYoursToPlan):
        proposals.cancel(scope=world.scope_of("frida"), proposal_id=number)
    with pytest.raises(proposals.NoSuchProposal):
        proposals.cancel(scope=world.scope_of("clara"), proposal_id=number)
    proposals.cancel(scope=world.scope_of("gunnar"), proposal_id=number)
    with pytest.raises(proposals.TooLateToCancel):
        proposals.cancel(scope=world.scope_of("gunnar"), proposal_id=number)
    assert run(world, number).status == "cancelled"


def test_an_organisation_alone_plans_too(world: World) -> None:
    number = ask(world)
    world.municipality.community = None
    world.municipality.save()

    assert run(world, number).status == "optimal"
