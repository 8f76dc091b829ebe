"""Who fills the last seat: one at a time for each session, and the number of a shared one told to the others."""

from collections.abc import Iterable

from fagloft.contexts.offers.models import Session
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.models import SeatTaken
from fagloft.contexts.participation.queries.seats import count_accepted
from fagloft.database.tenancy import transaction_of


def wait_for_turn(*, scope: Scope, session_ids: Iterable[int]) -> None:
    """Hold the sessions until the transaction ends, always in the same order."""
    wanted = sorted(set(session_ids))
    _hold(scope.tenant_id, wanted)
    if scope.shared_id is not None:
        with transaction_of(tenant_id=scope.shared_id):
            _hold(scope.shared_id, wanted)


def publish_taken(*, scope: Scope, session_ids: Iterable[int]) -> None:
    """Tell the health community how many seats of its sessions the organisation has filled; numbers only."""
    if scope.shared_id is None:
        return
    wanted = list(session_ids)
    shared = list(Session.objects.filter(tenant_id=scope.shared_id, pk__in=wanted).values_list("pk", flat=True))
    taken = count_accepted(tenant_id=scope.tenant_id, session_ids=shared)
    with transaction_of(tenant_id=scope.shared_id):
        for session_id in shared:
            SeatTaken.objects.update_or_create(
                tenant_id=scope.shared_id,
                session_id=session_id,
                about_id=scope.tenant_id,
                defaults={"seats": taken.get(session_id, 0)},
            )


def _hold(tenant_id: int, session_ids: list[int]) -> None:
    # Evaluated for its lock; row security lets only the owner's transaction take it.
    list(
        Session.objects.select_for_update(of=("self",), no_key=True)
        .filter(tenant_id=tenant_id, pk__in=session_ids)
        .order_by("pk")
        .values_list("pk", flat=True)
    )
