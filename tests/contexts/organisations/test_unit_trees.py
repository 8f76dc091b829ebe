from datetime import date, timedelta

from fagloft.contexts.organisations.models import Unit
from fagloft.contexts.organisations.queries.unit_trees import UnitNode, UnitTree, get_unit_tree
from tests.world import World

DAY = date(2026, 11, 22)


def tree_of(world: World, language: str = "nb") -> UnitTree:
    world.declare()
    return get_unit_tree(tenant_id=world.municipality.pk, on=DAY, language=language)


def test_the_tree_has_the_units_of_one_organisation_by_name(world: World) -> None:
    tree = tree_of(world)
    top, ward, other = (world.units[name].pk for name in ("top", "ward", "other"))

    assert tree.roots == (top,)
    assert tree.children[top] == (ward, other)
    assert set(tree.nodes) == {top, ward, other}
    assert [tree.is_leaf(unit) for unit in (top, ward)] == [False, True]


def test_below_holds_the_unit_itself_and_stops_where_it_is_told(world: World) -> None:
    tree = tree_of(world)
    top, ward, other = (world.units[name].pk for name in ("top", "ward", "other"))

    assert tree.below([top]) == {top, ward, other}
    assert tree.below([top], short_of=frozenset({ward})) == {top, other}
    assert tree.below([ward], short_of=frozenset({ward})) == {ward}
    assert tree.below([top, ward]) == {top, ward, other}
    assert tree.below([world.units["far"].pk]) == frozenset()


def test_the_path_goes_from_the_top_to_the_unit(world: World) -> None:
    tree = tree_of(world)

    assert [node.name for node in tree.path_to(world.units["ward"].pk)] == ["Helse og omsorg", "Avdeling 2"]
    assert tree.path_to(987654321) == ()


def test_a_path_that_bites_its_own_tail_comes_to_an_end() -> None:
    first = UnitNode(1, 2, "a", "A", 1, "k", "K", None)
    second = UnitNode(2, 1, "b", "B", 1, "k", "K", None)
    tree = UnitTree(nodes={1: first, 2: second}, children={1: (2,), 2: (1,)})

    assert tree.path_to(1) == (second, first)
    assert tree.below([1]) == {1, 2}


def test_a_unit_whose_parent_has_ended_stands_at_the_top(world: World) -> None:
    world.declare()
    Unit.objects.filter(pk=world.units["top"].pk).update(ends_on=DAY)
    tree = tree_of(world)

    assert set(tree.roots) == {world.units["ward"].pk, world.units["other"].pk}
    assert [node.name for node in tree.path_to(world.units["ward"].pk)] == ["Avdeling 2"]


def test_a_unit_that_begins_tomorrow_is_not_there_today(world: World) -> None:
    world.declare()
    Unit.objects.filter(pk=world.units["ward"].pk).update(starts_on=DAY + timedelta(days=1))

    assert world.units["ward"].pk not in tree_of(world).nodes


def test_kinds_are_named_in_the_readers_language(world: World) -> None:
    assert tree_of(world, "en").nodes[world.units["ward"].pk].kind_name == "nursing_home"
