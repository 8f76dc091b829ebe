"""One offer: when it is held, what one can afterwards, who holds it."""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.offers.queries.offers import NoSuchOffer, OfferDetail, get_offer
from fagloft.contexts.offers.queries.sessions import SessionRow
from fagloft.contexts.organisations.scope import REGIONAL_ADVISER
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.offers.words import cost_words, learning_form_word, length_words, when_words
from fagloft.web.templatetags.formats import short_date

MOST_SESSIONS = 10


@dataclass(frozen=True)
class SessionLine:
    """A session with its words; what can be done to it stands where the reader may."""

    row: SessionRow
    when: str
    length: str
    cost: str
    own: str
    cancelled: str
    may_be_changed: bool
    may_be_held: bool
    may_be_shared_out: bool


@require_safe
@may_be_seen_by(SIGNED_IN)
def offer(request: ReaderRequest, offer_id: int) -> HttpResponse:
    detail = find_offer(request, offer_id)
    shares = detail.may_be_edited and request.reader.scope.has(REGIONAL_ADVISER)
    lines = [_line(row, detail, shares=shares) for row in detail.to_come]
    context = {
        "heading": _heading(detail),
        "lead": _lead(detail),
        "detail": detail,
        "to_come": lines[:MOST_SESSIONS],
        "later": lines[MOST_SESSIONS:],
        "past": [_line(row, detail, shares=False, is_past=True) for row in detail.past],
        "breadcrumb": trail(detail.title),
    }
    return render(request, "offers/offer.html", context)


def find_offer(request: ReaderRequest, offer_id: int) -> OfferDetail:
    try:
        return get_offer(scope=request.reader.scope, offer_id=offer_id, on=timezone.localdate())
    except NoSuchOffer as absent:
        raise Http404 from absent


def find_own_offer(request: ReaderRequest, offer_id: int) -> OfferDetail:
    """An offer the reader decides about; others are not there."""
    detail = find_offer(request, offer_id)
    if not detail.may_be_edited:
        raise Http404
    return detail


def trail(*steps: str, offer_id: int | None = None) -> tuple[Crumb, ...]:
    """The list, then the offer where a page below it is meant."""
    home = Crumb(_("Tilbud og samlinger"), reverse("offers"))
    if offer_id is None:
        return (home, *(Crumb(step) for step in steps))
    title, here = steps
    return (home, Crumb(title, reverse("offer", args=[offer_id])), Crumb(here))


def _heading(detail: OfferDetail) -> str:
    coming = next((row for row in detail.to_come if row.cancelled_on is None), None)
    if detail.retired_on is not None or coming is None:
        return detail.title
    return _("%(title)s: neste %(day)s, %(place)s") % {
        "title": detail.title,
        "day": when_words(coming.starts_on, coming.days),
        "place": coming.place,
    }


def _lead(detail: OfferDetail) -> str:
    for_whom = _("Felles for helsefellesskapet") if detail.is_shared else _("Lokalt tilbud")
    parts = (learning_form_word(detail.learning_form), detail.provider_name, for_whom)
    return " · ".join(part for part in parts if part)


def _line(row: SessionRow, detail: OfferDetail, *, shares: bool, is_past: bool = False) -> SessionLine:
    may_decide, is_held = detail.may_be_edited and not is_past, row.cancelled_on is None
    return SessionLine(
        row=row,
        when=when_words(row.starts_on, row.days),
        length=length_words(row.days, row.hours_per_day),
        cost=cost_words(row.seat_cost),
        own=_own_words(row.own_seats),
        cancelled=_cancelled_words(row.cancelled_on, row.cancelled_reason),
        may_be_changed=may_decide and is_held,
        may_be_held=may_decide and not is_held,
        may_be_shared_out=shares and is_held,
    )


def _own_words(seats: int | None) -> str:
    if seats is None:
        return ""
    return ngettext("%(count)d er deres", "%(count)d er deres", seats) % {"count": seats}


def _cancelled_words(day: date | None, reason: str) -> str:
    if day is None:
        return ""
    return _("Avlyst %(day)s: %(reason)s") % {"day": short_date(day), "reason": reason}
