"""Builds `report.docx`, the Word template of the reports: styles, header, footer and first lines."""

from io import BytesIO

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

# Every Word has it; Inter is on few machines and would be replaced by a wider face.
_TYPEFACE = "Arial"
_INK, _QUIET = RGBColor(0x29, 0x2C, 0x30), RGBColor(0x5B, 0x5D, 0x60)
_TEXT_WIDTH = Cm(17)


def build_word_template(more_fields: tuple[str, ...] = ()) -> bytes:
    """With `more_fields`, these are listed at the end, where they are read by whoever edits it and never printed."""
    document = Document()
    _set_page(document)
    _set_styles(document)
    _fill_header_and_footer(document)
    document.add_paragraph("{{ title }}", style="Title")
    document.add_paragraph("{{ subtitle }}", style="Subtitle")
    document.add_paragraph("{%p if notice %}")
    document.add_paragraph("{{ notice }}", style="Notice")
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p for name, value in facts %}")
    fact = document.add_paragraph(style="List Bullet")
    fact.add_run("{{ name }}: ").bold = True
    fact.add_run("{{ value }}")
    document.add_paragraph("{%p endfor %}")
    if more_fields:
        _list_fields(document, more_fields)
    written = BytesIO()
    document.save(written)
    return written.getvalue()


def _list_fields(document: WordDocument, fields: tuple[str, ...]) -> None:
    document.add_paragraph("{{ content }}")
    document.add_paragraph("{%p if false %}")
    for name in fields:
        document.add_paragraph("{{ " + name + " }}", style="List Bullet")
    document.add_paragraph("{%p endif %}")


def add_field(paragraph: Paragraph, instruction: str, shown: str) -> None:
    """A field that Word counts by itself; `shown` is what stands until it does."""
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), instruction)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = shown
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _set_page(document: WordDocument) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin, section.bottom_margin = Cm(2.2), Cm(2)


def _set_styles(document: WordDocument) -> None:
    sizes = {
        "Normal": 10,
        "Title": 18,
        "Subtitle": 12,
        "Heading 1": 13,
        "Caption": 9,
        "List Bullet": 10,
        "Header": 8,
        "Footer": 8,
    }
    for name, size in sizes.items():
        style = document.styles[name]
        style.font.name, style.font.size, style.font.italic = _TYPEFACE, Pt(size), False
        style.font.bold = name in {"Title", "Heading 1"}
        style.font.color.rgb = _QUIET if name in {"Subtitle", "Caption", "Header", "Footer"} else _INK
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    document.styles["Caption"].paragraph_format.keep_with_next = True
    document.styles["List Bullet"].paragraph_format.space_after = Pt(2)
    notice = document.styles.add_style("Notice", WD_STYLE_TYPE.PARAGRAPH)
    notice.base_style = document.styles["Normal"]
    _shade(notice.element.get_or_add_pPr(), "FAE6C6")
    _take_away_title_line(document)


def _shade(properties: BaseOxmlElement, colour: str) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), colour)
    properties.append(shade)


def _take_away_title_line(document: WordDocument) -> None:
    properties = document.styles["Title"].element.get_or_add_pPr()
    for border in properties.findall(qn("w:pBdr")):
        properties.remove(border)


def _fill_header_and_footer(document: WordDocument) -> None:
    for name in ("Header", "Footer"):
        document.styles[name].paragraph_format.tab_stops.clear_all()
    section = document.sections[0]
    header, footer = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (header, footer):
        paragraph.paragraph_format.tab_stops.add_tab_stop(_TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)
    header.add_run("{{ title }}\t{{ header }}")
    footer.add_run("{{ footer }}\t{{ page_before }}")
    add_field(footer, "PAGE", "1")
    footer.add_run("{{ page_between }}")
    add_field(footer, "NUMPAGES", "1")
    footer.add_run("{{ page_after }}")
