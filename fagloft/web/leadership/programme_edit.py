"""Add, change, confirm and end programmes of the catalogue."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.leadership.actions import programmes as actions
from fagloft.contexts.leadership.queries.programme_ownership import EDITORS
from fagloft.contexts.leadership.queries.programmes import get_wholes
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import undo_tag
from fagloft.web.leadership.programme import find_own_programme, trail
from fagloft.web.leadership.programme_forms import ProgrammeForm, start_of
from fagloft.web.leadership.programme_refusals import explain
from fagloft.web.offers.meanwhile import Difference, reopen, tell_differences

NOT_AN_EDITION = -1


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def programme_new(request: ReaderRequest) -> HttpResponse:
    start = {"year": timezone.localdate().year, "status": "active", "part_of_code": request.GET.get("part_of", "")}
    form = _form(request, request.POST or None, initial=start, is_new=True)
    if form.is_valid():
        try:
            number = actions.add(scope=request.reader.scope, text=form.text(), on=timezone.localdate())
        except actions.FaultyText as refusal:
            explain(form, refusal)
        except actions.CodeIsTaken:
            form.add_error("code", _("Koden er brukt. Velg en annen, eller endre programmet som har den."))
        else:
            messages.success(request, _("Lederutdanningen er lagt i katalogen."))
            return redirect("programme", number)
    context = {
        "form": form,
        "heading": _("Ny lederutdanning"),
        "submit_label": _("Lagre"),
        "cancel_url": reverse("programmes"),
        "breadcrumb": trail(_("Ny")),
    }
    return render(request, "leadership/programme_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def programme_edit(request: ReaderRequest, programme_id: int) -> HttpResponse:
    row = find_own_programme(request, programme_id).row
    start = start_of(row.text, row.edition)
    form = _form(request, request.POST or None, initial=start, is_new=False)
    differences: list[Difference] = []
    if form.is_valid():
        try:
            number = _save(request, programme_id, form)
        except actions.FaultyText as refusal:
            explain(form, refusal)
        except actions.NewerIsTold:
            form.add_error("year", _("Dette er fortalt for et senere år. Skriv det året eller et senere."))
        except actions.ChangedMeanwhile:
            form = _form(request, reopen(request.POST, row.edition), initial=start, is_new=False)
            differences = tell_differences(form)
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("programme", number)
    context = {
        "form": form,
        "differences": differences,
        "heading": _("Endre %(name)s") % {"name": row.text.title},
        "submit_label": _("Lagre endringen"),
        "cancel_url": reverse("programme", args=[programme_id]),
        "breadcrumb": trail(row.text.title, _("Endre"), programme_id=programme_id),
    }
    return render(request, "leadership/programme_form.html", context)


@require_POST
@may_be_seen_by(*EDITORS)
def programme_confirm(request: ReaderRequest, programme_id: int) -> HttpResponse:
    row = find_own_programme(request, programme_id).row
    today = timezone.localdate()
    try:
        actions.confirm(scope=request.reader.scope, programme_id=programme_id, edition=_edition(request), on=today)
    except actions.ChangedMeanwhile:
        return _look_again(request, programme_id)
    before = row.confirmed_on.isoformat() if row.confirmed_on else ""
    undo = _undo("programme_unconfirm", programme_id, edition=row.edition + 1, before=before)
    messages.success(request, _("%(title)s er bekreftet i dag.") % {"title": row.text.title}, extra_tags=undo)
    return redirect("programme", programme_id)


@require_POST
@may_be_seen_by(*EDITORS)
def programme_unconfirm(request: ReaderRequest, programme_id: int) -> HttpResponse:
    """The undo of confirming."""
    find_own_programme(request, programme_id)
    try:
        actions.take_back_confirmation(
            scope=request.reader.scope,
            programme_id=programme_id,
            edition=_edition(request),
            before=_day(request.GET.get("before", "")),
        )
    except actions.ChangedMeanwhile:
        return _look_again(request, programme_id)
    messages.success(request, _("Bekreftelsen er tatt tilbake."))
    return redirect("programme", programme_id)


@require_POST
@may_be_seen_by(*EDITORS)
def programme_retire(request: ReaderRequest, programme_id: int) -> HttpResponse:
    row = find_own_programme(request, programme_id).row
    try:
        before = actions.retire(scope=request.reader.scope, programme_id=programme_id, edition=_edition(request))
    except actions.ChangedMeanwhile:
        return _look_again(request, programme_id)
    undo = _undo("programme_resume", programme_id, edition=row.edition + 1, status=before)
    messages.success(request, _("%(title)s står som avsluttet.") % {"title": row.text.title}, extra_tags=undo)
    return redirect("programme", programme_id)


@require_POST
@may_be_seen_by(*EDITORS)
def programme_resume(request: ReaderRequest, programme_id: int) -> HttpResponse:
    """Offered again; also the undo of ending it."""
    row = find_own_programme(request, programme_id).row
    status = request.GET.get("status", "")
    try:
        actions.resume(scope=request.reader.scope, programme_id=programme_id, edition=_edition(request), status=status)
    except actions.ChangedMeanwhile:
        return _look_again(request, programme_id)
    messages.success(request, _("%(title)s tilbys igjen.") % {"title": row.text.title})
    return redirect("programme", programme_id)


def _form(request: ReaderRequest, told: QueryDict | None, *, initial: dict[str, Any], is_new: bool) -> ProgrammeForm:
    own = initial.get("code")
    wholes = [(code, title) for code, title in get_wholes(scope=request.reader.scope) if code != own]
    return ProgrammeForm(told, initial=initial, wholes=wholes, is_new=is_new)


def _save(request: ReaderRequest, programme_id: int, form: ProgrammeForm) -> int:
    edition = form.cleaned_data["edition"]
    return actions.change(
        scope=request.reader.scope,
        programme_id=programme_id,
        text=form.text(),
        edition=NOT_AN_EDITION if edition is None else edition,
        on=timezone.localdate(),
    )


def _edition(request: ReaderRequest) -> int:
    told = request.POST.get("edition", "") or request.GET.get("edition", "")
    return int(told) if told.isascii() and told.isdigit() and len(told) < len("1000000000") else NOT_AN_EDITION


def _day(told: str) -> date | None:
    try:
        return date.fromisoformat(told)
    except ValueError:
        return None


def _undo(url_name: str, programme_id: int, **told: str | int) -> str:
    return undo_tag(f"{reverse(url_name, args=[programme_id])}?{urlencode(told)}")


def _look_again(request: ReaderRequest, programme_id: int) -> HttpResponse:
    messages.warning(request, _("Noen har endret dette siden du åpnet det. Se hva som står nå, og prøv igjen."))
    return redirect("programme", programme_id)
