"""What people can, from files: found, refused, and only ever added."""

from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fagloft.contexts.competence.actions.holdings import withdraw
from fagloft.contexts.competence.models import Competence, Holding, Level, ValidityRule
from fagloft.contexts.organisations.models import Employment
from fagloft.database.tenancy import declare
from tests.contexts.imports.conftest import AT, Importing
from tests.contexts.imports.staff_files import csv_file, holding, xlsx_file
from tests.world import World


def stored(world: World, **wanted: Any) -> Holding:
    world.declare()
    return Holding.objects.get(valid_from=date(2026, 11, 1), **wanted)


def test_rule_in_force_gives_the_last_day(world: World, importing: Importing) -> None:
    importing.store("holdings", csv_file([holding()]))

    found = stored(world)
    assert (found.valid_to, found.source, found.recorded_by_name) == (date(2027, 11, 1), "document", "Hanne Berg")
    assert found.rule is not None
    assert found.rule.months == 12


def test_last_day_of_the_file_stands_and_is_no_rule(world: World, importing: Importing) -> None:
    importing.store("holdings", csv_file([holding(**{"Gyldig til": "2028-01-01"})]))

    found = stored(world)
    assert (found.valid_to, found.rule) == (date(2028, 1, 1), None)


def test_rule_of_the_profession_goes_before_the_common_and_the_own_before_the_shared(
    world: World, importing: Importing
) -> None:
    declare(tenant_id=world.community.pk)
    ValidityRule.objects.create(
        tenant=world.community,
        competence=world.competences["hlr"],
        profession=world.professions["HF"],
        months=6,
        effective_from=date(2019, 1, 1),
        basis="assumed",
    )
    importing.store("holdings", csv_file([holding("1001"), holding("1007")]))
    assert stored(world, person=world.people["anna"]).valid_to == date(2027, 11, 1)
    assert stored(world, person=world.people["noah"]).valid_to == date(2027, 5, 1)

    world.declare()
    ValidityRule.objects.create(
        tenant=world.municipality,
        competence=world.competences["hlr"],
        months=3,
        effective_from=date(2026, 10, 1),
        basis="local",
    )
    importing.store(
        "holdings", csv_file([holding("1007", Kilde="test"), holding("1001", **{"Gyldig fra": "2026-02-28"})])
    )
    assert stored(world, source="test").valid_to == date(2027, 2, 1)
    world.declare()
    earlier = Holding.objects.get(valid_from=date(2026, 2, 28))
    assert earlier.valid_to == date(2027, 2, 28)


def test_people_are_found_by_hpr_number_and_competences_by_name(world: World, importing: Importing) -> None:
    row = {"HPR nummer": "9910010", "Kurs": "hjerte-lungeredning", "Nivå": 1, "Dato": "1.11.2026", "Kilde": "test"}

    importing.store("holdings", xlsx_file([row]), name="kurs.xlsx")

    assert stored(world).person == world.people["anna"]


def test_withdrawn_holding_can_be_imported_again(world: World, importing: Importing) -> None:
    importing.store("holdings", csv_file([holding("1007", Kilde="leder")]))
    scope = world.scope_of("bjorn")
    withdraw(scope=scope, holding_id=stored(world).pk, reason="Feil dato", at=AT)

    again = importing.store("holdings", csv_file([holding("1007", Kilde="leder")]))

    assert again.summary.counts["holding"]["new"] == 1


@pytest.mark.parametrize(
    ("row", "fault"),
    [
        (holding("4711"), ("employee_number", "unknown_person")),
        (holding(**{"HPR-nummer": "9910020"}), ("hpr_number", "numbers_of_two_people")),
        (holding(Kompetansekode="hlrr"), ("competence_code", "unknown_competence")),
        (holding(Kompetanse="PICC-line"), ("competence_name", "code_and_name_disagree")),
        (holding(Kompetansekode="", Kompetanse="Tryllekunst"), ("competence_name", "unknown_competence")),
        (holding(Nivå=3), ("level", "unknown_level")),
        (holding(**{"Gyldig fra": "2026-11-23"}), ("valid_from", "in_the_future")),
        (holding(**{"Gyldig fra": "1985-02-28"}), ("valid_from", "before_birth")),
        (holding(Kilde="leder", **{"Gyldig fra": "2018-12-31"}), ("valid_from", "before_employment")),
        (holding(Merknad="x" * 301), ("note", "longer_than_register")),
    ],
)
def test_row_that_does_not_fit_the_register_is_a_fault(
    importing: Importing, row: dict[str, Any], fault: tuple[str, str]
) -> None:
    assert importing.codes("holdings", csv_file([row])) == [fault]


