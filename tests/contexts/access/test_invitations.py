from datetime import date, timedelta

import pytest

from fagloft.contexts.access.actions import accounts, languages, roles
from fagloft.contexts.access.models import PersonAccount, RoleAssignment, User
from fagloft.contexts.access.queries.accounts import PER_PAGE, get_account, get_accounts
from fagloft.contexts.access.queries.personas import get_personas
from fagloft.contexts.access.queries.role_changes import get_role_changes
from tests.world import World

DAY = date(2026, 11, 22)
TOMORROW = DAY + timedelta(days=1)


def test_an_invitation_makes_an_account_without_password(world: World) -> None:
    world.declare()
    PersonAccount.objects.filter(person=world.people["noah"]).delete()
    made = accounts.invite(
        scope=world.scope_of("hanne"), email="Ny@Example.org", name="Noah", employee_number="1007", starts_on=DAY
    )
    account = get_account(scope=world.scope_of("hanne"), user_id=made.user_id)

    assert made.is_new
    assert account is not None
    assert (account.email, account.person_name, account.has_signed_in) == ("ny@example.org", "Noah Berg", False)
    assert not User.objects.get(pk=made.user_id).has_usable_password()


def test_an_invitation_to_nothing_is_refused_and_makes_no_account(world: World) -> None:
    scope, before = world.scope_of("hanne"), User.objects.count()
    with pytest.raises(accounts.NothingToSee):
        accounts.invite(scope=scope, email="ny@example.org", name="Ny", starts_on=DAY)
    with pytest.raises(accounts.NoSuchPerson):
        accounts.invite(scope=scope, email="ny@example.org", name="Ny", employee_number="2001", starts_on=DAY)
    with pytest.raises(accounts.PersonHasAccount):
        accounts.invite(scope=scope, email="ny@example.org", name="Ny", employee_number="1001", starts_on=DAY)

    assert User.objects.count() == before


def test_an_account_let_go_of_a_person_can_take_another(world: World) -> None:
    scope, anna = world.scope_of("hanne"), world.users["anna"].pk
    PersonAccount.objects.filter(person=world.people["noah"]).delete()
    roles.grant(scope=scope, user_id=anna, role="auditor", starts_on=DAY)
    accounts.disconnect(scope=scope, user_id=anna)
    accounts.connect(scope=scope, user_id=anna, employee_number="1007")
    account = get_account(scope=scope, user_id=anna)

    assert account is not None
    assert account.person_name == "Noah Berg"


def test_nobody_shuts_themselves_out(world: World) -> None:
    with pytest.raises(accounts.OwnAccount):
        accounts.close(scope=world.scope_of("hanne"), user_id=world.users["hanne"].pk, on=DAY)


def test_a_closed_account_has_no_roles_and_can_be_opened_again(world: World) -> None:
    scope, ivar = world.scope_of("hanne"), world.users["ivar"]
    accounts.close(scope=scope, user_id=ivar.pk, on=DAY)
    ivar.refresh_from_db()
    world.scope_of("hanne")

    assert not ivar.is_active
    assert RoleAssignment.objects.get(user=ivar).ends_on == DAY
    accounts.reopen(scope=scope, user_id=ivar.pk)
    ivar.refresh_from_db()
    assert ivar.is_active


def test_an_account_another_organisation_needs_is_only_let_go(world: World) -> None:
    anna = world.users["anna"]
    world.declare(world.neighbour)
    RoleAssignment.objects.create(
        tenant=world.neighbour, user=anna, role="auditor", starts_on=DAY, granted_by_name="Test"
    )
    scope = world.scope_of("hanne")
    accounts.close(scope=scope, user_id=anna.pk, on=DAY)
    anna.refresh_from_db()

    assert anna.is_active
    world.declare()
    assert not PersonAccount.objects.filter(user=anna).exists()


def test_a_regional_adviser_is_not_granted_in_a_municipality(world: World) -> None:
    with pytest.raises(roles.RoleOnlyInCommunity):
        roles.grant(
            scope=world.scope_of("hanne"), user_id=world.users["anna"].pk, role="regional_adviser", starts_on=DAY
        )


def test_roles_that_follow_from_duties_are_never_granted(world: World) -> None:
    with pytest.raises(ValueError, match="leader"):
        roles.grant(scope=world.scope_of("hanne"), user_id=world.users["anna"].pk, role="leader", starts_on=DAY)


