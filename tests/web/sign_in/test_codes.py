"""A code in addition to the password: switched on, asked for at sign-in, rescued by recovery codes."""

import re

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client

from tests.world import PASSWORD, World


def code_now(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time())))))


def activate(client: Client) -> str:
    page = client.get("/account/app/activate/", follow=True)
    if page.redirect_chain:
        confirm = page.redirect_chain[-1][0]
        page = client.post(confirm, {"password": PASSWORD}, follow=True)
    (secret,) = re.findall(r"<code>([A-Z2-7]+)</code>", page.content.decode())
    client.post("/account/app/activate/", {"code": code_now(secret)})
    return str(secret)


def first_step(client: Client) -> str:
    response = client.post("/account/login/", {"login": "anna@example.org", "password": PASSWORD})
    return str(response.headers["Location"])


def test_with_a_code_the_password_alone_is_not_enough(world: World) -> None:
    own = world.client_of("anna")
    activate(own)
    assert "Du logger inn med passord og kode" in own.get("/account/security/").content.decode()
    client = Client()

    assert first_step(client).startswith("/account/login/code/")
    assert client.get("/my-competence/").status_code == 302
    refused = client.post("/account/login/code/", {"code": "000000"})
    assert "Koden er ikke riktig" in refused.content.decode()
    assert "_auth_user_id" not in client.session


def test_a_recovery_code_lets_one_in_once(world: World) -> None:
    own = world.client_of("anna")
    activate(own)
    codes = re.findall(r"<code>(\w{8,})</code>", own.get("/account/recovery-codes/").content.decode())
    client = Client()
    first_step(client)
    client.post("/account/login/code/", {"code": codes[0]})
    again = Client()
    first_step(again)
    again.post("/account/login/code/", {"code": codes[0]})

    assert len(codes) == 10
    assert "_auth_user_id" in client.session
    assert "_auth_user_id" not in again.session


def test_codes_can_be_downloaded_renewed_and_given_up(world: World) -> None:
    own = world.client_of("anna")
    activate(own)
    old = own.get("/account/recovery-codes/download/")
    own.post("/account/recovery-codes/generate/")
    new = own.get("/account/recovery-codes/download/")
    own.post("/account/app/deactivate/")

    assert old.headers["Content-Type"].startswith("text/plain")
    assert old.content != new.content
    assert "Du logger inn bare med passord" in own.get("/account/security/").content.decode()


def test_changing_how_one_signs_in_asks_for_the_password_again(world: World) -> None:
    client = world.client_of("anna")

    assert client.get("/account/app/activate/").headers["Location"].startswith("/account/confirm/")
