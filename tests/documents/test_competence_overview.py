"""The overview of competence and training needs says the same as PDF and as Word, and is open to everybody."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from typing import Any, cast

import docx
import pypdf
import pytest
from docx.document import Document

from fagloft.documents.competence_overview import compose, to_docx, to_pdf
from fagloft.documents.overview_facts import (
    MinimumStanding,
    OverviewFacts,
    ProfessionCount,
    RequirementStanding,
    TrainingNeed,
    UnclearBar,
)
from fagloft.documents.report_pdf import _NOT_DRAWABLE
from fagloft.documents.words import COMPETENCE_OVERVIEW

NASTY = 'Åse #"$*_<&{{ 7*7 }} {% x %} \\end @[=]'
FACTS = OverviewFacts(
    organisation="Sandefjord kommune",
    unit="Solvang sykehjem, avdeling 2",
    on=date(2026, 11, 22),
    made_at=datetime(2026, 11, 22, 9, 15, tzinfo=UTC),
    made_by="Bjørn Haugen",
    is_demo=True,
    include_names=True,
    people=1024,
    fte=817.6,
    professions=(ProfessionCount("Sykepleier", 409, 317.4), ProfessionCount("Assistent", 615, 500.2)),
    requirements=(
        RequirementStanding("HLR", "mandatory", "§ 6 f", 1024, 1021, 31, 1, 2),
        RequirementStanding(NASTY, "expected", "", 524, 510, 0, 0, 14),
    ),
    minimums=(MinimumStanding("Avdeling 2", "PICC-line", 2, 1), MinimumStanding("Avdeling 2", "Veileder", 1, 3)),
    needs=(TrainingNeed("HLR", "mandatory", 3, ("Eva Lunde", NASTY)),),
    unclear_bars=(UnclearBar("Smertepumpe", "Avdeling 2", date(2026, 9, 1), "Alle, eller to per vakt?"),),
    sources=("Fagløft", "HPR"),
)
BARE = replace(
    FACTS, unit=None, is_demo=False, include_names=False, people=0, fte=0.0, professions=(), requirements=(),
    minimums=(), needs=(), unclear_bars=(), sources=(),
)  # fmt: skip
LANGUAGES = tuple(COMPETENCE_OVERVIEW)


def _pdf_text(content: bytes) -> str:
    return " ".join(page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages)


def _word(content: bytes) -> Document:
    return docx.Document(BytesIO(content))


def _word_text(document: Document) -> str:
    paragraphs = [paragraph.text for paragraph in document.paragraphs]
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return " ".join([*paragraphs, *cells])


def _squeeze(text: str) -> str:
    return re.sub(r"[\s\u200b\u00ad-]", "", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_pdf_and_word_hold_every_cell_of_the_same_tables(language: str) -> None:
    words = COMPETENCE_OVERVIEW[language]
    tables = [section.table for section in compose(FACTS, words).sections if section.table]
    in_word = [[tuple(c.text for c in row.cells) for row in t.rows] for t in _word(to_docx(FACTS, words)).tables]
    assert in_word == [[table.headers, *table.rows] for table in tables]
    in_pdf = _squeeze(_pdf_text(to_pdf(FACTS, words)))
    for cell in (cell for table in tables for row in table.rows for cell in row):
        assert _squeeze(cell) in in_pdf


def test_summary_counts_mandatory_requirements_only() -> None:
    summary = compose(FACTS, COMPETENCE_OVERVIEW["nb"]).sections[0].paragraphs
    assert summary == (
        "1\u00a0021 av 1\u00a0024 pålagte krav er oppfylt (99\u00a0%).",
        "1 har gått ut og 2 mangler. 31 går ut innen 90 dager.",
        "1 av 2 minstekrav til enhetene er ikke oppfylt.",
        "1 krav venter på avklaring fra nivået over.",
    )


@pytest.mark.parametrize(("language", "tag"), [("nb", "nb-NO"), ("nn", "nn-NO"), ("en", "en-GB")])
def test_pdf_is_tagged_and_has_title_and_language(language: str, tag: str) -> None:
    reader = pypdf.PdfReader(BytesIO(to_pdf(FACTS, COMPETENCE_OVERVIEW[language])))
    root: Any = reader.trailer["/Root"]
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == tag
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert reader.metadata is not None
    assert (
        reader.metadata.title
        == f"{COMPETENCE_OVERVIEW[language]['title']}: " + compose(FACTS, COMPETENCE_OVERVIEW[language]).subtitle
    )
    assert re.search(rb'pdfuaid:part(?:>|=")1', root["/Metadata"].get_data())
    kinds = _structure_kinds(root["/StructTreeRoot"])
    assert {"/Document", "/H1", "/H2", "/Table", "/TH", "/TD", "/Figure", "/Caption", "/L"} <= set(kinds)
    assert kinds.count("/Table") == 5


def test_figure_in_the_pdf_has_the_numbers_as_text() -> None:
    root: Any = pypdf.PdfReader(BytesIO(to_pdf(FACTS, COMPETENCE_OVERVIEW["nb"]))).trailer["/Root"]
    alternatives = _figure_alternatives(root["/StructTreeRoot"])
    assert any(
        "HLR: 1021 oppfylt, 31 av dem går ut innen 90 dager, 1 gått ut, 2 mangler" in text for text in alternatives
    )


def _nodes(node: pypdf.generic.PdfObject) -> list[pypdf.generic.DictionaryObject]:
    node = cast("pypdf.generic.PdfObject", node.get_object())
    if isinstance(node, pypdf.generic.ArrayObject):
        return [found for child in node for found in _nodes(child)]
    if not isinstance(node, pypdf.generic.DictionaryObject):
        return []
    return [node, *(_nodes(node["/K"]) if "/K" in node else [])]


def _structure_kinds(root: pypdf.generic.PdfObject) -> list[str]:
    return [str(node["/S"]) for node in _nodes(root) if "/S" in node]


def _figure_alternatives(root: pypdf.generic.PdfObject) -> list[str]:
    return [str(node["/Alt"]) for node in _nodes(root) if "/Alt" in node]


def test_word_has_title_language_numbered_captions_and_alternative_text() -> None:
    document = _word(to_docx(FACTS, COMPETENCE_OVERVIEW["nn"]))
    assert document.core_properties.title.startswith("Oversyn over kompetanse")
    assert document.core_properties.language == "nn-NO"
    xml = document.element.xml
    assert re.findall(r'w:instr="SEQ (\w+)', xml) == ["Table", "Table", "Figure", "Table", "Table", "Table"]
    assert xml.count("<w:tblHeader/>") == 5
    assert "HLR: 1021 oppfylt" in document.inline_shapes[0]._inline.docPr.get("descr")
    footer = document.sections[0].footer._element.xml
    assert "PAGE" in footer
    assert "NUMPAGES" in footer
    assert "Laga 22.11.2026 09:15 av Bjørn Haugen" in document.sections[0].footer.paragraphs[0].text


def test_names_are_written_only_when_asked_for() -> None:
    words = COMPETENCE_OVERVIEW["nb"]
    without = replace(FACTS, include_names=False)
    assert "Eva Lunde" in _pdf_text(to_pdf(FACTS, words))
    assert "Eva Lunde" not in _pdf_text(to_pdf(without, words))
    assert "Eva Lunde" not in _word_text(_word(to_docx(without, words)))
    assert words["names_left_out"] in _word_text(_word(to_docx(without, words)))


def test_demo_is_said_only_of_a_demo() -> None:
    words = COMPETENCE_OVERVIEW["nb"]
    assert words["demo"] in _word_text(_word(to_docx(FACTS, words)))
    assert words["demo"] in _pdf_text(to_pdf(FACTS, words))
    assert words["demo"] not in _word_text(_word(to_docx(BARE, words)))
    assert words["demo"] not in _pdf_text(to_pdf(BARE, words))


def test_empty_organisation_gives_sentences_instead_of_empty_tables() -> None:
    words = COMPETENCE_OVERVIEW["nb"]
    document = _word(to_docx(BARE, words))
    assert document.tables == []
    in_pdf = _pdf_text(to_pdf(BARE, words))
    for name in (
        "summary_none",
        "professions_empty",
        "requirements_empty",
        "minimums_empty",
        "needs_empty",
        "unclear_empty",
    ):
        assert words[name] in _word_text(document)
        assert words[name] in in_pdf


@pytest.mark.parametrize(
    "text", [NASTY, "\x00\x07\ud800Ola\ufffe", "langt" * 60, "#panic()", "\u202eOla", "漢字 🙂 שלום"]
)
def test_no_name_breaks_a_document(text: str) -> None:
    words = COMPETENCE_OVERVIEW["nb"]
    facts = replace(
        FACTS, organisation=text, unit=text, made_by=text, sources=(text,),
        needs=(TrainingNeed(text, "expected", 1, (text,)),),
        requirements=(RequirementStanding(text, "mandatory", text, 1, 0, 0, 0, 1),),
    )  # fmt: skip
    assert to_pdf(facts, words).startswith(b"%PDF")
    assert _word(to_docx(facts, words)).tables


def test_every_sign_that_is_let_through_can_be_drawn() -> None:
    signs = "".join(chr(point) for point in range(0x20, 0x2300) if not _NOT_DRAWABLE.match(chr(point)))
    content = to_pdf(replace(BARE, sources=(signs, "漢字")), COMPETENCE_OVERVIEW["nb"])
    assert "??." in _squeeze(_pdf_text(content))
    assert set("ÆøåşčđŋšžЖω") <= set(signs)


def test_every_language_has_the_same_words() -> None:
    names = [set(words) for words in COMPETENCE_OVERVIEW.values()]
    assert names[0] == names[1] == names[2]
    for words in zip(*(words.items() for words in COMPETENCE_OVERVIEW.values()), strict=True):
        slots = {tuple(sorted(re.findall(r"{\w+}", text))) for _, text in words}
        assert len(slots) == 1, words


def test_long_tables_repeat_their_headers_over_pages() -> None:
    lines = tuple(RequirementStanding(f"Kompetanse {n}", "mandatory", "", 10, 8, 0, 0, 2) for n in range(120))
    content = to_pdf(replace(FACTS, requirements=lines), COMPETENCE_OVERVIEW["nb"])
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]
    with_rows = [page for page in pages if len(re.findall(r"Kompetanse \d+ pålagt", page)) > 3]
    assert len(with_rows) >= 3
    assert all("Plikt" in page for page in with_rows)
    assert f"Side {len(pages)} av {len(pages)}" in pages[-1]


def test_row_stands_whole_on_one_page_and_the_first_page_begins_the_table() -> None:
    law = "Forskrift om ledelse og kvalitetsforbedring i helse- og omsorgstjenesten, sammen med noe mer, slutt"
    lines = tuple(RequirementStanding(f"Kompetanse {n}.", "expected", law, 10, 8, 0, 0, 2) for n in range(60))
    content = to_pdf(replace(FACTS, requirements=lines), COMPETENCE_OVERVIEW["nb"])
    pages = [page.extract_text() for page in pypdf.PdfReader(BytesIO(content)).pages]

    assert [page for page in pages if page.count("forventet") != page.count("slutt")] == []
    assert "Kompetanse 0." in pages[0]
