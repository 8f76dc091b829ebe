"""A leader's yes or no to seats, one by one or a whole session at once."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.contexts.participation.actions import enrolments as actions
from fagloft.contexts.participation.queries.one_enrolment import OneEnrolment, get_enrolment
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb, undo_tag
from fagloft.web.training.applied_words import accepted_sentence
from fagloft.web.training.forms import ReasonForm

MOST = 500


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def enrolments_accept(request: ReaderRequest, unit_id: int) -> HttpResponse:
    def accept(chosen: list[int]) -> None:
        done = actions.accept(
            scope=request.reader.scope, enrolment_ids=chosen, at=timezone.now(), today=timezone.localdate()
        )
        undo = undo_tag(reverse("enrolment_take_back", args=chosen)) if len(chosen) == done.count == 1 else ""
        tell = messages.warning if done.left_out else messages.success
        tell(request, accepted_sentence(done), extra_tags=undo)

    return _act(request, unit_id, accept)


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def enrolments_cancel(request: ReaderRequest, unit_id: int) -> HttpResponse:
    """Close seats in a session that will not be held."""

    def cancel(chosen: list[int]) -> None:
        count = actions.cancel(
            scope=request.reader.scope, enrolment_ids=chosen, at=timezone.now(), today=timezone.localdate()
        )
        sentence = ngettext("%(count)d påmelding er fjernet.", "%(count)d påmeldinger er fjernet.", count)
        messages.success(request, sentence % {"count": count})

    return _act(request, unit_id, cancel)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY)
def enrolment_decline(request: ReaderRequest, enrolment_id: int) -> HttpResponse:
    """No to what is proposed, or a seat given back; the reason is kept."""
    row = _find(request, enrolment_id)
    form = ReasonForm(request.POST or None)
    if form.is_valid():
        return _decline(request, row, form.cleaned_data["reason"])
    home = reverse("unit_training", args=[row.unit_id])
    trail = (Crumb(row.unit_name, home), Crumb(row.person_name))
    context = {"form": form, "row": row, "home": home, "breadcrumb": trail}
    return render(request, "training/enrolment_decline.html", context)


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def enrolment_take_back(request: ReaderRequest, enrolment_id: int) -> HttpResponse:
    """Undo a yes or a no."""
    row = _find(request, enrolment_id)
    try:
        actions.take_back(scope=request.reader.scope, enrolment_id=enrolment_id, today=timezone.localdate())
    except actions.NoSuchEnrolment:
        messages.warning(request, _("Noen har bestemt noe nytt siden. Slik er det nå."))
    else:
        messages.success(request, _("Påmeldingen venter på svar igjen."))
    return redirect("unit_training", unit_id=row.unit_id)


def _act(request: ReaderRequest, unit_id: int, act: Callable[[list[int]], None]) -> HttpResponse:
    """Act on the seats that were sent; what somebody decided meanwhile stands."""
    if unit_id not in request.reader.scope.led_units:
        raise Http404
    chosen = [int(number) for number in request.POST.getlist("enrolment")[:MOST] if number.isdigit()]
    try:
        act(chosen)
    except actions.NotYoursToDecide as absent:
        raise Http404 from absent
    except (actions.NoSuchEnrolment, actions.SessionStands):
        messages.warning(request, _("Noen har bestemt noe nytt siden du åpnet siden. Slik er det nå."))
    return redirect("unit_training", unit_id=unit_id)


def _find(request: ReaderRequest, enrolment_id: int) -> OneEnrolment:
    row = get_enrolment(scope=request.reader.scope, enrolment_id=enrolment_id, today=timezone.localdate())
    if row is None:
        raise Http404
    return row


def _decline(request: ReaderRequest, row: OneEnrolment, reason: str) -> HttpResponse:
    answer = actions.withdraw if row.is_accepted else actions.decline
    try:
        answer(
            scope=request.reader.scope,
            enrolment_id=row.id,
            reason=reason,
            at=timezone.now(),
            today=timezone.localdate(),
        )
    except actions.NoSuchEnrolment:
        messages.warning(request, _("Noen har bestemt noe nytt siden du åpnet siden. Slik er det nå."))
    else:
        said = _("Plassen er gitt tilbake.") if row.is_accepted else _("Du har sagt nei til plassen.")
        messages.success(request, said, extra_tags=undo_tag(reverse("enrolment_take_back", args=[row.id])))
    return redirect("unit_training", unit_id=row.unit_id)
