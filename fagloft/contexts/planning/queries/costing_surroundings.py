"""What measures are costed with: hourly rates, travel costs, and what offers take and give."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Q

from fagloft.contexts.offers.models import Offer, OfferCompetence, Session
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import HourlyRate, TravelCost
from fagloft.engine.costing import Rate, Surroundings, in_ore


@dataclass(frozen=True)
class SessionTerms:
    starts_on: date
    hours: Decimal
    place: str
    fee: int


@dataclass(frozen=True)
class OfferTerms:
    """What an offer gives, and its sessions that are not cancelled, the first on top."""

    id: int
    title: str
    learning_form: str
    gives: dict[int, int]
    sessions: tuple[SessionTerms, ...]

    def session_from(self, day: date) -> SessionTerms | None:
        return next((session for session in self.sessions if session.starts_on >= day), None)

    def gives_all(self, wanted: Collection[tuple[int, int]]) -> bool:
        return all(self.gives.get(competence, 0) >= level for competence, level in wanted)


def get_surroundings(*, scope: Scope, tree: UnitTree) -> Surroundings:
    """Two questions: rates and travel costs of the organisation."""
    rates = HourlyRate.objects.filter(tenant_id=scope.tenant_id).order_by("id")
    travel = TravelCost.objects.filter(tenant_id=scope.tenant_id).order_by("id")
    return Surroundings(
        rates=[
            Rate(_text(row.unit_id), _text(row.profession_id), in_ore(row.substitute), in_ore(row.own_hour))
            for row in rates
        ],
        travel={(str(row.unit_id), row.place): in_ore(row.amount) for row in travel},
        paths={str(unit): [str(node.id) for node in reversed(tree.path_to(unit))] for unit in tree.nodes},
    )


def get_offer_terms(
    *, scope: Scope, offer_ids: Collection[int], competence_ids: Collection[int], since: date, on: date
) -> dict[int, OfferTerms]:
    """These offers, and all others in use that give one of the competences; three questions."""
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    giving = OfferCompetence.objects.filter(competence_id__in=competence_ids).values("offer_id")
    in_use = Q(retired_on=None) | Q(retired_on__gt=on)
    offers = list(
        Offer.objects.filter(Q(pk__in=offer_ids) | Q(pk__in=giving) & in_use, tenant_id__in=owners).order_by("id")
    )
    gives: dict[int, dict[int, int]] = defaultdict(dict)
    for offer, competence, level in OfferCompetence.objects.filter(offer__in=offers).values_list(
        "offer_id", "competence_id", "level"
    ):
        gives[offer][competence] = level
    sessions = _sessions(offers, since)
    return {
        offer.pk: OfferTerms(offer.pk, offer.title, offer.learning_form, gives[offer.pk], tuple(sessions[offer.pk]))
        for offer in offers
    }


def _sessions(offers: list[Offer], since: date) -> dict[int, list[SessionTerms]]:
    found: dict[int, list[SessionTerms]] = defaultdict(list)
    rows = Session.objects.filter(offer__in=offers, cancelled_on=None, starts_on__gte=since)
    for row in rows.order_by("starts_on", "id"):
        terms = SessionTerms(row.starts_on, row.days * row.hours_per_day, row.place, in_ore(row.seat_cost))
        found[row.offer_id].append(terms)
    return found


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)
