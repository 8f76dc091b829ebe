"""People and employments from files: matched, corrected, moved, ended, never deleted."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fagloft.contexts.organisations.models import Duty, Employment, Function, Person, Unit
from tests.contexts.imports.conftest import Importing
from tests.contexts.imports.staff_files import csv_file, staff, xlsx_file
from tests.world import HIRED, World

type Period = tuple[str, str, date, date | None]


def periods(world: World, person: str) -> list[Period]:
    """Unit, share, first and last day of each employment."""
    world.declare()
    rows = Employment.objects.filter(person=world.people[person]).order_by("starts_on", "unit__code")
    return [(row.unit.code, f"{row.fte:.2f}", row.starts_on, row.ends_on) for row in rows]


def post(number: str = "1001", **changed: object) -> dict[str, Any]:
    row = staff(number, **changed)
    return {name: row[name] for name in row if name not in {"Fornavn", "Etternavn", "Fødselsdato", "HPR-nummer"}}


def whole_list(world: World) -> list[dict[str, Any]]:
    """Everybody as the register has them."""
    world.declare()
    rows = Employment.objects.filter(ends_on=None, tenant=world.municipality).select_related(
        "person", "unit", "function", "profession"
    )
    return [
        staff(
            row.person.employee_number,
            Fornavn=row.person.given_name,
            Etternavn=row.person.family_name,
            Enhet=row.unit.code,
            Stilling=row.function.name_nb if row.function else "Pleier",
            Yrke=row.profession.code if row.profession else "",
        )
        for row in rows.order_by("id")
    ]


def test_known_list_changes_nothing(world: World, importing: Importing) -> None:
    with_functions = importing.store("staff_list", csv_file(whole_list(world)), end_leavers=True)
    assert with_functions.summary.counts["employment"]["ended"] == 0

    again = importing.read("staff_list", csv_file(whole_list(world)), end_leavers=True)

    assert all(counts[kind] == 0 for counts in again.summary.counts.values() for kind in ("new", "changed", "ended"))


def test_same_first_day_is_a_correction(world: World, importing: Importing) -> None:
    importing.store("employments", csv_file([post(Stillingsprosent="50 %", Enhet="other")]))

    assert periods(world, "anna") == [("other", "0.50", HIRED, None)]


def test_new_first_day_ends_the_old_and_begins_a_new(world: World, importing: Importing) -> None:
    moved = post(Enhet="other", Yrke="", **{"Fra dato": "2026-12-01"})

    importing.store("employments", csv_file([moved]))

    assert periods(world, "anna") == [
        ("ward", "0.80", HIRED, date(2026, 12, 1)),
        ("other", "0.80", date(2026, 12, 1), None),
    ]
    assert Employment.objects.get(starts_on=date(2026, 12, 1)).profession == world.professions["SP"]


def test_list_of_a_move_to_come_ends_nobody_twice(world: World, importing: Importing) -> None:
    rows = [row for row in whole_list(world) if row["Ansattnummer"] != "1001"]
    rows.append(staff(Enhet="other", **{"Fra dato": "2026-12-01"}))
    importing.store("staff_list", csv_file(rows), end_leavers=True)

    again = importing.read("staff_list", csv_file(rows), end_leavers=True)

    assert again.summary.counts["employment"]["ended"] == 0
    assert periods(world, "anna")[0] == ("ward", "0.80", HIRED, date(2026, 12, 1))


def test_earlier_first_day_in_the_unit_is_a_correction(world: World, importing: Importing) -> None:
    importing.store("employments", csv_file([post(**{"Fra dato": "2018-06-01"})]))

    assert periods(world, "anna") == [("ward", "0.80", date(2018, 6, 1), None)]


def test_two_employments_are_kept_apart(world: World, importing: Importing) -> None:
    both = [post(Stillingsprosent="40 %"), post(Enhet="other", Stillingsprosent="30 %", **{"Fra dato": "2020-01-01"})]
    importing.store("employments", csv_file(both))
    assert periods(world, "anna") == [("ward", "0.40", HIRED, None), ("other", "0.30", date(2020, 1, 1), None)] or (
        periods(world, "anna")[1][2] == date(2020, 1, 1)
    )

    later = [both[0], post(Enhet="top", Stillingsprosent="20 %", **{"Fra dato": "2026-11-01"})]
    importing.store("employments", csv_file(later))

    assert periods(world, "anna") == [
        ("ward", "0.40", HIRED, None),
        ("other", "0.30", date(2020, 1, 1), date(2026, 11, 1)),
        ("top", "0.20", date(2026, 11, 1), None),
    ]


def test_leavers_end_on_the_day_and_lead_no_more(world: World, importing: Importing) -> None:
    rows = [row for row in whole_list(world) if row["Ansattnummer"] != "1002"]

    detail = importing.store("staff_list", csv_file(rows), end_leavers=True)

    assert detail.summary.counts["employment"]["ended"] == 1
    assert detail.summary.counts["duty"]["ended"] == 1
    assert periods(world, "bjorn") == [("ward", "0.80", HIRED, world.today)]
    assert Duty.objects.get(person=world.people["bjorn"]).ends_on == world.today
    assert Person.objects.filter(employee_number="1002").exists()


def test_one_of_two_employments_left_out_ends_alone_and_the_duty_stays(world: World, importing: Importing) -> None:
    world.declare()
    Employment.objects.create(
        tenant=world.municipality,
        person=world.people["bjorn"],
        unit=world.units["other"],
        fte="0.2",
        starts_on=HIRED.replace(day=2),
    )
    rows = [row for row in whole_list(world) if (row["Ansattnummer"], row["Enhet"]) != ("1002", "other")]

    importing.store("staff_list", csv_file(rows), end_leavers=True)

    assert [period[3] for period in periods(world, "bjorn")] == [None, world.today]
    assert Duty.objects.get(person=world.people["bjorn"]).ends_on is None


def test_nobody_is_ended_unasked_and_who_begins_today_or_later_stays(world: World, importing: Importing) -> None:
    importing.store("staff_list", csv_file([staff()]))
    assert periods(world, "bjorn") == [("ward", "0.80", HIRED, None)]

    world.declare()
    Employment.objects.filter(person=world.people["bjorn"]).update(starts_on=world.today)
    importing.store("staff_list", csv_file([staff()]), end_leavers=True)
    assert periods(world, "bjorn") == [("ward", "0.80", world.today, None)]
    assert Duty.objects.get(person=world.people["bjorn"]).ends_on is None


def test_end_leavers_is_only_heard_where_the_list_tells_who_works(world: World, importing: Importing) -> None:
    row = {name: value for name, value in staff().items() if name in {"Ansattnummer", "Fornavn", "Etternavn"}}

    assert not importing.read("people", csv_file([row]), end_leavers=True).end_leavers


def test_new_people_and_functions_are_made(world: World, importing: Importing) -> None:
    rows = [
        staff("2500", Fornavn="Nils", Stilling="Vaktmester", Yrke="", **{"HPR-nummer": "", "Fødselsdato": ""}),
        staff("2501", Fornavn="Else", Stilling="vaktmester ", Yrke="Helsefagarbeider", **{"HPR-nummer": ""}),
    ]
    detail = importing.store("staff_list", xlsx_file(rows), name="liste.xlsx")

    world.declare()
    assert [notice["params"]["names"] for notice in detail.notices] == [["Vaktmester"]]
    function = Function.objects.get(code="vaktmester")
    assert set(Employment.objects.filter(function=function).values_list("person__given_name", flat=True)) == {
        "Nils",
        "Else",
    }


def test_who_has_a_new_employee_number_is_found_by_hpr_number(world: World, importing: Importing) -> None:
    row = staff("A-1", **{"HPR-nummer": "9910010"})

    importing.store("staff_list", csv_file([row]))

    world.declare()
    assert Person.objects.get(pk=world.people["anna"].pk).employee_number == "A-1"


def test_empty_cell_removes_nothing(world: World, importing: Importing) -> None:
    row = {"Ansattnummer": "1001", "Fornavn": "Anna", "Etternavn": "Vik Lund", "HPR": "", "Født": ""}

    importing.store("people", csv_file([row]))

    world.declare()
    anna = Person.objects.get(pk=world.people["anna"].pk)
    assert (anna.family_name, anna.hpr_number, anna.born_on) == ("Vik Lund", "9910010", date(1985, 2, 28))


def two(first: dict[str, Any], second: dict[str, Any]) -> list[dict[str, Any]]:
    return [first, second]


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([staff(**{"HPR-nummer": "9910020"})], [("hpr_number", "numbers_of_two_people")]),
        (two(staff(), staff(Etternavn="Wik", Enhet="other")), [("family_name", "person_contradicted")]),
        (
            two(staff("3001", **{"HPR-nummer": "7777777"}), staff("3002", **{"HPR-nummer": "7777777"})),
            [("hpr_number", "same_person_as_row")],
        ),
        (
            two(staff(), staff("3003", Enhet="other", **{"HPR-nummer": "9910010"})),
            [("hpr_number", "same_person_as_row")],
        ),
        ([staff(Fornavn="A" * 81)], [("given_name", "longer_than_register")]),
        ([staff(Enhet="wards")], [("unit_code", "unknown_unit")]),
        ([staff(Stilling="S" * 101)], [("function", "longer_than_register")]),
        ([staff(Yrke="trollmann")], [("profession", "unknown_profession")]),
        ([staff(**{"Fra dato": "1985-02-28"})], [("starts_on", "before_birth")]),
        (two(staff(), staff(Stilling="Nattvakt")), [("starts_on", "same_employment_as_row")]),
        (two(staff(), staff(**{"Fra dato": "2020-01-01"})), [("starts_on", "overlaps_row")]),
    ],
)
def test_row_that_does_not_fit_is_a_fault(
    importing: Importing, rows: list[dict[str, Any]], faults: list[tuple[str, str]]
) -> None:
    assert importing.codes("staff_list", csv_file(rows)) == faults


def test_employment_of_nobody_is_a_fault(importing: Importing) -> None:
    assert importing.codes("employments", csv_file([post("4711")])) == [("employee_number", "unknown_person")]


def test_period_that_meets_one_of_the_past_is_a_fault(world: World, importing: Importing) -> None:
    world.declare()
    Employment.objects.filter(person=world.people["anna"]).update(ends_on=date(2026, 1, 1))

    faults = importing.codes("employments", csv_file([post(**{"Fra dato": "2025-06-01"})]))

    assert faults == [("starts_on", "overlaps_register")]


def test_employment_in_a_unit_that_has_ended_is_a_fault(world: World, importing: Importing) -> None:
    world.declare()
    Unit.objects.filter(code="other").update(ends_on=date(2026, 1, 1))

    faults = importing.codes("employments", csv_file([post(Enhet="other", **{"Fra dato": "2026-12-01"})]))

    assert faults == [("unit_code", "unit_has_ended")]


staff_lines = st.lists(
    st.tuples(
        st.sampled_from(["1001", "1002", "1003", "3001", "3002"]),
        st.sampled_from(["ward", "other", "top"]),
        st.sampled_from(["Sykepleier, sykehjem", "Nattvakt"]),
        st.sampled_from(["25 %", "80 %", "100 %"]),
        st.dates(date(2019, 1, 1), date(2027, 2, 1)),
        st.one_of(st.none(), st.integers(1, 900)),
    ),
    min_size=1,
    max_size=7,
    unique_by=lambda line: (line[0], line[1], line[4]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(lines=staff_lines, end_leavers=st.booleans())
def test_any_list_twice_changes_nothing(
    world: World, importing: Importing, lines: list[Any], end_leavers: bool
) -> None:
    rows = [
        post(
            number,
            Enhet=unit,
            Stilling=function,
            Stillingsprosent=share,
            **{
                "Fra dato": begins.isoformat(),
                "Til dato": date.fromordinal(begins.toordinal() + lasts).isoformat() if lasts else "",
            },
        )
        for number, unit, function, share, begins, lasts in lines
    ]
    names = [{"Fornavn": f"F{row['Ansattnummer']}", "Etternavn": "E"} | row for row in rows]
    first = importing.read("staff_list", csv_file(names), end_leavers=end_leavers)
    if first.summary.status == "faulty":
        return
    assert importing.confirm("staff_list", first.summary.id) == "stored"

    again = importing.read("staff_list", csv_file(names), end_leavers=end_leavers)

    assert again.summary.status == "previewed", again.faults
    assert not [
        (thing, kind)
        for thing, counts in again.summary.counts.items()
        for kind in ("new", "changed", "ended")
        if counts[kind]
    ]
