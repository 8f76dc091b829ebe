"""Which plans are there, how far have they come, and which is mine to go on with?"""

from dataclasses import dataclass
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.contexts.planning.queries.plans import PlanFilter, PlanRow, get_plans
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.plans.plan_edit import whose_for
from fagloft.web.plans.plan_forms import PlanFilterForm
from fagloft.web.plans.words import level_word, period_words, status_colour, status_word
from fagloft.web.templatetags.formats import short_date

YEARS_BACK, YEARS_AHEAD = 3, 3


@dataclass(frozen=True)
class Line:
    row: PlanRow
    level: str
    period: str
    status: str
    colour: str
    note: str


@require_safe
@may_be_seen_by(SIGNED_IN)
def plans(request: ReaderRequest) -> HttpResponse:
    scope, tree, today = request.reader.scope, request.reader.tree, timezone.localdate()
    years = range(today.year - YEARS_BACK, today.year + YEARS_AHEAD)
    form = PlanFilterForm(request.GET, years=years)
    form.is_valid()
    wanted = PlanFilter(level=form.cleaned_data.get("level", ""), year=form.cleaned_data.get("year"))
    rows = get_plans(scope=scope, tree=tree, on=today, wanted=wanted)
    context = {
        "heading": _heading(rows, today),
        "lines": [plan_line(row) for row in rows],
        "form": form,
        "may_add": bool(whose_for(request)),
    }
    return render(request, "plans/plans.html", context)


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)
def unit_plan(request: ReaderRequest, unit_id: int) -> HttpResponse:
    """The unit's plan that counts now, else the next to come; without any, what to do."""
    scope, today = request.reader.scope, timezone.localdate()
    if not scope.sees_numbers_of(unit_id) or unit_id not in request.reader.tree.nodes:
        raise Http404
    rows = get_plans(scope=scope, tree=request.reader.tree, on=today, wanted=PlanFilter(level="unit", unit_id=unit_id))
    alive = sorted((row for row in rows if row.status != "dropped" and row.ends_on > today), key=_begins)
    if alive:
        return redirect("plan", alive[0].id)
    context = {
        "unit_name": request.reader.tree.nodes[unit_id].name,
        "earlier": [plan_line(row) for row in rows],
        "add_url": reverse("plan_add", query={"whose": f"unit-{unit_id}"}) if scope.may_lead(unit_id) else "",
    }
    return render(request, "plans/unit_plan.html", context)


def _begins(row: PlanRow) -> tuple[date, int]:
    return (row.starts_on, row.id)


def _heading(rows: tuple[PlanRow, ...], today: date) -> str:
    current = [row for row in rows if row.starts_on <= today < row.ends_on and row.status != "dropped"]
    waiting = sum(row.status == "proposed" for row in rows)
    if not rows:
        return _("Ingen kompetanseplaner ennå")
    if not current:
        return _waiting(waiting) if waiting else _next(rows, today)
    told = ngettext("%(count)d plan gjelder nå", "%(count)d planer gjelder nå", len(current)) % {"count": len(current)}
    return f"{told}, {_waiting(waiting)}" if waiting else told


def _next(rows: tuple[PlanRow, ...], today: date) -> str:
    begins = min((row.starts_on for row in rows if row.starts_on > today and row.status != "dropped"), default=None)
    if begins is None:
        return _("Ingen planer gjelder nå, og ingen venter på vedtak")
    return _("Ingen planer gjelder nå, den neste begynner %(day)s") % {"day": short_date(begins)}


def _waiting(count: int) -> str:
    return ngettext("%(count)d plan venter på vedtak", "%(count)d planer venter på vedtak", count) % {"count": count}


def plan_line(row: PlanRow) -> Line:
    return Line(
        row=row,
        level=level_word(row.level),
        period=period_words(row.starts_on, row.ends_on),
        status=status_word(row.status),
        colour=status_colour(row.status),
        note=_note(row),
    )


def _note(row: PlanRow) -> str:
    """What somebody has to do about it."""
    if row.status in ("dropped", "done", "evaluated"):
        return ""
    if row.is_changed:
        return _("Endret siden vedtaket")
    return _("Vedtatt, men ikke publisert") if row.is_unpublished else ""
