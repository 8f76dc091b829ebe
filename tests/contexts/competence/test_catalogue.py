from dataclasses import replace
from datetime import date

import pytest

from fagloft.contexts.competence.actions import catalogue
from fagloft.contexts.competence.models import Competence, Way, WayStep
from fagloft.contexts.competence.queries.catalogues import (
    CatalogueFilter,
    NoSuchCompetence,
    get_catalogue,
    get_competence,
    get_competence_choices,
)
from fagloft.contexts.competence.queries.texts import CompetenceText, get_text
from tests.world import World

TEXT = CompetenceText(name_nb="Sårstell", component="skill", competence_class="specialist", counting="best")


def add(world: World, reader: str = "gunnar", **told: object) -> int:
    text = replace(TEXT, **told)  # type: ignore[arg-type]
    return catalogue.add(scope=world.scope_of(reader), text=text, level_names=("Kjenner til", "Kan", "Lærer bort"))


def names(world: World, reader: str = "bjorn", **wanted: str) -> list[str]:
    cards = get_catalogue(scope=world.scope_of(reader), on=world.today, wanted=CatalogueFilter(**wanted))
    return [card.name for card in cards]


def test_own_item_stands_beside_the_shared_ones(world: World) -> None:
    add(world)

    assert names(world) == ["Hjerte-lungeredning", "ISBAR", "Legemiddelhåndtering", "PICC-line", "Sårstell"]
    assert names(world, owner="own") == ["Sårstell"]
    assert "Sårstell" not in names(world, owner="shared")


def test_own_item_is_not_seen_by_the_neighbour(world: World) -> None:
    add(world)

    assert "Sårstell" not in names(world, reader="sigrid")


def test_item_is_named_in_the_language_of_the_reader(world: World) -> None:
    number = add(world, name_en="Wound care")
    detail = get_competence(scope=world.scope_of("bjorn", "en"), competence_id=number, on=world.today)

    assert detail.card.name == "Wound care"
    assert [level.name for level in detail.card.levels] == ["Kjenner til", "Kan", "Lærer bort"]


@pytest.mark.parametrize("words", ["sårstellet", "sår", "Wound"])
def test_item_is_found_by_inflected_words_and_beginnings(world: World, words: str) -> None:
    add(world, name_en="Wound care", description="Stell av kroniske sår")

    assert names(world, words=words) == ["Sårstell"]


def test_filters_narrow_the_catalogue(world: World) -> None:
    add(world, component="knowledge")

    assert names(world, component="knowledge") == ["Sårstell"]
    assert names(world, competence_class="specialist") == ["Sårstell"]


def test_shared_item_is_decided_in_the_community(world: World) -> None:
    number = add(world, reader="dag")

    assert Competence.objects.get(pk=number).tenant_id == world.community.pk
    with pytest.raises(catalogue.NoSuchCompetence):
        catalogue.retire(scope=world.scope_of("gunnar"), competence_id=number, on=world.today)


def test_leader_of_a_ward_does_not_change_the_catalogue(world: World) -> None:
    with pytest.raises(catalogue.NotYoursToDecide):
        add(world, reader="bjorn")


def test_name_in_use_is_refused(world: World) -> None:
    with pytest.raises(catalogue.NamedAlready):
        add(world, name_nb="HJERTE-LUNGEREDNING")


def test_retired_name_gets_a_code_of_its_own(world: World) -> None:
    first = add(world)
    catalogue.retire(scope=world.scope_of("gunnar"), competence_id=first, on=date(2026, 11, 1))
    second = add(world)

    assert Competence.objects.get(pk=second).code == "sarstell-2"
    assert names(world).count("Sårstell") == 1


def test_rewriting_keeps_what_was_said_before(world: World) -> None:
    number = add(world)
    text = replace(TEXT, name_nb="Sårbehandling")
    catalogue.rewrite(scope=world.scope_of("gunnar"), competence_id=number, text=text)

    history = Competence.pgh_event_model.objects.filter(pgh_obj_id=number)  # type: ignore[attr-defined]
    assert {event.name_nb for event in history} == {"Sårstell", "Sårbehandling"}


def test_name_of_signs_only_gets_a_code(world: World) -> None:
    assert Competence.objects.get(pk=add(world, name_nb="§§")).code == "kompetanse"


def test_ways_to_a_level_are_shown(world: World) -> None:
    world.declare(world.community)
    way = Way.objects.create(
        tenant=world.community,
        competence=world.competences["isbar"],
        code="w",
        level=1,
        name_nb="Pakke",
        name_nn="Pakke",
        name_en="Package",
    )
    WayStep.objects.create(tenant=world.community, way=way, competence=world.competences["hlr"], level=1)
    detail = get_competence(scope=world.scope_of("bjorn"), competence_id=world.competences["isbar"].pk, on=world.today)

    assert [(w.name, w.steps) for w in detail.ways] == [("Pakke", (("Hjerte-lungeredning", 1),))]
    assert detail.rules[0].months is None


def test_unknown_item_is_told(world: World) -> None:
    with pytest.raises(NoSuchCompetence):
        get_competence(scope=world.scope_of("bjorn"), competence_id=0, on=world.today)


def test_choices_hold_what_is_in_use(world: World) -> None:
    assert [name for _, name in get_competence_choices(scope=world.scope_of("bjorn"), on=world.today)] == [
        "Hjerte-lungeredning",
        "ISBAR",
        "Legemiddelhåndtering",
        "PICC-line",
    ]


def test_texts_are_edited_only_by_their_owner(world: World) -> None:
    number = add(world, name_en="Wound care")

    assert get_text(scope=world.scope_of("gunnar"), competence_id=number).name_en == "Wound care"
    with pytest.raises(NoSuchCompetence):
        get_text(scope=world.scope_of("gunnar"), competence_id=world.competences["hlr"].pk)


def test_item_is_called_by_its_name(world: World) -> None:
    assert str(world.competences["isbar"]) == "ISBAR"
