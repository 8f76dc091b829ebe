from datetime import date, timedelta

import pytest

from fagloft.contexts.access.actions import accounts, roles
from fagloft.contexts.access.models import PersonAccount
from fagloft.contexts.access.queries.accounts import get_account
from fagloft.contexts.organisations.actions import duties
from fagloft.contexts.organisations.queries.person_lookup import find_people
from tests.world import World

DAY = date(2026, 11, 22)


def test_an_account_of_another_organisation_is_not_there(world: World) -> None:
    scope, sigrid = world.scope_of("hanne"), world.users["sigrid"].pk

    assert get_account(scope=scope, user_id=sigrid) is None
    with pytest.raises(accounts.NoSuchAccount):
        accounts.connect(scope=scope, user_id=sigrid, employee_number="1001")
    with pytest.raises(accounts.NoSuchAccount):
        accounts.disconnect(scope=scope, user_id=sigrid)
    with pytest.raises(accounts.NoSuchAccount):
        accounts.close(scope=scope, user_id=sigrid, on=DAY)
    with pytest.raises(accounts.NoSuchAccount):
        accounts.reopen(scope=scope, user_id=sigrid)


def test_an_account_has_one_person_in_an_organisation(world: World) -> None:
    scope = world.scope_of("hanne")
    PersonAccount.objects.filter(person=world.people["noah"]).delete()
    with pytest.raises(accounts.AccountHasPerson):
        accounts.connect(scope=scope, user_id=world.users["anna"].pk, employee_number="1007")
    accounts.connect(scope=scope, user_id=world.users["anna"].pk, employee_number="1001")

    assert PersonAccount.objects.filter(user=world.users["anna"]).count() == 1


def test_inviting_a_known_address_takes_the_account_that_is_there(world: World) -> None:
    invitation = accounts.invite(
        scope=world.scope_of("hanne"), email="SIGRID@example.org", name="?", role="auditor", starts_on=DAY
    )

    assert (invitation.user_id, invitation.is_new) == (world.users["sigrid"].pk, False)


def test_a_role_of_another_organisation_cannot_be_ended(world: World) -> None:
    scope = world.scope_of("hanne")
    with pytest.raises(roles.NoSuchRole):
        roles.end(scope=scope, role_id=987654321, user_id=world.users["ivar"].pk, on=DAY)


def test_a_role_that_ends_before_it_begins_is_refused(world: World) -> None:
    with pytest.raises(roles.RoleEndsBeforeItBegins):
        roles.grant(
            scope=world.scope_of("hanne"), user_id=world.users["anna"].pk, role="auditor", starts_on=DAY, ends_on=DAY
        )


def test_the_same_role_can_follow_upon_itself(world: World) -> None:
    scope, anna = world.scope_of("hanne"), world.users["anna"].pk
    later = DAY + timedelta(days=30)
    roles.grant(scope=scope, user_id=anna, role="auditor", starts_on=later)
    roles.grant(scope=scope, user_id=anna, role="auditor", starts_on=DAY, ends_on=later)
    with pytest.raises(roles.RoleOverlaps):
        roles.grant(scope=scope, user_id=anna, role="auditor", starts_on=DAY, ends_on=later + timedelta(days=1))


def test_a_second_administrator_lets_the_first_go(world: World) -> None:
    scope = world.scope_of("hanne")
    roles.grant(scope=scope, user_id=world.users["anna"].pk, role="administrator", starts_on=DAY)
    hanne = get_account(scope=scope, user_id=world.users["hanne"].pk)
    assert hanne is not None
    roles.end(scope=scope, role_id=hanne.roles[0].id, user_id=hanne.user_id, on=DAY)
    after = get_account(scope=scope, user_id=hanne.user_id)

    assert after is not None
    assert after.roles[0].ends_on == DAY
    assert not after.roles[0].is_in_force(DAY)


def test_a_regional_adviser_is_granted_in_the_community(world: World) -> None:
    scope = world.scope_of("dag")
    granted = roles.grant(scope=scope, user_id=world.users["anna"].pk, role="regional_adviser", starts_on=DAY)

    assert granted


def test_only_administrators_look_people_up(world: World) -> None:
    assert [match.name for match in find_people(scope=world.scope_of("hanne"), text="1001")] == ["Anna Vik"]
    assert find_people(scope=world.scope_of("hanne"), text="  ") == ()
    assert find_people(scope=world.scope_of("bjorn"), text="1001") == ()


def test_what_is_not_of_the_organisation_cannot_be_appointed(world: World) -> None:
    scope = world.scope_of("hanne")
    anna, ward = world.people["anna"].pk, world.units["ward"].pk
    with pytest.raises(duties.NoSuchUnit):
        duties.appoint(scope=scope, person_id=anna, unit_id=world.units["far"].pk, kind="leader", starts_on=DAY)
    with pytest.raises(duties.NoSuchPerson):
        duties.appoint(scope=scope, person_id=world.people["sigrid"].pk, unit_id=ward, kind="deputy", starts_on=DAY)
    with pytest.raises(duties.DutyOverlaps):
        duties.appoint(
            scope=scope,
            person_id=world.people["jonas"].pk,
            unit_id=ward,
            kind="deputy",
            starts_on=DAY,
            ends_on=DAY + timedelta(days=1),
        )
