"""A template that somebody brings is looked into, tried, and can place fields and do nothing else."""

import zipfile
from io import BytesIO

import docx
import pytest

from fagloft.documents import own_template
from fagloft.documents.own_template import FIELDS, TemplateFault, build_starting_point, look_into
from fagloft.documents.plan_document import compose
from fagloft.documents.report_word import report_to_docx
from tests.documents.test_plan_documents import FACTS, NASTY, words_in


def word_file(*lines: str, add: dict[str, bytes] | None = None, style: str = "") -> bytes:
    document, written = docx.Document(), BytesIO()
    for line in lines:
        document.add_paragraph(line)
    if style:
        document.styles.element.remove(document.styles[style].element)
    document.save(written)
    with zipfile.ZipFile(written, "a") as archive:
        for name, content in (add or {}).items():
            archive.writestr(name, content)
    return written.getvalue()


def fault_of(content: bytes) -> str:
    with pytest.raises(TemplateFault) as caught:
        look_into(content)
    return caught.value.code


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("{{ kommune }}", "unknown_field"),
        ("{{ title", "broken_field"),
        ("{{ title|center(1000000000) }}", "broken_field"),
        ("{{ title.__class__.__mro__ }}", "forbidden_field"),
        ("{{ 'a' * 1000000000 }}", "forbidden_field"),
        ("{{ title ~ title }}", "forbidden_field"),
        ("{% set x = title %}{{ x }}", "forbidden_field"),
        ("{% include 'x' %}", "forbidden_field"),
        ("{% for i in range(9) %}x{% endfor %}", "forbidden_field"),
        ("{% for sign in title %}x{% endfor %}", "forbidden_field"),
        ("{% for a in facts %}{% for b in facts %}x{% endfor %}{% endfor %}", "forbidden_field"),
        ("{{ self.__init__.__globals__ }}", "forbidden_field"),
    ],
)
def test_fields_that_do_more_than_place_a_fact_are_refused(line: str, code: str) -> None:
    assert fault_of(word_file(line)) == code


@pytest.mark.parametrize(
    "line",
    ["{{ title|upper }}", "{{ notice or title }}", "{% if unit %}{{ unit }}{% else %}-{% endif %}",
     "{% for name, value in facts %}{{ name }}: {{ value }}{% endfor %}", "{{ facts[0][1] }}", "Ingen felt"],
)  # fmt: skip
def test_fields_that_place_facts_are_welcome(line: str) -> None:
    look_into(word_file(line))


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"PK\x03\x04 no archive", word_file()[:2000]])
def test_what_is_no_word_file_is_refused(content: bytes) -> None:
    assert fault_of(content) == "not_word"


def test_archives_that_are_something_else_are_refused() -> None:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        archive.writestr("[Content_Types].xml", own_template.WORD_DOCUMENT)
        archive.writestr("word/document.xml", "<no")
    assert fault_of(written.getvalue()) == "not_word"

    other = BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("xl/workbook.xml", "<x/>")
    assert fault_of(other.getvalue()) == "not_word"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("word/vbaProject.bin", b"x", "active_content"),
        ("word/embeddings/oleObject1.bin", b"x", "active_content"),
        ("word/extra.xml", b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>", "not_word"),
        ("word/_rels/extra.xml.rels",
         b'<Relationships><Relationship Type="x/attachedTemplate" TargetMode="External" Target="y"/></Relationships>',
         "fetches_from_outside"),
    ],
)  # fmt: skip
def test_parts_that_act_or_fetch_are_refused(name: str, content: bytes, code: str) -> None:
    assert fault_of(word_file("{{ title }}", add={name: content})) == code


def test_links_that_somebody_may_follow_are_welcome() -> None:
    link = b'<Relationships><Relationship Type="x/hyperlink" TargetMode="External" Target="y"/></Relationships>'
    look_into(word_file("{{ title }}", add={"word/_rels/extra.xml.rels": link}))


def test_bombs_and_large_files_are_refused() -> None:
    bomb = word_file(add={"word/media/a.bin": b"\0" * (own_template.MOST_UNPACKED + 1)})
    many = word_file(add={f"word/{number}.xml": b"<a/>" for number in range(own_template.MOST_PARTS)})

    assert [fault_of(one) for one in (bomb, many, b"x" * (own_template.LARGEST + 1))] == ["too_large"] * 3


def test_starting_point_is_a_good_template_and_lists_every_field_unprinted() -> None:
    content = build_starting_point()
    look_into(content)
    listed = " ".join(paragraph.text for paragraph in docx.Document(BytesIO(content)).paragraphs)
    made = docx.Document(BytesIO(report_to_docx(compose(FACTS, words_in("nb")), content)))

    assert all("{{ " + name + " }}" in listed for name in FIELDS)
    assert "own_new_money" not in " ".join(paragraph.text for paragraph in made.paragraphs)
    assert len(made.tables) == len(docx.Document(BytesIO(report_to_docx(compose(FACTS, words_in("nb"))))).tables)


def test_content_stands_where_the_template_says_and_facts_are_never_run() -> None:
    own = word_file("Foran {{ plan }} {{ case_number }}", "{{ content }}", "Etter {{ organisation }}", style="Caption")
    look_into(own)
    report = compose(FACTS, words_in("nb"))
    texts = [paragraph.text for paragraph in docx.Document(BytesIO(report_to_docx(report, own))).paragraphs]

    assert texts[0] == "Foran Kompetanseplan 2027 26/118"
    assert texts[-1] == "Etter Sandefjord kommune"
    assert "Kort sagt" in texts
    assert any(
        NASTY in cell for section in report.sections if section.table for row in section.table.rows for cell in row
    )
