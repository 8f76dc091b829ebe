from datetime import date

import pytest

from fagloft.contexts.organisations.models import Employment
from fagloft.contexts.organisations.queries.people import NoSuchPerson, find_people, get_person_in_sight
from fagloft.contexts.organisations.queries.person_lookup import find_people as look_people_up
from tests.world import World

DAY = date(2026, 11, 22)


@pytest.mark.parametrize("who", ["anna", "bjorn", "jonas", "frida"])
def test_a_person_is_in_sight_of_themselves_and_of_those_who_follow_the_unit(world: World, who: str) -> None:
    card = get_person_in_sight(scope=world.scope_of(who), person_id=world.people["anna"].pk, on=DAY)

    assert (card.name, card.unit_ids, card.profession_codes) == (
        "Anna Vik",
        frozenset({world.units["ward"].pk}),
        frozenset({"SP"}),
    )


@pytest.mark.parametrize("who", ["noah", "clara", "gunnar", "hanne", "dag", "ivar", "eva", "sigrid"])
def test_for_all_others_the_person_is_not_there(world: World, who: str) -> None:
    with pytest.raises(NoSuchPerson):
        get_person_in_sight(scope=world.scope_of(who), person_id=world.people["anna"].pk, on=DAY)


def test_a_leader_above_does_not_find_those_a_nearer_leader_follows(world: World) -> None:
    world.declare()
    world.appoint("frida", "top")
    for employee in ("clara", "sofie"):
        with pytest.raises(NoSuchPerson):
            get_person_in_sight(scope=world.scope_of("frida"), person_id=world.people[employee].pk, on=DAY)


def test_whoever_has_left_is_in_their_own_sight_only(world: World) -> None:
    eva = world.people["eva"].pk

    assert get_person_in_sight(scope=world.scope_of("eva"), person_id=eva, on=DAY).unit_ids == frozenset()
    with pytest.raises(NoSuchPerson):
        get_person_in_sight(scope=world.scope_of("bjorn"), person_id=eva, on=DAY)


def test_a_person_without_profession_has_none(world: World) -> None:
    scope = world.scope_of("bjorn")
    Employment.objects.filter(person=world.people["noah"]).update(profession=None)

    card = get_person_in_sight(scope=scope, person_id=world.people["noah"].pk, on=DAY)
    assert card.profession_codes == frozenset()


@pytest.mark.parametrize(
    ("words", "found"),
    [("vik", ["Anna Vik"]), ("ANN vi", ["Anna Vik"]), ("anna berg", []), ("dahl", []), ("lunde", [])],
)
def test_people_are_found_by_all_the_words_among_those_one_follows(world: World, words: str, found: list[str]) -> None:
    people = find_people(scope=world.scope_of("bjorn"), words=words, on=DAY, most=5)

    assert [person.name for person in people] == found


def test_no_more_are_found_than_asked_for(world: World) -> None:
    people = find_people(scope=world.scope_of("bjorn"), words="", on=DAY, most=2)

    assert [(person.name, person.unit_name) for person in people] == [
        ("Noah Berg", "Avdeling 2"),
        ("Bjørn Haugen", "Avdeling 2"),
    ]


def test_an_administrator_looks_people_up_by_parts_of_their_names(world: World) -> None:
    scope = world.scope_of("hanne")

    assert [match.name for match in look_people_up(scope=scope, text="moe jon")] == ["Jonas Moe"]
    assert len(look_people_up(scope=scope, text="a", limit=2)) == 2
    assert look_people_up(scope=scope, text="Sigrid") == ()
