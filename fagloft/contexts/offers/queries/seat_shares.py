"""How the places of a shared session are divided among the members of the health community."""

from dataclasses import dataclass

from fagloft.contexts.offers.models import SeatShare
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class MemberShare:
    """`seats` is empty where nothing is decided for the member."""

    organisation_id: int
    name: str
    seats: int | None


def get_member_shares(*, scope: Scope, session_id: int) -> tuple[MemberShare, ...]:
    """Every member of the health community, by name."""
    members = Organisation.objects.filter(community_id=scope.shared_id, community__isnull=False).order_by("name")
    decided = SeatShare.objects.filter(tenant_id=scope.shared_id, session_id=session_id)
    seats = dict(decided.values_list("organisation_id", "seats"))
    return tuple(MemberShare(member.pk, member.name, seats.get(member.pk)) for member in members)
