"""Signing in with e-mail and password, guessing, and a forgotten password."""

import re

import pytest
from django.conf import settings
from django.core import mail
from django.test import Client
from django.urls import reverse

from fagloft.contexts.access.actions import languages
from tests.world import PASSWORD, World

LOGIN = "/account/login/"
WRONG = "E-post eller passord er ikke riktig."


def sign_in(client: Client, email: str = "anna@example.org", password: str = PASSWORD, **more: str) -> "object":
    return client.post(LOGIN, {"login": email, "password": password, **more})


def test_right_password_leads_to_the_first_page(world: World, client: Client) -> None:
    response = client.post(LOGIN, {"login": "Anna@Example.org", "password": PASSWORD})

    assert response.status_code == 302
    assert response.headers["Location"] == "/"
    assert client.session["_auth_user_id"] == str(world.users["anna"].pk)


def test_the_session_gets_a_new_key_at_sign_in_and_lasts_as_long_as_the_settings_say(
    world: World, client: Client
) -> None:
    client.get(LOGIN)
    client.session["before"] = 1
    client.session.save()
    before = client.session.session_key
    sign_in(client, remember="on")

    assert client.session.session_key != before
    assert client.session.get_expiry_age() == settings.SESSION_COOKIE_AGE == 10 * 60 * 60


def test_the_session_ends_with_the_browser_unless_asked_for_more(world: World, client: Client) -> None:
    sign_in(client)

    assert client.session.get_expire_at_browser_close()


@pytest.mark.parametrize(
    ("email", "password"), [("anna@example.org", "feil"), ("nobody@example.org", PASSWORD), ("eva@example.org", "x")]
)
def test_whoever_guesses_learns_nothing(world: World, client: Client, email: str, password: str) -> None:
    page = client.post(LOGIN, {"login": email, "password": password}).content.decode()

    assert WRONG in page


def test_a_closed_account_is_told_so_only_with_the_right_password(world: World, client: Client) -> None:
    type(world.users["anna"]).objects.filter(pk=world.users["anna"].pk).update(is_active=False)
    wrong = client.post(LOGIN, {"login": "anna@example.org", "password": "feil"}).content.decode()
    right = client.post(LOGIN, {"login": "anna@example.org", "password": PASSWORD}, follow=True)

    assert WRONG in wrong
    assert "Kontoen er ikke i bruk" in right.content.decode()
    assert "_auth_user_id" not in client.session


def test_after_five_wrong_passwords_the_right_one_must_wait(world: World, client: Client) -> None:
    for _ in range(5):
        assert WRONG in client.post(LOGIN, {"login": "anna@example.org", "password": "feil"}).content.decode()
    page = client.post(LOGIN, {"login": "anna@example.org", "password": PASSWORD}).content.decode()

    assert "For mange forsøk" in page
    assert "_auth_user_id" not in client.session


def test_locking_one_out_lets_others_in(world: World, client: Client) -> None:
    for _ in range(5):
        client.post(LOGIN, {"login": "anna@example.org", "password": "feil"})
    response = client.post(LOGIN, {"login": "bjorn@example.org", "password": PASSWORD})

    assert response.status_code == 302


def test_guessing_is_counted_in_the_database_so_that_all_processes_know(world: World, client: Client) -> None:
    from django.db import connection

    client.post(LOGIN, {"login": "anna@example.org", "password": "feil"})
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM cache WHERE cache_key LIKE '%%login_failed%%'")
        (counted,) = cursor.fetchone()

    assert settings.CACHES["default"]["BACKEND"].endswith("DatabaseCache")
    assert counted >= 1


def test_too_many_tries_from_one_place_get_our_own_page(world: World, client: Client) -> None:
    for _ in range(31):
        response = client.post(LOGIN, {"login": "a@example.org", "password": "x"})

    assert response.status_code == 429
    assert "Vent noen minutter" in response.content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"]
)
def test_sign_in_never_leads_to_another_site(world: World, client: Client, elsewhere: str) -> None:
    response = client.post(LOGIN, {"login": "anna@example.org", "password": PASSWORD, "next": elsewhere})

    assert response.status_code == 302
    assert response.headers["Location"] == "/"


