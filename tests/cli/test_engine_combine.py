import json
from typing import Any

import polars as pl
import pytest
from click.testing import CliRunner

from fagloft.cli.engine import engine
from fagloft.engine.matching import tables
from fagloft.engine.matching.examples import LEADERS, NEEDS, OFFERS, TRAVEL

GIVEN = {
    "leaders": LEADERS.select(*tables.LEADERS).cast({"prior_learning": pl.Int8}),
    "needs": NEEDS,
    "offers": OFFERS.select(*tables.OFFERS).cast({"prior_learning_accepted": pl.Int8}),
    "travel": TRAVEL.select(*tables.TRAVEL),
}


@pytest.fixture
def folder(tmp_path: Any) -> Any:
    place = tmp_path / "folder"
    place.mkdir()
    for name, table in GIVEN.items():
        table.write_csv(place / f"{name}.csv")
    return place


def _run(*arguments: Any) -> Any:
    return CliRunner().invoke(engine, ["combine", *map(str, arguments)])


def test_the_best_combinations_are_written_as_the_format_says(folder: Any, tmp_path: Any) -> None:
    out = tmp_path / "out"
    ran = _run(folder, "--out", out)
    assert ran.exit_code == 0, ran.output
    assert "3 offers for 2 leaders at 36273.00 kroner, 0 of them not proven to be the best" in ran.stdout
    assert (out / "chosen.csv").read_text().splitlines() == [
        "leader_id,offer_id,cost",
        "anna,finance,22323.00",
        "anna,law,13450.00",
        "bo,online,500.00",
    ]
    assert (out / "closed_offers.csv").read_text().splitlines() == ["leader_id,offer_id,reason", "bo,finance,education"]


def test_the_result_is_printed_and_written(folder: Any, tmp_path: Any) -> None:
    ran = _run(folder, "--out", tmp_path / "out", "--json", "--format", "parquet")
    told = json.loads(ran.stdout)
    assert told == json.loads((tmp_path / "out" / "result.json").read_text())
    assert told.pop("runtime_s") > 0
    assert told["leaders"] == {
        "anna": {"value": 6, "cost": 35773.0, "credits": 22.5, "proven": True, "uncovered_topics": []},
        "bo": {"value": 5, "cost": 500.0, "credits": 0.0, "proven": True, "uncovered_topics": []},
    }
    assert len(pl.read_parquet(tmp_path / "out" / "chosen.parquet")) == 3


def test_a_leader_with_many_needs_spoils_no_output(folder: Any, tmp_path: Any, capfd: Any) -> None:
    """So many that the solver is asked, which would greet where the result stands."""
    topics = [f"t{number:02}" for number in range(13)]
    many = pl.concat([GIVEN["offers"].head(1)] * 13, how="vertical").with_columns(
        offer_id=pl.Series(topics), topics=pl.Series(topics), place=None
    )
    many.write_csv(folder / "offers.csv")
    pl.DataFrame({"leader_id": "anna", "topic": topics, "weight": 1}).write_csv(folder / "needs.csv")
    GIVEN["leaders"].with_columns(budget=None, credits_max=None).write_csv(folder / "leaders.csv")
    ran = _run(folder, "--out", tmp_path / "out", "--json")
    assert json.loads(ran.stdout)["leaders"]["anna"]["value"] == 13
    assert capfd.readouterr().out == ""


def test_what_does_not_fit_is_left_and_told(folder: Any, tmp_path: Any) -> None:
    GIVEN["leaders"].with_columns(budget=pl.lit(400)).write_csv(folder / "leaders.csv")
    told = json.loads(_run(folder, "--out", tmp_path / "out", "--json").stdout)
    assert told["leaders"]["bo"] == {
        "value": 0,
        "cost": 0.0,
        "credits": 0.0,
        "proven": True,
        "uncovered_topics": ["leadership"],
    }


def test_without_travel_only_prices_count(folder: Any, tmp_path: Any) -> None:
    (folder / "travel.csv").unlink()
    told = json.loads(_run(folder, "--out", tmp_path / "out", "--json").stdout)
    assert told["leaders"]["anna"]["cost"] == 21_000.0


def test_faults_are_told_and_nothing_is_written(folder: Any, tmp_path: Any) -> None:
    GIVEN["offers"].with_columns(price=pl.lit(-1)).write_csv(folder / "offers.csv")
    ran = _run(folder, "--out", tmp_path / "out")
    assert ran.exit_code == 2
    assert "offers.csv, line 2, column price: found '-1', expected a number from 0" in ran.stderr
    assert not (tmp_path / "out").exists()


def test_an_out_that_cannot_be_a_folder_is_refused(folder: Any, tmp_path: Any) -> None:
    (tmp_path / "file").write_text("")
    ran = _run(folder, "--out", tmp_path / "file" / "out")
    assert (ran.exit_code, "cannot be written" in ran.stderr) == (2, True)


def test_a_column_too_many_is_noticed(folder: Any, tmp_path: Any) -> None:
    NEEDS.with_columns(why=pl.lit("new post")).write_csv(folder / "needs.csv")
    assert "needs.csv: column why is not used" in _run(folder, "--out", tmp_path / "out").stderr
