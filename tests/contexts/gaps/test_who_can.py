from datetime import date

import pytest

from fagloft.contexts.access.queries.scopes import get_reader, get_workplaces
from fagloft.contexts.competence.models import Competence
from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries.who_can import NoSuchCompetence, WhoCan, get_who_can
from fagloft.database.tenancy import declare
from tests.world import World


def ask(world: World, reader: str, competence: str, on: date | None = None) -> WhoCan:
    scope = world.scope_of(reader)
    workplace = get_workplaces(user_id=scope.user_id, on=world.today)[0]
    tree = get_reader(user=world.users[reader], workplace=workplace, on=world.today, language="nb").tree
    return get_who_can(scope=scope, tree=tree, competence_id=world.competences[competence].pk, on=on or world.today)


def test_leader_sees_names_where_she_leads_and_units_elsewhere(world: World) -> None:
    of_clara = ask(world, "clara", "legemiddel")

    assert [holder.name for holder in of_clara.people] == ["Clara Nguyen"]
    assert [(unit.name, unit.leader_name) for unit in of_clara.units] == [("Avdeling 2", "Bjørn Haugen")]


def test_employee_sees_units_and_no_names(world: World) -> None:
    of_anna = ask(world, "anna", "legemiddel")

    assert of_anna.people == ()
    assert {unit.name for unit in of_anna.units} == {"Avdeling 2", "Sone 3"}


def test_lapsed_holding_makes_nobody_able(world: World) -> None:
    assert "Anna Vik" not in {holder.name for holder in ask(world, "bjorn", "hlr").people}
    assert "Anna Vik" in {holder.name for holder in ask(world, "bjorn", "hlr", date(2026, 9, 30)).people}


def test_holding_that_lasts_longest_is_told(world: World) -> None:
    world.hold("bjorn", "hlr", until=date(2028, 1, 1))
    world.hold("jonas", "hlr", until=None)
    until = {holder.name: holder.valid_to for holder in ask(world, "bjorn", "hlr").people}

    assert until == {"Bjørn Haugen": date(2028, 1, 1), "Jonas Moe": None}


def test_latest_counts_where_the_catalogue_says_so(world: World) -> None:
    world.declare(world.community)
    Competence.objects.filter(pk=world.competences["picc"].pk).update(counting="latest")

    assert [holder.level for holder in ask(world, "clara", "picc").people] == [1]


def test_others_are_told_in_numbers_with_whom_to_ask(world: World) -> None:
    declare(tenant_id=world.community.pk)
    for about, holders in ((world.neighbour, 7), (world.municipality, 9)):
        SharedFigure.objects.create(
            tenant=world.community,
            about=about,
            competence=world.competences["picc"],
            taken_on=world.today,
            computed_at="2026-11-22T04:00Z",
            holders=holders,
        )
    others = ask(world, "bjorn", "picc").organisations

    assert [(other.name, other.contact_function, other.holders) for other in others] == [
        ("Larvik kommune", "Rådgiver", 7)
    ]


def test_unknown_competence_is_told(world: World) -> None:
    scope = world.scope_of("bjorn")
    workplace = get_workplaces(user_id=scope.user_id, on=world.today)[0]
    tree = get_reader(user=world.users["bjorn"], workplace=workplace, on=world.today, language="nb").tree

    with pytest.raises(NoSuchCompetence):
        get_who_can(scope=scope, tree=tree, competence_id=0, on=world.today)
