"""Excel files hold exactly what the page shows, and no formula whatever people wrote."""

import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import openpyxl
import pytest

from fagloft.documents import matrix_workbook, table_workbook
from fagloft.documents.matrix_workbook import MatrixRow, ShownMatrix
from fagloft.documents.table_workbook import ShownTable, sheet_name
from fagloft.documents.word_template import build_word_template

WORDS = {
    "met": "har", "lapses_soon": "går ut", "lapsed": "gått ut", "missing": "mangler",
    "may_be_offered": "kan tilbys", "not_required": "ikke krav",
    "group": "Yrke", "person": "Ansatt", "legend": "Tegnforklaring", "sign": "Tegn", "meaning": "Betyr",
}  # fmt: skip
MADE_AT = datetime(2026, 11, 22, 9, 15, tzinfo=UTC)
EVIL = '=HYPERLINK("http://x";"y")'
MATRIX = ShownMatrix(
    title="Solvang [2]: matrise/kompetanse og mye mer tekst",
    lines=("Viser 22.11.2026", EVIL),
    competences=("HLR", EVIL),
    rows=(
        MatrixRow("Sykepleier", "Anna Vik", ("met", "lapses_soon")),
        MatrixRow("Sykepleier", EVIL, ("lapsed", "missing")),
        MatrixRow("Assistent", "Emil\x07 Strand", ("not_required", "met")),
    ),
    words=WORDS,
    made_at=MADE_AT,
    made_by="Bjørn Haugen",
)


def test_matrix_holds_the_shown_rows_with_sign_and_word() -> None:
    sheet = openpyxl.load_workbook(BytesIO(matrix_workbook.to_xlsx(MATRIX))).worksheets[0]
    rows = list(sheet.iter_rows(min_row=5, values_only=True))
    assert rows == [
        ("Yrke", "Ansatt", "HLR", EVIL),
        ("Sykepleier", "Anna Vik", "● har", "◐ går ut"),
        ("Sykepleier", EVIL, "○ gått ut", "✕ mangler"),
        ("Assistent", "Emil Strand", "· ikke krav", "● har"),
    ]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("C6", "A5:D8")
    assert sheet["A2"].value == "Viser 22.11.2026"
    assert sheet["D7"].fill.fgColor.rgb == "00F8E4E4"


def test_legend_explains_every_sign() -> None:
    legend = openpyxl.load_workbook(BytesIO(matrix_workbook.to_xlsx(MATRIX)))["Tegnforklaring"]
    explained = {row[0]: row[1] for row in legend.iter_rows(min_row=2, max_row=7, values_only=True)}
    assert explained == {
        "●": "har", "◐": "går ut", "○": "gått ut", "✕": "mangler", "+": "kan tilbys", "·": "ikke krav"
    }  # fmt: skip


@pytest.mark.parametrize("evil", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1"])
def test_no_cell_becomes_a_formula(evil: str) -> None:
    table = ShownTable(evil, (evil,), (evil, "tall"), ((evil, 1), (None, 2.5)), MADE_AT, evil, "nb")
    content = table_workbook.to_xlsx(table)
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert b"<f" not in parts.read("xl/worksheets/sheet1.xml")
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    assert sheet["A5"].value == evil
    assert bool(sheet["A5"].quotePrefix) is (evil[0] in "=+-@")


@pytest.mark.parametrize(("language", "shown"), [("nb", "dd.mm.yyyy"), ("en", "yyyy-mm-dd")])
def test_table_keeps_numbers_and_days_as_such(language: str, shown: str) -> None:
    table = ShownTable("Hull", (), ("Dag", "Antall"), ((date(2026, 11, 22), 3),), MADE_AT, "Bjørn", language)
    sheet = openpyxl.load_workbook(BytesIO(table_workbook.to_xlsx(table))).worksheets[0]
    assert sheet["A4"].value == datetime(2026, 11, 22)  # noqa: DTZ001 - Excel knows no time zone
    assert (sheet["A4"].number_format, sheet["B4"].value) == (shown, 3)


def test_table_without_rows_has_its_headers() -> None:
    table = ShownTable("Hull", (), ("Dag",), (), MADE_AT, "Bjørn", "nb")
    assert openpyxl.load_workbook(BytesIO(table_workbook.to_xlsx(table))).worksheets[0]["A3"].value == "Dag"


@pytest.mark.parametrize(("title", "name"), [("a[b]:c*?/\\'", "abc"), ("x" * 40, "x" * 31), ("[]", "1")])
def test_sheet_names_are_what_excel_allows(title: str, name: str) -> None:
    assert sheet_name(title) == name


def test_word_template_in_the_package_is_the_one_the_code_builds() -> None:
    from fagloft.documents.report_word import _TEMPLATE

    with zipfile.ZipFile(BytesIO(build_word_template())) as built, zipfile.ZipFile(_TEMPLATE) as kept:
        for part in ("word/document.xml", "word/styles.xml", "word/header1.xml", "word/footer1.xml"):
            assert built.read(part) == kept.read(part), part
