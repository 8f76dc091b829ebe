"""A leader's yes or no: never automatically, never more than there are seats."""

from datetime import timedelta

import pytest

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.participation.actions import enrolments
from fagloft.contexts.participation.actions.enrolments import Accepted
from fagloft.contexts.participation.models import Absence, Enrolment, EnrolmentEvent, SeatTaken, StaffingMinimum  # type: ignore[attr-defined]
from fagloft.contexts.participation.queries.one_enrolment import get_enrolment
from fagloft.contexts.participation.queries.own_enrolments import get_own_enrolments
from fagloft.contexts.participation.queries.seats import get_seats_left
from fagloft.contexts.participation.queries.unit_enrolments import count_waiting, get_unit_enrolments
from fagloft.contexts.participation.queries.unit_people import NoSuchUnit
from tests.contexts.gaps.trees import tree_on
from tests.contexts.participation.sessions import AT, ONE_DAY, cancel_session, enrol, hold_session
from tests.world import World


def accept(world: World, *rows: Enrolment, reader: str = "bjorn") -> Accepted:
    return enrolments.accept(
        scope=world.scope_of(reader), enrolment_ids=[row.pk for row in rows], at=AT, today=world.today
    )


def status_of(row: Enrolment) -> tuple[str, str, str]:
    row.refresh_from_db()
    return row.status, row.decided_by_name, row.reason


def test_leader_says_yes(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))

    assert accept(world, row) == Accepted(count=1, left_out={})
    assert status_of(row) == ("accepted", "Bjørn Haugen", "")
    assert EnrolmentEvent.objects.filter(pgh_obj_id=row.pk).count() == 2
    with pytest.raises(enrolments.NoSuchEnrolment):
        accept(world, row)


def test_deputy_says_yes_to_the_leader_and_nobody_to_themselves(world: World) -> None:
    session = hold_session(world, "hlr")
    leader, deputy = enrol(world, "bjorn", session), enrol(world, "jonas", session)

    with pytest.raises(enrolments.NotYoursToDecide):
        accept(world, leader)
    assert accept(world, leader, reader="jonas").count == 1
    with pytest.raises(enrolments.NotYoursToDecide):
        accept(world, deputy, reader="jonas")


@pytest.mark.parametrize("reader", ["anna", "clara", "frida", "gunnar", "hanne"])
def test_others_decide_nothing(world: World, reader: str) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    answers = (
        lambda: accept(world, row, reader=reader),
        lambda: decline(world, row, reader),
        lambda: enrolments.take_back(scope=world.scope_of(reader), enrolment_id=row.pk, today=world.today),
    )
    for answer in answers[:2]:
        with pytest.raises(enrolments.NotYoursToDecide):
            answer()
    decline(world, row)
    with pytest.raises(enrolments.NotYoursToDecide):
        answers[2]()


def decline(world: World, row: Enrolment, reader: str = "bjorn") -> None:
    enrolments.decline(
        scope=world.scope_of(reader), enrolment_id=row.pk, reason="Har nattevakt", at=AT, today=world.today
    )


