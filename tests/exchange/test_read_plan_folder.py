from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from fagloft.exchange import FaultsInFolder, read_plan_folder

FILES = {
    "units": "unit_id,max_absent,substitute_cost_per_hour\nu1,2,312.50\nu2,0,0\n",
    "gaps": "person_id,unit_id,competence_id,weight,due_on\np1,u1,c1,3,2027-06-30\np1,u1,c2,1,\n",
    "sessions": "session_id,competence_ids,starts_on,days,hours_per_day,capacity,seat_cost,place\n"
    "s1,c1;c2,2027-03-01,2,7.5,20,1250.50,Bergen\ns2,c1,2027-04-01,1,6,0,0,\n",
    "travel": "unit_id,place,cost\nu1,Bergen,120\nu1,Voss,90\n",
    "unavailable": "person_id,date\np1,2027-03-02\n",
    "budget": "amount\n100000\n",
}


@pytest.fixture
def plan_folder(tmp_path: Path) -> Path:
    place = tmp_path / "plan"
    place.mkdir()
    for name, text in FILES.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


def _refuse(folder: Path) -> FaultsInFolder:
    with pytest.raises(FaultsInFolder) as refused:
        read_plan_folder(folder)
    return refused.value


def test_a_sound_folder_is_read(plan_folder: Path) -> None:
    read = read_plan_folder(plan_folder)
    assert read.sessions.row(0) == (
        ("s1", "c1;c2", date(2027, 3, 1), 2, Decimal("7.50"), 20, Decimal("1250.50"), "Bergen")
    )
    assert (read.budget, read.notices) == (Decimal(100000), ())


@pytest.mark.parametrize("name", ["travel", "unavailable"])
def test_some_tables_may_be_absent(plan_folder: Path, name: str) -> None:
    (plan_folder / f"{name}.csv").unlink()
    assert getattr(read_plan_folder(plan_folder), name) is None


def test_other_tables_may_not(tmp_path: Path) -> None:
    missing = [fault.file for fault in _refuse(tmp_path).faults]
    assert missing == ["units.csv", "gaps.csv", "sessions.csv", "budget.csv"]


def test_parquet_with_its_own_types_gives_the_same(plan_folder: Path) -> None:
    as_text = read_plan_folder(plan_folder).sessions
    file = plan_folder / "sessions.csv"
    own = {"starts_on": pl.col("starts_on").str.to_date(), "seat_cost": pl.col("seat_cost").cast(pl.Float64)}
    whole = {name: pl.col(name).cast(pl.Int64) for name in ("days", "capacity")}
    pl.read_csv(file, infer_schema=False).with_columns(**own, **whole).write_parquet(file.with_suffix(".parquet"))
    file.unlink()
    assert read_plan_folder(plan_folder).sessions.equals(as_text)


@pytest.mark.parametrize(
    ("table", "old", "new", "line", "column", "expected"),
    [
        ("gaps", ",3,", ",0,", 2, "weight", "a whole number from 1"),
        ("gaps", ",3,", ",2.5,", 2, "weight", "a whole number from 1"),
        ("gaps", "p1,u1,c1", "p1,u9,c1", 2, "unit_id", "an id that stands in units"),
        ("gaps", "p1,u1,c2", "p1,u2,c2", 3, "unit_id", "the unit of the person's other gaps"),
        ("gaps", "c2", "c1", 3, "competence_id", "person_id and competence_id that stand only once together"),
        ("gaps", "2027-06-30", "2027-06-31", 2, "due_on", "a date such as 2026-11-22 or nothing"),
        ("gaps", "2027-06-30", "soon", 2, "due_on", "a date such as 2026-11-22 or nothing"),
        ("sessions", "s2", "s1", 3, "session_id", "an id that stands only once"),
        ("sessions", "c1;c2", "c1;;c2", 2, "competence_ids", "ids joined with ;"),
        ("sessions", "c1;c2", "", 2, "competence_ids", "ids joined with ;"),
        ("sessions", "2027-03-01", "", 2, "starts_on", "a date such as 2026-11-22"),
        ("sessions", "2027-03-01", "01.03.2027", 2, "starts_on", "a date such as 2026-11-22"),
        ("sessions", "-01,2,", "-01,0,", 2, "days", "a whole number from 1, at most 36600"),
        ("sessions", "-01,2,", "-01,99999,", 2, "days", "a whole number from 1, at most 36600"),
        ("sessions", ",20,", ",-1,", 2, "capacity", "a whole number from 0"),
        ("sessions", ",7.5,", ",25,", 2, "hours_per_day", "such as 1250.50, at most 24"),
        ("sessions", "1250.50", "-1", 2, "seat_cost", "such as 1250.50, at most 1000000000"),
        ("sessions", "1250.50", "1250.505", 2, "seat_cost", "such as 1250.50, at most 1000000000"),
        ("sessions", "1250.50", "much", 2, "seat_cost", "such as 1250.50, at most 1000000000"),
        ("units", "u1,2", "u1,-2", 2, "max_absent", "a whole number from 0"),
        ("units", "312.50", "nan", 2, "substitute_cost_per_hour", "such as 1250.50, at most 1000000"),
        ("units", "u2", "u1", 3, "unit_id", "an id that stands only once"),
        ("travel", "Voss", "Bergen", 3, "place", "unit_id and place that stand only once together"),
        ("travel", "u1,Voss", "u9,Voss", 3, "unit_id", "an id that stands in units"),
        ("unavailable", "2027-03-02", "", 2, "date", "a date such as 2026-11-22"),
        (
            "budget",
            "100000",
            "-5",
            2,
            "amount",
            "a number from 0 with at most two decimals, such as 1250.50 or nothing",
        ),
        ("budget", "100000", "1\n2", 3, "amount", "one row"),
    ],
)
def test_a_fault_is_told_where_it_stands(
    plan_folder: Path, table: str, old: str, new: str, line: int, column: str, expected: str
) -> None:
    file = plan_folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    fault = next(fault for fault in _refuse(plan_folder).faults if fault.file == f"{table}.csv")
    assert (fault.line, fault.column) == (line, column)
    assert fault.expected.endswith(expected)


@pytest.mark.parametrize("value", [pl.lit(0.125), pl.lit(-1.0), pl.lit(float("nan")), pl.lit(value=True)])
def test_an_amount_of_another_kind_in_parquet_is_told(plan_folder: Path, value: Any) -> None:
    pl.DataFrame({"amount": [0]}).with_columns(amount=value).write_parquet(plan_folder / "budget.parquet")
    assert _refuse(plan_folder).faults[0].column == "amount"


def test_amounts_as_binary_fractions_are_the_decimals_they_stand_for(plan_folder: Path) -> None:
    pl.DataFrame({"amount": [0.1 + 0.2]}).write_parquet(plan_folder / "budget.parquet")
    assert read_plan_folder(plan_folder).budget == Decimal("0.30")
