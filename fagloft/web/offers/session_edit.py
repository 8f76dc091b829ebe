"""Plan a session, move it, cancel it with a reason, and hold it after all."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.offers.actions import sessions as actions
from fagloft.contexts.offers.queries.offers import OfferDetail
from fagloft.contexts.offers.queries.ownership import EDITORS
from fagloft.contexts.offers.queries.sessions import NoSuchSession, SessionRow, get_places, get_session
from fagloft.contexts.offers.queries.texts import get_session_text, text_of
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import undo_tag
from fagloft.web.offers.forms import CancelForm, SessionForm, start_of_session
from fagloft.web.offers.meanwhile import Difference, reopen, tell_differences
from fagloft.web.offers.offer import find_own_offer, trail
from fagloft.web.offers.refusals import SESSION_REFUSALS, explain
from fagloft.web.offers.words import when_words


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def session_add(request: ReaderRequest, offer_id: int) -> HttpResponse:
    detail = find_own_offer(request, offer_id)
    if detail.retired_on is not None:
        messages.warning(request, _("Tilbudet er tatt ut av bruk. Ta det i bruk igjen før du legger til en samling."))
        return redirect("offer", offer_id)
    form = SessionForm(request.POST or None, initial=_as_last_time(detail))
    if form.is_valid():
        today = timezone.localdate()
        try:
            actions.add(scope=request.reader.scope, offer_id=offer_id, text=form.text(), today=today)
        except SESSION_REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Samlingen er lagret."))
            return redirect("offer", offer_id)
    return _draw(request, form, _("Ny samling"), _("Lagre samlingen"), (offer_id, detail.title, _("Ny samling")))


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def session_change(request: ReaderRequest, session_id: int) -> HttpResponse:
    row = find_own_session(request, session_id)
    if (elsewhere := _past_change(request, row)) is not None:
        return elsewhere
    text, edition = get_session_text(scope=request.reader.scope, session_id=session_id)
    start = start_of_session(text, edition)
    form = SessionForm(request.POST or None, initial=start)
    differences: list[Difference] = []
    if form.is_valid():
        try:
            _save(request, session_id, form)
        except SESSION_REFUSALS as refusal:
            explain(form, refusal)
        except actions.ChangedMeanwhile:
            form = SessionForm(reopen(request.POST, edition), initial=start)
            differences = tell_differences(form)
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("offer", row.offer_id)
    heading = _("Endre samlingen %(day)s") % {"day": when_words(row.starts_on, row.days)}
    place = (row.offer_id, row.title, _("Endre samlingen"))
    return _draw(request, form, heading, _("Lagre endringen"), place, differences)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def session_cancel(request: ReaderRequest, session_id: int) -> HttpResponse:
    row = find_own_session(request, session_id)
    if (elsewhere := _past_change(request, row)) is not None:
        return elsewhere
    form = CancelForm(request.POST or None)
    if form.is_valid():
        with suppress(actions.IsCancelled):  # somebody was quicker: it is cancelled all the same
            actions.cancel(
                scope=request.reader.scope,
                session_id=session_id,
                reason=form.cleaned_data["reason"],
                today=timezone.localdate(),
            )
        undo = undo_tag(reverse("session_restore", args=[session_id]))
        messages.success(request, _("Samlingen er avlyst."), extra_tags=undo)
        return redirect("offer", row.offer_id)
    heading = _("Avlys samlingen %(day)s") % {"day": when_words(row.starts_on, row.days)}
    return _draw(request, form, heading, _("Avlys samlingen"), (row.offer_id, row.title, _("Avlys")))


@require_POST
@may_be_seen_by(*EDITORS)
def session_restore(request: ReaderRequest, session_id: int) -> HttpResponse:
    """Hold it after all; also the undo of cancelling."""
    row = find_own_session(request, session_id)
    try:
        actions.take_back_cancellation(scope=request.reader.scope, session_id=session_id, today=timezone.localdate())
    except actions.HasBegun:
        messages.warning(request, _("Dagen har vært, så samlingen blir stående som avlyst."))
    except actions.OfferIsRetired:
        messages.warning(request, _("Tilbudet er tatt ut av bruk. Ta det i bruk igjen først."))
    else:
        messages.success(request, _("Samlingen holdes likevel."))
    return redirect("offer", row.offer_id)


def find_own_session(request: ReaderRequest, session_id: int) -> SessionRow:
    """A session of an offer the reader decides about; others are not there."""
    try:
        row = get_session(scope=request.reader.scope, session_id=session_id)
    except NoSuchSession as absent:
        raise Http404 from absent
    find_own_offer(request, row.offer_id)
    return row


def _as_last_time(detail: OfferDetail) -> dict[str, Any]:
    """A new session is most often held as the last one was."""
    latest = (*detail.to_come[-1:], *detail.past[:1])
    if not latest:
        return {"days": 1, "seat_cost": 0}
    return start_of_session(text_of(latest[0]), 1) | {"starts_on": None}


def _past_change(request: ReaderRequest, row: SessionRow) -> HttpResponse | None:
    """Back to the offer with the reason, where there is nothing left to change."""
    if row.starts_on < timezone.localdate():
        messages.warning(request, _("Samlingen har vært, og kan ikke endres."))
    elif row.cancelled_on is not None:
        messages.warning(request, _("Samlingen er avlyst. Hold den likevel før du endrer den."))
    else:
        return None
    return redirect("offer", row.offer_id)


def _save(request: ReaderRequest, session_id: int, form: SessionForm) -> None:
    actions.change(
        scope=request.reader.scope,
        session_id=session_id,
        text=form.text(),
        edition=form.cleaned_data["edition"],
        today=timezone.localdate(),
    )


def _draw(
    request: ReaderRequest,
    form: SessionForm | CancelForm,
    heading: str,
    submit_label: str,
    place: tuple[int, str, str],
    differences: list[Difference] | None = None,
) -> HttpResponse:
    offer_id, title, here = place
    context = {
        "form": form,
        "heading": heading,
        "lead": title,
        "submit_label": submit_label,
        "differences": differences or [],
        "places": get_places(scope=request.reader.scope, on=timezone.localdate()),
        "cancel_url": reverse("offer", args=[offer_id]),
        "breadcrumb": trail(title, here, offer_id=offer_id),
    }
    return render(request, "offers/session_form.html", context)
