"""What a file is, by its content; the name is not believed."""

import zipfile
from io import BytesIO
from typing import Literal

from fagloft.intake.outcome import Unreadable
from fagloft.intake.template import Limits

_KNOWN_STARTS = (
    (b"%PDF", "pdf"),
    (b"\x89PNG", "png"),
    (b"\xff\xd8\xff", "jpeg"),
    (b"GIF8", "gif"),
    (b"{\\rtf", "rtf"),
    (b"\x1f\x8b", "gzip"),
    (b"7z\xbc\xaf", "7z"),
    (b"Rar!", "rar"),
    (b"MZ", "program"),
    (b"\x7fELF", "program"),
)
_OLE_START = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_MARK = "EncryptedPackage".encode("utf-16-le")
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")


def recognise(content: bytes, limits: Limits) -> Literal["csv", "xlsx"]:
    if not content.strip():
        raise Unreadable("file_empty")
    if len(content) > limits.file_bytes:
        raise Unreadable("file_too_large", found_bytes=len(content), limit_bytes=limits.file_bytes)
    if content.startswith(_OLE_START):
        raise Unreadable("encrypted_excel" if _ENCRYPTED_MARK in content else "old_excel")
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _recognise_zip(content)
    _refuse_other_formats(content)
    return "csv"


def _recognise_zip(content: bytes) -> Literal["xlsx"]:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            names = set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, NotImplementedError) as damaged:
        raise Unreadable("xlsx_unreadable") from damaged
    if "xl/workbook.xml" in names:
        return "xlsx"
    if "xl/workbook.bin" in names:
        raise Unreadable("not_a_table", content="xlsb")
    raise Unreadable("not_a_table", content="docx" if "word/document.xml" in names else "zip")


def _refuse_other_formats(content: bytes) -> None:
    for start, name in _KNOWN_STARTS:
        if content.startswith(start):
            raise Unreadable("not_a_table", content=name)
    head = content[:1024].lstrip().lower()
    if head.startswith((b"<!doctype", b"<html", b"<?xml")):
        raise Unreadable("not_a_table", content="html" if b"<html" in head else "xml")
    if b"\0" in content and not content.startswith(_UTF16_MARKS):
        raise Unreadable("wrong_encoding")
