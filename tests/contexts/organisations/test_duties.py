from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from fagloft.contexts.organisations.actions import duties
from fagloft.contexts.organisations.models import Duty
from fagloft.contexts.organisations.queries.duties import get_duties_by_unit, get_duty_changes, get_unit_duties
from tests.world import World

DAY = date(2026, 11, 22)
TOMORROW = DAY + timedelta(days=1)


def appoint(world: World, who: str, unit: str, kind: str = "leader", **period: Any) -> int:
    return duties.appoint(
        scope=world.scope_of("hanne"),
        person_id=world.people[who].pk,
        unit_id=world.units[unit].pk,
        kind=kind,
        **{"starts_on": DAY, **period},
    )


def find(world: World, who: str) -> Duty:
    world.declare()
    return Duty.objects.get(person=world.people[who])


def test_who_is_appointed_leads_from_the_first_day(world: World) -> None:
    appoint(world, "anna", "top", starts_on=TOMORROW)
    row = get_unit_duties(scope=world.scope_of("hanne"), unit_id=world.units["top"].pk)[0]

    assert (row.person_name, row.employee_number, row.kind) == ("Anna Vik", "1001", "leader")
    assert [row.is_in_force(day) for day in (DAY, TOMORROW)] == [False, True]
    assert not row.is_over(TOMORROW)


@pytest.mark.parametrize("days", [0, -1])
def test_a_duty_that_ends_before_it_begins_is_refused(world: World, days: int) -> None:
    with pytest.raises(duties.DutyEndsBeforeItBegins):
        appoint(world, "anna", "top", ends_on=DAY + timedelta(days=days))


def test_a_unit_has_one_leader_at_a_time(world: World) -> None:
    with pytest.raises(duties.UnitHasLeader):
        appoint(world, "anna", "ward")
    bjorn = find(world, "bjorn")
    duties.end(scope=world.scope_of("hanne"), unit_id=bjorn.unit_id, duty_id=bjorn.pk, on=DAY)

    assert appoint(world, "anna", "ward")


def test_a_unit_has_as_many_deputies_as_it_wants(world: World) -> None:
    assert appoint(world, "anna", "ward", "deputy")


def test_a_kind_of_duty_that_does_not_exist_is_refused(world: World) -> None:
    with pytest.raises(ValueError, match="boss"):
        appoint(world, "anna", "ward", "boss")


def test_a_duty_that_has_begun_ends_and_stays_in_the_history(world: World) -> None:
    scope, bjorn = world.scope_of("hanne"), find(world, "bjorn")
    duties.end(scope=scope, unit_id=bjorn.unit_id, duty_id=bjorn.pk, on=DAY)
    (row,) = (row for row in get_unit_duties(scope=scope, unit_id=bjorn.unit_id) if row.id == bjorn.pk)

    assert row.ends_on == DAY
    assert row.is_over(DAY)
    assert [row.is_in_force(day) for day in (DAY - timedelta(days=1), DAY)] == [True, False]
    with pytest.raises(duties.DutyHasEnded):
        duties.end(scope=scope, unit_id=bjorn.unit_id, duty_id=bjorn.pk, on=DAY)


def test_an_end_to_come_can_be_brought_forward(world: World) -> None:
    scope = world.scope_of("hanne")
    duty = appoint(world, "anna", "top", starts_on=DAY - timedelta(days=9), ends_on=DAY + timedelta(days=9))
    duties.end(scope=scope, unit_id=world.units["top"].pk, duty_id=duty, on=DAY)

    assert Duty.objects.get(pk=duty).ends_on == DAY


def test_a_duty_that_has_not_begun_is_taken_back_and_that_is_remembered(world: World) -> None:
    scope, top = world.scope_of("hanne"), world.units["top"].pk
    duty = appoint(world, "anna", "top", starts_on=TOMORROW)
    duties.end(scope=scope, unit_id=top, duty_id=duty, on=DAY)
    changes = get_duty_changes(scope=scope, unit_id=top)

    assert not Duty.objects.filter(pk=duty).exists()
    assert [(change.change, change.person_name) for change in changes] == [
        ("withdrawn", "Anna Vik"),
        ("insert", "Anna Vik"),
    ]


def test_other_hours_end_one_row_and_begin_another(world: World) -> None:
    scope, frida = world.scope_of("hanne"), find(world, "frida")
    ward = world.units["ward"].pk
    duties.change_hours(scope=scope, unit_id=ward, duty_id=frida.pk, hours_per_week=Decimal("12.5"), on=DAY)
    new, old = (row for row in get_unit_duties(scope=scope, unit_id=ward) if row.person_id == frida.person_id)

    assert (new.hours_per_week, new.starts_on, new.ends_on) == (Decimal("12.5"), DAY, None)
    assert (old.hours_per_week, old.ends_on) == (Decimal(8), DAY)


def test_hours_of_a_duty_to_come_are_changed_from_its_first_day(world: World) -> None:
    scope, top = world.scope_of("hanne"), world.units["top"].pk
    later = DAY + timedelta(days=30)
    duty = appoint(world, "anna", "top", "professional_development_nurse", starts_on=later)
    duties.change_hours(scope=scope, unit_id=top, duty_id=duty, hours_per_week=None, on=DAY)
    (row,) = get_unit_duties(scope=scope, unit_id=top)

    assert (row.starts_on, row.hours_per_week) == (later, None)


def test_a_duty_of_another_unit_or_organisation_is_not_there(world: World) -> None:
    scope, bjorn = world.scope_of("hanne"), find(world, "bjorn")
    world.declare(world.neighbour)
    sigrid = Duty.objects.get(person=world.people["sigrid"])
    world.scope_of("hanne")
    for unit_id, duty_id in ((world.units["other"].pk, bjorn.pk), (sigrid.unit_id, sigrid.pk)):
        with pytest.raises(duties.NoSuchDuty):
            duties.end(scope=scope, unit_id=unit_id, duty_id=duty_id, on=DAY)


def test_duties_of_the_day_stand_by_unit(world: World) -> None:
    found = get_duties_by_unit(scope=world.scope_of("hanne"), on=DAY)
    ward, other = world.units["ward"].pk, world.units["other"].pk

    assert set(found) == {ward, other}
    assert {row.person_name for row in found[ward]} == {"Bjørn Haugen", "Jonas Moe", "Frida Moen"}
