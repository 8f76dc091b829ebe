"""A real installation begins: organisations, an administrator, a password, a role."""

import json
from pathlib import Path

import pytest

from fagloft.contexts.access.models import RoleAssignment, User
from fagloft.contexts.competence.models import Competence
from fagloft.contexts.organisations.models import Organisation
from fagloft.database.tenancy import declare
from tests.cli.conftest import Fagloft
from tests.world import World

EMAIL = "hanne.berg@example.org"


def add(fagloft: Fagloft, code: str, kind: str, *more: str) -> str:
    done = fagloft("organisation", "add", "--code", code, "--name", f"Organisation {code}", "--kind", kind, *more)
    assert done.exit_code == 0, done.output
    return str(done.stdout)


def roles_of(organisation: Organisation, email: str) -> set[str]:
    declare(tenant_id=organisation.pk)
    return set(RoleAssignment.objects.filter(user__email=email).values_list("role", flat=True))


@pytest.fixture
def real(world: World) -> World:
    """The small world as if its people were not fictitious."""
    Organisation.objects.update(is_demo=False)
    return world


def test_community_comes_with_the_shipped_catalogue_and_takes_members(fagloft: Fagloft, real: World) -> None:
    assert "Next: fagloft user add" in add(fagloft, "agder", "health_community")
    add(fagloft, "4204", "municipality", "--community", "agder")
    add(fagloft, "SSHF", "hospital_trust", "--community", "agder", "--seat", "4204")
    community = Organisation.objects.get(code="agder")
    municipality = Organisation.objects.get(code="4204")
    assert municipality.community == community
    assert municipality.municipality is not None
    assert municipality.municipality.name == "Kristiansand"
    assert Organisation.objects.get(code="SSHF").municipality == municipality.municipality
    assert not municipality.is_demo
    declare(tenant_id=municipality.pk, shared_id=community.pk)
    assert Competence.objects.filter(tenant=community).count() == 129


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--code", "3907", "--kind", "municipality"], "There is an organisation with the code 3907 already."),
        (["--code", "9999", "--kind", "municipality"], "There is no municipality with the number 9999."),
        (
            ["--code", "SSHF", "--kind", "hospital_trust", "--seat", "9998"],
            "There is no municipality with the number 9998.",
        ),
        (["--code", "4204", "--kind", "municipality", "--community", "x"], "no health community with the code x"),
        (["--code", "y", "--kind", "health_community", "--community", "x"], "a member of no other"),
        (["--code", "y", "--kind", "village"], "Invalid value for '--kind'"),
    ],
)
def test_organisation_that_cannot_be_is_refused_in_a_sentence(
    fagloft: Fagloft, real: World, words: list[str], said: str
) -> None:
    before = Organisation.objects.count()
    done = fagloft("organisation", "add", "--name", "Nowhere", *words)
    assert done.exit_code in {1, 2}
    assert said in done.stderr
    assert Organisation.objects.count() == before


def test_demo_and_real_organisations_never_mix(fagloft: Fagloft, world: World) -> None:
    done = fagloft("organisation", "add", "--code", "4204", "--name", "Kristiansand", "--kind", "municipality")
    assert done.exit_code == 1
    assert "choose another data folder" in done.stderr


def test_organisations_are_listed(fagloft: Fagloft) -> None:
    assert "3907  " in fagloft("organisation", "list").stdout
    rows = json.loads(fagloft("organisation", "list", "--json").stdout)
    assert {"3907"} <= {row["code"] for row in rows}


def test_administrator_is_made_and_can_sign_in(fagloft: Fagloft, world: World) -> None:
    words = ("user", "add", EMAIL, "--name", "Hanne Berg", "--organisation", "3907", "--role", "administrator")
    assert fagloft(*words).exit_code == 0
    assert roles_of(world.municipality, EMAIL) == {"administrator"}
    secret = "fjellvidde-med-reinlav"
    assert fagloft("user", "password", EMAIL, "--password", secret).exit_code == 0
    assert User.objects.get(email=EMAIL).check_password(secret)


def test_role_is_granted_once(fagloft: Fagloft, world: World) -> None:
    email = world.users["hanne"].email
    words = ("user", "grant", email, "--organisation", "3907", "--role", "auditor")
    assert fagloft(*words).exit_code == 0
    assert "auditor" in roles_of(world.municipality, email)
    again = fagloft(*words)
    assert again.exit_code == 1
    assert "The role auditor cannot be granted" in again.stderr


def test_regional_adviser_is_granted_in_the_community_only(fagloft: Fagloft, world: World) -> None:
    email = world.users["hanne"].email
    done = fagloft("user", "grant", email, "--organisation", "3907", "--role", "regional_adviser")
    assert done.exit_code == 1
    assert "granted there" in done.stderr


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ([], "Say what the account may see"),
        (["--employee-number", "0"], "Nobody in 3907 has the employee number 0."),
        (["--role", "regional_adviser"], "The role regional_adviser cannot be granted"),
    ],
)
def test_account_that_cannot_be_is_refused(fagloft: Fagloft, more: list[str], said: str) -> None:
    done = fagloft("user", "add", EMAIL, "--name", "Hanne Berg", "--organisation", "3907", *more)
    assert done.exit_code in {1, 2}
    assert said in done.stderr
    assert not User.objects.filter(email=EMAIL).exists()


def test_person_with_an_account_is_not_tied_to_another(fagloft: Fagloft, world: World) -> None:
    number = world.people["anna"].employee_number
    done = fagloft("user", "add", EMAIL, "--name", "A", "--organisation", "3907", "--employee-number", number)
    assert done.exit_code == 1
    assert "tied already" in done.stderr


def test_weak_password_and_unknown_account_are_refused(fagloft: Fagloft, world: World) -> None:
    email = world.users["hanne"].email
    assert fagloft("user", "password", email, "--password", "12345").exit_code == 1
    done = fagloft("user", "password", "nobody@example.org", "--password", "fjellvidde-med-reinlav")
    assert done.exit_code == 1
    assert "There is no account with the address nobody@example.org." in done.stderr


def test_accounts_are_listed_with_roles(fagloft: Fagloft, world: World) -> None:
    rows = json.loads(fagloft("user", "list", "--organisation", "3907", "--json").stdout)
    roles = {row["email"]: row["roles"] for row in rows}
    assert "administrator" in roles[world.users["hanne"].email]
    assert world.users["hanne"].email in fagloft("user", "list", "--organisation", "3907").stdout


def test_gaps_are_counted_by_unit(fagloft: Fagloft, world: World) -> None:
    world.declare()
    rows = json.loads(fagloft("gaps", "--organisation", "3907", "--on", "2026-11-22", "--json").stdout)
    assert {row["unit"] for row in rows} == {
        unit.code for unit in world.units.values() if unit.tenant == world.municipality
    }
    assert "Name" in fagloft("gaps", "--organisation", "3907").stdout


def test_municipalities_are_loaded_twice_alike(fagloft: Fagloft) -> None:
    for _ in range(2):
        assert "357 municipalities" in fagloft("import", "municipalities").stdout


def test_version_is_said(fagloft: Fagloft, tmp_path: Path) -> None:
    assert fagloft("version").stdout.startswith("Fagløft ")
    assert set(json.loads(fagloft("version", "--json").stdout)) == {"version"}
