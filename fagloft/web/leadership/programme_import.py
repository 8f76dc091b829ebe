"""Bring today's catalogue from a file: see what it would do first, then keep all of it or nothing."""

import binascii
from base64 import b64decode, b64encode
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.leadership.actions import programme_imports
from fagloft.contexts.leadership.queries.programme_files import ProgrammeFile, read_programmes
from fagloft.contexts.leadership.queries.programme_ownership import EDITORS, may_edit
from fagloft.contexts.leadership.queries.programme_plans import CataloguePlan, PlannedChange, plan_catalogue
from fagloft.intake import programme_template as words
from fagloft.intake.template import Kind
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.imports.fault_words import present_notices
from fagloft.web.leadership import programme_words as say
from fagloft.web.leadership.programme import trail
from fagloft.web.leadership.programme_forms import LARGEST_FILE, FileForm
from fagloft.web.leadership.programme_refusals import column_word, tell_fault


@dataclass(frozen=True)
class FaultLine:
    row: int | None
    column: str
    found: str
    expected: str


@dataclass(frozen=True)
class ChangeLine:
    """A row of the file and what it changes, field by field: label, what stood, what will stand."""

    title: str
    code: str
    year: int
    differences: tuple[tuple[str, str, str], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def programme_import(request: ReaderRequest) -> HttpResponse:
    _require_editor(request)
    if request.method != "POST":
        return _ask(request, FileForm())
    form = FileForm(request.POST, request.FILES)
    if not form.is_valid():
        return _ask(request, form)
    file = form.cleaned_data["file"]
    return _show(request, file.read(), file.name)


@require_POST
@may_be_seen_by(*EDITORS)
def programme_import_save(request: ReaderRequest) -> HttpResponse:
    """Keep what was shown. The file comes back with the form, so nothing of it lay on the server meanwhile."""
    _require_editor(request)
    content, name = _sent_back(request.POST.get("content", "")), request.POST.get("name", "")
    try:
        plan = programme_imports.bring(
            scope=request.reader.scope,
            content=content,
            name=name,
            fingerprint=request.POST.get("fingerprint", ""),
            on=timezone.localdate(),
        )
    except programme_imports.CatalogueChangedMeanwhile:
        messages.warning(request, _("Katalogen er endret siden du så på dette. Her er det filen gjør nå."))
        return _show(request, content, name)
    except programme_imports.FaultyFile:
        return _show(request, content, name)
    messages.success(request, _kept_words(plan))
    return redirect("programmes")


def _require_editor(request: ReaderRequest) -> None:
    if not may_edit(request.reader.scope):
        raise PermissionDenied


def _ask(request: ReaderRequest, form: FileForm) -> HttpResponse:
    context = {"form": form, "heading": _("Importer dagens katalog"), "breadcrumb": trail(_("Importer"))}
    return render(request, "leadership/programme_import.html", context)


def _show(request: ReaderRequest, content: bytes, name: str) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    told = read_programmes(scope=scope, content=content, name=name, on=today)
    context: dict[str, Any] = {
        "form": FileForm(),
        "name": name,
        "notices": present_notices([{"code": one.code, "params": one.params} for one in told.notices]),
        "breadcrumb": trail(_("Importer")),
    }
    if told.faults:
        context |= {"heading": _fault_words(told), "faults": _fault_lines(told), "kept": len(told.faults)}
        return render(request, "leadership/programme_import.html", context)
    plan = plan_catalogue(scope=scope, texts=told.texts, on=today)
    context |= {
        "heading": _plan_words(plan),
        "plan": plan,
        "groups": _groups(plan),
        "unmentioned": [(row, say.age_words(row)) for row in plan.unmentioned],
        "content": b64encode(content).decode(),
    }
    return render(request, "leadership/programme_import.html", context)


def _sent_back(told: str) -> bytes:
    try:
        content = b64decode(told, validate=True)
    except (binascii.Error, ValueError):
        return b""
    return content if len(content) <= LARGEST_FILE else b""


def _fault_lines(told: ProgrammeFile) -> list[FaultLine]:
    return [FaultLine(fault.row, column_word(fault.field), fault.found, tell_fault(fault)) for fault in told.faults]


def _fault_words(told: ProgrammeFile) -> str:
    words_ = ngettext(
        "%(count)d feil i filen. Ingenting er lagret", "%(count)d feil i filen. Ingenting er lagret", told.fault_count
    )
    return words_ % {"count": told.fault_count}


def _plan_words(plan: CataloguePlan) -> str:
    told = _("Filen gir %(new)d nye, %(changed)d endrede og %(confirmed)d bekreftede")
    changed = len(plan.changed) + len(plan.newer) + len(plan.older)
    return told % {"new": len(plan.new), "changed": changed, "confirmed": len(plan.confirmed)}


def _kept_words(plan: CataloguePlan) -> str:
    told = ngettext("%(count)d rad er lagret.", "%(count)d rader er lagret.", len(plan.all))
    return told % {"count": len(plan.all)}


def _groups(plan: CataloguePlan) -> list[tuple[str, list[ChangeLine]]]:
    """The kinds of change that there are, each with its lines."""
    named = (
        (_("Nye i katalogen"), plan.new),
        (_("Nyere opplysninger; de gamle blir stående"), plan.newer),
        (_("Endres for samme år"), plan.changed),
        (_("Eldre opplysninger som legges bak dagens"), plan.older),
        (_("Bekreftes uten endring"), plan.confirmed),
    )
    return [(heading, [_line(change) for change in changes]) for heading, changes in named if changes]


def _line(change: PlannedChange) -> ChangeLine:
    text = change.text
    differences = tuple(
        (say.label(field), _value(field, before), _value(field, after))
        for field, before, after in change.differences
        if field != "year"
    )
    return ChangeLine(text.title, text.code, text.year, differences)


def _value(field: str, value: Any) -> str:
    column = words.PROGRAMMES.column(field)
    if isinstance(value, tuple):
        return say.several(field, value) or say.unknown()
    if column.kind == Kind.BOOLEAN:
        return say.yes_no(value)
    if column.kind == Kind.CHOICE:
        return say.word(column.choices, value) or say.unknown()
    if value in (None, ""):
        return say.unknown()
    return say.amount(value) if isinstance(value, Decimal) else str(value)
