from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest

from fagloft.exchange import FaultsInFolder, read_combine_folder

FILES = {
    "leaders": "leader_id,place,higher_education_years,experience_years,prior_learning,budget,credits_max,"
    "days_away_max\n"
    "l1,Alta,3,2.5,0,60000,30,4\nl2,,,,,,,\n",
    "needs": "leader_id,topic,weight\nl1,law,3\nl1,ict,1\n",
    "offers": "offer_id,topics,credits,price,gatherings,days_per_gathering,place,higher_education_years_required,"
    "experience_years_required,prior_learning_accepted\n"
    "o1,law;ict,7.5,12000.50,3,2,Bodø,3,2,1\no2,,0,0,0,,,,,\n",
    "travel": "from_place,to_place,cost\nAlta,Bodø,2500\nAlta,Oslo,2400\n",
}


@pytest.fixture
def combine_folder(tmp_path: Path) -> Path:
    place = tmp_path / "combine"
    place.mkdir()
    for name, text in FILES.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


def _refuse(folder: Path) -> FaultsInFolder:
    with pytest.raises(FaultsInFolder) as refused:
        read_combine_folder(folder)
    return refused.value


def test_a_sound_folder_is_read(combine_folder: Path) -> None:
    read = read_combine_folder(combine_folder)
    assert read.leaders.row(0) == (
        *("l1", "Alta", Decimal("3.00"), Decimal("2.50"), False),
        *(Decimal("60000.00"), Decimal("30.00"), Decimal("4.00")),
    )
    assert read.leaders.row(1) == ("l2", *[None] * 7)
    assert read.offers["prior_learning_accepted"].to_list() == [True, None]
    assert read.notices == ()


def test_travel_may_be_absent_and_the_others_may_not(combine_folder: Path, tmp_path: Path) -> None:
    (combine_folder / "travel.csv").unlink()
    assert read_combine_folder(combine_folder).travel is None
    assert [fault.file for fault in _refuse(tmp_path).faults] == ["leaders.csv", "needs.csv", "offers.csv"]


def test_parquet_with_its_own_types_gives_the_same(combine_folder: Path) -> None:
    as_text = read_combine_folder(combine_folder).offers
    file = combine_folder / "offers.csv"
    pl.read_csv(file).write_parquet(file.with_suffix(".parquet"))
    file.unlink()
    assert read_combine_folder(combine_folder).offers.equals(as_text)


@pytest.mark.parametrize(
    ("table", "old", "new", "line", "column", "expected"),
    [
        ("leaders", "l2", "l1", 3, "leader_id", "an id that stands only once"),
        ("leaders", ",0,60000", ",yes,60000", 2, "prior_learning", "one of 0, 1 or nothing"),
        ("leaders", "60000", "much", 2, "budget", "such as 1250.50, at most 1000000000 or nothing"),
        ("leaders", "2.5", "-1", 2, "experience_years", "such as 1250.50, at most 100 or nothing"),
        ("leaders", ",4\n", ",-4\n", 2, "days_away_max", "such as 1250.50, at most 36600 or nothing"),
        ("needs", "l1,law", "l9,law", 2, "leader_id", "an id that stands in leaders"),
        ("needs", "ict", "law", 3, "topic", "leader_id and topic that stand only once together"),
        ("needs", "law,3", "law,0", 2, "weight", "a whole number from 1, at most 1000000000"),
        ("needs", "law,3", "law,1.5", 2, "weight", "a whole number from 1, at most 1000000000"),
        ("offers", "o2", "o1", 3, "offer_id", "an id that stands only once"),
        ("offers", "law;ict", "law;;ict", 2, "topics", "ids joined with ; or nothing"),
        ("offers", "7.5", "", 2, "credits", "such as 1250.50, at most 10000"),
        ("offers", "12000.50", "12000.505", 2, "price", "such as 1250.50, at most 1000000000"),
        ("offers", ".50,3,", ".50,2.5,", 2, "gatherings", "a whole number from 0, at most 10000"),
        ("travel", "Oslo", "Bodø", 3, "to_place", "from_place and to_place that stand only once together"),
        ("travel", "2400", "", 3, "cost", "such as 1250.50, at most 1000000000"),
    ],
)
def test_a_fault_is_told_where_it_stands(
    combine_folder: Path, table: str, old: str, new: str, line: int, column: str, expected: str
) -> None:
    file = combine_folder / f"{table}.csv"
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    fault = next(fault for fault in _refuse(combine_folder).faults if fault.file == f"{table}.csv")
    assert (fault.line, fault.column) == (line, column)
    assert fault.expected.endswith(expected)
