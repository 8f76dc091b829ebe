"""The health community divides the places of a shared session among its members."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.offers.actions import seat_shares as actions
from fagloft.contexts.offers.queries.seat_shares import get_member_shares
from fagloft.contexts.organisations.scope import REGIONAL_ADVISER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.offers.forms import SharesForm
from fagloft.web.offers.offer import trail
from fagloft.web.offers.refusals import explain
from fagloft.web.offers.session_edit import find_own_session
from fagloft.web.offers.words import when_words


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(REGIONAL_ADVISER)
def seat_shares(request: ReaderRequest, session_id: int) -> HttpResponse:
    row, scope = find_own_session(request, session_id), request.reader.scope
    shares = get_member_shares(scope=scope, session_id=session_id)
    form = SharesForm(
        request.POST or None,
        members={share.organisation_id: share.name for share in shares},
        initial={f"seats_{share.organisation_id}": share.seats for share in shares},
    )
    if form.is_valid() and _save(request, session_id, form):
        messages.success(request, _("Fordelingen er lagret."))
        return redirect("offer", row.offer_id)
    context = {
        "form": form,
        "heading": _("Fordel %(count)d plasser %(day)s")
        % {"count": row.capacity, "day": when_words(row.starts_on, row.days)},
        "lead": row.title,
        "cancel_url": reverse("offer", args=[row.offer_id]),
        "breadcrumb": trail(row.title, _("Fordel plasser"), offer_id=row.offer_id),
    }
    return render(request, "offers/seat_shares.html", context)


def _save(request: ReaderRequest, session_id: int, form: SharesForm) -> bool:
    scope, today = request.reader.scope, timezone.localdate()
    try:
        actions.share_out(scope=scope, session_id=session_id, seats=form.seats(), today=today)
    except actions.MoreSeatsThanPlaces as refusal:
        explain(form, refusal)
    except actions.NoSuchSession as absent:
        raise Http404 from absent
    return not form.errors