def test_the_last_administrator_stays(world: World) -> None:
    scope = world.scope_of("hanne")
    (granted,) = RoleAssignment.objects.filter(user=world.users["hanne"])
    with pytest.raises(roles.LastAdministrator):
        roles.end(scope=scope, role_id=granted.pk, user_id=granted.user_id, on=DAY)


def test_a_role_that_has_not_begun_is_taken_back_and_that_is_remembered(world: World) -> None:
    scope, anna = world.scope_of("hanne"), world.users["anna"].pk
    granted = roles.grant(scope=scope, user_id=anna, role="auditor", starts_on=TOMORROW)
    roles.end(scope=scope, role_id=granted, user_id=anna, on=DAY)
    changes = get_role_changes(scope=scope, user_id=anna)

    assert not RoleAssignment.objects.filter(pk=granted).exists()
    assert [(change.change, change.role, change.starts_on) for change in changes] == [
        ("withdrawn", "auditor", TOMORROW),
        ("insert", "auditor", TOMORROW),
    ]


def test_the_history_names_whoever_changed_a_role_in_the_browser(world: World) -> None:
    anna = world.users["anna"].pk
    granted = {"role": "auditor", "starts_on": DAY.isoformat()}
    world.client_of("hanne").post(f"/administration/users/{anna}/roles/", granted)
    (change,) = get_role_changes(scope=world.scope_of("hanne"), user_id=anna)

    assert change.changed_by == "Hanne Berg"


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("hanne", ["Hanne Berg"]),
        ("BERG noah", ["Noah Berg"]),
        ("1001", ["Anna Vik"]),
        ("ivar@", ["Ivar Dahl"]),
        ("Sigrid", []),
    ],
)
def test_accounts_are_found_by_name_address_and_employee_number(world: World, search: str, found: list[str]) -> None:
    page = get_accounts(scope=world.scope_of("hanne"), on=DAY, search=search)

    assert [row.name for row in page.rows] == found


def test_accounts_are_found_by_a_role_in_force(world: World) -> None:
    scope = world.scope_of("hanne")
    roles.grant(scope=scope, user_id=world.users["anna"].pk, role="auditor", starts_on=TOMORROW)
    names = [[row.name for row in get_accounts(scope=scope, on=day, role="auditor").rows] for day in (DAY, TOMORROW)]

    assert names == [["Ivar Dahl"], ["Anna Vik", "Ivar Dahl"]]


def test_accounts_come_in_pages(world: World) -> None:
    scope = world.scope_of("hanne")
    for number in range(PER_PAGE):
        user = User.objects.create_user(f"{number}@example.org", name=f"Å{number:03}")
        roles.grant(scope=scope, user_id=user.pk, role="auditor", starts_on=DAY)
    first, last = get_accounts(scope=scope, on=DAY), get_accounts(scope=scope, on=DAY, number=99)

    assert (len(first.rows), first.number, last.number) == (PER_PAGE, 1, 2)
    assert first.count == len(first.rows) + len(last.rows)
    assert get_accounts(scope=scope, on=DAY, number=-3).number == 1


def test_personas_tell_what_they_are(world: World) -> None:
    User.objects.filter(pk=world.users["bjorn"].pk).update(persona="leader", persona_description="Leder avdeling 2")
    User.objects.filter(pk=world.users["eva"].pk).update(persona="closed", is_active=False)
    (persona,) = get_personas(on=DAY, language="nb")

    assert (persona.name, persona.description) == ("Bjørn Haugen", "Leder avdeling 2")
    assert persona.roles == {"employee", "leader"}
    assert persona.workplaces == ("Sandefjord kommune",)


@pytest.mark.parametrize(
    ("language", "words"), [("nb", "Leder avdelingen"), ("nn", "Leier avdelinga"), ("en", "Leder avdelingen")]
)
def test_personas_are_told_in_the_language_asked_for_where_there_is_one(
    world: World, language: str, words: str
) -> None:
    User.objects.filter(pk=world.users["bjorn"].pk).update(
        persona="leader", persona_description="Leder avdelingen", persona_description_nn="Leier avdelinga"
    )
    (persona,) = get_personas(on=DAY, language=language)

    assert persona.description == words


def test_a_chosen_language_is_kept(world: World) -> None:
    languages.choose(user_id=world.users["anna"].pk, language="nn")
    world.users["anna"].refresh_from_db()

    assert world.users["anna"].language == "nn"


def test_an_account_is_found_by_its_address_however_it_is_written_and_shown_by_its_name(world: World) -> None:
    assert str(User.objects.get_by_natural_key("HANNE@example.org")) == "Hanne Berg"
