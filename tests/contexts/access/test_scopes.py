from datetime import date, timedelta

import pytest

from fagloft.contexts.access.models import RoleAssignment
from fagloft.contexts.access.queries.scopes import get_reader, get_workplaces
from fagloft.contexts.organisations.models import Duty, Organisation
from fagloft.database.tenancy import declare
from tests.world import World

DAY = date(2026, 11, 22)


def units(world: World, *names: str) -> set[int]:
    return {world.units[name].pk for name in names}


def test_a_leader_follows_by_name_down_to_the_next_leader_and_sees_numbers_below(world: World) -> None:
    world.declare()
    world.appoint("frida", "top")
    Duty.objects.filter(person=world.people["clara"]).delete()
    Duty.objects.filter(person=world.people["frida"], kind="professional_development_nurse").delete()
    scope = world.scope_of("frida")

    assert scope.led_units == units(world, "top", "other")
    assert scope.wholly_led_units == units(world, "other")
    assert scope.counted_units == scope.lead_by_appointment == units(world, "top", "ward", "other")


def test_a_unit_comes_back_to_the_leader_above_the_day_its_own_leader_goes(world: World) -> None:
    world.declare()
    world.appoint("frida", "top")
    bjorn = Duty.objects.filter(person=world.people["bjorn"])
    Duty.objects.filter(person=world.people["frida"], kind="professional_development_nurse").delete()
    seen = []
    for gone_on in (DAY + timedelta(days=1), DAY):
        bjorn.update(ends_on=gone_on)
        seen.append(world.units["ward"].pk in world.scope_of("frida").led_units)

    assert seen == [False, True]


def test_a_deputy_alone_does_not_take_the_names_from_the_leader_above(world: World) -> None:
    world.declare()
    world.appoint("sofie", "top")
    Duty.objects.filter(person=world.people["bjorn"]).delete()

    assert world.units["ward"].pk in world.scope_of("sofie").led_units
    assert world.units["ward"].pk in world.scope_of("jonas").led_units


def test_a_nurse_who_serves_the_whole_follows_all_whoever_leads_them(world: World) -> None:
    world.declare()
    Duty.objects.filter(person=world.people["frida"]).update(unit=world.units["top"])
    scope = world.scope_of("frida")

    assert scope.led_units == scope.wholly_led_units == scope.counted_units == units(world, "top", "ward", "other")
    assert not scope.lead_by_appointment


def test_a_director_sees_numbers_of_all_and_names_of_nobody(world: World) -> None:
    scope = world.scope_of("gunnar")

    assert scope.counted_units == units(world, "top", "ward", "other")
    assert not scope.led_units | scope.wholly_led_units | scope.lead_by_appointment


@pytest.mark.parametrize("who", ["anna", "hanne", "ivar", "eva", "dag"])
def test_employees_administrators_auditors_leavers_and_advisers_count_no_units(world: World, who: str) -> None:
    scope = world.scope_of(who)

    assert not scope.counted_units | scope.led_units | scope.lead_by_appointment


def test_a_health_community_shares_with_itself(world: World) -> None:
    declare(tenant_id=None, user_id=world.users["dag"].pk)
    (place,) = get_workplaces(user_id=world.users["dag"].pk, on=DAY)

    assert (place.tenant_id, place.shared_id, place.is_community) == (world.community.pk, world.community.pk, True)


def test_an_organisation_in_no_community_shares_with_nobody(world: World) -> None:
    Organisation.objects.filter(pk=world.municipality.pk).update(community=None)
    user = world.users["bjorn"]
    declare(tenant_id=None, user_id=user.pk)
    (place,) = get_workplaces(user_id=user.pk, on=DAY)
    declare(tenant_id=place.tenant_id, user_id=user.pk)

    assert place.shared_id is None
    assert get_reader(user=user, workplace=place, on=DAY, language="nb").scope.led_units == units(world, "ward")


@pytest.mark.parametrize(("days", "count"), [(-1, 0), (0, 1), (29, 1), (30, 0)])
def test_a_granted_role_gives_a_workplace_while_it_lasts(world: World, days: int, count: int) -> None:
    ivar = world.users["ivar"]
    world.declare()
    RoleAssignment.objects.filter(user=ivar).update(starts_on=DAY, ends_on=DAY + timedelta(days=30))
    declare(tenant_id=None, user_id=ivar.pk)

    assert len(get_workplaces(user_id=ivar.pk, on=DAY + timedelta(days=days))) == count
