"""What a narrow column and a page say of an item, in the reader's language."""

import pytest

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.competence.queries.catalogues import CatalogueFilter, get_catalogue, get_competence
from fagloft.contexts.gaps.queries.competence_names import get_competence_names
from fagloft.contexts.requirements.models import LegalBasis
from fagloft.contexts.requirements.queries.requirements import get_laws_by_competence, get_legal_bases
from tests.world import World


def say(world: World, **texts: str) -> int:
    world.declare(world.community)
    number = world.competences["hlr"].pk
    Competence.objects.filter(pk=number).update(**texts)
    return number


@pytest.mark.parametrize(
    ("language", "short_name", "description"),
    [("nb", "HLR", "Gir HLR."), ("nn", "HLR nn", "Gir HLR."), ("en", "Hjerte-lungeredning (en)", "Gives CPR.")],
)
def test_short_name_falls_back_to_the_name_and_description_to_bokmal(
    world: World, language: str, short_name: str, description: str
) -> None:
    number = say(world, short_name_nn="HLR nn", description="Gir HLR.", description_en="Gives CPR.")
    scope = world.scope_of("bjorn", language)
    card = get_competence(scope=scope, competence_id=number, on=world.today).card

    assert (card.short_name, card.description) == (short_name, description)
    assert get_competence_names(scope=scope, competence_ids=[str(number)])[str(number)].short_name == short_name


@pytest.mark.parametrize("words", ["lifesaving", "CPR"])
def test_items_are_found_by_english_words(world: World, words: str) -> None:
    say(world, short_name_en="CPR", description_en="Lifesaving until help comes.")
    scope = world.scope_of("bjorn", "en")
    found = get_catalogue(scope=scope, on=world.today, wanted=CatalogueFilter(words=words))

    assert [card.code for card in found] == ["hlr"]


@pytest.mark.parametrize(
    ("language", "title"), [("nb", "Loven kap. 4"), ("nn", "Lova kap. 4"), ("en", "The act ch. 4")]
)
def test_law_is_named_in_the_readers_language(world: World, language: str, title: str) -> None:
    law = LegalBasis.objects.create(
        code="l4",
        name="Loven",
        name_nn="Lova",
        name_en="The act",
        section="kap. 4",
        section_en="ch. 4",
        kind="law",
        source="t",
    )
    world.declare()
    requirement = world.require("picc", unit=world.units["ward"])
    requirement.legal_basis = law
    requirement.save()
    scope = world.scope_of("bjorn", language)

    assert get_laws_by_competence(scope=scope, on=world.today) == {world.competences["picc"].pk: (title,)}
    assert get_legal_bases(scope=scope) == (("l4", title),)
