"""Add, change and retire offers: the organisation's own, or the health community's for its adviser."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.competence.queries.catalogues import get_level_choices
from fagloft.contexts.offers.actions import offers as actions
from fagloft.contexts.offers.queries.offers import OfferDetail
from fagloft.contexts.offers.queries.ownership import EDITORS
from fagloft.contexts.offers.queries.texts import get_offer_text
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import undo_tag
from fagloft.web.offers.forms import OfferForm, start_of_offer
from fagloft.web.offers.meanwhile import Difference, reopen, tell_differences
from fagloft.web.offers.offer import find_own_offer, trail
from fagloft.web.offers.refusals import OFFER_REFUSALS, explain


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def offer_add(request: ReaderRequest) -> HttpResponse:
    form = _form(request, request.POST or None, initial={"competence_1": request.GET.get("competence", "")})
    if form.is_valid():
        try:
            number = actions.add(scope=request.reader.scope, text=form.text(), on=timezone.localdate())
        except OFFER_REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Tilbudet er lagret. Legg til når og hvor det holdes."))
            return redirect("offer", number)
    context = {
        "form": form,
        "heading": _("Nytt tilbud"),
        "submit_label": _("Lagre tilbudet"),
        "cancel_url": reverse("offers"),
        "breadcrumb": trail(_("Nytt tilbud")),
    }
    return render(request, "offers/offer_form.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EDITORS)
def offer_change(request: ReaderRequest, offer_id: int) -> HttpResponse:
    detail = find_own_offer(request, offer_id)
    text, edition = get_offer_text(scope=request.reader.scope, offer_id=offer_id)
    start = start_of_offer(text, edition)
    form = _form(request, request.POST or None, detail=detail, initial=start)
    differences: list[Difference] = []
    if form.is_valid():
        try:
            _save(request, offer_id, form)
        except OFFER_REFUSALS as refusal:
            explain(form, refusal)
        except actions.ChangedMeanwhile:
            form = _form(request, reopen(request.POST, edition), detail=detail, initial=start)
            differences = tell_differences(form)
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("offer", offer_id)
    context = {
        "form": form,
        "differences": differences,
        "heading": _("Endre %(name)s") % {"name": detail.title},
        "submit_label": _("Lagre endringen"),
        "cancel_url": reverse("offer", args=[offer_id]),
        "breadcrumb": trail(detail.title, _("Endre"), offer_id=offer_id),
    }
    return render(request, "offers/offer_form.html", context)


@require_POST
@may_be_seen_by(*EDITORS)
def offer_retire(request: ReaderRequest, offer_id: int) -> HttpResponse:
    detail = find_own_offer(request, offer_id)
    try:
        actions.retire(scope=request.reader.scope, offer_id=offer_id, on=timezone.localdate())
    except actions.HasSessionsToCome:
        words = _(
            "%(title)s har samlinger framover. Avlys dem først, så får de som har planlagt med dem, vite hvorfor."
        )
        messages.warning(request, words % {"title": detail.title})
        return redirect("offer", offer_id)
    words = _("%(title)s er tatt ut av bruk.") % {"title": detail.title}
    messages.success(request, words, extra_tags=undo_tag(reverse("offer_restore", args=[offer_id])))
    return redirect("offers")


@require_POST
@may_be_seen_by(*EDITORS)
def offer_restore(request: ReaderRequest, offer_id: int) -> HttpResponse:
    """Offer it again; also the undo of retiring."""
    detail = find_own_offer(request, offer_id)
    actions.take_back_retirement(scope=request.reader.scope, offer_id=offer_id)
    messages.success(request, _("%(title)s er i bruk igjen.") % {"title": detail.title})
    return redirect("offer", offer_id)


def _form(
    request: ReaderRequest, told: QueryDict | None, *, initial: dict[str, Any], detail: OfferDetail | None = None
) -> OfferForm:
    catalogue = get_level_choices(scope=request.reader.scope, on=timezone.localdate())
    return OfferForm(told, initial=initial, catalogue=catalogue, given=detail.gives if detail else ())


def _save(request: ReaderRequest, offer_id: int, form: OfferForm) -> None:
    actions.change(
        scope=request.reader.scope,
        offer_id=offer_id,
        text=form.text(),
        edition=form.cleaned_data["edition"],
        on=timezone.localdate(),
    )
