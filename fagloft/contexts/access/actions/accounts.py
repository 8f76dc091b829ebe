"""Invite people, tie accounts to persons, close and reopen accounts."""

from dataclasses import dataclass
from datetime import date

from django.db import transaction

from fagloft.contexts.access.actions import roles
from fagloft.contexts.access.models import PersonAccount, User
from fagloft.contexts.access.queries.accounts import get_account
from fagloft.contexts.access.queries.scopes import get_workplaces
from fagloft.contexts.organisations.models import Person
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.tenancy import transaction_of


class NoSuchAccount(Exception):
    """The account is not there, or has nothing to do in the organisation."""


class NoSuchPerson(Exception):
    """Nobody in the organisation has the employee number."""


class PersonHasAccount(Exception):
    """The person is tied to another account already."""


class AccountHasPerson(Exception):
    """The account is tied to another person of the organisation already."""


class NothingToSee(Exception):
    """An account with neither person nor role would see nothing."""


class OwnAccount(Exception):
    """Whoever administers does not shut themselves out."""


@dataclass(frozen=True)
class Invitation:
    user_id: int
    is_new: bool


@transaction.atomic
def invite(
    *, scope: Scope, email: str, name: str, employee_number: str = "", role: str = "", starts_on: date
) -> Invitation:
    """Make the account, or take the one with the address; tie it to a person, grant a role, or both."""
    if not employee_number and not role:
        raise NothingToSee
    user = User.objects.filter(email__iexact=email).first()
    is_new = user is None
    if user is None:
        user = User.objects.create_user(email, None, name=name, language=scope.language)
    if employee_number:
        _tie(scope, user.pk, employee_number)
    if role:
        roles.grant(scope=scope, user_id=user.pk, role=role, starts_on=starts_on)
    return Invitation(user_id=user.pk, is_new=is_new)


@transaction.atomic
def connect(*, scope: Scope, user_id: int, employee_number: str) -> None:
    """Tie the account to the person with the employee number."""
    _ask_for(scope, user_id)
    _tie(scope, user_id, employee_number)


@transaction.atomic
def disconnect(*, scope: Scope, user_id: int) -> None:
    """The account no longer sees the person's own competence."""
    _ask_for(scope, user_id)
    PersonAccount.objects.filter(tenant_id=scope.tenant_id, user_id=user_id).delete()


@transaction.atomic
def close(*, scope: Scope, user_id: int, on: date) -> None:
    """End what the account has here; it cannot sign in any more unless another organisation needs it."""
    if user_id == scope.user_id:
        raise OwnAccount
    _ask_for(scope, user_id)
    roles.end_all(scope=scope, user_id=user_id, on=on)
    if _works_elsewhere(scope, user_id, on):
        PersonAccount.objects.filter(tenant_id=scope.tenant_id, user_id=user_id).delete()
    else:
        User.objects.filter(pk=user_id).update(is_active=False)


@transaction.atomic
def reopen(*, scope: Scope, user_id: int) -> None:
    """Let a closed account sign in again; roles are granted anew."""
    _ask_for(scope, user_id)
    User.objects.filter(pk=user_id).update(is_active=True)


def _ask_for(scope: Scope, user_id: int) -> None:
    if get_account(scope=scope, user_id=user_id) is None:
        raise NoSuchAccount


def _tie(scope: Scope, user_id: int, employee_number: str) -> None:
    person = Person.objects.filter(tenant_id=scope.tenant_id, employee_number=employee_number).first()
    if person is None:
        raise NoSuchPerson
    if PersonAccount.objects.filter(person=person).exclude(user_id=user_id).exists():
        raise PersonHasAccount
    own = PersonAccount.objects.filter(tenant_id=scope.tenant_id, user_id=user_id)
    if own.exclude(person=person).exists():
        raise AccountHasPerson
    if not own.exists():
        PersonAccount.objects.create(tenant_id=scope.tenant_id, user_id=user_id, person=person)


def _works_elsewhere(scope: Scope, user_id: int, on: date) -> bool:
    """Asked as the account itself, which alone sees its rows in other organisations; nobody is told which."""
    with transaction_of(tenant_id=scope.tenant_id, shared_id=scope.shared_id, user_id=user_id):
        return any(place.tenant_id != scope.tenant_id for place in get_workplaces(user_id=user_id, on=on))
