"""What people bring is read as they meant it; what is wrong is told with row, column and what was expected."""

from datetime import date, timedelta

import polars as pl
import pytest

from fagloft.intake.fault_codes import FAULT_CODES, NOTICE_CODES
from fagloft.intake.outcome import Intake
from fagloft.intake.parse_dates import from_serial
from fagloft.intake.read import read_table
from fagloft.intake.template import Column, Kind, Limits, Template
from fagloft.intake.templates import EMPLOYMENTS, HOLDINGS, PEOPLE, TEMPLATES

ANY = Template(
    "any",
    (
        Column("id", Kind.CODE, "Nøkkel", "Nykel", "Key", required=True, max_length=20),
        Column("day", Kind.DATE, "Dag", "Dag", "Day"),
        Column("number", Kind.DECIMAL, "Tall", "Tal", "Number", minimum=-10, maximum=10_000),
        Column("share", Kind.SHARE, "Andel", "Del", "Share", minimum=0, maximum=1),
        Column("whole", Kind.WHOLE, "Heltall", "Heiltal", "Whole"),
        Column("active", Kind.BOOLEAN, "Aktiv", "Aktiv", "Active"),
        Column("code", Kind.CODE, "Kode", "Kode", "Code", pattern=r"^\d+$"),
        Column("text", Kind.TEXT, "Tekst", "Tekst", "Text", max_length=10),
    ),
    key=("id",),
)


def _read(text: str, template: Template = ANY, encoding: str = "utf-8") -> Intake:
    return read_table(text.encode(encoding), "fil.csv", template)


def _one(header: str, cell: str) -> Intake:
    return _read(f'id;{header}\n1;"{cell}"\n')


def _codes(intake: Intake) -> list[str]:
    return [fault.expected_code for fault in intake.faults]


@pytest.mark.parametrize(
    "written", ["2026-11-22", "22.11.2026", "22/11/2026", "46348", "2026-11-22 00:00:00", " 22.11.2026\u00a0"]
)
def test_a_date_is_read_in_every_form(written: str) -> None:
    assert _one("Dag", written).rows["day"].to_list() == [date(2026, 11, 22)]


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31.02.2026", "impossible_date"),
        ("2026-13-01", "impossible_date"),
        ("0", "impossible_date"),
        ("i går", "not_a_date"),
        ("22.11.26", "not_a_date"),
        ("2026-11-22 14:30", "not_a_date"),
        ("20261122", "not_a_date"),
        ("2026", "date_out_of_range"),
        ("01.01.1899", "date_out_of_range"),
        ("2150-01-01", "date_out_of_range"),
    ],
)
def test_a_wrong_date_is_told(written: str, code: str) -> None:
    intake = _one("Dag", written)
    assert _codes(intake) == [code]
    assert (intake.faults[0].row, intake.faults[0].column, intake.faults[0].found) == (2, "Dag", written)


@pytest.mark.parametrize(
    ("serial", "day"),
    [
        (1, date(1900, 1, 1)),
        (59, date(1900, 2, 28)),
        (60, None),
        (61, date(1900, 3, 1)),
        (46348, date(2026, 11, 22)),
        (0, None),
    ],
)
def test_excel_day_numbers_know_the_day_that_never_was(serial: int, day: date | None) -> None:
    assert pl.select(from_serial(pl.lit(serial), date_system_1904=False)).item() == day


def test_excel_day_numbers_of_1904_count_from_its_first_day() -> None:
    assert pl.select(from_serial(pl.lit(44886), date_system_1904=True)).item() == date(1904, 1, 1) + timedelta(44886)


@pytest.mark.parametrize(
    ("header", "written", "value"),
    [
        ("Tall", "0,75", 0.75),
        ("Tall", "0.75", 0.75),
        ("Tall", "1 234,5", 1234.5),
        ("Tall", "1\u00a0234", 1234.0),
        ("Tall", "+3", 3.0),
        ("Tall", "-3", -3.0),
        ("Andel", "75 %", 0.75),
        ("Andel", "75%", 0.75),
        ("Andel", "0,5", 0.5),
        ("Heltall", "3.0", 3),
        ("Aktiv", "Ja", True),
        ("Aktiv", "nei", False),
        ("Aktiv", "TRUE", True),
    ],
)
def test_numbers_and_words_are_read_as_people_write_them(header: str, written: str, value: object) -> None:
    intake = _one(header, written)
    assert _codes(intake) == []
    assert value in intake.rows.row(0)


