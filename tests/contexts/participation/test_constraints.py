"""What must always be true, the database keeps."""

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, models, transaction

from fagloft.contexts.participation.models import (
    Absence,
    Enrolment,
    OpenGap,
    ProposedSeat,
    SeatChoice,
    SeatTaken,
    StaffingMinimum,
    TrainingProposal,
)
from fagloft.database.tenancy import declare
from tests.contexts.participation.sessions import AFTER, AT, FIRST, ask, enrol, hold_session
from tests.world import World


def refuses(name: str, make: Callable[[], Any]) -> None:
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        make()


def test_periods_end_after_they_begin_and_budgets_are_not_negative(world: World) -> None:
    own = {"tenant": world.municipality}
    refuses(
        "absence_ends_after_it_begins",
        lambda: Absence.objects.create(person=world.people["anna"], starts_on=FIRST, ends_on=FIRST, **own),
    )
    proposal = {**own, "unit": world.units["ward"], "starts_on": FIRST, "asked_at": AT, "asked_by_name": "B"}
    refuses("proposal_ends_after_it_begins", lambda: TrainingProposal.objects.create(ends_on=FIRST, **proposal))
    refuses("budget_is_nothing_or_more", lambda: TrainingProposal.objects.create(ends_on=AFTER, budget=-1, **proposal))


def test_everything_stands_once(world: World) -> None:
    session, number = hold_session(world, "hlr"), ask(world)
    world.declare()
    own = {"tenant": world.municipality, "person": world.people["anna"]}
    seat = {**own, "session": session}
    of = {**own, "unit": world.units["ward"], "proposal_id": number}
    twice: tuple[tuple[str, type[models.Model], dict[str, Any]], ...] = (
        ("seat_is_chosen_once", SeatChoice, {**seat, "kind": "must", "chosen_at": AT}),
        ("seat_is_proposed_once", ProposedSeat, {**of, "session": session, "cost": 1}),
        (
            "open_gap_is_told_once",
            OpenGap,
            {**of, "competence": world.competences["hlr"], "weight": 1, "reason": "full"},
        ),
    )
    for name, model, columns in twice:
        model._default_manager.create(**columns)
        refuses(name, lambda model=model, columns=columns: model._default_manager.create(**columns))  # type: ignore[misc]
    enrol(world, "anna", session)
    refuses("enrolment_is_one_per_session", lambda: enrol(world, "anna", session))
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=1)
    refuses(
        "unit_id",
        lambda: StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=2),
    )


def test_an_answer_has_its_moment(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    refuses("enrolment_is_decided_at_a_moment", lambda: Enrolment.objects.filter(pk=row.pk).update(status="accepted"))
    refuses("enrolment_is_decided_at_a_moment", lambda: Enrolment.objects.filter(pk=row.pk).update(decided_at=AT))


def test_taken_seats_are_counted_once(world: World) -> None:
    session = hold_session(world, "hlr", tenant=world.community)
    declare(tenant_id=world.community.pk)

    def count() -> SeatTaken:
        return SeatTaken.objects.create(tenant=world.community, session=session, about=world.neighbour, seats=1)

    count()
    refuses("taken_seats_are_counted_once", count)
