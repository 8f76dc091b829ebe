"""Who has an account, and with which roles."""

from dataclasses import dataclass
from datetime import date

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.contexts.access.queries.accounts import PER_PAGE, Account, get_accounts
from fagloft.contexts.organisations.scope import ADMINISTRATOR
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.administration.forms import SearchForm
from fagloft.web.administration.page_number import page_number
from fagloft.web.sign_in.role_words import word_for


@dataclass(frozen=True)
class UserRow:
    name: str
    url: str
    email: str
    person: str
    roles: str
    standing: str


@may_be_seen_by(ADMINISTRATOR)
def administration(request: ReaderRequest) -> HttpResponse:
    today = timezone.localdate()
    form = SearchForm(request.GET or None, is_community=request.reader.workplace.is_community)
    wanted = form.cleaned_data if form.is_valid() else {}
    page = get_accounts(
        scope=request.reader.scope,
        on=today,
        search=wanted.get("q", ""),
        role=wanted.get("role", ""),
        number=page_number(request),
    )
    context = {
        "form": form,
        "rows": [_row(account, today) for account in page.rows],
        "count": page.count,
        "page": Paginator(range(page.count), PER_PAGE).page(page.number),
        "is_filtered": bool(wanted.get("q") or wanted.get("role")),
    }
    return render(request, "administration/users.html", context)


def _row(account: Account, today: date) -> UserRow:
    held = sorted(word_for(role.role) for role in account.roles if role.is_in_force(today))
    return UserRow(
        name=account.name,
        url=reverse("administer_user", args=[account.user_id]),
        email=account.email,
        person=f"{account.person_name} ({account.employee_number})" if account.person_id else "",
        roles=", ".join(held),
        standing=_standing(account),
    )


def _standing(account: Account) -> str:
    if not account.is_active:
        return _("Stengt")
    return "" if account.has_signed_in else _("Invitert, ikke logget inn")
