"""The health community divides the places of a shared session among its members."""

from collections.abc import Mapping
from datetime import date

from django.db import transaction

from fagloft.contexts.offers.models import SeatShare, Session
from fagloft.contexts.offers.queries.ownership import NotYoursToDecide, is_shared, require_editor
from fagloft.contexts.offers.queries.sessions import NoSuchSession
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import Scope

__all__ = [
    "MoreSeatsThanPlaces",
    "NegativeSeats",
    "NoSuchMember",
    "NoSuchSession",
    "NotYoursToDecide",
    "share_out",
]


class MoreSeatsThanPlaces(Exception):
    """More is promised than the session has places for."""


class NegativeSeats(Exception):
    """A share is nothing or more."""


class NoSuchMember(Exception):
    """The organisation is no member of the health community."""


@transaction.atomic
def share_out(*, scope: Scope, session_id: int, seats: Mapping[int, int], today: date) -> None:
    """Decide how many places each member may fill; for members that are left out nothing is decided."""
    require_editor(scope)
    if not is_shared(scope, scope.tenant_id):
        raise NotYoursToDecide
    session = _shared(scope, session_id, today)
    members = Organisation.objects.filter(community_id=scope.tenant_id, pk__in=seats)
    if members.count() < len(seats):
        raise NoSuchMember
    if any(count < 0 for count in seats.values()):
        raise NegativeSeats
    if sum(seats.values()) > session.capacity:
        raise MoreSeatsThanPlaces
    SeatShare.objects.filter(session=session).delete()
    SeatShare.objects.bulk_create(
        SeatShare(tenant_id=scope.tenant_id, session=session, organisation_id=organisation_id, seats=count)
        for organisation_id, count in seats.items()
    )


def _shared(scope: Scope, session_id: int, today: date) -> Session:
    rows = Session.objects.select_for_update(of=("self",))
    session = rows.filter(tenant_id=scope.tenant_id, pk=session_id, cancelled_on=None, starts_on__gte=today).first()
    if session is None:
        raise NoSuchSession
    return session