def test_another_employer_finds_nothing(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    with pytest.raises(enrolments.NoSuchEnrolment):
        accept(world, row, reader="sigrid")


def test_leader_says_no_with_a_reason_and_takes_it_back(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    decline(world, row)

    assert status_of(row) == ("declined", "Bjørn Haugen", "Har nattevakt")
    enrolments.take_back(scope=world.scope_of("bjorn"), enrolment_id=row.pk, today=world.today)
    assert status_of(row) == ("proposed", "", "")


def test_no_more_are_accepted_than_there_are_seats(world: World) -> None:
    session = hold_session(world, "hlr", capacity=2)
    rows = [enrol(world, person, session) for person in ("anna", "noah", "jonas")]

    assert accept(world, *rows) == Accepted(count=2, left_out={"full": 1})
    assert [status_of(row)[0] for row in rows] == ["accepted", "accepted", "proposed"]


def test_what_no_longer_makes_sense_is_told(world: World) -> None:
    cancelled, begun, left = (hold_session(world, "hlr") for _number in range(3))
    rows = [
        enrol(world, "anna", cancelled),
        enrol(world, "noah", begun),
        enrol(world, "eva", left),
    ]
    cancel_session(cancelled)
    world.declare()
    begun.starts_on = world.today
    begun.save()

    assert accept(world, *rows) == Accepted(count=0, left_out={"cancelled": 1, "begun": 1, "left": 1})


def test_who_works_in_another_unit_now_is_decided_for_there(world: World) -> None:
    row = enrol(world, "sofie", hold_session(world, "hlr"))

    with pytest.raises(enrolments.NotYoursToDecide):
        accept(world, row)
    assert accept(world, row, reader="clara").count == 1


def test_a_seat_is_given_back(world: World) -> None:
    session = hold_session(world, "hlr", capacity=1)
    row = enrol(world, "anna", session)
    accept(world, row)
    enrolments.withdraw(scope=world.scope_of("bjorn"), enrolment_id=row.pk, reason="Syk", at=AT, today=world.today)

    assert status_of(row)[::2] == ("withdrawn", "Syk")
    assert get_seats_left(scope=world.scope_of("bjorn"), session_ids=[session.pk]) == {session.pk: 1}


def test_seats_in_a_cancelled_session_are_closed_by_hand(world: World) -> None:
    session = hold_session(world, "hlr")
    rows = [enrol(world, "anna", session, "accepted"), enrol(world, "noah", session)]
    scope = world.scope_of("bjorn")

    def cancel() -> int:
        return enrolments.cancel(
            scope=world.scope_of("bjorn"), enrolment_ids=[row.pk for row in rows], at=AT, today=world.today
        )

    with pytest.raises(enrolments.SessionStands):
        cancel()
    cancel_session(session)
    world.declare()
    attention = get_unit_enrolments(
        scope=scope, tree=tree_on(world), unit_id=world.units["ward"].pk, today=world.today
    ).attention
    assert {(row.person_name, row.attention, row.cancelled_reason) for row in attention} == {
        ("Anna Vik", "cancelled", "For få påmeldte"),
        ("Noah Berg", "cancelled", "For få påmeldte"),
    }
    assert cancel() == 2
    assert status_of(rows[0]) == ("cancelled", "Bjørn Haugen", "For få påmeldte")


def test_the_others_learn_how_many_seats_of_a_shared_session_are_taken(world: World) -> None:
    session = hold_session(world, "hlr", tenant=world.community, capacity=5)
    row = enrol(world, "anna", session)
    accept(world, row)
    world.declare(world.neighbour)

    assert SeatTaken.objects.get(session=session).seats == 1
    assert get_seats_left(scope=world.scope_of("sigrid"), session_ids=[session.pk]) == {session.pk: 4}
    enrolments.withdraw(scope=world.scope_of("bjorn"), enrolment_id=row.pk, reason="Syk", at=AT, today=world.today)
    world.declare(world.neighbour)
    assert SeatTaken.objects.get(session=session).seats == 0


def test_an_organisation_alone_tells_nobody(world: World) -> None:
    row = enrol(world, "anna", hold_session(world, "hlr"))
    world.municipality.community = None
    world.municipality.save()

    assert accept(world, row).count == 1
    assert not SeatTaken.objects.exists()


def test_the_page_of_the_unit_says_who_is_away_at_once(world: World) -> None:
    session = hold_session(world, "hlr", days=2)
    enrol(world, "anna", session)
    enrol(world, "noah", session, "accepted")
    enrol(world, "jonas", hold_session(world, "isbar", on=ONE_DAY + timedelta(days=1)))
    Absence.objects.create(
        tenant=world.municipality, person=world.people["bjorn"], starts_on=ONE_DAY, ends_on=ONE_DAY + timedelta(days=1)
    )
    scope = world.scope_of("bjorn")
    found = get_unit_enrolments(scope=scope, tree=tree_on(world), unit_id=world.units["ward"].pk, today=world.today)

    assert [(day.accepted, day.proposed, day.absent, day.staff, day.left) for day in found.away] == [
        (1, 1, 1, 4, 1),
        (1, 2, 0, 4, 1),
    ]
    assert not any(day.is_short for day in found.away)
    assert [row.person_name for row in found.coming] == ["Noah Berg"]
    assert count_waiting(scope=scope, unit_ids=scope.led_units, today=world.today) == 2
    StaffingMinimum.objects.create(tenant=world.municipality, unit=world.units["ward"], people_left=2)
    found = get_unit_enrolments(scope=scope, tree=tree_on(world), unit_id=world.units["ward"].pk, today=world.today)
    assert all(day.is_short for day in found.away)


def test_who_has_left_or_moved(world: World) -> None:
    session = hold_session(world, "hlr")
    enrol(world, "eva", session)
    enrol(world, "sofie", session)
    enrol(world, "noah", session)
    Employment.objects.filter(person=world.people["noah"]).update(ends_on=ONE_DAY)
    found = get_unit_enrolments(
        scope=world.scope_of("bjorn"), tree=tree_on(world), unit_id=world.units["ward"].pk, today=world.today
    )

    assert {(row.person_name, row.attention, row.may_be_decided) for row in found.attention} == {
        ("Eva Lunde", "left", True),
        ("Noah Berg", "left", True),
    }
    assert not found.waiting


@pytest.mark.parametrize("reader", ["anna", "clara", "gunnar", "sigrid"])
def test_others_have_no_such_page(world: World, reader: str) -> None:
    with pytest.raises(NoSuchUnit):
        get_unit_enrolments(
            scope=world.scope_of(reader), tree=tree_on(world), unit_id=world.units["ward"].pk, today=world.today
        )


def test_one_sees_ones_own_seats(world: World) -> None:
    session = hold_session(world, "hlr", days=2)
    row = enrol(world, "anna", session)
    enrol(world, "anna", hold_session(world, "isbar"), "declined")
    enrol(world, "anna", hold_session(world, "picc", on=world.today - timedelta(days=1)), "accepted")
    accept(world, row)
    (own,) = get_own_enrolments(scope=world.scope_of("anna"), today=world.today)

    assert (own.title, own.status, own.decided_by_name) == ("Kurs i hlr", "accepted", "Bjørn Haugen")
    assert own.last_on == ONE_DAY + timedelta(days=1)
    assert not get_own_enrolments(scope=world.scope_of("noah"), today=world.today)


def test_one_seat_for_who_decides(world: World) -> None:
    row, left = enrol(world, "anna", hold_session(world, "hlr")), enrol(world, "eva", hold_session(world, "hlr"))

    def find(reader: str, number: int) -> bool:
        return get_enrolment(scope=world.scope_of(reader), enrolment_id=number, today=world.today) is not None

    assert [find(reader, row.pk) for reader in ("bjorn", "jonas", "clara", "frida", "anna", "sigrid")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]
    assert (find("bjorn", left.pk), find("clara", left.pk), find("bjorn", 0)) == (True, False, False)
