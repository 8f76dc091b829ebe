"""What is said of an offer and of a session, as it is edited."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fagloft.contexts.offers.models import Offer, OfferCompetence, Session
from fagloft.contexts.offers.queries.offers import NoSuchOffer
from fagloft.contexts.offers.queries.sessions import NoSuchSession, SessionRow
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class OfferText:
    """`competences` are pairs of a competence's number and the level one reaches."""

    title: str
    learning_form: str
    provider_name: str = ""
    description: str = ""
    competences: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class SessionText:
    starts_on: date
    days: int
    hours_per_day: Decimal
    place: str
    capacity: int
    seat_cost: Decimal = Decimal(0)


def get_offer_text(*, scope: Scope, offer_id: int) -> tuple[OfferText, int]:
    """The text of one of the organisation's own offers, and its edition."""
    offer = Offer.objects.filter(tenant_id=scope.tenant_id, pk=offer_id).first()
    if offer is None:
        raise NoSuchOffer
    given = OfferCompetence.objects.filter(offer=offer).order_by("id")
    text = OfferText(
        title=offer.title,
        learning_form=offer.learning_form,
        provider_name=offer.provider_name,
        description=offer.description,
        competences=tuple(given.values_list("competence_id", "level")),
    )
    return text, offer.edition


def get_session_text(*, scope: Scope, session_id: int) -> tuple[SessionText, int]:
    """What is said of one of the organisation's own sessions, and its edition."""
    session = Session.objects.filter(tenant_id=scope.tenant_id, pk=session_id).first()
    if session is None:
        raise NoSuchSession
    return text_of(session), session.edition


def text_of(session: Session | SessionRow) -> SessionText:
    """What is said of a session, for editing it or for another like it."""
    return SessionText(**{name: getattr(session, name) for name in SessionText.__dataclass_fields__})
