"""An organisation's own Word template: looked into before it is kept, and tried with a sample."""

import zipfile
from dataclasses import dataclass, field
from datetime import UTC, datetime
from io import BytesIO

from docx.opc.exceptions import OpcError
from jinja2.exceptions import SecurityError, TemplateError, TemplateSyntaxError, UndefinedError

from fagloft.documents.report import Report, Section, Table
from fagloft.documents.report_word import report_to_docx
from fagloft.documents.word_template import build_word_template
from fagloft.intake.unpack import DAMAGED

LARGEST = 2 * 1024 * 1024
MOST_PARTS = 500
MOST_UNPACKED = 40 * 1024 * 1024
WORD_DOCUMENT = b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
FIELDS = (
    *("title", "subtitle", "notice", "header", "footer", "page_before", "page_between", "page_after", "content"),
    *("organisation", "unit", "plan", "introduction", "period", "status", "total", "own_new_money", "measures"),
    *("people", "case_number", "decided_on", "on", "made_by"),
)
"""What a template may place; `facts` is besides a list of name and value to go through."""


@dataclass
class TemplateFault(Exception):
    """Why a template cannot be used: a code, and what it is about."""

    code: str
    told: dict[str, object] = field(default_factory=dict)


def look_into(content: bytes) -> None:
    """Raise `TemplateFault` unless the file is a Word template that can be filled in."""
    if len(content) > LARGEST:
        raise TemplateFault("too_large", {"megabytes": LARGEST // 1024 // 1024})
    parts = _unpack(content)
    if WORD_DOCUMENT not in parts.get("[Content_Types].xml", b"") or "word/document.xml" not in parts:
        raise TemplateFault("not_word")
    if any("vbaproject" in name.lower() or "/embeddings/" in name or "/activex/" in name.lower() for name in parts):
        raise TemplateFault("active_content")
    for name, part in parts.items():
        _look_into_part(name, part)
    _try_out(content)


def _unpack(content: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            found = archive.infolist()
            if len(found) > MOST_PARTS or sum(one.file_size for one in found) > MOST_UNPACKED:
                raise TemplateFault("too_large", {"megabytes": LARGEST // 1024 // 1024})
            return {one.filename: archive.read(one) for one in found}
    except DAMAGED as damaged:
        raise TemplateFault("not_word") from damaged


def _look_into_part(name: str, part: bytes) -> None:
    if name.endswith((".xml", ".rels")) and (b"<!DOCTYPE" in part or b"<!ENTITY" in part):
        raise TemplateFault("not_word")
    # A link that somebody may follow is harmless; a part that is fetched when the file opens is not.
    for relation in part.split(b"<Relationship ")[1:] if name.endswith(".rels") else ():
        if b'TargetMode="External"' in relation and b"/hyperlink" not in relation:
            raise TemplateFault("fetches_from_outside")


def _try_out(content: bytes) -> None:
    try:
        report_to_docx(_sample(), content)
    except UndefinedError as fault:
        raise TemplateFault("unknown_field", {"reason": fault.message or ""}) from fault
    except SecurityError as fault:
        raise TemplateFault("forbidden_field", {"reason": fault.message or ""}) from fault
    except (TemplateSyntaxError, TemplateError) as fault:
        raise TemplateFault("broken_field", {"reason": fault.message or ""}) from fault
    # The XML reader's own errors are syntax errors.
    except (OpcError, SyntaxError, KeyError, ValueError, AttributeError, TypeError, IndexError) as fault:
        raise TemplateFault("not_word") from fault


def _sample() -> Report:
    table = Table("Tabell", ("a", "b"), (("1", "2"),), (False, True), (1, 1), "")
    words = dict.fromkeys(FIELDS, "Eksempel")
    return Report(
        language="nb",
        title=words["title"],
        subtitle=words["subtitle"],
        author="",
        made_at=datetime(2026, 1, 1, tzinfo=UTC),
        header="",
        footer="",
        page_of="{page}/{pages}",
        table_word="Tabell",
        figure_word="Figur",
        notice="",
        facts=(("Eksempel", "1"),),
        sections=(Section("Eksempel", ("Eksempel",), table),),
        fields=tuple(words.items()),
    )


def build_starting_point() -> bytes:
    """The standard template, to be changed: what it places already, and then every other field that can be placed."""
    return build_word_template(more_fields=FIELDS)
