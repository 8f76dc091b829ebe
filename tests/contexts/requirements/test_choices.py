import pytest

from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.requirements.models import RequirementProfile
from fagloft.contexts.requirements.queries import choices
from fagloft.contexts.requirements.queries.choices import (
    get_person_choice,
    get_profile_choices,
    get_target_choices,
)
from tests.world import World


def names(world: World, reader: str) -> dict[str, list[str]]:
    scope = world.scope_of(reader)
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=world.today, language="nb")
    found = get_target_choices(scope=scope, tree=tree, on=world.today)
    return {layer: [name for _, name in rows] for layer, rows in found}


def test_leader_chooses_among_own_units_and_people(world: World) -> None:
    assert names(world, "bjorn") == {"unit": ["Avdeling 2"], "person": ["Noah Berg", "Jonas Moe", "Anna Vik"]}


def test_director_chooses_in_all_layers_but_that_of_people(world: World) -> None:
    found = names(world, "gunnar")

    assert set(found) == {"unit", "unit_kind", "function", "profession"}
    assert found["unit"] == ["Avdeling 2", "Helse og omsorg", "Sone 3"]


def test_employee_decides_nothing(world: World) -> None:
    assert names(world, "anna") == {}


def test_one_who_leads_many_begins_on_the_page_of_the_person(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(choices, "MOST_PEOPLE", 2)

    assert set(names(world, "bjorn")) == {"unit"}


def test_person_is_a_choice_only_for_the_leader(world: World) -> None:
    noah = world.people["noah"].pk
    chosen = {
        reader: get_person_choice(scope=world.scope_of(reader), person_id=noah, on=world.today)
        for reader in ("bjorn", "clara", "gunnar")
    }

    assert chosen == {"bjorn": ((noah, "Noah Berg"),), "clara": (), "gunnar": ()}


def test_profiles_of_the_community_are_choices(world: World) -> None:
    world.declare(world.community)
    profile = RequirementProfile.objects.create(
        tenant=world.community, code="p", name_nb="Hjemmetjeneste", name_nn="Heimeteneste", name_en="Home care"
    )

    assert get_profile_choices(scope=world.scope_of("bjorn", "nn")) == ((profile.pk, "Heimeteneste"),)
