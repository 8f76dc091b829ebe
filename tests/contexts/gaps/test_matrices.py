from datetime import date

import pytest

from fagloft.contexts.gaps.queries.matrices import Matrix, MatrixFilter, get_matrix
from fagloft.contexts.gaps.queries.standings import UNMET
from fagloft.contexts.gaps.queries.unit_overviews import NoSuchUnit, UnitNotInUse
from tests.contexts.gaps.trees import tree_on
from tests.world import World


def matrix(
    world: World,
    who: str = "bjorn",
    on: date | None = None,
    sort: str = "name",
    column_sort: str = "obligation",
    **wanted: str,
) -> Matrix:
    day = on or world.today
    return get_matrix(
        scope=world.scope_of(who),
        tree=tree_on(world, day),
        unit_id=world.units["ward"].pk,
        on=day,
        wanted=MatrixFilter(**wanted),
        sort=sort,
        column_sort=column_sort,
    )


def statuses(seen: Matrix, name: str) -> dict[str, str]:
    row = next(row for row in seen.rows if row.name == name)
    return {column.short_name: cell.status for column, cell in zip(seen.columns, row.cells, strict=True)}


def test_matrix_has_everybody_by_profession_and_name(world: World) -> None:
    seen = matrix(world)

    assert [(row.profession_name, row.name) for row in seen.rows] == [
        ("Helsefagarbeider", "Noah Berg"),
        ("Sykepleier", "Bjørn Haugen"),
        ("Sykepleier", "Jonas Moe"),
        ("Sykepleier", "Anna Vik"),
    ]
    assert [column.short_name for column in seen.columns] == ["HLR", "LEGEMIDDEL", "ISBAR"]


def test_cell_says_how_it_stands_and_when(world: World) -> None:
    seen = matrix(world)

    assert statuses(seen, "Anna Vik") == {"HLR": "lapsed", "LEGEMIDDEL": "holds", "ISBAR": "missing"}
    assert statuses(seen, "Noah Berg")["LEGEMIDDEL"] == "not_required"
    jonas = next(row for row in seen.rows if row.name == "Jonas Moe")
    assert (jonas.cells[0].status, jonas.cells[0].day) == ("lapses_soon", date(2026, 12, 20))
    assert jonas.gaps == 2


@pytest.mark.parametrize(
    ("wanted", "names", "columns"),
    [
        ({"obligation": "expected"}, ["Noah Berg", "Bjørn Haugen", "Jonas Moe", "Anna Vik"], ["ISBAR"]),
        ({"standing": "lapsed"}, ["Anna Vik"], ["HLR"]),
        ({"standing": "lapses_soon"}, ["Jonas Moe"], ["HLR"]),
        (
            {"standing": "nonsense"},
            ["Noah Berg", "Bjørn Haugen", "Jonas Moe", "Anna Vik"],
            ["HLR", "LEGEMIDDEL", "ISBAR"],
        ),
        ({"competence_class": "breadth"}, ["Noah Berg", "Bjørn Haugen", "Jonas Moe", "Anna Vik"], []),
        ({"profession": "0"}, [], []),
    ],
)
def test_filter_keeps_people_and_competences(
    world: World, wanted: dict[str, str], names: list[str], columns: list[str]
) -> None:
    seen = matrix(world, on=world.today, sort="name", **wanted)

    assert [row.name for row in seen.rows] == names
    assert [column.short_name for column in seen.columns] == columns


def test_what_is_voluntary_is_no_gap_and_can_be_filtered(world: World) -> None:
    world.declare()
    world.require("picc", unit=world.units["ward"], obligation="voluntary")
    world.hold("anna", "picc", until=date(2026, 10, 1))

    assert statuses(matrix(world), "Anna Vik")["PICC"] == statuses(matrix(world), "Noah Berg")["PICC"]
    assert statuses(matrix(world), "Noah Berg")["PICC"] == "may_be_offered"
    assert sum(row.gaps for row in matrix(world).rows) == sum(row.gaps for row in matrix(world, obligation="due").rows)
    assert "PICC" not in [column.short_name for column in matrix(world, standing="unmet").columns[:1]]
    assert [column.short_name for column in matrix(world, obligation="due").columns] == ["HLR", "LEGEMIDDEL", "ISBAR"]
    assert [column.short_name for column in matrix(world, standing="may_be_offered").columns] == ["PICC"]


def test_columns_stand_with_what_most_lack_first_and_what_is_voluntary_counts_nothing(world: World) -> None:
    world.require("picc", unit=world.units["ward"], obligation="voluntary")
    seen = matrix(world, column_sort="-gaps")
    lacked = [sum(row.cells[place].status in UNMET for row in seen.rows) for place in range(len(seen.columns))]

    assert seen.columns[-1].short_name == "PICC"
    assert lacked[:-1] == sorted(lacked[:-1], reverse=True)
    assert lacked[-1] == 0


def test_filter_by_function_profession_and_competence(world: World) -> None:
    nurse = str(world.functions["nurse"].pk)
    hlr = str(world.competences["hlr"].pk)

    seen = matrix(world, function=nurse, profession=str(world.professions["SP"].pk), competence=hlr, standing="unmet")

    assert [row.name for row in seen.rows] == ["Anna Vik"]
    assert (seen.people, seen.candidates) == (4, 3)
    assert seen.functions == ((nurse, "Sykepleier, sykehjem"),)


def test_those_who_lack_most_come_first_within_their_profession(world: World) -> None:
    assert [row.name for row in matrix(world, sort="-gaps").rows] == [
        "Noah Berg",
        "Jonas Moe",
        "Anna Vik",
        "Bjørn Haugen",
    ]


def test_frida_sees_the_matrix_of_the_ward_she_serves(world: World) -> None:
    assert len(matrix(world, "frida").rows) == 4


@pytest.mark.parametrize("who", ["gunnar", "clara", "anna", "eva", "dag"])
def test_those_who_do_not_see_the_people_find_no_matrix(world: World, who: str) -> None:
    scope = world.scope_of(who)
    world.declare()
    tree = tree_on(world)

    with pytest.raises(NoSuchUnit):
        get_matrix(scope=scope, tree=tree, unit_id=world.units["ward"].pk, on=world.today, wanted=MatrixFilter())


def test_there_is_no_matrix_before_the_unit_was_opened(world: World) -> None:
    with pytest.raises(UnitNotInUse):
        matrix(world, on=date(2018, 1, 1))


def test_matrix_takes_a_fixed_number_of_queries(world: World, django_assert_num_queries: object) -> None:
    scope, tree, unit_id = world.scope_of("bjorn"), tree_on(world), world.units["ward"].pk

    with django_assert_num_queries(7):  # type: ignore[operator]
        get_matrix(scope=scope, tree=tree, unit_id=unit_id, on=world.today, wanted=MatrixFilter())
