"""`fagloft import file`: looked at first, asked about, stored whole or not at all."""

import json
from pathlib import Path

import pytest

from fagloft.contexts.imports.actions.stored_files import LARGEST
from fagloft.contexts.imports.models import ImportRun
from fagloft.contexts.organisations.models import Employment, Person
from tests.cli.conftest import Fagloft
from tests.contexts.imports.staff_files import csv_file, staff
from tests.world import World

WHERE = ("--template", "staff_list", "--organisation", "3907")


@pytest.fixture
def newcomer(tmp_path: Path) -> str:
    file = tmp_path / "staff.csv"
    file.write_bytes(csv_file([staff("2001", Fornavn="Nora", Etternavn="Ny")]))
    return str(file)


def count_people(world: World) -> int:
    world.declare()
    return Person.objects.filter(employee_number="2001").count()


def last_run(world: World) -> ImportRun:
    world.declare()
    return ImportRun.objects.latest("pk")


def test_file_is_stored_when_agreed(fagloft: Fagloft, world: World, newcomer: str) -> None:
    done = fagloft("import", "file", newcomer, *WHERE, "--yes")
    assert done.exit_code == 0, done.output
    assert "staff.csv is stored." in done.stdout
    assert count_people(world) == 1
    assert last_run(world).uploaded_by_name == "fagloft (kommandolinje)"


def test_preview_is_shown_and_asked_about(fagloft: Fagloft, world: World, newcomer: str) -> None:
    done = fagloft("import", "file", newcomer, *WHERE, input="y\n")
    assert done.exit_code == 0, done.output
    before, _, after = done.stdout.partition("Store this?")
    assert "unchanged" in before
    assert "staff.csv is stored." in after


def test_declined_import_leaves_nothing(fagloft: Fagloft, world: World, newcomer: str) -> None:
    done = fagloft("import", "file", newcomer, *WHERE, input="n\n")
    assert done.exit_code == 1
    assert "Nothing was stored." in done.stderr
    assert count_people(world) == 0
    assert last_run(world).status == "cancelled"


def test_same_file_again_changes_nothing(fagloft: Fagloft, world: World, newcomer: str) -> None:
    fagloft("import", "file", newcomer, *WHERE, "--yes")
    told = json.loads(fagloft("import", "file", newcomer, *WHERE, "--yes", "--json").stdout)
    assert told["status"] == "stored"
    assert told["counts"]["person"] == {"new": 0, "changed": 0, "ended": 0, "unchanged": 1}
    assert count_people(world) == 1


def test_faults_are_told_with_row_and_column_and_nothing_is_stored(
    fagloft: Fagloft, world: World, tmp_path: Path
) -> None:
    rows = [staff("2001"), staff("2002", Enhet="moon", **{"HPR-nummer": ""})]
    (tmp_path / "staff.csv").write_bytes(csv_file(rows))
    done = fagloft("import", "file", str(tmp_path / "staff.csv"), *WHERE, "--yes")
    assert done.exit_code == 2
    assert "row 3, column" in done.stderr
    assert "found 'moon'" in done.stderr
    assert "Nothing was stored: 1 faults." in done.stderr
    assert count_people(world) == 0


def test_faults_as_json_have_the_same(fagloft: Fagloft, world: World, tmp_path: Path) -> None:
    (tmp_path / "staff.csv").write_bytes(csv_file([staff("2001", Enhet="moon")]))
    done = fagloft("import", "file", str(tmp_path / "staff.csv"), *WHERE, "--yes", "--json")
    assert done.exit_code == 2
    told = json.loads(done.stdout)
    assert (told["status"], told["fault_count"]) == ("faulty", 1)
    assert (told["faults"][0]["row"], told["faults"][0]["found"]) == (2, "moon")


def test_leavers_are_ended_only_when_asked(fagloft: Fagloft, world: World, newcomer: str) -> None:
    def count_ended() -> int:
        world.declare()
        return Employment.objects.exclude(ends_on=None).count()

    before = count_ended()
    fagloft("import", "file", newcomer, *WHERE, "--yes")
    assert count_ended() == before
    assert fagloft("import", "file", newcomer, *WHERE, "--yes", "--end-leavers").exit_code == 0
    assert count_ended() > before


def test_unknown_organisation_is_told_with_those_there_are(fagloft: Fagloft, newcomer: str) -> None:
    done = fagloft("import", "file", newcomer, "--template", "staff_list", "--organisation", "0000", "--yes")
    assert done.exit_code == 1
    assert "There is no organisation with the code 0000 (there are: " in done.stderr
    assert "3907" in done.stderr


def test_json_asks_no_questions(fagloft: Fagloft, newcomer: str) -> None:
    done = fagloft("import", "file", newcomer, *WHERE, "--json")
    assert done.exit_code == 2
    assert "add --yes" in done.stderr


def test_file_that_is_too_large_is_refused(fagloft: Fagloft, world: World, tmp_path: Path) -> None:
    with (tmp_path / "staff.csv").open("wb") as file:
        file.truncate(LARGEST + 1)
    done = fagloft("import", "file", str(tmp_path / "staff.csv"), *WHERE, "--yes")
    assert done.exit_code == 1
    assert "is too large" in done.stderr
    assert list((tmp_path / "imports").iterdir()) == []


def test_file_that_is_not_there_is_refused(fagloft: Fagloft) -> None:
    assert fagloft("import", "file", "nowhere.csv", *WHERE).exit_code == 2
