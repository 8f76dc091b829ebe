"""What is wrong with a programme's text, in words: at the field of a form, or beside the row of a file."""

from collections.abc import Mapping

from django import forms
from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.programme_faults import FaultyText
from fagloft.contexts.leadership.queries.programme_files import FileFault
from fagloft.intake import programme_template as words
from fagloft.web.imports.fault_sentences import SENTENCES
from fagloft.web.leadership import programme_words as say


def explain(form: forms.Form, refusal: FaultyText) -> None:
    """Put each fault where the reader can do something about it."""
    for fault in refusal.faults:
        form.add_error(fault.field, _sentences()[fault.code])


def tell_fault(fault: FileFault) -> str:
    """What should have stood there."""
    if fault.code in _sentences():
        return _sentences()[fault.code]
    code = fault.code
    if code == "missing_column" and not fault.params["nearest"]:
        code = "missing_column_alone"
    return str(SENTENCES[code]).format(**_parameters(fault))


def column_word(field: str) -> str:
    return say.label(field) if field in _columns() else field


def _parameters(fault: FileFault) -> dict[str, str]:
    return {name: _parameter(fault, name, value) for name, value in fault.params.items()}


def _parameter(fault: FileFault, name: str, value: str | int) -> str:
    if name == "allowed":
        choices = words.PROGRAMMES.column(fault.field).choices
        return ", ".join(say.word(choices, code.strip()) for code in str(value).split(","))
    if name == "expected":
        return ", ".join(column_word(code.strip()) for code in str(value).split(","))
    return str(value)


def _columns() -> frozenset[str]:
    return frozenset(column.name for column in words.PROGRAMMES.columns)


def _sentences() -> Mapping[str, str]:
    return {
        "required": _("Her må det stå noe."),
        "unknown_word": _("Et ord fra lista i eksporten. Flere ord skilles med semikolon."),
        "unknown_municipality": _("Et kommunenummer på fire siffer som finnes i dag, for eksempel 3905."),
        "unknown_whole": _("Koden til et program i katalogen som ikke selv er en del av et annet."),
        "part_of_itself": _("Koden til et annet program. Et program kan ikke være en del av seg selv."),
        "credits_go_down": _("Minst og mest må begge stå eller begge være tomme, og det minste først."),
        "admission_contradicts": _(
            "Studiekompetanse kan ikke være nok når høyere utdanning eller erfaring kreves. Rett en av dem, eller si "
            "at kravet varierer."
        ),
        "days_without_gatherings": _("Uten samlinger er det verken dager eller ukedag. La feltene stå tomme."),
        "not_an_address": _("En nettadresse som begynner med http://, https:// eller www."),
        "year_out_of_range": _("Et år fra 1990 til neste år."),
    }
