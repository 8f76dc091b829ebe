"""Plan, case paper and status report say the same, as PDF and as Word; what people wrote is never run."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any

import docx
import openpyxl
import pypdf
import pytest

from fagloft.documents import case_paper, measures_workbook, plan_document, plan_status
from fagloft.documents.report import Report
from fagloft.documents.report_pdf import report_to_pdf
from fagloft.documents.report_word import report_to_docx
from fagloft.documents.words import PLAN
from fagloft.engine.costing.facts import DecisionFact, FrameFact, GapFact, GoalFact, MeasureFact, PlanFacts

NASTY = '=cmd|"/c calc"!A1 #$*_<&{{ 7*7 }} {% x %} \\end @[=]'
KR = 100
COURSE = MeasureFact(
    title="HLR-kurs",
    competences=("Hjerte-lungeredning",),
    learning_form="course",
    obligation="mandatory",
    obligation_reason="Kreves av forskriften",
    attendance="working_time",
    owner="Bjørn Haugen",
    goal="Trygg hjelp",
    focus_area="Akutt",
    people=1234,
    holding=1000,
    starts_on=date(2027, 1, 1),
    ends_on=date(2028, 1, 1),
    times=1,
    costs=(("fee", 123_456 * KR), ("hours", 200_000 * KR), ("substitute", 310_000 * KR)),
    total=633_456 * KR,
    own_new_money=433_456 * KR,
    financing=("own",),
    status="done",
    is_overdue=False,
)
OTHER = replace(
    COURSE, title=NASTY, competences=(NASTY,), obligation="voluntary", obligation_reason="", goal="", focus_area="",
    people=0, holding=None, costs=(("other", 50),), total=50, own_new_money=0, financing=("grant", "free"),
    status="in_progress", is_overdue=True,
)  # fmt: skip
FACTS = PlanFacts(
    organisation="Sandefjord kommune",
    unit="Avdeling 2",
    title="Kompetanseplan 2027",
    introduction="Vi vil ha trygg hjelp.\n\nHele døgnet.",
    level="unit",
    status="decided",
    starts_on=date(2027, 1, 1),
    ends_on=date(2028, 1, 1),
    on=date(2026, 11, 22),
    made_at=datetime(2026, 11, 22, 9, 15, tzinfo=UTC),
    made_by="Gunnar Aas",
    is_demo=True,
    people=1234,
    focus_areas=(("Akutt", "Først"), ("Ro", "")),
    goals=(GoalFact("Trygg hjelp", "Fall", "12", "7.5", date(2027, 6, 1)), GoalFact("Ro", "", "", "", None)),
    measures=(COURSE, OTHER),
    gaps=(
        GapFact("Hjerte-lungeredning", "mandatory", ("Forskrift § 6 f",), 1234, 234, 200, True),
        *(GapFact(f"Krav {number}", "mandatory", (), 9, None, None, False) for number in range(6)),
    ),
    open_today=(("mandatory", 234), ("expected", 40), ("voluntary", 0)),
    minimums_today=2,
    frames=(
        FrameFact(0, 0, (), ("HLR-kurs", NASTY), (("mandatory", 234), ("expected", 40), ("voluntary", 0)),
                  (("Avdeling 2", "PICC-line"),), (("Hjerte-lungeredning", ("Forskrift § 6 f",), 234),)),
        FrameFact(434_000 * KR, 433_456 * KR, ("HLR-kurs", NASTY), (),
                  (("mandatory", 34), ("expected", None), ("voluntary", 0)), (), ()),
    ),
    decisions=(DecisionFact(date(2026, 11, 20), "political", "26/118", "Vedtatt", "Rådet", "Alle", "Les den"),),
    by_unit=(("Avdeling 2", 633_456 * KR + 50), ("", 0)),
    by_goal=(("Trygg hjelp", 633_456 * KR), ("", 50)),
    by_kind=(("substitute", 310_000 * KR), ("hours", 200_000 * KR), ("fee", 123_456 * KR), ("other", 50)),
    by_financing=(("own", 633_456 * KR), ("grant", 50)),
    total=633_456 * KR + 50,
    own_new_money=433_456 * KR,
    people_without_rate=3,
)  # fmt: skip
BARE = replace(
    FACTS, unit="", introduction="", is_demo=False, focus_areas=(), goals=(), measures=(), gaps=(), minimums_today=0,
    open_today=(("mandatory", 0), ("expected", 0), ("voluntary", 0)), decisions=(), by_unit=(), by_goal=(),
    by_kind=(), by_financing=(), total=0, own_new_money=0, people_without_rate=0,
    frames=(FrameFact(0, 0, (), (), (("mandatory", 0), ("expected", 0), ("voluntary", 0)), (), ()),),
)  # fmt: skip
COMPOSE = {"plan": plan_document.compose, "case": case_paper.compose, "status": plan_status.compose}
CODES = {
    "form": ("course",),
    "status": ("done", "in_progress", "decided"),
    "kind": ("fee", "travel", "hours", "substitute", "other"),
    "financing": ("own", "grant", "free"),
    "attendance": ("working_time",),
    "decision": ("political",),
    "obligation": ("mandatory", "expected", "voluntary"),
}


def words_in(language: str) -> dict[str, str]:
    named = {f"{kind}_{code}": f"{kind} {code}" for kind, codes in CODES.items() for code in codes}
    return {**PLAN[language], **named}


def pdf_text(report: Report) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(report_to_pdf(report))).pages)


def word_text(report: Report) -> str:
    document = docx.Document(BytesIO(report_to_docx(report)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


def squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


@pytest.mark.parametrize("language", PLAN)
def test_the_three_documents_tell_the_same_facts_as_pdf_and_as_word(language: str) -> None:
    words = words_in(language)
    written = {
        kind: (squeeze(pdf_text(compose(FACTS, words))), squeeze(word_text(compose(FACTS, words))))
        for kind, compose in COMPOSE.items()
    }
    thousand = "," if language == "en" else ""
    shared = (
        f"633{thousand}457", f"433{thousand}456", f"310{thousand}000", "HLR-kurs", "Kompetanseplan2027",
        "Sandefjordkommune", "26/118", "Forskrift§6f", "234",
    )  # fmt: skip

    for pair in written.values():
        for text in pair:
            for fact in shared:
                assert squeeze(fact) in text


@pytest.mark.parametrize("kind", COMPOSE)
@pytest.mark.parametrize("facts", [FACTS, BARE], ids=["full", "bare"])
def test_pdf_and_word_hold_every_cell_of_the_same_tables(kind: str, facts: PlanFacts) -> None:
    report = COMPOSE[kind](facts, words_in("nb"))
    tables = [section.table for section in report.sections if section.table and section.table.rows]
    document = docx.Document(BytesIO(report_to_docx(report)))
    in_word = [[tuple(cell.text for cell in row.cells) for row in table.rows] for table in document.tables]
    in_pdf = squeeze(pdf_text(report))

    assert in_word == [[table.headers, *table.rows] for table in tables]
    for table in tables:
        assert all(len(row) == len(table.headers) == len(table.widths) == len(table.is_number) for row in table.rows)
        for cell in (cell for row in table.rows for cell in row):
            assert squeeze(cell) in in_pdf


def test_every_table_and_figure_has_source_and_day() -> None:
    for compose in COMPOSE.values():
        for section in compose(FACTS, words_in("nb")).sections:
            for part in (section.table, section.figure):
                assert part is None or part.caption.endswith("Kilde: Fagløft, 22.11.2026.")


def test_figures_tell_their_numbers_as_text() -> None:
    figures = [one.figure for one in case_paper.compose(FACTS, words_in("nb")).sections if one.figure]

    assert len(figures) == 2
    assert "434\u00a0000\u00a0kr, obligation mandatory: 34" in figures[0].alternative
    assert "HLR-kurs: 633\u00a0456\u00a0kr" in figures[1].alternative


def test_measures_of_one_name_have_a_bar_each() -> None:
    twice = replace(FACTS, measures=(COURSE, COURSE))
    figure = next(one.figure for one in plan_document.compose(twice, words_in("nb")).sections if one.figure)

    assert "HLR-kurs (1)" in figure.alternative
    assert "HLR-kurs (2)" in figure.alternative


def test_case_paper_names_few_duties_and_counts_many() -> None:
    few = replace(FACTS, gaps=FACTS.gaps[:3])
    told = {
        len(facts.gaps): " ".join(" ".join(s.paragraphs) for s in case_paper.compose(facts, words_in("nb")).sections)
        for facts in (few, FACTS)
    }

    assert "disse pålagte kravene: Krav 0, Krav 1." in told[3]
    assert "6 pålagte krav, blant dem Krav 0" in told[7]


def test_status_tells_what_is_late_and_what_is_done() -> None:
    said = " ".join(plan_status.compose(FACTS, words_in("nb")).sections[0].paragraphs)

    assert "1 av 2 tiltak er gjennomført, og 1 er i gang." in said
    assert "1 tiltak er over fristen" in said


@pytest.mark.parametrize("kind", COMPOSE)
def test_pdf_is_tagged(kind: str) -> None:
    root: Any = pypdf.PdfReader(BytesIO(report_to_pdf(COMPOSE[kind](FACTS, words_in("nn"))))).trailer["/Root"]

    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "nn-NO"


def test_excel_holds_the_measures_and_no_formula() -> None:
    content = measures_workbook.write(FACTS, words_in("nb"))
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    rows = {row[0].value: row for row in sheet.iter_rows() if row[0].value}

    assert rows["HLR-kurs"][15].value == 123_456
    assert rows["HLR-kurs"][11].value.date() == date(2027, 12, 31)
    assert rows["I alt"][20].value == 633_456.5
    assert rows[NASTY][0].data_type == "s"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    assert measures_workbook.write(BARE, words_in("en"))


def test_words_of_all_languages_are_the_same_keys() -> None:
    assert {frozenset(words) for words in PLAN.values()} == {frozenset(PLAN["nb"])}
