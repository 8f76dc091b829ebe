"""Whatever is uploaded, the answer is a fault: never an exception, never all the memory."""

import struct
import zipfile
from io import BytesIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fagloft.intake.fault_codes import FAULT_CODES
from fagloft.intake.outcome import Intake
from fagloft.intake.read import read_table
from fagloft.intake.template import Limits, Template
from fagloft.intake.templates import PEOPLE

SMALL = Template(
    "small", PEOPLE.columns, PEOPLE.key,
    limits=Limits(file_bytes=2_000_000, unpacked_bytes=30_000_000, parts=30, rows=50, cells=5_000, columns=20),
)  # fmt: skip
HEADER = ("Ansattnummer", "Fornavn", "Etternavn", "Fødselsdato")
ROW = ("1", "Kari", "Lie", "1985-04-17")


def _read(content: bytes, template: Template = SMALL) -> Intake:
    return read_table(content, "fil", template)


def _codes(content: bytes, template: Template = SMALL) -> list[str]:
    return [fault.expected_code for fault in _read(content, template).faults]


def _workbook(*rows: tuple[object, ...]) -> bytes:
    workbook = openpyxl.Workbook()
    for row in rows:
        workbook.worksheets[0].append(row)
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def _changed(content: bytes, changes: dict[str, bytes | None]) -> bytes:
    """The same zip with some parts replaced, added or (None) taken away."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as new:
        parts: dict[str, bytes | None] = {name: old.read(name) for name in old.namelist()}
        parts |= changes
        for name, part in parts.items():
            if part is not None:
                new.writestr(name, part)
    return written.getvalue()


GOOD = _workbook(HEADER, ROW)
SHEET = "xl/worksheets/sheet1.xml"
with zipfile.ZipFile(BytesIO(GOOD)) as _archive:
    _PARTS = {name: _archive.read(name) for name in _archive.namelist()}
BILLION_LAUGHS = b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><l>&b;</l>'


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "file_empty"),
        (b" \r\n ", "file_empty"),
        (b"x" * 2_000_001, "file_too_large"),
        (b"%PDF-1.7 ...", "not_a_table"),
        (b"\x89PNG\r\n\x1a\n", "not_a_table"),
        (b"<html><table>", "not_a_table"),
        (b"<?xml version='1.0'?><a/>", "not_a_table"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "old_excel"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted_excel"),
        (b"PK\x03\x04 not a zip", "xlsx_unreadable"),
        ("Ansattnummer;Fornavn".encode("utf-16-le"), "wrong_encoding"),
        (b"\xff\xfea", "wrong_encoding"),
        (b"Ansattnummer;\x81\x8d", "wrong_encoding"),
        (b"\xef\xbb\xbf", "missing_column"),
        (b";;;\n;;;\n", "missing_column"),
        (b'Ansattnummer;Fornavn;Etternavn\n1;"Kari;Lie', "broken_quotes"),
        (b"Ansattnummer;Fornavn;Etternavn\n", "no_rows"),
        (b"Ansattnummer;Fornavn;Etternavn\n" + b"1;a;b\n" * 60, "too_many_rows"),
        (b"a;" * 30, "too_many_columns"),
    ],
)  # fmt: skip
def test_a_file_that_is_no_table_gets_a_clear_fault(content: bytes, code: str) -> None:
    assert _codes(content)[0] == code


def test_the_row_of_an_unclosed_quotation_mark_is_told() -> None:
    assert _read(b'Ansattnummer;Fornavn;Etternavn\n1;a;b\n2;"c;d\n3;e;f').faults[0].row == 3


@pytest.mark.parametrize(
    ("part", "content"), [("word/document.xml", "docx"), ("a.txt", "zip"), ("xl/workbook.bin", "xlsb")]
)
def test_a_zip_that_is_no_workbook_is_told_by_what_it_is(part: str, content: str) -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr(part, "x")
    fault = _read(written.getvalue()).faults[0]
    assert (fault.expected_code, fault.params) == ("not_a_table", {"content": content})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({SHEET: b" " * 31_000_000}, "zip_bomb"),
        ({"xl/bomb.bin": b"\0" * 29_000_000}, "zip_bomb"),
        ({f"a{number}.xml": b"<a/>" for number in range(40)}, "too_many_parts"),
        ({SHEET: BILLION_LAUGHS}, "hostile_xml"),
        ({"xl/workbook.xml": BILLION_LAUGHS}, "hostile_xml"),
        ({"xl/styles.xml": BILLION_LAUGHS}, "hostile_xml"),
        ({SHEET: b"<worksheet>"}, "xlsx_unreadable"),
        ({"xl/workbook.xml": b"<workbook"}, "xlsx_unreadable"),
        ({"xl/_rels/workbook.xml.rels": None}, "xlsx_unreadable"),
        ({"xl/styles.xml": b"<styleSheet"}, "xlsx_unreadable"),
        ({SHEET: None}, "no_matching_sheet"),
    ],
)
def test_a_hostile_or_damaged_workbook_gets_a_clear_fault(changes: dict[str, bytes | None], code: str) -> None:
    assert _codes(_changed(GOOD, changes)) == [code]


def test_a_lie_about_the_unpacked_size_is_found_out() -> None:
    content = bytearray(_changed(GOOD, {SHEET: b"<worksheet>" + b" " * 5_000_000 + b"</worksheet>"}))
    for place in (content.rfind(SHEET.encode()) - 46 + 24, content.find(SHEET.encode()) - 30 + 22):
        struct.pack_into("<I", content, place, 100)
    assert _codes(bytes(content)) == ["xlsx_unreadable"]


@pytest.mark.parametrize(
    ("cell", "code"), [("XFD2", "too_many_columns"), ("A60", "too_many_rows"), ("T1040000", "too_many_cells")]
)
def test_one_cell_far_away_takes_no_memory(cell: str, code: str) -> None:
    workbook = openpyxl.load_workbook(BytesIO(GOOD))
    workbook.worksheets[0][cell] = "x"
    written = BytesIO()
    workbook.save(written)
    assert _codes(written.getvalue()) == [code]


_CELL_A2 = b'<c r="A2" t="inlineStr"><is><t>1</t></is></c>'


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="ZZZZ99"><v>1</v></c>',
        b'<c r="XFE2"><v>1</v></c>',
        b'<c r="A1048577"><v>1</v></c>',
        b'<c r="A99999999"><v>1</v></c>',
        b'<c r="A0"><v>1</v></c>',
        b'<c r=""><v>1</v></c>',
        b'<c r="A2" t="s"><v>9999</v></c>',
        b'<c r="A2" t="zz"><v>1</v></c>',
        b'</row><row r="0"><c><v>1</v></c>',
    ],
)
def test_a_cell_that_no_sheet_has_makes_the_workbook_unreadable(cell: bytes) -> None:
    assert _CELL_A2 in _PARTS[SHEET]
    assert _codes(_changed(GOOD, {SHEET: _PARTS[SHEET].replace(_CELL_A2, cell)})) == ["xlsx_unreadable"]


def test_an_empty_cell_far_away_is_no_content() -> None:
    far = _PARTS[SHEET].replace(_CELL_A2, _CELL_A2 + b'<c r="XFD1048576"/>')
    assert _read(_changed(GOOD, {SHEET: far})).rows.height == 1


def test_formulas_are_refused_where_they_stand_and_never_evaluated() -> None:
    content = _workbook(HEADER, ("1", "=1+1", "Lie", None), ("=A2", None, None, None), ("3", "Ola", "Moe", "#N/A"))
    intake = _read(content)
    told = [(fault.row, fault.column, fault.expected_code) for fault in intake.faults]
    assert told == [
        (2, "Fornavn", "formula"),
        (3, "Ansattnummer", "formula"),
        (3, "Fornavn", "required"),
        (3, "Etternavn", "required"),
        (4, "Fødselsdato", "error_value"),
    ]
    assert intake.rows.is_empty()


def test_the_sheet_with_the_headers_is_read_wherever_it_stands() -> None:
    workbook = openpyxl.Workbook()
    workbook.worksheets[0].append(("Forside",))
    for headers in (("Ansattnummer", "Fornavn"), ("Fornavn",), HEADER):
        workbook.create_sheet().append(headers)
    workbook.worksheets[-1].append(ROW)
    written = BytesIO()
    workbook.save(written)
    intake = _read(written.getvalue())
    assert intake.rows["employee_number"].to_list() == ["1"]
    assert intake.notices[0].params == {"read": "Sheet3", "left_out": "Sheet, Sheet1, Sheet2"}


def test_without_a_whole_match_the_nearest_sheet_tells_what_it_lacks() -> None:
    workbook = openpyxl.Workbook()
    for headers in (("Forside",), ("Ansattnummer", "Fornavn"), ("Fornavn",)):
        workbook.create_sheet().append(headers)
    written = BytesIO()
    workbook.save(written)
    (fault,) = _read(written.getvalue()).faults
    assert (fault.sheet, fault.params["expected"]) == ("Sheet2", "family_name")


def test_cells_without_names_are_counted_from_the_left() -> None:
    rows = "".join(
        f"<row>{''.join(f'<c t="inlineStr"><is><t>{text}</t></is></c>' for text in row)}</row>" for row in (HEADER, ROW)
    )
    sheet = f'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>'
    assert _read(_changed(GOOD, {SHEET: sheet.encode()})).rows["given_name"].to_list() == ["Kari"]


@settings(deadline=None, max_examples=150)
@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_garbage_never_raises(content: bytes) -> None:
    intake = _read(content)
    assert intake.faults
    assert {fault.expected_code for fault in intake.faults} <= set(FAULT_CODES)


@settings(deadline=None, max_examples=100)
@given(st.text(max_size=300))
def test_garbage_below_good_headers_never_raises(text: str) -> None:
    intake = _read(("Ansattnummer;Fornavn;Etternavn;Fødselsdato\n" + text).encode("utf-8", "replace"))
    assert intake.faults or intake.rows.height


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_damaged_workbook_never_raises(place: int, damage: bytes) -> None:
    intake = _read(GOOD[:place] + damage + GOOD[place + len(damage) :])
    assert {fault.expected_code for fault in intake.faults} <= set(FAULT_CODES)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(sorted(_PARTS)), st.data())
def test_damaged_xml_inside_a_sound_zip_never_raises(part: str, data: st.DataObject) -> None:
    content = _PARTS[part]
    place = data.draw(st.integers(0, len(content)))
    damage = data.draw(
        st.binary(max_size=6) | st.sampled_from([b"<c", b"&#0;", b'r="ZZZ9"', b"]]>", b"<f>", b"-1", b"\xff"])
    )
    assert isinstance(_read(_changed(GOOD, {part: content[:place] + damage + content[place + 3 :]})), Intake)
