from typing import Any

from django.test import Client

from fagloft.contexts.audit.models import Reading
from tests.contexts.gaps.test_who_can import add_levels
from tests.world import World

URL = "/who-can/"


def test_clara_finds_herself_by_name_and_the_ward_by_unit(world: World) -> None:
    page = world.client_of("clara").get(URL, {"q": "legemiddelhåndtering"}).content.decode()

    assert "1 av dine kan Legemiddelhåndtering" in page
    assert "Clara Nguyen" in page
    assert "spør Bjørn Haugen" in page
    assert "Anna Vik" not in page


def test_reading_names_is_logged(world: World) -> None:
    world.client_of("bjorn").get(URL, {"q": "legemiddelhåndtering"})

    world.declare()
    assert set(Reading.objects.values_list("person_name", "page")) == {("Anna Vik", "who_can")}


def test_level_is_chosen_in_the_address_and_those_below_stand_apart(world: World) -> None:
    add_levels(world, "picc", 3)
    world.declare()
    world.hold("jonas", "picc", level=2)
    world.hold("noah", "picc")
    client = world.client_of("bjorn")

    page = client.get(URL, {"q": "picc"}).content.decode()
    chosen = client.get(URL, {"q": "picc", "level": "1"}).content.decode()
    nonsense = client.get(URL, {"q": "picc", "level": "²"}).content.decode()

    assert "1 av dine kan PICC-line på nivået «Nivå 2»" in page
    assert page.index("Jonas Moe") < page.index("På et lavere nivå") < page.index("Noah Berg")
    assert "2 av dine kan PICC-line på nivået «Kan»" in chosen
    assert "1 av dine kan PICC-line på nivået «Nivå 2»" in nonsense
    world.declare()
    assert {"Jonas Moe", "Noah Berg"} <= set(Reading.objects.values_list("person_name", flat=True))


def test_several_fits_are_offered(world: World) -> None:
    world.declare(world.community)
    page = world.client_of("anna").get(URL, {"q": "i"}).content.decode()

    assert "Velg kompetanse" in page


def test_nothing_asked_says_what_will_stand_there(world: World) -> None:
    assert "Her står svaret når du har søkt" in world.client_of("anna").get(URL).content.decode()


def test_nobody_found_says_what_to_do(world: World) -> None:
    page = world.client_of("anna").get(URL, {"q": "isbar"}).content.decode()

    assert "Vi fant ingen som kan ISBAR" in page
    assert "Meld behovet videre" in page


def test_no_fit_is_told(world: World) -> None:
    assert "Ingen kompetanse passer til «xyzzy»" in world.client_of("anna").get(URL, {"q": "xyzzy"}).content.decode()


def test_anna_is_told_of_units_only(world: World) -> None:
    page = world.client_of("anna").get(URL, {"competence": world.competences["legemiddel"].pk}).content.decode()

    assert "2 enheter har noen som kan Legemiddelhåndtering" in page
    assert "Clara Nguyen" in page  # as the one to ask
    assert "Der du leder" not in page


def test_made_up_competence_is_not_found(world: World) -> None:
    client = world.client_of("anna")

    assert client.get(URL, {"competence": "0"}).status_code == 404
    assert client.get(URL, {"competence": "abc"}).status_code == 404


def test_anonymous_is_sent_to_sign_in(db: None) -> None:
    assert Client().get(URL).status_code == 302


def test_page_asks_a_constant_number_of_questions(world: World, django_assert_max_num_queries: Any) -> None:
    client = world.client_of("bjorn")

    with django_assert_max_num_queries(30):
        client.get(URL, {"competence": world.competences["legemiddel"].pk})
