"""What happened to the roles of an account, when and by whom: from the history that triggers keep."""

from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps

from fagloft.contexts.access.models import User
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class RoleChange:
    """`change` is insert, update or withdrawn."""

    change: str
    role: str
    starts_on: date
    ends_on: date | None
    changed_at: datetime
    changed_by: str


def get_role_changes(*, scope: Scope, user_id: int) -> tuple[RoleChange, ...]:
    """Newest first."""
    events = (
        apps.get_model("access", "RoleAssignmentEvent")
        .objects.filter(tenant_id=scope.tenant_id, user_id=user_id)
        .order_by("-pgh_id")
        .values_list("pgh_label", "role", "starts_on", "ends_on", "pgh_created_at", "pgh_context__metadata__user")
    )
    rows = list(events)
    names = get_names_of_users({row[5] for row in rows if row[5] is not None})
    return tuple(
        RoleChange(label, role, starts_on, ends_on, at, names.get(by, ""))
        for label, role, starts_on, ends_on, at, by in rows
    )


def get_names_of_users(user_ids: set[int]) -> dict[int, str]:
    """Names for the history; whoever changed something was allowed to be known for it."""
    return dict(User.objects.filter(pk__in=user_ids).values_list("pk", "name"))
