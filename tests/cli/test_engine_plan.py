import json
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from fagloft.cli.engine import engine
from fagloft.engine.planning.examples import GAPS, SESSIONS, TRAVEL, UNITS


@pytest.fixture
def folder(tmp_path: Any) -> Any:
    place = tmp_path / "folder"
    place.mkdir()
    for name, table in {"gaps": GAPS, "sessions": SESSIONS, "units": UNITS, "travel": TRAVEL}.items():
        table.write_csv(place / f"{name}.csv")
    (place / "budget.csv").write_text("amount\n12000\n")
    return place


def _run(*arguments: Any) -> Any:
    return CliRunner().invoke(engine, ["plan", *map(str, arguments)])


def test_a_plan_is_written_as_the_format_says(folder: Any, tmp_path: Any) -> None:
    out = tmp_path / "out"
    ran = _run(folder, "--out", out)
    assert ran.exit_code == 0
    assert "optimal: gaps worth 6 closed of 6 at most, 11240.00 kroner spent" in ran.stdout
    assert (out / "assignments.csv").read_text().splitlines() == [
        "person_id,session_id,cost",
        "anna,spring,5620.00",
        "bo,spring,5620.00",
    ]
    assert (out / "open_gaps.csv").read_text().splitlines() == [
        "person_id,competence_id,weight,reason",
        "anna,wound,1,clash",
        "dag,cpr,2,too_late",
    ]


def test_the_result_is_printed_and_written(folder: Any, tmp_path: Any) -> None:
    ran = _run(folder, "--out", tmp_path / "out", "--json", "--format", "parquet", "--time-limit", "60")
    told = json.loads(ran.stdout)
    assert told == json.loads((tmp_path / "out" / "result.json").read_text())
    assert told.pop("runtime_s") > 0
    assert told == {
        "status": "optimal",
        "value": 6,
        "bound": 6,
        "relative_gap": 0.0,
        "spent": 11240.0,
        "seed": 20261122,
    }
    assert len(pl.read_parquet(tmp_path / "out" / "assignments.parquet")) == 2


@pytest.mark.parametrize("budget", ["amount\n0\n", "amount\n0.00\n"])
def test_a_budget_of_nothing_buys_nothing(folder: Any, tmp_path: Any, budget: str) -> None:
    (folder / "budget.csv").write_text(budget)
    ran = _run(folder, "--out", tmp_path / "out", "--json")
    assert json.loads(ran.stdout)["value"] == 0
    assert set(pl.read_csv(tmp_path / "out" / "open_gaps.csv")["reason"]) == {"budget", "too_late"}


@pytest.mark.parametrize("budget", ["amount\n\n", "amount\n", 'amount\n""\n'])
def test_an_empty_budget_is_no_limit(folder: Any, tmp_path: Any, budget: str) -> None:
    (folder / "budget.csv").write_text(budget)
    assert json.loads(_run(folder, "--out", tmp_path / "out", "--json").stdout)["spent"] == 11240.0


def test_without_time_only_that_is_told(folder: Any, tmp_path: Any) -> None:
    out = tmp_path / "out"
    _run(folder, "--out", out)
    ran = _run(folder, "--out", out, "--time-limit", "0")
    assert ran.exit_code == 3
    assert "no plan within the time limit (no plan is worth more than 7)" in ran.stdout
    told = json.loads((out / "result.json").read_text())
    assert (told["status"], told["value"], told["relative_gap"], told["spent"]) == ("no_result", None, None, None)
    assert sorted(file.name for file in out.iterdir()) == ["result.json"]


def test_without_gaps_there_is_nothing_to_do(folder: Any, tmp_path: Any) -> None:
    GAPS.clear().write_csv(folder / "gaps.csv")
    ran = _run(folder, "--out", tmp_path / "out", "--json")
    told = json.loads(ran.stdout)
    assert (told["status"], told["value"], told["bound"], told["relative_gap"]) == ("optimal", 0, 0, 0.0)


def test_faults_are_told_and_nothing_is_written(folder: Any, tmp_path: Any) -> None:
    SESSIONS.with_columns(seat_cost=pl.lit(-1)).write_csv(folder / "sessions.csv")
    ran = _run(folder, "--out", tmp_path / "out")
    assert ran.exit_code == 2
    assert "sessions.csv, line 2, column seat_cost: found '-1', expected a number from 0" in ran.stderr
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("limit", ["-1", "soon", "nan"])
def test_a_time_limit_that_is_none_is_refused(folder: Any, tmp_path: Any, limit: str) -> None:
    assert _run(folder, "--out", tmp_path / "out", "--time-limit", limit).exit_code == 2


def test_an_out_that_cannot_be_a_folder_is_refused(folder: Any, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("")
    ran = _run(folder, "--out", tmp_path / "file" / "out")
    assert (ran.exit_code, "cannot be written" in ran.stderr) == (2, True)


def test_a_column_too_many_is_noticed(folder: Any, tmp_path: Any) -> None:
    UNITS.with_columns(name=pl.lit("Ward")).write_csv(folder / "units.csv")
    assert "units.csv: column name is not used" in _run(folder, "--out", tmp_path / "out").stderr
