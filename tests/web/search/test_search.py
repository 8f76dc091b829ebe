from typing import Any

from django.test import Client

from tests.world import World

URL = "/search/"


def find(world: World, reader: str, words: str) -> str:
    return world.client_of(reader).get(URL, {"q": words}).content.decode()


def test_bjorn_finds_his_people_and_not_claras(world: World) -> None:
    assert "Noah Berg" in find(world, "bjorn", "noah")
    assert "Sofie Dahl" not in find(world, "bjorn", "sofie")


def test_who_has_left_is_not_found(world: World) -> None:
    assert "Eva Lunde" not in find(world, "bjorn", "lunde")


def test_anna_finds_no_colleagues(world: World) -> None:
    assert "Noah Berg" not in find(world, "anna", "noah")


def test_all_words_must_fit_the_name(world: World) -> None:
    assert "Noah Berg" in find(world, "bjorn", "berg noah")
    assert "Noah Berg" not in find(world, "bjorn", "noah vik")


def test_unit_is_found_by_those_who_see_it(world: World) -> None:
    assert "Sone 3" in find(world, "gunnar", "sone")
    assert "Ingen treff" in find(world, "anna", "sone 3")


def test_competence_is_found_by_an_inflected_word(world: World) -> None:
    assert "Hjerte-lungeredning" in find(world, "anna", "hlr")
    assert "1 treff" in find(world, "anna", "lungeredningen")


def test_without_words_only_the_form_stands_there(world: World) -> None:
    page = world.client_of("anna").get(URL).content.decode()

    assert "Søkeord" in page
    assert "treff" not in page


def test_no_hit_gives_advice(world: World) -> None:
    assert "Prøv et kortere ord" in find(world, "anna", "<script>")


def test_anonymous_is_sent_to_sign_in(db: None) -> None:
    assert Client().get(URL).status_code == 302


def test_search_asks_a_constant_number_of_questions(world: World, django_assert_max_num_queries: Any) -> None:
    client = world.client_of("bjorn")

    with django_assert_max_num_queries(25):
        client.get(URL, {"q": "a"})
