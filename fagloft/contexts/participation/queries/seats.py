"""How many seats of sessions are left for the reader's organisation."""

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Count

from fagloft.contexts.offers.models import SeatShare, Session
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import Enrolment, SeatTaken
from fagloft.engine.priorities import count_seats_left


def get_seats_left(*, scope: Scope, session_ids: Iterable[int]) -> dict[int, int]:
    """By session; seats that are only proposed count as free."""
    wanted = sorted(session_ids)
    owners = [scope.tenant_id, scope.shared_id]
    capacities = dict(Session.objects.filter(tenant_id__in=owners, pk__in=wanted).values_list("pk", "capacity"))
    taken: dict[int, dict[int, int]] = defaultdict(dict)
    shares: dict[int, dict[int, int]] = defaultdict(dict)
    others = SeatTaken.objects.filter(tenant_id=scope.shared_id, session_id__in=wanted)
    for session_id, organisation_id, seats in others.values_list("session_id", "about_id", "seats"):
        taken[session_id][organisation_id] = seats
    for session_id, organisation_id, seats in SeatShare.objects.filter(
        tenant_id__in=owners, session_id__in=wanted
    ).values_list("session_id", "organisation_id", "seats"):
        shares[session_id][organisation_id] = seats
    own = count_accepted(tenant_id=scope.tenant_id, session_ids=wanted)
    return {
        session_id: count_seats_left(
            capacity,
            taken={**taken[session_id], scope.tenant_id: own.get(session_id, 0)},
            shares=shares[session_id],
            organisation=scope.tenant_id,
        )
        for session_id, capacity in capacities.items()
    }


def count_accepted(*, tenant_id: int, session_ids: Iterable[int]) -> dict[int, int]:
    """How many of the organisation's own people have a seat in each session; sessions with nobody are absent."""
    accepted = Enrolment.objects.filter(
        tenant_id=tenant_id, session_id__in=list(session_ids), status=Enrolment.Status.ACCEPTED
    )
    return dict(accepted.values("session_id").annotate(seats=Count("pk")).values_list("session_id", "seats"))
