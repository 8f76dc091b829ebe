from typing import Any

from django.test import Client

from tests.world import World

URL = "/my-competence/"


def read(world: World, reader: str) -> str:
    return world.client_of(reader).get(URL).content.decode()


def test_anna_is_told_what_she_lacks_and_how_to_go_on(world: World) -> None:
    page = read(world, "anna")

    assert "Du mangler 2 av det som kreves" in page
    assert "gikk ut 01.10.2026" in page
    assert "Spør lederen din om når du kan ta det" in page


def test_page_tells_who_has_looked(world: World) -> None:
    assert "Ingen andre har åpnet den" in read(world, "anna")
    world.client_of("bjorn").get(f"/person/{world.people['anna'].pk}/")

    assert "Bjørn Haugen" in read(world, "anna")


def test_own_look_is_not_told(world: World) -> None:
    read(world, "anna")

    assert "Ingen andre har åpnet den" in read(world, "anna")


def test_one_without_employment_is_told_what_the_page_is_for(world: World) -> None:
    assert "Du er ikke registrert som ansatt her" in read(world, "gunnar")


def test_who_has_left_still_sees_what_is_registered(world: World) -> None:
    assert "er ikke ansatt denne dagen" in read(world, "eva")


def test_page_of_another_day(world: World) -> None:
    page = world.client_of("anna").get(URL, {"on": "2026-09-30"}).content.decode()

    assert "gyldig til 01.10.2026" in page


def test_anonymous_is_sent_to_sign_in(db: None) -> None:
    assert Client().get(URL).status_code == 302


def test_page_asks_a_constant_number_of_questions(world: World, django_assert_max_num_queries: Any) -> None:
    client = world.client_of("anna")

    with django_assert_max_num_queries(40):
        client.get(URL)
