"""The tree of units from files: new, moved, closed, led by others."""

from datetime import date
from typing import Any

import pytest

from fagloft.contexts.organisations.models import Duty, Unit, UnitKind
from tests.contexts.imports.conftest import Importing
from tests.contexts.imports.staff_files import csv_file
from tests.world import World


def unit(code: str = "ward", **changed: object) -> dict[str, Any]:
    """The ward as the register has it."""
    return {
        "Enhetskode": code,
        "Navn": "Avdeling 2",
        "Overordnet enhet": "top",
        "Type": "Sykehjemsavdeling",
        "Sted": "Stokke",
        "Fra dato": "",
        "Til dato": "",
        "Leders ansattnummer": "",
    } | changed


def test_new_units_with_new_parents_kinds_and_places(world: World, importing: Importing) -> None:
    rows = [
        unit("day-1", Navn="Dagsenter", Type="Dagtilbud", Sted="Andebu", **{"Overordnet enhet": "DAY"}),
        unit("day", Navn="Dagtilbud", Type="dagtilbud", Sted="", **{"Leders ansattnummer": "1007"}),
    ]
    detail = importing.store("units", csv_file(rows))

    world.declare()
    child = Unit.objects.select_related("parent", "kind", "place").get(code="day-1")
    assert child.parent is not None
    assert child.place is not None
    assert (child.parent.code, child.kind.code, child.place.name, child.starts_on) == (
        "day",
        "dagtilbud",
        "Andebu",
        world.today,
    )
    assert {notice["code"] for notice in detail.notices} == {"new_unit_kinds", "new_places"}
    assert Duty.objects.get(unit__code="day").person == world.people["noah"]
    assert importing.read("units", csv_file(rows)).summary.counts["unit"]["unchanged"] == 2


def test_name_of_a_new_kind_gets_a_code_of_its_own(world: World, importing: Importing) -> None:
    world.declare()
    UnitKind.objects.create(tenant=world.municipality, code="natt", name_nb="Nattjeneste", name_nn="N", name_en="N")

    importing.store("units", csv_file([unit("n", Type="Natt!")]))

    world.declare()
    assert Unit.objects.get(code="n").kind.code == "natt-2"


def test_unit_is_moved_and_closed(world: World, importing: Importing) -> None:
    importing.store("units", csv_file([unit("other", Navn="Sone 3", Sted="", **{"Til dato": "2026-12-31"})]))

    world.declare()
    moved = Unit.objects.get(code="other")
    assert (moved.ends_on, moved.kind, moved.place) == (
        date(2026, 12, 31),
        world.kinds["nursing_home"],
        world.units["other"].place,
    )


def test_new_leader_takes_over_on_the_day(world: World, importing: Importing) -> None:
    row = unit(**{"Leders ansattnummer": "1007"})

    detail = importing.store("units", csv_file([row]))

    world.declare()
    led = Duty.objects.filter(unit=world.units["ward"], kind="leader").order_by("starts_on")
    assert [(duty.person, duty.ends_on) for duty in led] == [
        (world.people["bjorn"], world.today),
        (world.people["noah"], None),
    ]
    assert detail.summary.counts["leader"] == {"new": 1, "changed": 0, "ended": 1, "unchanged": 0}
    assert importing.read("units", csv_file([row])).summary.counts["leader"]["unchanged"] == 1


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ([unit(**{"Overordnet enhet": "nowhere"})], ("parent_code", "unknown_unit")),
        ([unit(**{"Overordnet enhet": "ward"})], ("parent_code", "unit_ring")),
        ([unit("top", **{"Overordnet enhet": "ward"})], ("parent_code", "unit_ring")),
        ([unit("new"), unit("NEW")], ("unit_code", "same_unit_as_row")),
        ([unit(**{"Til dato": "2018-12-31"})], ("ends_on", "ends_before_register_begins")),
        ([unit(Navn="N" * 121)], ("name", "longer_than_register")),
        ([unit(**{"Leders ansattnummer": "4711"})], ("leader_employee_number", "unknown_person")),
    ],
)
def test_row_that_does_not_fit_is_a_fault(
    importing: Importing, rows: list[dict[str, Any]], fault: tuple[str, str]
) -> None:
    assert importing.codes("units", csv_file(rows)) == [fault]


def test_ring_above_a_unit_is_told_where_it_is(world: World, importing: Importing) -> None:
    rows = [
        unit("a", **{"Overordnet enhet": "b"}),
        unit("b", **{"Overordnet enhet": "a"}),
        unit("c", **{"Overordnet enhet": "a"}),
    ]

    assert [fault["row"] for fault in importing.read("units", csv_file(rows)).faults] == [2, 3]


def test_leader_of_today_is_replaced_by_hand(world: World, importing: Importing) -> None:
    importing.store("units", csv_file([unit(**{"Leders ansattnummer": "1007"})]))

    faults = importing.codes("units", csv_file([unit(**{"Leders ansattnummer": "1002"})]))

    assert faults == [("leader_employee_number", "leader_since_today")]
