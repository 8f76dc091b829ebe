"""An identity provider, as far as it can be tried without one: known people only."""

from types import SimpleNamespace
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from fagloft.web.sign_in.adapter import KnownPeopleOnly
from fagloft.web.sign_in.no_sign_up import no_sign_up
from fagloft.web.sign_in.openid import may_lead_to_provider
from tests.world import World

APP = {
    "provider_id": "oidc",
    "name": "ID-porten",
    "client_id": "fagloft",
    "secret": "s",
    "settings": {"server_url": "https://id.example"},
}


@pytest.fixture
def provider(settings: Any) -> None:
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [APP]}}


def test_the_sign_in_page_offers_the_provider(world: World, provider: None, client: Client) -> None:
    page = client.get("/account/login/").content.decode()

    assert "Logg inn med ID-porten" in page
    assert "/account/openid/oidc/login/" in page


def test_without_a_provider_there_is_none(world: World, client: Client) -> None:
    assert client.get("/account/openid/oidc/login/").status_code == 404


def test_the_form_may_end_at_the_provider_only_where_there_is_one(provider: None) -> None:
    assert may_lead_to_provider(no_sign_up) is not no_sign_up


def signed_in_elsewhere(email: str, *, is_verified: bool) -> SimpleNamespace:
    address = EmailAddress(email=email, verified=is_verified)
    return SimpleNamespace(email_addresses=[address], provider=None)


@pytest.mark.parametrize(
    ("email", "is_verified", "is_let_in"),
    [("anna@example.org", True, True), ("anna@example.org", False, False), ("stranger@example.org", True, False)],
)
def test_only_a_verified_address_with_an_account_is_let_in(
    world: World, email: str, is_verified: bool, is_let_in: bool
) -> None:
    found = KnownPeopleOnly().authenticate_by_email(signed_in_elsewhere(email, is_verified=is_verified))

    assert (found is not None and found[0] == world.users["anna"]) is is_let_in


def test_strangers_cannot_make_an_account_by_the_provider(world: World) -> None:
    assert not KnownPeopleOnly().is_open_for_signup(None, None)  # type: ignore[arg-type]
