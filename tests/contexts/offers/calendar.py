"""Offers and sessions of the small world."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from fagloft.contexts.offers.actions import offers, sessions
from fagloft.contexts.offers.queries.texts import OfferText, SessionText
from tests.world import World


def offer_text(world: World, **changed: Any) -> OfferText:
    told: dict[str, Any] = {
        "title": "HLR på avdelingen",
        "learning_form": "skills_training",
        "provider_name": "Sandefjord kommune",
        "competences": ((world.competences["hlr"].pk, 1),),
    }
    return OfferText(**(told | changed))


def session_text(world: World, **changed: Any) -> SessionText:
    told: dict[str, Any] = {
        "starts_on": world.today + timedelta(days=10),
        "days": 1,
        "hours_per_day": Decimal("3.5"),
        "place": "Sandefjord",
        "capacity": 12,
        "seat_cost": Decimal(450),
    }
    return SessionText(**(told | changed))


def add_offer(world: World, reader: str = "bjorn", **changed: Any) -> int:
    return offers.add(scope=world.scope_of(reader), text=offer_text(world, **changed), on=world.today)


def add_session(world: World, offer_id: int, reader: str = "bjorn", **changed: Any) -> int:
    return sessions.add(
        scope=world.scope_of(reader), offer_id=offer_id, text=session_text(world, **changed), today=world.today
    )


def add_shared(world: World, **changed: Any) -> tuple[int, int]:
    """An offer of the health community with a session; gives their numbers."""
    offer = add_offer(world, "dag", **({"title": "PICC-kurs"} | changed))
    return offer, add_session(world, offer, "dag", place="Tønsberg", capacity=20)


def days_ahead(world: World, days: int) -> date:
    return world.today + timedelta(days=days)
