"""Noah Berg gets a namesake in the ward: wherever both stand by name, they can be told apart."""

from collections.abc import Iterable

from fagloft.contexts.gaps.queries.competence_standings import get_competence_standings
from fagloft.contexts.gaps.queries.matrices import MatrixFilter, get_matrix
from fagloft.contexts.gaps.queries.paragraph_6f import get_competence_overview
from fagloft.contexts.gaps.queries.unit_overviews import get_unit_overview
from fagloft.contexts.gaps.queries.who_can import get_who_can
from fagloft.contexts.organisations.models import Employment, Person
from fagloft.contexts.organisations.queries.people import find_people
from fagloft.contexts.requirements.queries.choices import get_target_choices
from tests.contexts.gaps.trees import tree_on
from tests.world import HIRED, World

BOTH = {"Noah Berg (1007)", "Noah Berg (777)"}


def add_namesake(world: World) -> None:
    world.declare()
    person = Person.objects.create(
        tenant=world.municipality, employee_number="777", given_name="Noah", family_name="Berg"
    )
    world.people["namesake"] = person
    Employment.objects.create(
        tenant=world.municipality, person=person, unit=world.units["ward"], fte="1.0", starts_on=HIRED
    )


def bergs(names: Iterable[str]) -> set[str]:
    return {name for name in names if "Berg" in name}


def test_pages_of_a_unit_tell_namesakes_apart(world: World) -> None:
    add_namesake(world)
    scope, tree, unit = world.scope_of("bjorn"), tree_on(world), world.units["ward"].pk

    overview = get_unit_overview(scope=scope, tree=tree, unit_id=unit, on=world.today)
    matrix = get_matrix(scope=scope, tree=tree, unit_id=unit, on=world.today, wanted=MatrixFilter())
    report = get_competence_overview(scope=scope, tree=tree, unit_id=unit, on=world.today)

    assert bergs(person.name for lack in overview.lacks for person in lack.people) == BOTH
    assert bergs(row.name for row in matrix.rows) == BOTH
    assert bergs(name for need in report.needs for _, name in need.people) == BOTH


def test_pages_of_a_competence_tell_namesakes_apart(world: World) -> None:
    add_namesake(world)
    world.hold("noah", "picc")
    world.hold("namesake", "picc")
    scope, tree = world.scope_of("bjorn"), tree_on(world)
    picc, hlr = world.competences["picc"].pk, world.competences["hlr"].pk

    can = get_who_can(scope=scope, tree=tree, competence_id=picc, on=world.today)
    standings = get_competence_standings(scope=scope, tree=tree, competence_id=hlr, on=world.today)

    assert bergs(holder.name for holder in can.people) == BOTH
    assert bergs(person.name for person in standings.people) == BOTH


def test_lists_to_choose_from_tell_namesakes_apart(world: World) -> None:
    add_namesake(world)
    scope = world.scope_of("bjorn")

    choices = dict(get_target_choices(scope=scope, tree=tree_on(world), on=world.today))
    found = find_people(scope=scope, words="berg", on=world.today, most=9)

    assert bergs(name for _, name in choices["person"]) == BOTH
    assert {person.name for person in found} == BOTH
