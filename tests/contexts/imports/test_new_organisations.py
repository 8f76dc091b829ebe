import pytest

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.imports.actions import new_organisations
from fagloft.contexts.imports.queries.named_organisations import get_organisation_by_code, list_organisations
from fagloft.contexts.organisations.models import Organisation
from fagloft.database.tenancy import declare
from tests.world import World


@pytest.fixture
def community(db: None) -> int:
    return new_organisations.add(code="agder", name="Helsefellesskapet i Agder", kind="health_community")


def test_community_begins_with_the_shipped_catalogue(community: int) -> None:
    declare(tenant_id=community)

    assert Competence.objects.count() > 100


def test_municipality_is_a_member_by_its_official_number(community: int) -> None:
    new_organisations.add(code="4204", name="Kristiansand kommune", kind="municipality", community_code="agder")
    named = get_organisation_by_code("4204")

    assert named is not None
    assert (named.name, named.shared_id, named.is_demo) == ("Kristiansand kommune", community, False)
    assert [one.code for one in list_organisations()] == ["4204", "agder"]
    assert get_organisation_by_code("9999") is None


def test_organisation_may_stand_outside_every_community(db: None) -> None:
    new_organisations.add(code="siv", name="Sykehuset", kind="hospital_trust")

    assert [one.shared_id for one in list_organisations()] == [None]


@pytest.mark.parametrize(
    ("told", "fault"),
    [
        ({"code": "agder", "kind": "municipality"}, new_organisations.CodeIsTaken),
        ({"code": "0000", "kind": "municipality"}, new_organisations.NoSuchMunicipality),
        ({"code": "x", "kind": "hospital_trust", "community_code": "y"}, new_organisations.NoSuchCommunity),
        ({"code": "x", "kind": "health_community", "community_code": "agder"}, new_organisations.CommunityInCommunity),
    ],
)
def test_what_cannot_be_is_told(community: int, told: dict[str, str], fault: type[Exception]) -> None:
    with pytest.raises(fault):
        new_organisations.add(name="Ny", **told)


def test_demo_and_real_never_share_a_database(world: World) -> None:
    with pytest.raises(new_organisations.DemoIsLoaded):
        new_organisations.add(code="4204", name="Kristiansand kommune", kind="municipality")
    assert not Organisation.objects.filter(code="4204").exists()
