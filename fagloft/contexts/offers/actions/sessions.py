"""When and where an offer is held. A session that has begun is history; one that is cancelled stays, and says so."""

from datetime import date, timedelta
from decimal import Decimal

from django.db import transaction
from django.db.models import Sum

from fagloft.contexts.offers.actions.offers import ChangedMeanwhile
from fagloft.contexts.offers.models import Offer, SeatShare, Session
from fagloft.contexts.offers.queries.offers import NoSuchOffer
from fagloft.contexts.offers.queries.ownership import NotYoursToDecide, require_editor
from fagloft.contexts.offers.queries.sessions import NoSuchSession
from fagloft.contexts.offers.queries.texts import SessionText
from fagloft.contexts.organisations.scope import Scope

__all__ = [
    "ChangedMeanwhile",
    "CostIsNotRight",
    "FewerPlacesThanShared",
    "HasBegun",
    "HoursAreNotRight",
    "InThePast",
    "IsCancelled",
    "LastsTooLong",
    "NoSuchOffer",
    "NoSuchSession",
    "NotYoursToDecide",
    "OfferIsRetired",
    "PlacesAreNotRight",
    "TooFarAhead",
    "WithoutPlace",
    "WithoutReason",
    "add",
    "cancel",
    "change",
    "take_back_cancellation",
]

MOST_DAYS = 30
MOST_PLACES = 2000
HIGHEST_SEAT_COST = Decimal(200_000)
FURTHEST = timedelta(days=5 * 366)


class CostIsNotRight(Exception):
    """A place costs nothing or more, and not more than `HIGHEST_SEAT_COST`."""


class FewerPlacesThanShared(Exception):
    """More places than these are promised to members of the health community."""


class HasBegun(Exception):
    """The session began on an earlier day."""


class HoursAreNotRight(Exception):
    """A day has between no hours and twenty-four."""


class InThePast(Exception):
    """A session is planned for today or later."""


class IsCancelled(Exception):
    """The session is cancelled, and is neither changed nor cancelled again."""


class LastsTooLong(Exception):
    """A session is of consecutive days, `MOST_DAYS` at most; what lasts longer is several sessions."""


class OfferIsRetired(Exception):
    """What is no longer offered is not held."""


class PlacesAreNotRight(Exception):
    """A session has at least one place, and not more than `MOST_PLACES`."""


class TooFarAhead(Exception):
    """Nobody plans a session more than five years ahead."""


class WithoutPlace(Exception):
    """A session is held somewhere, be it online."""


class WithoutReason(Exception):
    """Those who planned with a session are told why it is cancelled."""


@transaction.atomic
def add(*, scope: Scope, offer_id: int, text: SessionText, today: date) -> int:
    """Hold an offer once more; returns the session's number."""
    require_editor(scope)
    offer = Offer.objects.filter(tenant_id=scope.tenant_id, pk=offer_id).first()
    if offer is None:
        raise NoSuchOffer
    if offer.retired_on is not None:
        raise OfferIsRetired
    _require_sense(text, today)
    return Session.objects.create(tenant_id=scope.tenant_id, offer=offer, **vars(text)).pk


@transaction.atomic
def change(*, scope: Scope, session_id: int, text: SessionText, edition: int, today: date) -> None:
    """Move a session, or change what it costs and holds; `edition` is the one the reader has seen."""
    session = _own(scope, session_id, today)
    if session.edition != edition:
        raise ChangedMeanwhile
    if session.cancelled_on is not None:
        raise IsCancelled
    _require_sense(text, today)
    promised = SeatShare.objects.filter(session=session).aggregate(seats=Sum("seats"))["seats"] or 0
    if promised > text.capacity:
        raise FewerPlacesThanShared
    for name, value in vars(text).items():
        setattr(session, name, value)
    session.edition += 1
    session.save()


@transaction.atomic
def cancel(*, scope: Scope, session_id: int, reason: str, today: date) -> None:
    """Say that a session is not held, and why."""
    session = _own(scope, session_id, today)
    if session.cancelled_on is not None:
        raise IsCancelled
    if not reason.strip():
        raise WithoutReason
    session.cancelled_on, session.cancelled_reason = today, reason.strip()
    session.edition += 1
    session.save()


@transaction.atomic
def take_back_cancellation(*, scope: Scope, session_id: int, today: date) -> None:
    """Hold a cancelled session after all."""
    session = _own(scope, session_id, today)
    if session.offer.retired_on is not None:
        raise OfferIsRetired
    session.cancelled_on, session.cancelled_reason = None, ""
    session.edition += 1
    session.save()


def _own(scope: Scope, session_id: int, today: date) -> Session:
    """A session of the organisation that has not begun on an earlier day, for one who decides about it."""
    require_editor(scope)
    rows = Session.objects.select_for_update(of=("self",)).select_related("offer")
    session = rows.filter(tenant_id=scope.tenant_id, pk=session_id).first()
    if session is None:
        raise NoSuchSession
    if session.starts_on < today:
        raise HasBegun
    return session


def _require_sense(text: SessionText, today: date) -> None:
    refusals = {
        InThePast: text.starts_on < today,
        TooFarAhead: text.starts_on > today + FURTHEST,
        LastsTooLong: not 1 <= text.days <= MOST_DAYS,
        HoursAreNotRight: not 0 < text.hours_per_day <= 24,
        PlacesAreNotRight: not 1 <= text.capacity <= MOST_PLACES,
        CostIsNotRight: not 0 <= text.seat_cost <= HIGHEST_SEAT_COST,
        WithoutPlace: not text.place.strip(),
    }
    for refusal, is_so in refusals.items():
        if is_so:
            raise refusal