def test_sign_in_leads_back_to_the_page_asked_for(world: World, client: Client) -> None:
    asked = client.get("/my-competence/")
    assert asked.headers["Location"] == "/account/login/?next=/my-competence/"
    response = client.post(
        asked.headers["Location"], {"login": "anna@example.org", "password": PASSWORD, "next": "/my-competence/"}
    )

    assert response.headers["Location"] == "/my-competence/"


def test_the_language_kept_on_the_account_is_used_after_sign_in(world: World, client: Client) -> None:
    languages.choose(user_id=world.users["anna"].pk, language="nn")
    response = client.post(LOGIN, {"login": "anna@example.org", "password": PASSWORD})

    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "nn"


@pytest.mark.parametrize(("chosen", "kept"), [("en", "en"), ("xx", "nb"), ("", "nb")])
def test_a_chosen_language_is_kept_on_the_account(world: World, chosen: str, kept: str) -> None:
    world.client_of("anna").post("/language/", {"language": chosen, "next": "/"})
    world.users["anna"].refresh_from_db()

    assert world.users["anna"].language == kept


def test_whoever_is_not_signed_in_may_change_language_too(world: World, client: Client) -> None:
    response = client.post("/language/", {"language": "en", "next": "/account/login/"})

    assert response.cookies[settings.LANGUAGE_COOKIE_NAME].value == "en"


def test_signing_out_takes_a_post(world: World) -> None:
    client = world.client_of("anna")
    client.get("/account/logout/")
    assert "_auth_user_id" in client.session
    client.post("/account/logout/")

    assert "_auth_user_id" not in client.session


def test_nobody_makes_an_account(world: World, client: Client) -> None:
    url = reverse("account_signup")
    before = type(world.users["anna"]).objects.count()
    client.post(url, {"email": "new@example.org", "password1": PASSWORD, "password2": PASSWORD})

    assert "Administratoren" in client.get(url).content.decode()
    assert type(world.users["anna"]).objects.count() == before


def test_a_forgotten_password_is_made_anew_by_e_mail(world: World, client: Client) -> None:
    client.post("/account/password/reset/", {"email": "anna@example.org"})
    (letter,) = mail.outbox
    (link,) = re.findall(r"http://testserver(/\S+)", str(letter.body))
    form = client.get(link, follow=True)
    answer = client.post(
        form.redirect_chain[-1][0],
        {"password1": "fjell-og-fjord-2027", "password2": "fjell-og-fjord-2027"},
        follow=True,
    )

    assert letter.subject == "Lag nytt passord i Fagløft"
    assert "Passordet er lagret" in answer.content.decode()
    assert sign_in(Client(), password="fjell-og-fjord-2027").status_code == 302  # type: ignore[attr-defined]
    assert "Lenken virker ikke lenger" in Client().get(link, follow=True).content.decode()


def test_asking_for_a_new_password_does_not_tell_who_has_an_account(world: World, client: Client) -> None:
    known = client.post("/account/password/reset/", {"email": "anna@example.org"}, follow=True)
    unknown = Client().post("/account/password/reset/", {"email": "nobody@example.org"}, follow=True)

    def without_token(page: bytes) -> str:
        return re.sub(r'value="[A-Za-z0-9]{64}"', "", page.decode())

    assert without_token(known.content) == without_token(unknown.content)
    assert mail.outbox[1].subject == "Du har ikke konto i Fagløft"


@pytest.mark.parametrize("weak", ["kort", "passord12345"[:11], "anna@example.org"])
def test_a_weak_password_is_refused(world: World, weak: str) -> None:
    client = world.client_of("anna")
    page = client.post(
        "/account/password/change/", {"oldpassword": PASSWORD, "password1": weak, "password2": weak}
    ).content.decode()

    assert "ds-alert" in page or "error" in page
    assert world.users["anna"].check_password(PASSWORD)
