"""Faults and notices in the reader's words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from fagloft.web.imports.fault_sentences import SENTENCES
from fagloft.web.imports.template_words import choice_word, column_label
from fagloft.web.templatetags.formats import file_size, number, short_date

HPR_NUMBER = r"^\d{7,9}$"


@dataclass(frozen=True)
class FaultLine:
    sheet: str
    row: int | None
    column: str
    found: str
    expected: str


def present_faults(template: str, faults: Sequence[Mapping[str, Any]]) -> tuple[FaultLine, ...]:
    return tuple(_present_fault(template, fault) for fault in faults)


def present_notices(notices: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    return tuple(_present_notice(notice["code"], notice["params"]) for notice in notices)


def _present_fault(template: str, fault: Mapping[str, Any]) -> FaultLine:
    found = fault["found"] or ""
    return FaultLine(
        sheet=fault["sheet"] or "",
        row=fault["row"],
        column=column_label(template, fault["column"] or ""),
        found=choice_word(template, fault["column"] or "", _said(found)),
        expected=str(SENTENCES[_code(fault)]).format(**_parameters(template, fault["params"])),
    )


def _code(fault: Mapping[str, Any]) -> str:
    """A missing column with no header like it needs another sentence."""
    code: str = fault["expected_code"]
    return f"{code}_alone" if code == "missing_column" and not fault["params"]["nearest"] else code


def _parameters(template: str, given: Mapping[str, Any]) -> dict[str, str]:
    return {name: _parameter(template, name, value) for name, value in given.items()}


def _parameter(template: str, name: str, value: Any) -> str:
    if name.endswith("_bytes"):
        return file_size(int(value))
    if name == "pattern":
        return _("7 til 9 sifre") if value == HPR_NUMBER else str(value)
    if name in {"expected", "starts", "ends"}:
        return ", ".join(column_label(template, column.strip()) for column in str(value).split(","))
    if name in {"minimum", "maximum"}:
        return str(value).replace(".", "," if translation.get_language() != "en" else ".")
    if name in {"first_row", "row"}:
        return str(value)
    return number(value) if isinstance(value, int) else _said(str(value))


def _said(text: str) -> str:
    """A day as it is written here; anything else as it stands."""
    try:
        return short_date(date.fromisoformat(text)) if len(text) == len("2026-11-22") else text
    except ValueError:
        return text


def _present_notice(code: str, params: Mapping[str, Any]) -> str:
    named = {name: ", ".join(value) if isinstance(value, list) else value for name, value in params.items()}
    sentences = {
        "unknown_column": _("Kolonnen «{header}» er ikke kjent og er ikke lest."),
        "other_sheets_left_out": _("Arket «{read}» er lest. Disse er ikke lest: {left_out}."),
        "example_rows_left_out": _("Eksempellinjen fra malen er ikke lest ({count})."),
        "read_as_windows_1252": _("Filen er lest med tegnsettet Windows-1252. Se at æ, ø og å ser riktige ut."),
        "new_functions": _("Nye stillinger som blir opprettet: {names}."),
        "new_unit_kinds": _("Nye enhetstyper som blir opprettet: {names}."),
        "new_places": _("Nye steder som blir opprettet: {names}."),
    }
    return sentences[code].format(**named)
