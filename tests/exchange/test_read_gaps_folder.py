from datetime import date
from typing import Any

import polars as pl
import pytest

from fagloft.exchange import Fault, FaultsInFolder, read_gaps_folder


def _refuse(folder: Any) -> Any:
    with pytest.raises(FaultsInFolder) as refused:
        read_gaps_folder(folder)
    return refused.value


def _to_parquet(folder: Any, table: Any, **columns: Any) -> None:
    file = folder / f"{table}.csv"
    pl.read_csv(file, infer_schema=False).with_columns(**columns).write_parquet(file.with_suffix(".parquet"))
    file.unlink()


def test_a_sound_folder_is_read(folder: Any) -> None:
    read = read_gaps_folder(folder)
    assert read.holdings.rows() == [("p1", "c1", 2, date(2026, 1, 1), date(2026, 6, 1), "register")]
    assert read.people["fte"].to_list() == [0.8, None]
    assert read.notices == ()


def test_coverage_may_be_absent(folder: Any) -> None:
    (folder / "coverage.csv").unlink()
    assert read_gaps_folder(folder).coverage is None


def test_parquet_is_read_before_csv(folder: Any) -> None:
    csv = (folder / "competences.csv").read_text()
    _to_parquet(folder, "competences", name=pl.lit("from Parquet"))
    (folder / "competences.csv").write_text(csv)
    assert read_gaps_folder(folder).competences["name"].to_list() == ["from Parquet"]


def test_parquet_with_its_own_types_gives_the_same(folder: Any) -> None:
    as_text = read_gaps_folder(folder).holdings
    dates = {name: pl.col(name).str.to_date() for name in ("valid_from", "valid_to")}
    _to_parquet(folder, "holdings", level=pl.lit(2.0), **dates)
    assert read_gaps_folder(folder).holdings.equals(as_text)


def test_an_extra_column_is_noticed_and_left_out(folder: Any, spoil: Any) -> None:
    spoil("competences", "competence_id,name\nc1,CPR", "competence_id,name,colour\nc1,CPR,red")
    read = read_gaps_folder(folder)
    assert read.notices == ("competences.csv: column colour is not used",)
    assert read.competences.columns == ["competence_id", "name"]


def test_a_byte_order_mark_does_not_matter(folder: Any) -> None:
    file = folder / "units.csv"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes())
    assert len(read_gaps_folder(folder).units) == 2


@pytest.mark.parametrize(
    ("table", "old", "new", "line", "column", "expected"),
    [
        ("holdings", ",2,", ",-1,", 2, "level", "a whole number from 0"),
        ("holdings", ",2,", ",1.5,", 2, "level", "a whole number from 0"),
        ("holdings", ",2,", ",,", 2, "level", "a whole number from 0"),
        ("holdings", ",2,", ",99999999999,", 2, "level", "a whole number from 0"),
        ("holdings", "2026-01-01", "01.01.2026", 2, "valid_from", "a date such as 2026-11-22 or nothing"),
        ("holdings", "2026-01-01", "2026-1-1", 2, "valid_from", "a date such as 2026-11-22 or nothing"),
        ("holdings", "2026-01-01", "2026-02-30", 2, "valid_from", "a date such as 2026-11-22 or nothing"),
        ("holdings", "2026-06-01", "2025-12-31", 2, "valid_to", "a day that is not before valid_from"),
        ("holdings", "p1", "p9", 2, "person_id", "an id that stands in people"),
        ("holdings", "p1", "", 2, "person_id", "an id"),
        ("holdings", "c1", "c9", 2, "competence_id", "an id that stands in competences"),
        ("people", "0.8", "much", 2, "fte", "a number or nothing"),
        ("people", "p2", "p1", 3, "person_id", "an id that stands only once"),
        ("people", "p2,u2", "p2,u9", 3, "unit_id", "an id that stands in units"),
        ("requirements", "mandatory", "must", 2, "obligation", "one of voluntary, expected, mandatory"),
        ("requirements", "unit,u1", "unit,u9", 2, "scope_id", "an id that stands in units"),
        ("requirements", "unit,u1", "person,p9", 2, "scope_id", "an id that stands in people"),
        ("requirements", "r2", "r1", 3, "requirement_id", "an id that stands only once"),
        ("coverage", "unit_kind", "kind", 2, "scope", "one of unit, unit_kind"),
        ("coverage", ",1,", ",few,", 2, "minimum", "a whole number from 0"),
        ("units", "u2,u1", ",u1", 3, "unit_id", "an id"),
        ("units", "u1,,", "u1,u2,", 2, "parent_id", "a unit that does not stand below this one"),
        ("units", "u2,u1", "u2,u9", 3, "parent_id", "an id that stands in units"),
        ("competences", "CPR", "CPR,too,many", 2, None, "2 values"),
        ("competences", "competence_id,name", "competence_id,title", 1, "name", "this column"),
    ],
)
def test_a_fault_is_told_where_it_stands(
    folder: Any, spoil: Any, table: Any, old: Any, new: Any, line: Any, column: Any, expected: Any
) -> None:
    spoil(table, old, new)
    mine = [fault for fault in _refuse(folder).faults if fault.file == f"{table}.csv"]
    assert (mine[0].line, mine[0].column, mine[0].expected) == (line, column, expected)


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("level", pl.lit(1.5)),
        ("level", pl.lit(value=True)),
        ("level", pl.lit(-1)),
        ("valid_from", pl.lit(date(2026, 1, 1)).cast(pl.Datetime)),
        ("valid_from", pl.lit(20260101)),
    ],
)
def test_a_value_of_another_type_in_parquet_is_told(folder: Any, column: Any, value: Any) -> None:
    _to_parquet(folder, "holdings", **{column: value})
    fault = _refuse(folder).faults[0]
    assert (fault.file, fault.line, fault.column) == ("holdings.parquet", 1, column)


