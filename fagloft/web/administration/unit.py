"""The leaders, deputies and professional-development nurses of one unit."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.access.queries.role_changes import get_names_of_users
from fagloft.contexts.organisations.actions import duties
from fagloft.contexts.organisations.queries.duties import DutyRow, get_duty_changes, get_unit_duties
from fagloft.contexts.organisations.queries.person_lookup import PersonMatch, find_people
from fagloft.contexts.organisations.scope import ADMINISTRATOR, DEPUTY, DEVELOPMENT_NURSE, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.administration.forms import DutyForm, HoursForm
from fagloft.web.administration.words import FAULTS, change_word, explain, period
from fagloft.web.frame import Crumb
from fagloft.web.sign_in.role_words import word_for

ORDER = (LEADER, DEPUTY, DEVELOPMENT_NURSE)


@dataclass(frozen=True)
class DutyLine:
    id: int
    person: str
    kind: str
    period: str
    hours: Decimal | None
    has_hours: bool
    is_over: bool


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(ADMINISTRATOR)
def administer_unit(request: ReaderRequest, unit_id: int) -> HttpResponse:
    _ask_for(request, unit_id)
    form = DutyForm(request.POST or None, initial={"starts_on": timezone.localdate()})
    if form.is_valid() and _appoint(request, unit_id, form):
        messages.success(request, _("Vervet er lagret."))
        return redirect("administer_unit", unit_id=unit_id)
    return render(request, "administration/unit.html", _context(request, unit_id, form))


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def end_duty(request: ReaderRequest, unit_id: int, duty_id: int) -> HttpResponse:
    _ask_for(request, unit_id)
    try:
        duties.end(scope=request.reader.scope, unit_id=unit_id, duty_id=duty_id, on=timezone.localdate())
    except duties.NoSuchDuty as fault:
        raise Http404 from fault
    except FAULTS as fault:
        messages.error(request, explain(fault))
    else:
        messages.success(request, _("Vervet er avsluttet i dag."))
    return redirect("administer_unit", unit_id=unit_id)


@require_POST
@may_be_seen_by(ADMINISTRATOR)
def change_duty_hours(request: ReaderRequest, unit_id: int, duty_id: int) -> HttpResponse:
    _ask_for(request, unit_id)
    form = HoursForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Timer i uka må være et tall fra 0 til 40."))
        return redirect("administer_unit", unit_id=unit_id)
    try:
        _change_hours(request, unit_id, duty_id, form.cleaned_data["hours_per_week"])
    except duties.NoSuchDuty as fault:
        raise Http404 from fault
    except FAULTS as fault:
        messages.error(request, explain(fault))
    else:
        messages.success(request, _("Timene er endret fra i dag."))
    return redirect("administer_unit", unit_id=unit_id)


def _change_hours(request: ReaderRequest, unit_id: int, duty_id: int, hours: Decimal | None) -> None:
    duties.change_hours(
        scope=request.reader.scope,
        unit_id=unit_id,
        duty_id=duty_id,
        hours_per_week=hours,
        on=timezone.localdate(),
    )


def _ask_for(request: ReaderRequest, unit_id: int) -> None:
    if unit_id not in request.reader.tree.nodes:
        raise Http404


def _appoint(request: ReaderRequest, unit_id: int, form: DutyForm) -> bool:
    """Whether it was done; what was in the way stands in the form."""
    asked = form.cleaned_data
    matches = find_people(scope=request.reader.scope, text=asked["person"])
    if len(matches) != 1:
        form.add_error("person", _say_matches(matches))
        return False
    try:
        duties.appoint(
            scope=request.reader.scope,
            person_id=matches[0].id,
            unit_id=unit_id,
            kind=asked["kind"],
            starts_on=asked["starts_on"],
            ends_on=asked["ends_on"],
            hours_per_week=asked["hours_per_week"] if asked["kind"] == DEVELOPMENT_NURSE else None,
        )
    except FAULTS as fault:
        form.add_error(None, explain(fault))
        return False
    return True


def _say_matches(matches: tuple[PersonMatch, ...]) -> str:
    if not matches:
        return _("Ingen hos dere har dette ansattnummeret eller navnet.")
    named = ", ".join(f"{match.name} ({match.employee_number})" for match in matches)
    return _("Flere passer: %(people)s. Skriv ansattnummeret.") % {"people": named}


def _context(request: ReaderRequest, unit_id: int, form: DutyForm) -> dict[str, Any]:
    today = timezone.localdate()
    rows = sorted(get_unit_duties(scope=request.reader.scope, unit_id=unit_id), key=lambda row: ORDER.index(row.kind))
    lines = [_line(row, today) for row in rows]
    node = request.reader.tree.nodes[unit_id]
    return {
        "unit": node,
        "leaders": [row.person_name for row in rows if row.kind == LEADER and row.is_in_force(today)],
        "current": [line for line in lines if not line.is_over],
        "former": [line for line in lines if line.is_over],
        "history": _history(request, unit_id),
        "form": form,
        "breadcrumb": (
            Crumb(_("Brukere og roller"), reverse("administration")),
            Crumb(_("Enheter og ledere"), reverse("administration_units")),
            Crumb(node.name),
        ),
    }


def _line(row: DutyRow, today: date) -> DutyLine:
    return DutyLine(
        id=row.id,
        person=f"{row.person_name} ({row.employee_number})",
        kind=word_for(row.kind),
        period=period(row.starts_on, row.ends_on),
        hours=row.hours_per_week,
        has_hours=row.kind == DEVELOPMENT_NURSE,
        is_over=row.is_over(today),
    )


def _history(request: ReaderRequest, unit_id: int) -> list[dict[str, Any]]:
    changes = get_duty_changes(scope=request.reader.scope, unit_id=unit_id)
    names = get_names_of_users({change.changed_by_id for change in changes if change.changed_by_id is not None})
    return [
        {
            "what": f"{change_word(change.change, change.ends_on)}: {word_for(change.kind)}, {change.person_name}",
            "period": period(change.starts_on, change.ends_on),
            "at": change.changed_at,
            "by": names.get(change.changed_by_id or 0, ""),
        }
        for change in changes
    ]
