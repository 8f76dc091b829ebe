"""A report as Word: the template gives the look and the first lines, the sections follow."""

from io import BytesIO
from pathlib import Path

from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell
from docxtpl import DocxTemplate

from fagloft.documents.careful_jinja import careful_jinja
from fagloft.documents.report import Figure, Report, Section, Table
from fagloft.documents.word_template import add_field
from fagloft.figures.svg import to_png

_TEMPLATE = Path(__file__).parent / "report.docx"
_TEXT_WIDTH_CM = 17
_CONTENT_GOES_HERE = "\u2060fagloft-content\u2060"
_STYLES = ("Heading 1", "Caption", "List Bullet")
_LANGUAGES = {"nb": "nb-NO", "nn": "nn-NO", "en": "en-GB"}


def report_to_docx(report: Report, template: bytes | None = None) -> bytes:
    """Fill in the standard template, or an organisation's own, which was checked when it was kept."""
    source = DocxTemplate(_TEMPLATE if template is None else BytesIO(template))
    source.render(_first_lines(report), jinja_env=careful_jinja())
    document: WordDocument = source.docx
    _describe(document, report)
    _lend_styles(document)
    before = set(document.element.body)
    captions = _Captions(report.table_word, report.figure_word)
    for section in report.sections:
        _add_section(document, section, captions)
    _move_content(document, before)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _lend_styles(document: WordDocument) -> None:
    """An own template may lack styles that sections are written in."""
    for name in _STYLES:
        if name not in document.styles:
            document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)


def _move_content(document: WordDocument, before: set[object]) -> None:
    """To where the template says {{ content }}; without it, sections follow after everything else."""
    place = next((one for one in document.paragraphs if _CONTENT_GOES_HERE in one.text), None)
    if place is None:
        return
    for element in [one for one in document.element.body if one not in before]:
        place._p.addprevious(element)
    place._p.getparent().remove(place._p)


class _Captions:
    """Numbers tables and figures apart, as the PDF does."""

    def __init__(self, table_word: str, figure_word: str) -> None:
        self.words = {"Table": table_word, "Figure": figure_word}
        self.numbers = {"Table": 0, "Figure": 0}

    def add(self, document: WordDocument, kind: str, caption: str) -> None:
        self.numbers[kind] += 1
        paragraph = document.add_paragraph(style="Caption")
        paragraph.add_run(f"{self.words[kind]} ")
        add_field(paragraph, f"SEQ {kind} \\* ARABIC", str(self.numbers[kind]))
        paragraph.add_run(f": {caption}")
        # The caption of a table stands above it, that of a figure below.
        paragraph.paragraph_format.keep_with_next = kind == "Table"


def _first_lines(report: Report) -> dict[str, object]:
    before, after_page = report.page_of.split("{page}")
    between, after = after_page.split("{pages}")
    return {
        **dict(report.fields),
        "content": _CONTENT_GOES_HERE,
        "title": report.title,
        "subtitle": report.subtitle,
        "notice": report.notice,
        "facts": report.facts,
        "header": report.header,
        "footer": report.footer,
        "page_before": before,
        "page_between": between,
        "page_after": after,
    }


def _describe(document: WordDocument, report: Report) -> None:
    properties = document.core_properties
    properties.title, properties.author = f"{report.title}: {report.subtitle}"[:255], report.author[:255]
    properties.language = _LANGUAGES[report.language]
    properties.created = properties.modified = report.made_at.replace(tzinfo=None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), _LANGUAGES[report.language])
    normal = document.styles["Normal"].element.get_or_add_rPr()
    for known in normal.findall(qn("w:lang")):
        normal.remove(known)
    normal.append(language)


def _add_section(document: WordDocument, section: Section, captions: _Captions) -> None:
    document.add_heading(section.heading, level=1)
    for paragraph in section.paragraphs:
        document.add_paragraph(paragraph)
    if section.table and section.table.rows:
        captions.add(document, "Table", section.table.caption)
        _add_table(document, section.table)
    elif section.table:
        document.add_paragraph(section.table.empty)
    if section.figure:
        _add_figure(document, section.figure, captions)


def _add_figure(document: WordDocument, figure: Figure, captions: _Captions) -> None:
    picture = document.add_picture(BytesIO(to_png(figure.svg)), width=Cm(_TEXT_WIDTH_CM))
    picture._inline.docPr.set("descr", figure.alternative)
    document.paragraphs[-1].paragraph_format.keep_with_next = True
    captions.add(document, "Figure", figure.caption)


def _add_table(document: WordDocument, table: Table) -> None:
    drawn = document.add_table(rows=1 + len(table.rows), cols=len(table.headers))
    drawn.autofit = False
    _keep_rows_whole(drawn)
    widths = [Cm(_TEXT_WIDTH_CM * width / sum(table.widths)) for width in table.widths]
    for column, width in zip(drawn.columns, widths, strict=True):
        column.width = width
    for row, texts in zip(drawn.rows, (table.headers, *table.rows), strict=True):
        for number, (cell, text) in enumerate(zip(row.cells, texts, strict=True)):
            cell.width = widths[number]
            _fill(cell, text, is_header=texts is table.headers, is_number=table.is_number[number])
    document.add_paragraph().paragraph_format.space_after = Pt(0)


def _fill(cell: _Cell, text: str, *, is_header: bool, is_number: bool) -> None:
    paragraph = cell.paragraphs[0]
    run = paragraph.add_run(text)
    run.font.size, run.bold = Pt(9), is_header
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if is_number:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    borders = OxmlElement("w:tcBorders")
    line = OxmlElement("w:bottom")
    for name, value in (
        ("val", "single"),
        ("sz", "8" if is_header else "4"),
        ("color", "292C30" if is_header else "BBBCBD"),
    ):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    cell._tc.get_or_add_tcPr().append(borders)


def _keep_rows_whole(table: WordTable) -> None:
    """The headers come again on every page, and no row is cut by the end of one."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
