"""Grant a role, end it, take it back before it begins. Nothing is overwritten: the history keeps every step."""

from datetime import date

from django.apps import apps
from django.db import transaction
from django.db.models import Func, Q, QuerySet, UUIDField

from fagloft.contexts.access.models import RoleAssignment
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import ADMINISTRATOR, REGIONAL_ADVISER, Scope


class NoSuchRole(Exception):
    """The role is not there, or belongs to another organisation."""


class RoleOverlaps(Exception):
    """The account has the role already in a part of the period."""


class RoleEndsBeforeItBegins(Exception):
    """The period would be empty."""


class RoleOnlyInCommunity(Exception):
    """A regional adviser looks at the whole health community, and is granted there."""


class LastAdministrator(Exception):
    """Without it nobody could administer the organisation."""


@transaction.atomic
def grant(*, scope: Scope, user_id: int, role: str, starts_on: date, ends_on: date | None = None) -> int:
    """The id of the granted role; the account may be new to the organisation."""
    if ends_on is not None and ends_on <= starts_on:
        raise RoleEndsBeforeItBegins
    if role == REGIONAL_ADVISER and not _is_community(scope):
        raise RoleOnlyInCommunity
    if _overlapping(scope, user_id, role, starts_on, ends_on).exists():
        raise RoleOverlaps
    granted = RoleAssignment.objects.create(
        tenant_id=scope.tenant_id,
        user_id=user_id,
        role=RoleAssignment.Role(role),
        starts_on=starts_on,
        ends_on=ends_on,
        granted_by_name=scope.user_name,
    )
    return granted.pk


@transaction.atomic
def end(*, scope: Scope, role_id: int, user_id: int, on: date) -> None:
    """The role ends before `on`; one that has not begun by then is taken back."""
    granted = (
        RoleAssignment.objects.select_for_update()
        .filter(pk=role_id, tenant_id=scope.tenant_id, user_id=user_id)
        .first()
    )
    if granted is None:
        raise NoSuchRole
    if granted.role == ADMINISTRATOR and not _another_administrator(scope, granted, on):
        raise LastAdministrator
    _end(granted, on)


@transaction.atomic
def end_all(*, scope: Scope, user_id: int, on: date) -> None:
    """End every role the account has in the organisation."""
    open_roles = RoleAssignment.objects.filter(tenant_id=scope.tenant_id, user_id=user_id)
    for granted in open_roles.filter(Q(ends_on=None) | Q(ends_on__gt=on)):
        end(scope=scope, role_id=granted.pk, user_id=user_id, on=on)


def _end(granted: RoleAssignment, on: date) -> None:
    if granted.starts_on < on:
        granted.ends_on = on
        granted.save(update_fields=["ends_on"])
        return
    # The triggers write down what is added and changed; what is taken back is written down here.
    apps.get_model("access", "RoleAssignmentEvent").objects.create(
        pgh_label="withdrawn",
        pgh_context_id=Func(function="_pgh_attach_context", output_field=UUIDField()),
        pgh_obj_id=granted.pk,
        id=granted.pk,
        tenant_id=granted.tenant_id,
        user_id=granted.user_id,
        role=granted.role,
        starts_on=granted.starts_on,
        ends_on=granted.ends_on,
        granted_by_name=granted.granted_by_name,
    )
    granted.delete()


def _is_community(scope: Scope) -> bool:
    return Organisation.objects.filter(pk=scope.tenant_id, kind=Organisation.Kind.HEALTH_COMMUNITY).exists()


def _overlapping(
    scope: Scope, user_id: int, role: str, starts_on: date, ends_on: date | None
) -> QuerySet[RoleAssignment]:
    same = RoleAssignment.objects.filter(tenant_id=scope.tenant_id, user_id=user_id, role=role)
    begun = same.filter(starts_on__lt=ends_on) if ends_on else same
    return begun.filter(Q(ends_on=None) | Q(ends_on__gt=starts_on))


def _another_administrator(scope: Scope, granted: RoleAssignment, on: date) -> bool:
    """Somebody else who administers on the day, with an account that works."""
    others = RoleAssignment.objects.filter(tenant_id=scope.tenant_id, role=ADMINISTRATOR, user__is_active=True)
    in_force = others.filter(Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on)))
    return in_force.exclude(user_id=granted.user_id).exists()
