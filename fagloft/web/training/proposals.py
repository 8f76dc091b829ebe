"""Who goes to what, when? Ask for a calculation, and find earlier ones."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER
from fagloft.contexts.participation.actions import proposals as actions
from fagloft.contexts.participation.queries.proposal_rows import may_plan
from fagloft.contexts.participation.queries.proposals import get_proposals
from fagloft.contexts.participation.queries.training_inputs import load_training_input
from fagloft.jobs.plan_training import defer_plan
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.training.forms import TIME_LIMITS, Choices, PlanForm
from fagloft.web.training.proposals_words import Preview, present_list, present_preview

MAY_SEE = (LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR)
MOST_SHOWN = 50
HALF_A_YEAR = timedelta(days=182)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*MAY_SEE)
def training_proposals(request: ReaderRequest) -> HttpResponse:
    units = _units(request)
    form = _form(request, units)
    preview = None
    if form is not None and form.is_valid():
        if request.method == "POST":
            asked = _ask(request, form)
            if asked is not None:
                return asked
        else:
            preview = _preview(request, form.cleaned_data)
    context = {
        "form": form,
        "preview": preview,
        "list": present_list(get_proposals(scope=request.reader.scope, most=MOST_SHOWN)),
        "breadcrumb": (Crumb(request.reader.workplace.name), Crumb(_("Opplæringsplan"))),
    }
    return render(request, "training/training_proposals.html", context)


def _units(request: ReaderRequest) -> Choices:
    scope, tree = request.reader.scope, request.reader.tree
    return [(node.id, node.name) for node in tree.nodes.values() if may_plan(scope, node.id)]


def _form(request: ReaderRequest, units: Choices) -> PlanForm | None:
    """None for who follows people but plans for none."""
    if not units:
        return None
    today, current = timezone.localdate(), request.frame.current_unit
    initial = {
        "unit": request.GET.get("unit") or (current.id if current else ""),
        "starts_on": today,
        "last_on": today + HALF_A_YEAR,
        "time_limit": TIME_LIMITS[1],
    }
    return PlanForm(request.GET if "starts_on" in request.GET else None, initial=initial, units=units)


def _preview(request: ReaderRequest, told: dict[str, Any]) -> Preview:
    scope, today = request.reader.scope, timezone.localdate()
    tables = load_training_input(
        scope=scope,
        tree=request.reader.tree,
        unit_id=told["unit"],
        starts_on=told["starts_on"],
        ends_on=_day_after(told["last_on"]),
        today=today,
    )
    return present_preview(
        tables,
        budget=told["budget"],
        is_over=told["last_on"] < today,
        sees_everybody=request.reader.tree.below([told["unit"]]) <= scope.led_units,
    )


def _ask(request: ReaderRequest, form: PlanForm) -> HttpResponse | None:
    told, scope = form.cleaned_data, request.reader.scope
    try:
        number = actions.ask(
            scope=scope,
            unit_id=told["unit"],
            starts_on=told["starts_on"],
            ends_on=_day_after(told["last_on"]),
            budget=None if told["budget"] is None else Decimal(told["budget"]),
            time_limit_s=told["time_limit"],
            at=timezone.now(),
            today=timezone.localdate(),
        )
    except actions.EmptyPeriod:
        form.add_error("last_on", _("Perioden er over. Velg en dag som kommer."))
        return None
    defer_plan(tenant_id=scope.tenant_id, proposal_id=number)
    messages.success(request, _("Beregningen er satt i gang. Du kan gå videre til noe annet og komme tilbake hit."))
    return redirect("training_proposal", proposal_id=number)


def _day_after(day: date) -> date:
    return day + timedelta(days=1)
