"""One account: its person, its roles, and what happened to them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagloft.contexts.access.actions import accounts, roles
from fagloft.contexts.access.queries.accounts import Account, GrantedRole, get_account
from fagloft.contexts.access.queries.role_changes import get_role_changes
from fagloft.contexts.organisations.queries.duties import get_duties_by_unit
from fagloft.contexts.organisations.scope import ADMINISTRATOR
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.administration.forms import PersonForm, RoleForm
from fagloft.web.administration.words import FAULTS, change_word, explain, period
from fagloft.web.frame import Crumb
from fagloft.web.sign_in.invitations import send_invitation
from fagloft.web.sign_in.role_words import word_for


@dataclass(frozen=True)
class RoleRow:
    id: int
    role: str
    period: str
    granted_by: str
    can_end: bool


@dataclass(frozen=True)
class DutyLine:
    """What follows from a unit, not from a role given here."""

    role: str
    unit_id: int
    unit_name: str
    period: str


@may_be_seen_by(ADMINISTRATOR)
def administer_user(request: ReaderRequest, user_id: int) -> HttpResponse:
    return _show(request, _find(request, user_id))


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def grant_role(request: ReaderRequest, user_id: int) -> HttpResponse:
    account = _find(request, user_id)
    form = RoleForm(request.POST, is_community=request.reader.workplace.is_community)
    if form.is_valid():
        try:
            roles.grant(scope=request.reader.scope, user_id=user_id, **form.cleaned_data)
        except FAULTS as fault:
            form.add_error(None, explain(fault))
        else:
            messages.success(request, _("Rollen er gitt."))
            return redirect("administer_user", user_id=user_id)
    return _show(request, account, role_form=form)


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def connect_person(request: ReaderRequest, user_id: int) -> HttpResponse:
    account = _find(request, user_id)
    form = PersonForm(request.POST)
    if form.is_valid():
        try:
            accounts.connect(scope=request.reader.scope, user_id=user_id, **form.cleaned_data)
        except FAULTS as fault:
            form.add_error("employee_number", explain(fault))
        else:
            messages.success(request, _("Brukeren er koblet til den ansatte."))
            return redirect("administer_user", user_id=user_id)
    return _show(request, account, person_form=form)


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def end_role(request: ReaderRequest, user_id: int, role_id: int) -> HttpResponse:
    def act() -> None:
        roles.end(scope=request.reader.scope, role_id=role_id, user_id=user_id, on=timezone.localdate())

    return _act(request, user_id, act, _("Rollen er avsluttet."))


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def disconnect_person(request: ReaderRequest, user_id: int) -> HttpResponse:
    def act() -> None:
        accounts.disconnect(scope=request.reader.scope, user_id=user_id)

    return _act(request, user_id, act, _("Koblingen er fjernet."))


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def close_account(request: ReaderRequest, user_id: int) -> HttpResponse:
    def act() -> None:
        accounts.close(scope=request.reader.scope, user_id=user_id, on=timezone.localdate())

    return _act(request, user_id, act, _("Kontoen er stengt hos dere, og rollene er avsluttet."))


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def reopen_account(request: ReaderRequest, user_id: int) -> HttpResponse:
    def act() -> None:
        accounts.reopen(scope=request.reader.scope, user_id=user_id)

    return _act(request, user_id, act, _("Kontoen er åpnet. Roller må gis på nytt."))


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def send_invitation_again(request: ReaderRequest, user_id: int) -> HttpResponse:
    account = _find(request, user_id)
    if account.has_signed_in or not account.is_active:
        raise Http404
    return _act(request, user_id, lambda: send_invitation(request, user_id, is_new=True), _("Invitasjonen er sendt."))


def _find(request: ReaderRequest, user_id: int) -> Account:
    account = get_account(scope=request.reader.scope, user_id=user_id)
    if account is None:
        raise Http404
    return account


def _act(request: ReaderRequest, user_id: int, act: Callable[[], None], done: str) -> HttpResponse:
    _find(request, user_id)
    try:
        act()
    except FAULTS as fault:
        messages.error(request, explain(fault))
    else:
        messages.success(request, done)
    if get_account(scope=request.reader.scope, user_id=user_id) is None:
        return redirect("administration")
    return redirect("administer_user", user_id=user_id)


def _show(
    request: ReaderRequest, account: Account, *, role_form: Form | None = None, person_form: Form | None = None
) -> HttpResponse:
    today = timezone.localdate()
    is_community = request.reader.workplace.is_community
    context: dict[str, Any] = {
        "account": account,
        "is_self": account.user_id == request.reader.scope.user_id,
        "roles": [_role_row(role) for role in account.roles],
        "duties": _duties(request, account),
        "history": _history(request, account),
        "role_form": role_form or RoleForm(is_community=is_community, initial={"starts_on": today}),
        "person_form": person_form or PersonForm(),
        "breadcrumb": (Crumb(_("Brukere og roller"), reverse("administration")), Crumb(account.name)),
    }
    is_refused = any(form is not None and form.errors for form in (role_form, person_form))
    return render(request, "administration/user.html", context, status=422 if is_refused else 200)


def _duties(request: ReaderRequest, account: Account) -> list[DutyLine]:
    nodes = request.reader.tree.nodes
    by_unit = get_duties_by_unit(scope=request.reader.scope, on=timezone.localdate())
    return [
        DutyLine(word_for(duty.kind), unit_id, nodes[unit_id].name, period(duty.starts_on, duty.ends_on))
        for unit_id, duties in by_unit.items()
        for duty in duties
        if duty.person_id == account.person_id and unit_id in nodes
    ]


def _role_row(role: GrantedRole) -> RoleRow:
    today = timezone.localdate()
    return RoleRow(
        id=role.id,
        role=word_for(role.role),
        period=period(role.starts_on, role.ends_on),
        granted_by=role.granted_by_name,
        can_end=role.ends_on is None or role.ends_on > today,
    )


def _history(request: ReaderRequest, account: Account) -> list[dict[str, Any]]:
    return [
        {
            "what": f"{change_word(change.change, change.ends_on)}: {word_for(change.role)}",
            "period": period(change.starts_on, change.ends_on),
            "at": change.changed_at,
            "by": change.changed_by,
        }
        for change in get_role_changes(scope=request.reader.scope, user_id=account.user_id)
    ]
