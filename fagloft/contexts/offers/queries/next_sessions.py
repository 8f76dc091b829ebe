"""Which session comes next for a competence that somebody lacks: one question for a whole page."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import OuterRef, Subquery
from django.db.models.functions import JSONObject

from fagloft.contexts.offers.models import OfferCompetence
from fagloft.contexts.offers.queries.sessions import open_from
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class NextSession:
    """The first open session that gives a competence on the level that is needed, or a higher one."""

    id: int
    offer_id: int
    title: str
    starts_on: date
    place: str
    seat_cost: float


def get_next_sessions(*, scope: Scope, needs: Mapping[int, int], on: date) -> dict[int, NextSession]:
    """By competence, for those and the levels in `needs`; competences that no open session gives are left out."""
    columns = {name: name for name in ("id", "starts_on", "place", "seat_cost")}
    sessions = open_from(scope, on).filter(offer_id=OuterRef("offer_id")).order_by("starts_on", "id")
    rows = (
        OfferCompetence.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id], competence_id__in=needs)
        .annotate(following=Subquery(sessions.values(columns=JSONObject(**columns))[:1]))
        .exclude(following=None)
        .values_list("competence_id", "level", "offer_id", "offer__title", "following")
    )
    found: dict[int, NextSession] = {}
    for competence_id, level, offer_id, title, following in rows:
        session = _read(offer_id, title, following)
        if level >= needs[competence_id] and _is_earlier(session, found.get(competence_id)):
            found[competence_id] = session
    return found


def _read(offer_id: int, title: str, told: Mapping[str, Any]) -> NextSession:
    return NextSession(
        id=told["id"],
        offer_id=offer_id,
        title=title,
        starts_on=date.fromisoformat(told["starts_on"]),
        place=told["place"],
        seat_cost=float(told["seat_cost"]),
    )


def _is_earlier(session: NextSession, known: NextSession | None) -> bool:
    return known is None or (session.starts_on, session.id) < (known.starts_on, known.id)
