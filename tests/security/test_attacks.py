"""What one might try: other people's ids, another workplace, a role out of its time, other sites, other methods."""

import logging
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client, override_settings
from django.utils import timezone

from fagloft.contexts.access.models import PersonAccount, RoleAssignment
from fagloft.contexts.organisations.models import Duty, Employment, Person
from fagloft.web.access import CHOSEN_WORKPLACE, SIGNED_IN, may_be_seen_by
from tests.world import HIRED, PASSWORD, World

NO_SUCH = 987654321


def give_role(world: World, who: str, role: str, **period: Any) -> None:
    world.declare()
    RoleAssignment.objects.create(
        tenant=world.municipality, user=world.users[who], role=role, granted_by_name="Test", **period
    )


@pytest.mark.parametrize(
    ("begins", "ends", "status"),
    [(-10, 0, 403), (-10, -1, 403), (-10, 1, 200), (0, None, 200), (1, None, 403), (0, 1, 200)],
)
def test_a_role_lasts_from_its_first_day_until_its_end_day(
    world: World, begins: int, ends: int | None, status: int
) -> None:
    today = timezone.localdate()
    give_role(
        world,
        "anna",
        "administrator",
        starts_on=today + timedelta(days=begins),
        ends_on=None if ends is None else today + timedelta(days=ends),
    )

    assert world.client_of("anna").get("/administration/").status_code == status


def test_a_deputy_whose_time_is_over_sees_nobody(world: World) -> None:
    world.declare()
    Duty.objects.filter(person=world.people["jonas"]).update(ends_on=timezone.localdate())
    scope = world.scope_of("jonas")

    assert not scope.led_units
    assert scope.roles == {"employee"}
    assert world.client_of("jonas").get(f"/unit/{world.units['ward'].pk}/").status_code in {403, 404}


def test_whoever_has_left_keeps_only_their_own(world: World) -> None:
    scope = world.scope_of("eva")

    assert scope.person_ids == {world.people["eva"].pk}
    assert not scope.led_units
    assert not scope.counted_units
    assert world.client_of("eva").get("/my-competence/").status_code == 200


def test_an_account_tied_to_nothing_gets_a_page_that_says_whom_to_ask(world: World) -> None:
    world.declare()
    PersonAccount.objects.filter(user=world.users["eva"]).delete()
    response = world.client_of("eva").get("/")

    assert response.status_code == 403
    assert "Spør administratoren" in response.content.decode()


@pytest.mark.parametrize("chosen", ["neighbour", "community", "nowhere"])
def test_a_workplace_that_is_not_ones_own_is_not_entered(world: World, chosen: str) -> None:
    ids = {"neighbour": world.neighbour.pk, "community": world.community.pk, "nowhere": NO_SUCH}
    client = world.client_of("hanne")
    client.post("/workplace/", {"workplace": ids[chosen]})
    page = client.get("/administration/").content.decode()

    assert client.session[CHOSEN_WORKPLACE] == ids[chosen]
    assert "Sigrid" not in page
    assert "hanne@example.org" in page


@pytest.mark.parametrize("words", ["", "abc", "-1", "1 OR 1=1", "９"])
def test_a_workplace_that_is_no_number_is_ignored(world: World, words: str) -> None:
    assert world.client_of("anna").post("/workplace/", {"workplace": words}).status_code == 302


def test_with_two_employers_one_sees_one_at_a_time(world: World) -> None:
    world.declare(world.neighbour)
    person = Person.objects.create(tenant=world.neighbour, employee_number="2009", given_name="Anna", family_name="Vik")
    Employment.objects.create(
        tenant=world.neighbour, person=person, unit=world.units["far"], fte="0.2", starts_on=HIRED
    )
    PersonAccount.objects.create(tenant=world.neighbour, user=world.users["anna"], person=person)
    client = world.client_of("anna")
    seen = {}
    for organisation in (world.municipality, world.neighbour):
        client.post("/workplace/", {"workplace": organisation.pk})
        reader = client.get("/account/security/").wsgi_request.reader  # type: ignore[attr-defined]
        seen[organisation.pk] = (reader.scope.tenant_id, reader.scope.person_ids, set(reader.tree.nodes))

    assert seen[world.municipality.pk][:2] == (world.municipality.pk, {world.people["anna"].pk})
    assert seen[world.neighbour.pk] == (world.neighbour.pk, {person.pk}, {world.units["far"].pk})


