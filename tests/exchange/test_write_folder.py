import json
from typing import Any

import polars as pl
import pytest

from fagloft.exchange import write_folder

TABLES = {"gaps": pl.DataFrame({"person_id": ["p1"]})}


@pytest.mark.parametrize("ending", ["csv", "parquet"])
def test_what_is_written_can_be_read(tmp_path: Any, ending: Any) -> None:
    write_folder(tmp_path / "out", TABLES, {"gaps": 1}, ending)
    read: Any = {"csv": pl.read_csv, "parquet": pl.read_parquet}[ending]
    assert read(tmp_path / "out" / f"gaps.{ending}").equals(TABLES["gaps"])
    assert json.loads((tmp_path / "out" / "summary.json").read_text()) == {"gaps": 1}


def test_an_older_table_in_the_other_format_does_not_stay(tmp_path: Any) -> None:
    write_folder(tmp_path, TABLES, {}, "parquet")
    write_folder(tmp_path, TABLES, {}, "csv")
    assert sorted(file.name for file in tmp_path.iterdir()) == ["gaps.csv", "summary.json"]


def test_nothing_is_half_written_when_a_table_cannot_be(tmp_path: Any) -> None:
    nested = pl.DataFrame({"ids": [["p1"]]})
    with pytest.raises(pl.exceptions.PolarsError):
        write_folder(tmp_path, TABLES | {"nested": nested}, {}, "csv")
    assert list(tmp_path.iterdir()) == []