def test_course_from_before_the_employment_is_fine(world: World, importing: Importing) -> None:
    importing.store("holdings", csv_file([holding(**{"Gyldig fra": "2018-12-31"})]))

    world.declare()
    assert Holding.objects.filter(valid_from=date(2018, 12, 31)).exists()


def test_person_without_employment_can_hold(world: World, importing: Importing) -> None:
    world.declare()
    Employment.objects.filter(person=world.people["noah"]).delete()

    assert importing.store("holdings", csv_file([holding("1007")])).summary.status == "stored"


def test_same_holding_by_code_and_by_name_is_a_fault(importing: Importing) -> None:
    rows = [holding(Kompetanse=""), holding(Kompetansekode="", Kompetanse="Hjerte-lungeredning")]

    assert importing.codes("holdings", csv_file(rows)) == [("valid_from", "same_as_row")]


def test_retired_competence_is_a_fault_and_an_own_one_goes_before_the_shared(
    world: World, importing: Importing
) -> None:
    world.declare()
    own = Competence.objects.create(
        tenant=world.municipality,
        code="hlr",
        name_nb="Vår HLR",
        name_nn="Vår HLR",
        name_en="Our CPR",
        component="skill",
        competence_class="core",
    )
    Level.objects.create(
        tenant=world.municipality, competence=own, level=1, name_nb="Kan", name_nn="Kan", name_en="Can"
    )
    importing.store("holdings", csv_file([holding()]))
    assert stored(world).competence == own

    declare(tenant_id=world.community.pk)
    Competence.objects.filter(code="picc").update(retired_on=date(2026, 1, 1))
    faults = importing.codes("holdings", csv_file([holding(Kompetansekode="picc")]))
    assert faults == [("competence_code", "competence_retired")]


def test_faults_say_sheet_and_row(importing: Importing) -> None:
    rows = [holding(), holding("4711")]

    (fault,) = importing.read("holdings", xlsx_file(rows, sheet="Kurs"), name="kurs.xlsx").faults
    assert (fault["sheet"], fault["row"], fault["found"]) == ("Kurs", 3, "4711")

    (fault,) = importing.read("holdings", csv_file(rows), name="kurs.csv").faults
    assert (fault["sheet"], fault["row"], fault["found"]) == ("kurs.csv", 3, "4711")


people = st.sampled_from(["1001", "1002", "1003", "1007"])
days = st.dates(date(2019, 1, 1), date(2026, 11, 22))
lists = st.lists(
    st.tuples(people, st.sampled_from(["hlr", "legemiddel", "isbar"]), days, st.sampled_from(["test", "dokument"])),
    min_size=1,
    max_size=12,
    unique=True,
)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=lists)
def test_any_list_twice_changes_nothing(
    world: World, importing: Importing, rows: list[tuple[str, str, date, str]]
) -> None:
    file = csv_file(
        [
            holding(who, Kompetansekode=what, Kilde=how, **{"Gyldig fra": day.isoformat()})
            for who, what, day, how in rows
        ]
    )
    importing_once = importing.read("holdings", file)
    if importing_once.summary.counts["holding"]["new"]:
        importing.confirm("holdings", importing_once.summary.id)

    again = importing.read("holdings", file)

    assert again.summary.counts["holding"] == {"new": 0, "changed": 0, "ended": 0, "unchanged": len(rows)}


def test_what_cannot_be_read_and_what_does_not_fit_are_told_together(importing: Importing) -> None:
    rows = [holding("4711"), holding(**{"Gyldig fra": "31.02.2026"})]

    assert importing.codes("holdings", csv_file(rows)) == [
        ("employee_number", "unknown_person"),
        ("valid_from", "impossible_date"),
    ]
