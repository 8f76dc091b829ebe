"""Who may see a page: declared at each page, carried out here, tried for all by a test."""

from collections.abc import Callable
from functools import wraps
from typing import Any, cast

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone, translation

from fagloft.contexts.access.queries.scopes import Reader, Workplace, get_reader, get_workplaces
from fagloft.contexts.organisations.scope import (
    ADMINISTRATOR,
    ANALYST,
    AUDITOR,
    DEPUTY,
    DIRECTOR,
    LEADER,
    REGIONAL_ADVISER,
    ROLES,
)
from fagloft.database.tenancy import declare
from fagloft.web import frame as frames

EVERYBODY = "everybody"
SIGNED_IN = "signed_in"
CHOSEN_WORKPLACE = "workplace"

type Page = Callable[..., HttpResponseBase]


class ReaderRequest(HttpRequest):
    """A request of one who is signed in and has something to do in an organisation."""

    reader: Reader
    frame: frames.Frame


def may_be_seen_by(*roles: str) -> Callable[[Page], Page]:
    """Open a page to those with one of the roles, to all who are signed in, or to everybody.

    Tells the database whose rows this request may see, so a page without the declaration sees none.
    """

    def decorate(page: Page) -> Page:
        @wraps(page)
        def guarded(request: HttpRequest, *arguments: Any, **named: Any) -> HttpResponseBase:
            if EVERYBODY in roles:
                return page(request, *arguments, **named)
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path(), settings.LOGIN_URL)
            reader = _admit(request)
            if reader is None:
                return _without_workplace(request)
            if SIGNED_IN not in roles and not reader.scope.has(*roles):
                raise PermissionDenied
            return page(request, *arguments, **named)

        guarded.may_be_seen_by = frozenset(roles)  # type: ignore[attr-defined]
        return guarded

    unknown = set(roles) - {EVERYBODY, SIGNED_IN, *ROLES}
    if unknown or not roles:
        raise ValueError(f"No such roles: {sorted(unknown)}")
    return decorate


def _admit(request: HttpRequest) -> Reader | None:
    user = request.user
    assert user.is_authenticated  # asked by the guard
    today = timezone.localdate()
    declare(tenant_id=None, user_id=user.pk)
    workplaces = get_workplaces(user_id=user.pk, on=today)
    workplace = _choose_workplace(request, workplaces)
    if workplace is None:
        return None
    declare(tenant_id=workplace.tenant_id, shared_id=workplace.shared_id, user_id=user.pk)
    language = translation.get_language() or settings.LANGUAGE_CODE
    reader = get_reader(user=user, workplace=workplace, on=today, language=language)
    current = cast("ReaderRequest", request)
    current.reader = reader
    current.frame = _frame_of(request, reader, workplaces)
    return reader


def _choose_workplace(request: HttpRequest, workplaces: tuple[Workplace, ...]) -> Workplace | None:
    chosen = request.session.get(CHOSEN_WORKPLACE)
    named = next((workplace for workplace in workplaces if workplace.tenant_id == chosen), None)
    return named or (workplaces[0] if workplaces else None)


def _frame_of(request: HttpRequest, reader: Reader, workplaces: tuple[Workplace, ...]) -> frames.Frame:
    match = request.resolver_match
    unit_id = match.kwargs.get("unit_id") if match else None
    current = unit_id if unit_id in reader.tree.nodes and reader.scope.sees_numbers_of(unit_id) else _home_unit(reader)
    return frames.build_frame(
        is_demo=reader.workplace.is_demo,
        current_url_name=(match.url_name or "") if match else "",
        current_unit=(current, reader.tree.nodes[current].name) if current is not None else None,
        units=[(unit, reader.tree.nodes[unit].name) for unit in _own_units(reader)],
        abilities=_abilities(reader),
        user_name=reader.scope.user_name,
        organisation_name=reader.workplace.name,
        workplaces=[
            frames.WorkplaceChoice(one.tenant_id, one.name, one.tenant_id == reader.workplace.tenant_id)
            for one in workplaces
        ],
    )


def _own_units(reader: Reader) -> list[int]:
    """Every unit whose people the reader follows, in the order of the tree."""
    led = reader.scope.led_units or (reader.scope.counted_units & frozenset(reader.tree.roots))
    return [unit for unit in reader.tree.nodes if unit in led]


def _home_unit(reader: Reader) -> int | None:
    """The top of what the reader leads; without duties the top of what is seen in numbers."""
    units = set(_own_units(reader))
    return next((unit for unit in units if reader.tree.nodes[unit].parent_id not in units), None)


def _abilities(reader: Reader) -> frozenset[str]:
    scope = reader.scope
    granted = {
        frames.LEADS: bool(scope.led_units),
        frames.IS_LEADER: scope.has(LEADER, DEPUTY),
        frames.IS_EMPLOYED: bool(scope.person_ids),
        # The community is no employer: its own page tells of its members.
        frames.SEES_ORGANISATION: bool(scope.counted_units) and not reader.workplace.is_community,
        frames.IS_OFFICE: scope.has(REGIONAL_ADVISER),
        frames.SEES_REGION: scope.has(DIRECTOR, REGIONAL_ADVISER),
        frames.EDITS_REQUIREMENTS: bool(scope.lead_by_appointment) or scope.has(DIRECTOR),
        frames.PLANS_TRAINING: bool(scope.led_units) or scope.has(DIRECTOR),
        frames.IMPORTS: scope.has(ADMINISTRATOR, DIRECTOR, REGIONAL_ADVISER),
        frames.ADMINISTERS: scope.has(ADMINISTRATOR),
        frames.AUDITS: scope.has(AUDITOR),
        frames.ANALYSES: scope.has(ANALYST),
    }
    return frozenset(ability for ability, held in granted.items() if held)


def _without_workplace(request: HttpRequest) -> HttpResponse:
    return render(request, "errors/without_workplace.html", status=403)
