from fagloft.contexts.organisations.models import Duty
from tests.world import World


def test_bjorn_leads_his_ward_and_sees_its_people(world: World) -> None:
    scope = world.scope_of("bjorn")

    assert scope.sees_people_of(world.units["ward"].pk)
    assert scope.may_lead(world.units["ward"].pk)
    assert not scope.sees_people_of(world.units["other"].pk)
    assert scope.roles == {"employee", "leader"}


def test_frida_serves_the_ward_without_leading_it(world: World) -> None:
    scope = world.scope_of("frida")

    assert scope.sees_people_of(world.units["ward"].pk)
    assert not scope.may_lead(world.units["ward"].pk)


def test_gunnar_sees_all_in_numbers_and_nobody_by_name(world: World) -> None:
    scope = world.scope_of("gunnar")

    assert scope.sees_numbers_of(world.units["ward"].pk)
    assert not scope.sees_people_of(world.units["ward"].pk)


def test_eva_who_has_left_has_no_role(world: World) -> None:
    assert world.scope_of("eva").roles == frozenset()


def test_leader_above_names_only_those_whom_nobody_else_leads(world: World) -> None:
    world.appoint("frida", "top")
    scope = world.scope_of("frida")

    assert world.units["top"].pk in scope.led_units
    assert world.units["other"].pk not in scope.led_units
    assert not scope.sees_people_of(world.units["top"].pk)
    assert scope.sees_numbers_of(world.units["other"].pk)
    assert scope.may_lead(world.units["other"].pk)


def test_leader_names_everybody_below_where_nobody_else_leads(world: World) -> None:
    world.appoint("anna", "top")
    Duty.objects.all().exclude(person=world.people["anna"]).update(ends_on=world.today)

    assert world.scope_of("anna").sees_people_of(world.units["top"].pk)