def test_windows_encoding_is_told_with_its_line(folder: Any) -> None:
    (folder / "competences.csv").write_bytes("competence_id,name\nc1,Sårstell\n".encode("cp1252"))
    fault = next(fault for fault in _refuse(folder).faults if fault.file == "competences.csv")
    assert (fault.line, fault.expected) == (2, "UTF-8")


def test_an_unreadable_parquet_file_is_told(folder: Any) -> None:
    (folder / "units.parquet").write_bytes(b"PAR1 and nothing more")
    assert Fault("units.parquet", "a readable Parquet file") in _refuse(folder).faults


def test_an_empty_file_is_told(folder: Any) -> None:
    (folder / "units.csv").write_text("")
    assert Fault("units.csv", "a header row and comma-separated values") in _refuse(folder).faults


def test_an_empty_folder_lacks_every_table_but_coverage(tmp_path: Any) -> None:
    missing = [fault.file for fault in _refuse(tmp_path).faults]
    assert missing == [f"{name}.csv" for name in ("units", "people", "competences", "holdings", "requirements")]


def test_what_is_no_folder_is_told(tmp_path: Any) -> None:
    assert _refuse(tmp_path / "nowhere").lines() == [f"{tmp_path / 'nowhere'}: expected a folder"]


def test_a_table_with_a_header_only_is_empty(folder: Any) -> None:
    file = folder / "holdings.csv"
    file.write_text(file.read_text().splitlines()[0] + "\n")
    assert read_gaps_folder(folder).holdings.is_empty()


def test_several_faults_of_one_row_are_all_told(folder: Any, spoil: Any) -> None:
    spoil("holdings", "p1,c1,2,2026-01-01", "p9,c9,x,soon")
    columns = [fault.column for fault in _refuse(folder).faults]
    assert columns == ["person_id", "competence_id", "level", "valid_from"]


def test_the_first_fifty_faults_are_listed_and_the_rest_counted(folder: Any) -> None:
    lines = [f"p{number},c1,2,,,\n" for number in range(10, 90)]
    file = folder / "holdings.csv"
    file.write_text(file.read_text() + "".join(lines))
    told = _refuse(folder).lines()
    assert len(told) == 51
    assert told[0] == "holdings.csv, line 3, column person_id: found 'p10', expected an id that stands in people"
    assert told[-1] == "holdings.csv: 80 faults in all, the first 50 are listed"
