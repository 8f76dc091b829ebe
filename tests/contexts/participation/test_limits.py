"""Staff that must be left, absences, and what is fixed beforehand."""

from datetime import date, timedelta

import pytest

from fagloft.contexts.participation.actions import absences, seat_choices, staffing_minimums
from fagloft.contexts.participation.models import Absence, SeatChoice, StaffingMinimum
from fagloft.contexts.participation.queries.training_limits import TrainingLimits, get_training_limits
from tests.contexts.gaps.trees import tree_on
from tests.contexts.participation.sessions import AT, FIRST, cancel_session, hold_session
from tests.world import World

OTHERS = ["anna", "clara", "frida", "gunnar", "sigrid"]


def limits(world: World, reader: str = "bjorn") -> TrainingLimits:
    return get_training_limits(
        scope=world.scope_of(reader), tree=tree_on(world), unit_id=world.units["ward"].pk, today=world.today
    )


def set_minimum(world: World, people_left: int | None, reader: str = "bjorn") -> int | None:
    return staffing_minimums.set_minimum(
        scope=world.scope_of(reader), unit_id=world.units["ward"].pk, people_left=people_left
    )


def add_absence(world: World, reader: str = "bjorn", last_on: date = FIRST, person: str = "anna") -> int:
    return absences.add(
        scope=world.scope_of(reader),
        person_id=world.people[person].pk,
        starts_on=FIRST,
        last_on=last_on,
        today=world.today,
    )


def choose(world: World, session_id: int, kind: str = "must", reader: str = "bjorn", person: str = "anna") -> int:
    return seat_choices.choose(
        scope=world.scope_of(reader),
        person_id=world.people[person].pk,
        session_id=session_id,
        kind=kind,
        at=AT,
        today=world.today,
    )


def test_minimum_is_set_changed_and_taken_away(world: World) -> None:
    assert [set_minimum(world, number) for number in (3, 2, None, None)] == [None, 3, 2, None]
    assert not StaffingMinimum.objects.exists()


@pytest.mark.parametrize("reader", OTHERS)
def test_others_set_no_minimum(world: World, reader: str) -> None:
    with pytest.raises(staffing_minimums.NotYourUnit):
        set_minimum(world, 1, reader)


def test_absence_is_added_once_and_removed(world: World) -> None:
    number = add_absence(world)

    assert add_absence(world) == number
    assert Absence.objects.get().ends_on == FIRST + timedelta(days=1)
    assert [row.person_name for row in limits(world).absences] == ["Anna Vik"]
    absences.remove(scope=world.scope_of("bjorn"), absence_id=number, today=world.today)
    with pytest.raises(absences.NoSuchAbsence):
        absences.remove(scope=world.scope_of("bjorn"), absence_id=number, today=world.today)


def test_absence_ends_after_it_begins(world: World) -> None:
    with pytest.raises(absences.EndsBeforeItBegins):
        add_absence(world, last_on=FIRST - timedelta(days=1))


@pytest.mark.parametrize("reader", OTHERS)
def test_others_add_and_remove_no_absence(world: World, reader: str) -> None:
    number = add_absence(world)
    with pytest.raises(absences.NotYoursToDecide):
        add_absence(world, reader)
    with pytest.raises((absences.NotYoursToDecide, absences.NoSuchAbsence)):
        absences.remove(scope=world.scope_of(reader), absence_id=number, today=world.today)


def test_seat_is_fixed_changed_and_left_open_again(world: World) -> None:
    session = hold_session(world, "hlr")
    number = choose(world, session.pk)

    assert choose(world, session.pk, "wish") == number
    assert SeatChoice.objects.get().kind == "wish"
    (row,) = limits(world).choices
    assert (row.person_name, row.title, row.kind, row.chosen_by_name) == (
        "Anna Vik",
        "Kurs i hlr",
        "wish",
        "Bjørn Haugen",
    )
    seat_choices.remove(scope=world.scope_of("bjorn"), choice_id=number, today=world.today)
    with pytest.raises(seat_choices.NoSuchChoice):
        seat_choices.remove(scope=world.scope_of("bjorn"), choice_id=number, today=world.today)


def test_seat_is_fixed_in_a_session_to_come_only(world: World) -> None:
    cancelled, begun = hold_session(world, "hlr"), hold_session(world, "hlr", on=world.today)
    foreign = hold_session(world, "hlr", tenant=world.neighbour)
    cancel_session(cancelled)
    for session in (cancelled, begun, foreign):
        with pytest.raises(seat_choices.NoSuchSession):
            choose(world, session.pk)


@pytest.mark.parametrize("reader", OTHERS)
def test_others_fix_and_free_no_seat(world: World, reader: str) -> None:
    session = hold_session(world, "hlr")
    number = choose(world, session.pk)
    with pytest.raises(seat_choices.NotYoursToDecide):
        choose(world, session.pk, reader=reader)
    with pytest.raises((seat_choices.NotYoursToDecide, seat_choices.NoSuchChoice)):
        seat_choices.remove(scope=world.scope_of(reader), choice_id=number, today=world.today)


def test_what_there_is_to_choose_from(world: World) -> None:
    hold_session(world, "hlr")
    set_minimum(world, 3)
    mine, theirs = limits(world), limits(world, "frida")

    assert [name for _number, name in mine.people] == ["Noah Berg", "Jonas Moe", "Anna Vik"]
    assert theirs.people == ()
    assert [session.title for session in mine.sessions] == ["Kurs i hlr"]
    assert [(one.staff, one.people_left, one.may_be_set) for one in mine.minimums] == [(4, 3, True)]
    assert not theirs.minimums[0].may_be_set
