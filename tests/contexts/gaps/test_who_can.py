from datetime import date

import pytest

from fagloft.contexts.access.queries.scopes import get_reader, get_workplaces
from fagloft.contexts.competence.models import Competence, Level
from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries.who_can import Holder, NoSuchCompetence, WhoCan, get_who_can
from fagloft.contexts.requirements.models import CoverageRequirement
from fagloft.database.tenancy import declare
from tests.world import HIRED, World


def add_levels(world: World, competence: str, highest: int) -> None:
    declare(tenant_id=world.community.pk)
    for level in range(2, highest + 1):
        name = f"Nivå {level}"
        Level.objects.create(
            tenant=world.community,
            competence=world.competences[competence],
            level=level,
            name_nb=name,
            name_nn=name,
            name_en=name,
        )


def names(people: tuple[Holder, ...]) -> list[str]:
    return [holder.name for holder in people]


def ask(world: World, reader: str, competence: str, on: date | None = None, level: int | None = None) -> WhoCan:
    scope = world.scope_of(reader)
    workplace = get_workplaces(user_id=scope.user_id, on=world.today)[0]
    tree = get_reader(user=world.users[reader], workplace=workplace, on=world.today, language="nb").tree
    return get_who_can(
        scope=scope, tree=tree, competence_id=world.competences[competence].pk, on=on or world.today, level=level
    )


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


def test_end_is_that_of_the_holding_that_gives_the_level(world: World) -> None:
    """Level 3 lapses soon, level 1 does not: the higher level does not last as long as the lower."""
    add_levels(world, "picc", 3)
    world.declare()
    world.hold("jonas", "picc", level=3, until=date(2026, 12, 24))
    world.hold("jonas", "picc", level=1, until=date(2031, 12, 31))
    world.hold("noah", "picc", level=1)

    (jonas,) = ask(world, "bjorn", "picc").people

    assert (jonas.name, jonas.level, jonas.valid_to) == ("Jonas Moe", 3, date(2026, 12, 24))


def test_end_where_the_latest_counts_is_that_of_the_latest(world: World) -> None:
    add_levels(world, "picc", 3)
    Competence.objects.filter(pk=world.competences["picc"].pk).update(counting="latest")
    world.declare()
    world.hold("jonas", "picc", level=2, since=date(2026, 1, 1), until=date(2031, 12, 31))
    world.hold("jonas", "picc", level=2, since=date(2026, 6, 1), until=date(2026, 12, 24))

    (jonas,) = ask(world, "bjorn", "picc").people

    assert (jonas.level, jonas.valid_to) == (2, date(2026, 12, 24))


def test_those_on_a_lower_level_stand_apart(world: World) -> None:
    add_levels(world, "picc", 3)
    world.declare()
    world.hold("jonas", "picc", level=2)
    world.hold("noah", "picc", level=1)

    usual, lowest, highest, unknown = (ask(world, "bjorn", "picc", level=level) for level in (None, 1, 3, 9))

    assert (usual.level, names(usual.people), names(usual.beginners)) == (2, ["Jonas Moe"], ["Noah Berg"])
    assert usual.units == ()  # Clara's zone has it on level 1 only
    assert (names(lowest.people), [unit.name for unit in lowest.units]) == (["Jonas Moe", "Noah Berg"], ["Sone 3"])
    assert (names(highest.people), names(highest.beginners)) == ([], ["Jonas Moe", "Noah Berg"])
    assert unknown == usual


def test_level_that_is_asked_for_is_meant(world: World) -> None:
    add_levels(world, "picc", 3)
    world.declare()
    world.require("picc", level=1, unit=world.units["ward"])
    once = ask(world, "bjorn", "picc").level
    CoverageRequirement.objects.create(
        tenant=world.municipality,
        unit=world.units["ward"],
        competence=world.competences["picc"],
        level=3,
        minimum=1,
        starts_on=HIRED,
    )

    assert (once, ask(world, "bjorn", "picc").level) == (1, 3)


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
