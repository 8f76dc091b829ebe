"""What can be learnt: the organisation's own offers and the health community's."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q, QuerySet, Window

from fagloft.contexts.offers.models import Offer, OfferCompetence, Session
from fagloft.contexts.offers.queries.ownership import is_shared, may_edit
from fagloft.contexts.offers.queries.sessions import (
    GivenCompetence,
    SessionRow,
    describe,
    get_given,
    in_sight,
    open_from,
)
from fagloft.contexts.organisations.scope import Scope

# How far back the page of an offer looks.
LOOKS_BACK = timedelta(days=365)


class NoSuchOffer(Exception):
    """The offer does not exist, or belongs to somebody else."""


@dataclass(frozen=True)
class OfferFilter:
    """`ends_on` is the first day that is no longer asked for; `owner` is empty, own or shared."""

    words: str = ""
    competence_id: int | None = None
    learning_form: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    place: str = ""
    owner: str = ""

    @property
    def is_of_sessions(self) -> bool:
        """Whether only offers that are held, then and there, are asked for."""
        return bool(self.starts_on or self.ends_on or self.place)


@dataclass(frozen=True)
class OfferedNext:
    """The next session of an offer, and how many there are with it."""

    starts_on: date
    days: int
    hours_per_day: Decimal
    place: str
    capacity: int
    seat_cost: Decimal
    sessions: int


@dataclass(frozen=True)
class OfferRow:
    id: int
    title: str
    learning_form: str
    provider_name: str
    is_shared: bool
    gives: tuple[GivenCompetence, ...]
    offered_next: OfferedNext | None


@dataclass(frozen=True)
class OfferDetail:
    """An offer with its sessions: those to come, cancelled ones too, and those of the last year."""

    id: int
    code: str
    title: str
    learning_form: str
    provider_name: str
    description: str
    is_shared: bool
    may_be_edited: bool
    retired_on: date | None
    gives: tuple[GivenCompetence, ...]
    to_come: tuple[SessionRow, ...]
    past: tuple[SessionRow, ...]


def get_offers(*, scope: Scope, on: date, wanted: OfferFilter) -> tuple[OfferRow, ...]:
    """Offers in use that fit the filter: those held next first, then by title those that no session is planned of."""
    offers = list(_fitting(scope, on, wanted))
    coming = _held_next(scope, on, wanted)
    given = get_given(scope, [offer.pk for offer in offers])
    rows = [
        _row(scope, offer, given, coming.get(offer.pk))
        for offer in offers
        if offer.pk in coming or not wanted.is_of_sessions
    ]
    return tuple(sorted(rows, key=_by_day))


def get_offer(*, scope: Scope, offer_id: int, on: date) -> OfferDetail:
    """One offer, retired ones too."""
    offer = _in_sight(scope).filter(pk=offer_id).first()
    if offer is None:
        raise NoSuchOffer
    sessions = describe(scope, in_sight(scope).filter(offer=offer, starts_on__gte=on - LOOKS_BACK))
    return OfferDetail(
        id=offer.pk,
        code=offer.code,
        title=offer.title,
        learning_form=offer.learning_form,
        provider_name=offer.provider_name,
        description=offer.description,
        is_shared=is_shared(scope, offer.tenant_id),
        may_be_edited=offer.tenant_id == scope.tenant_id and may_edit(scope),
        retired_on=offer.retired_on,
        gives=get_given(scope, [offer.pk])[offer.pk],
        to_come=tuple(session for session in sessions if session.starts_on >= on),
        past=tuple(session for session in reversed(sessions) if session.starts_on < on),
    )


def _in_sight(scope: Scope) -> QuerySet[Offer]:
    return Offer.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id])


def _fitting(scope: Scope, on: date, wanted: OfferFilter) -> QuerySet[Offer]:
    offers = _in_sight(scope).filter(Q(retired_on=None) | Q(retired_on__gt=on)).order_by("title", "id")
    for word in wanted.words.split():
        offers = offers.filter(
            Q(title__icontains=word) | Q(provider_name__icontains=word) | Q(description__icontains=word)
        )
    if wanted.learning_form:
        offers = offers.filter(learning_form=wanted.learning_form)
    if wanted.competence_id is not None:
        gives = OfferCompetence.objects.filter(competence_id=wanted.competence_id)
        offers = offers.filter(pk__in=gives.values("offer_id"))
    if wanted.owner:
        shared = Q(tenant_id=scope.shared_id)
        offers = offers.filter(shared if wanted.owner == "shared" else ~shared)
    return offers


def _held_next(scope: Scope, on: date, wanted: OfferFilter) -> dict[int, OfferedNext]:
    """The next session of every offer then and there, with how many there are."""
    sessions = open_from(scope, max(on, wanted.starts_on or on))
    if wanted.ends_on is not None:
        sessions = sessions.filter(starts_on__lt=wanted.ends_on)
    if wanted.place:
        sessions = sessions.filter(place=wanted.place)
    first = (
        sessions.annotate(sessions=Window(Count("id"), partition_by=F("offer_id")))
        .order_by("offer_id", "starts_on", "id")
        .distinct("offer_id")
    )
    return {session.offer_id: _next(session, session.sessions) for session in first}


def _next(session: Session, sessions: int) -> OfferedNext:
    return OfferedNext(
        starts_on=session.starts_on,
        days=session.days,
        hours_per_day=session.hours_per_day,
        place=session.place,
        capacity=session.capacity,
        seat_cost=session.seat_cost,
        sessions=sessions,
    )


def _row(
    scope: Scope, offer: Offer, given: Mapping[int, tuple[GivenCompetence, ...]], offered_next: OfferedNext | None
) -> OfferRow:
    return OfferRow(
        id=offer.pk,
        title=offer.title,
        learning_form=offer.learning_form,
        provider_name=offer.provider_name,
        is_shared=is_shared(scope, offer.tenant_id),
        gives=given[offer.pk],
        offered_next=offered_next,
    )


def _by_day(row: OfferRow) -> tuple[date, str]:
    return (row.offered_next.starts_on if row.offered_next else date.max, row.title.casefold())