def test_another_organisations_ids_do_not_exist_for_an_administrator(world: World) -> None:
    client = world.client_of("hanne")
    sigrid, far = world.users["sigrid"].pk, world.units["far"].pk
    world.declare(world.neighbour)
    duty = Duty.objects.get(person=world.people["sigrid"]).pk
    ward = world.units["ward"].pk

    assert client.get(f"/administration/users/{sigrid}/").status_code == 404
    assert client.post(f"/administration/users/{sigrid}/close/").status_code == 404
    assert client.post(f"/administration/users/{sigrid}/person/", {"employee_number": "1001"}).status_code == 404
    assert client.get(f"/administration/units/{far}/").status_code == 404
    assert client.post(f"/administration/units/{far}/duties/{duty}/end/").status_code == 404
    assert client.post(f"/administration/units/{ward}/duties/{duty}/end/").status_code == 404


def test_a_page_that_changes_something_wants_a_token(world: World) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["hanne"], backend="allauth.account.auth_backends.AuthenticationBackend")
    for url in (
        f"/administration/users/{world.users['anna'].pk}/close/",
        "/administration/users/new/",
        "/workplace/",
        "/account/logout/",
        "/account/password/change/",
    ):
        assert client.post(url).status_code == 403, url


@pytest.mark.parametrize("method", ["put", "patch", "delete", "post"])
def test_a_page_that_only_shows_changes_nothing_by_other_methods(world: World, method: str) -> None:
    client = world.client_of("hanne")
    before = RoleAssignment.objects.count()
    getattr(client, method)("/administration/")

    assert RoleAssignment.objects.count() == before


@pytest.mark.parametrize("name", ["close", "reopen", "roles", "person", "person/remove", "invitation"])
def test_a_page_that_acts_is_not_opened_by_a_link(world: World, name: str) -> None:
    url = f"/administration/users/{world.users['anna'].pk}/{name}/"

    assert world.client_of("hanne").get(url).status_code == 405
    assert world.client_of("hanne").head(url).status_code == 405


@pytest.mark.parametrize("url", ["/account/login/", "/administration/", "/nowhere/"])
def test_every_answer_carries_the_headers(world: World, url: str) -> None:
    headers = world.client_of("hanne").get(url).headers
    policy = headers["Content-Security-Policy"]

    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["Referrer-Policy"] == "same-origin"
    assert "Strict-Transport-Security" not in headers


def test_with_https_browsers_are_told_to_keep_to_it(world: World) -> None:
    with override_settings(SECURE_HSTS_SECONDS=31536000):
        headers = Client().get("/account/login/", secure=True).headers

    assert headers["Strict-Transport-Security"] == "max-age=31536000"


def test_session_and_token_are_out_of_reach_of_scripts_and_other_sites(world: World) -> None:
    response = Client().post("/account/login/", {"login": "anna@example.org", "password": PASSWORD})
    cookie = response.cookies["sessionid"]

    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_what_goes_wrong_tells_no_names(world: World, caplog: pytest.LogCaptureFixture) -> None:
    client = world.client_of("hanne")
    with caplog.at_level(logging.INFO):
        page = client.get(f"/administration/users/{NO_SUCH}/?q=Anna+Vik")
        client.get("/administration/?q=Anna+Vik")
        client.post("/account/login/", {"login": "anna@example.org", "password": "feil"})

    assert page.status_code == 404
    written = caplog.text
    assert "Anna" not in written
    assert "anna@example.org" not in written


@may_be_seen_by(SIGNED_IN)
def own_page(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


def test_a_page_must_name_roles_that_exist() -> None:
    for roles in ((), ("boss",), ("leader", "boss")):
        with pytest.raises(ValueError, match="No such roles"):
            may_be_seen_by(*roles)(own_page)
