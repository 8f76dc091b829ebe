"""The accounts that have something to do in the organisation. Says nothing of anybody's competence."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet

from fagloft.contexts.access.models import PersonAccount, RoleAssignment, User
from fagloft.contexts.organisations.scope import Scope

PER_PAGE = 100


@dataclass(frozen=True)
class GrantedRole:
    id: int
    role: str
    starts_on: date
    ends_on: date | None
    granted_by_name: str

    def is_in_force(self, on: date) -> bool:
        return self.starts_on <= on and (self.ends_on is None or self.ends_on > on)


@dataclass(frozen=True)
class Account:
    user_id: int
    name: str
    email: str
    is_active: bool
    has_signed_in: bool
    person_id: int | None
    person_name: str
    employee_number: str
    roles: tuple[GrantedRole, ...]


@dataclass(frozen=True)
class AccountPage:
    rows: tuple[Account, ...]
    count: int
    number: int


def get_accounts(*, scope: Scope, on: date, search: str = "", role: str = "", number: int = 1) -> AccountPage:
    """One page of accounts by name; a page that is not there becomes the nearest."""
    found = _of_organisation(scope)
    for word in search.split():
        found = found.filter(Q(name__icontains=word) | Q(email__icontains=word) | Exists(_persons(scope, word)))
    if role:
        found = found.filter(Exists(_in_force(scope, on).filter(user_id=OuterRef("pk"), role=role)))
    count = found.count()
    nearest = min(max(number, 1), max(1, -(-count // PER_PAGE)))
    begin = (nearest - 1) * PER_PAGE
    users = list(found.order_by("name", "id")[begin : begin + PER_PAGE])
    return AccountPage(rows=_describe(scope, users), count=count, number=nearest)


def get_account(*, scope: Scope, user_id: int) -> Account | None:
    """None when the account has nothing to do in the organisation, or does not exist."""
    users = list(_of_organisation(scope).filter(pk=user_id))
    return _describe(scope, users)[0] if users else None


def _of_organisation(scope: Scope) -> QuerySet[User]:
    persons = PersonAccount.objects.filter(tenant_id=scope.tenant_id, user_id=OuterRef("pk"))
    roles = RoleAssignment.objects.filter(tenant_id=scope.tenant_id, user_id=OuterRef("pk"))
    return User.objects.filter(Exists(persons) | Exists(roles))


def _persons(scope: Scope, word: str) -> QuerySet[PersonAccount]:
    accounts = PersonAccount.objects.filter(tenant_id=scope.tenant_id, user_id=OuterRef("pk"))
    return accounts.filter(person__employee_number__istartswith=word)


def _in_force(scope: Scope, on: date) -> QuerySet[RoleAssignment]:
    today = Q(starts_on__lte=on) & (Q(ends_on=None) | Q(ends_on__gt=on))
    return RoleAssignment.objects.filter(today, tenant_id=scope.tenant_id)


def _describe(scope: Scope, users: Collection[User]) -> tuple[Account, ...]:
    ids = [user.pk for user in users]
    ties = PersonAccount.objects.filter(tenant_id=scope.tenant_id, user_id__in=ids).select_related("person")
    persons = {tie.user_id: tie.person for tie in ties}
    roles = defaultdict(list)
    for granted in RoleAssignment.objects.filter(tenant_id=scope.tenant_id, user_id__in=ids).order_by("-starts_on"):
        roles[granted.user_id].append(
            GrantedRole(granted.pk, granted.role, granted.starts_on, granted.ends_on, granted.granted_by_name)
        )
    return tuple(
        Account(
            user_id=user.pk,
            name=user.name,
            email=user.email,
            is_active=user.is_active,
            has_signed_in=user.last_login is not None,
            person_id=persons[user.pk].pk if user.pk in persons else None,
            person_name=persons[user.pk].name if user.pk in persons else "",
            employee_number=persons[user.pk].employee_number if user.pk in persons else "",
            roles=tuple(roles[user.pk]),
        )
        for user in users
    )
