"""The demo's sign-in: there while everything is fictitious, and gone with the first real organisation."""

import pytest
from django.conf import settings
from django.test import Client

from fagloft.contexts.access.models import User
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.demo import is_demo_only
from tests.world import World


@pytest.fixture
def demo(world: World) -> World:
    for name, words in (
        ("anna", "Sykepleier på avdeling 2"),
        ("bjorn", "Leder"),
        ("dag", "Tall"),
        ("hanne", "Styrer"),
        ("eva", "Har sluttet"),
    ):
        User.objects.filter(pk=world.users[name].pk).update(persona=name, persona_description=words)
    return world


def test_one_chooses_whom_to_be(demo: World, client: Client) -> None:
    page = client.get("/demo/").content.decode()
    answer = client.post("/demo/", {"persona": demo.users["bjorn"].pk})

    for words in (
        "Bjørn Haugen",
        "Leder, Sandefjord kommune",
        "Regional rådgiver",
        "Ingen rolle lenger",
        "Sykepleier på avdeling 2",
    ):
        assert words in page
    assert "Clara" not in page
    assert answer.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(demo.users["bjorn"].pk)


def test_the_ordinary_sign_in_tells_of_it(demo: World, client: Client) -> None:
    assert "/demo/" in client.get("/account/login/").content.decode()


def test_it_is_gone_as_soon_as_one_organisation_is_real(demo: World, client: Client) -> None:
    Organisation.objects.create(code="3911", name="Færder kommune", kind="municipality", is_demo=False)

    assert client.get("/demo/").status_code == 404
    assert client.post("/demo/", {"persona": demo.users["bjorn"].pk}).status_code == 404
    assert "/demo/" not in client.get("/account/login/").content.decode()


def test_an_empty_database_is_no_demo(db: None, client: Client) -> None:
    assert not is_demo_only()
    assert client.get("/demo/").status_code == 404


def test_no_setting_speaks_of_it() -> None:
    assert not [name for name in dir(settings) if "DEMO" in name.upper() or "PERSONA" in name.upper()]


@pytest.mark.parametrize("chosen", ["", "abc", "-1", "987654321"])
def test_whoever_is_no_persona_is_not_signed_in_as(demo: World, client: Client, chosen: str) -> None:
    assert client.post("/demo/", {"persona": chosen}).status_code == 404
    assert client.post("/demo/", {"persona": demo.users["clara"].pk}).status_code == 404
    assert "_auth_user_id" not in client.session
