import json
import shutil
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from fagloft.cli.engine import engine
from fagloft.engine.gaps.examples import COVERAGE, HOLDINGS, PEOPLE, REQUIREMENTS, UNITS


@pytest.fixture
def folder(tmp_path: Any) -> Any:
    place = tmp_path / "folder"
    place.mkdir()
    UNITS.with_columns(name=pl.lit("")).write_csv(place / "units.csv")
    PEOPLE.with_columns(fte=1.0).write_csv(place / "people.csv")
    HOLDINGS.with_columns(source=pl.lit("")).write_parquet(place / "holdings.parquet")
    REQUIREMENTS.write_csv(place / "requirements.csv")
    COVERAGE.write_csv(place / "coverage.csv")
    pl.DataFrame({"competence_id": ["cpr", "wound"], "name": "", "extra": 1}).write_csv(place / "competences.csv")
    return place


def _run(*arguments: Any) -> Any:
    return CliRunner().invoke(engine, ["gaps", *map(str, arguments)])


def test_gaps_are_written_as_the_format_says(folder: Any, tmp_path: Any) -> None:
    out = tmp_path / "out"
    ran = _run(folder, "--on", "2026-11-22", "--out", out)
    assert ran.exit_code == 0
    assert "2 gaps among 2 people on 2026-11-22" in ran.stdout
    assert "competences.csv: column extra is not used" in ran.stderr
    assert (out / "gaps.csv").read_text().splitlines() == [
        "person_id,unit_id,competence_id,required_level,held_level,obligation,requirement_ids,expired_on",
        "anna,ward,wound,1,0,voluntary,r3,",
        "bo,ward,cpr,2,0,mandatory,r1;r2,2026-03-01",
    ]
    assert (out / "unit_coverage.csv").read_text().splitlines() == [
        "unit_id,competence_id,level,minimum,held,shortfall",
        "ward,cpr,2,2,1,1",
    ]


def test_the_summary_is_printed_and_written(folder: Any, tmp_path: Any) -> None:
    ran = _run(folder, "--on", "2026-11-22", "--out", tmp_path / "out", "--json", "--format", "parquet")
    told = json.loads(ran.stdout)
    assert told == json.loads((tmp_path / "out" / "summary.json").read_text())
    assert told.pop("runtime_s") > 0
    assert told == {
        "people": 2,
        "requirements_checked": 4,
        "gaps": 2,
        "gaps_by_obligation": {"mandatory": 1, "expected": 0, "voluntary": 1},
        "units_short": 1,
        "on": "2026-11-22",
    }
    assert len(pl.read_parquet(tmp_path / "out" / "gaps.parquet")) == 2


def test_faults_are_told_and_nothing_is_written(folder: Any, tmp_path: Any) -> None:
    PEOPLE.with_columns(fte=1.0, unit_id=pl.lit("moon")).write_csv(folder / "people.csv")
    ran = _run(folder, "--on", "2026-11-22", "--out", tmp_path / "out")
    assert ran.exit_code == 2
    assert "people.csv, line 2, column unit_id: found 'moon', expected an id that stands in units" in ran.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("on", ["22.11.2026", "2026-02-30", ""])
def test_a_day_that_is_none_is_refused(folder: Any, tmp_path: Any, on: Any) -> None:
    assert _run(folder, "--on", on, "--out", tmp_path / "out").exit_code == 2


def test_an_out_that_cannot_be_a_folder_is_refused(folder: Any, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("")
    ran = _run(folder, "--on", "2026-11-22", "--out", tmp_path / "file" / "out")
    assert ran.exit_code == 2
    assert "cannot be written" in ran.stderr


def test_a_missing_folder_is_refused(folder: Any, tmp_path: Any) -> None:
    shutil.rmtree(folder)
    ran = _run(folder, "--on", "2026-11-22", "--out", tmp_path / "out")
    assert (ran.exit_code, ran.stderr) == (2, f"{folder}: expected a folder\n")