@pytest.mark.parametrize(
    ("header", "written", "code"),
    [
        ("Tall", "mye", "not_a_number"),
        ("Tall", "1.234,5", "not_a_number"),
        ("Tall", "inf", "not_a_number"),
        ("Tall", "99999", "number_out_of_range"),
        ("Andel", "75", "share_out_of_range"),
        ("Andel", "x %", "not_a_number"),
        ("Heltall", "1,5", "not_a_whole_number"),
        ("Heltall", "1e5", "not_a_number"),
        ("Aktiv", "kanskje", "not_a_boolean"),
        ("Kode", "A1", "wrong_pattern"),
        ("Tekst", "mer enn ti tegn", "too_long"),
        ("Tekst", "a\x07b", "control_character"),
        ("Tekst", "a\u202eb", "control_character"),
        ("Tekst", "=1+1", "formula_like_text"),
        ("Tekst", "@A1", "formula_like_text"),
        ("Tekst", "+A1", "formula_like_text"),
        ("Tall", "=1", "formula_like_text"),
        ("Tekst", "BjÃ¸rn", "garbled_text"),
        ("Tekst", "Bj›rn", "garbled_text"),
        ("Tekst", "Bj\ufffdrn", "garbled_text"),
    ],
)
def test_each_wrong_cell_is_told_once(header: str, written: str, code: str) -> None:
    intake = _one(header, written)
    assert _codes(intake) == [code]
    assert intake.rows.is_empty()


def test_a_phone_number_is_no_formula() -> None:
    assert _codes(_read("id;Tekst\n1;+47 333\n2;+4733000\n")) == []


@pytest.mark.parametrize(
    "header",
    [
        "Ansattnummer",
        "ANSATT-NUMMER",
        "ansatt nummer",
        "Ansattnr.",
        "employee_number",
        "Employee number",
        "Tilsettnummer",
    ],
)
def test_headers_are_known_whatever_their_spelling(header: str) -> None:
    intake = _read(f"{header},Fornavn,Førenamn ekstra,etternavn,FODSELSDATO\n7,Åse,,Lie,1985-04-17\n", PEOPLE)
    assert intake.rows.row(0) == (2, "7", "Åse", "Lie", date(1985, 4, 17), None)
    assert [notice.code for notice in intake.notices] == ["unknown_column"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1252"])
@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_encoding_separator_and_line_end_are_recognised(encoding: str, separator: str, line_end: str) -> None:
    lines = (("Nøkkel", "Tekst"), ("Ås", "blåbær"))
    intake = _read(line_end.join(separator.join(line) for line in lines), encoding=encoding)
    assert intake.rows.select("id", "text").rows() == [("Ås", "blåbær")]
    assert [notice.code for notice in intake.notices] == (
        ["read_as_windows_1252"] if encoding == "windows-1252" else []
    )


def test_the_line_excel_writes_about_the_separator_counts_as_a_row() -> None:
    assert _read("sep=;\nid;Dag\n1;x\n").faults[0].row == 3


def test_titles_above_and_empty_rows_between_do_not_move_row_numbers() -> None:
    intake = _read("Liste over alt;;\n;;\nid;Dag;Tekst\n\n1;x;\n;;\n2;;ok\n")
    assert intake.faults[0].row == 5
    assert intake.rows["row"].to_list() == [7]
    assert (intake.counts.rows_read, intake.counts.rows_without_fault, intake.counts.rows_empty) == (2, 1, 2)


def test_a_cell_with_line_breaks_is_one_row_as_in_excel() -> None:
    assert _read('id;Tekst\n1;"a\nb"\n2;=x\n').faults[0].row == 3


def test_a_repeated_key_names_the_first_row() -> None:
    intake = _read("id;Tekst\n1;a\n2;b\n1;c\n")
    assert [(fault.row, fault.expected_code, fault.params) for fault in intake.faults] == [
        (4, "duplicate_row", {"first_row": 2})
    ]


def test_a_missing_column_is_told_with_the_nearest_header() -> None:
    intake = _read("Ansattnumer;Fornavn;Etternavn;Fornavn\n1;a;b;c\n", PEOPLE)
    by_code = {fault.expected_code: fault.params for fault in intake.faults}
    assert by_code["missing_column"] == {"expected": "employee_number", "nearest": "Ansattnumer"}
    assert by_code["duplicate_column"] == {"expected": "given_name"}


def test_one_of_several_columns_is_enough_and_needed() -> None:
    assert "missing_one_of" in _codes(_read("Nivå;Gyldig fra;Kilde\n1;2026-01-01;leder\n", HOLDINGS))
    intake = _read(
        "Ansattnr;HPR;Kode;Nivå;Gyldig fra;Kilde\n;;HLR;1;2026-01-01;leder\n;1234567;HLR;1;2026-01-01;leiar\n", HOLDINGS
    )
    assert [(fault.row, fault.column, fault.expected_code) for fault in intake.faults] == [
        (2, "Ansattnr", "one_of_required")
    ]


@pytest.mark.parametrize(
    ("word", "value"), [("Egenvurdering", "self"), ("eigenvurdering", "self"), ("SELF", "self"), ("prøve", "test")]
)
def test_words_of_a_list_are_known_in_three_languages(word: str, value: str) -> None:
    intake = _read(f"Ansattnr;Kode;Nivå;Gyldig fra;Kilde\n1;HLR;1;2026-01-01;{word}\n", HOLDINGS)
    assert intake.rows["source"].to_list() == [value]


def test_a_word_that_is_not_in_the_list_is_told_with_those_that_are() -> None:
    fault = _read("Ansattnr;Kode;Nivå;Gyldig fra;Kilde\n1;HLR;1;2026-01-01;naboen\n", HOLDINGS).faults[0]
    assert (fault.expected_code, fault.params) == ("not_in_list", {"allowed": "self, leader, assessor, test, document"})


def test_a_period_may_not_end_before_it_begins() -> None:
    intake = _read(
        "Ansattnr;Enhet;Stilling;Stillingsprosent;Fra dato;Til dato\n1;A;B;75 %;2026-02-01;2026-01-31\n", EMPLOYMENTS
    )
    assert [(fault.column, fault.expected_code) for fault in intake.faults] == [("Til dato", "ends_before_it_begins")]


def test_cells_beyond_the_headers_are_told() -> None:
    assert [(f.row, f.expected_code, f.found) for f in _read("id;Tekst\n1;a;;b\n2;a;;\n").faults] == [
        (2, "cells_outside_table", "b")
    ]


def test_the_first_faults_are_kept_in_order_and_all_are_counted() -> None:
    template = Template("few", ANY.columns, ANY.key, limits=Limits(faults_kept=3))
    intake = read_table(("id;Dag;Tall\n" + "".join(f"{n};x;y\n" for n in range(10))).encode(), "f.csv", template)
    assert [(fault.row, fault.column) for fault in intake.faults] == [(2, "Dag"), (2, "Tall"), (3, "Dag")]
    assert intake.counts.faults == 20


@pytest.mark.parametrize("name", TEMPLATES)
def test_rows_have_the_declared_columns_even_when_the_file_is_unreadable(name: str) -> None:
    intake = read_table(b"", "f.csv", TEMPLATES[name])
    assert intake.rows.columns == ["row", *(column.name for column in TEMPLATES[name].columns)]


def test_a_fault_can_be_told_with_the_parameters_it_carries() -> None:
    text = "Ansattnr;Kode;Nivå;Gyldig fra;Kilde;HPR\n1;HLR;200;1900-01-01;naboen;12\n1;HLR;1;x;leder;\n"
    for fault in _read(text, HOLDINGS).faults:
        assert FAULT_CODES[fault.expected_code].format(**fault.params).endswith(".")
    notices = _read("id;Ukjent\nEKSEMPEL;\n1;å\n", encoding="windows-1252").notices
    assert [NOTICE_CODES[notice.code].format(**notice.params) for notice in notices] == [
        "The file was read as Windows-1252.",
        "The column Ukjent is not known and is left out.",
        "1 example rows are left out.",
    ]
