"""What an hour costs, by unit and profession; travel costs below. The director sets it, leaders read it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER
from fagloft.contexts.planning.actions import rates as actions
from fagloft.contexts.planning.queries.rates import (
    RateRow,
    get_profession_choices,
    get_rate,
    get_rates,
    get_travel_costs,
    may_set_rates,
)
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.plan_costs.rate_forms import REFUSALS, RateForm, explain
from fagloft.web.plans.fields import Pairs


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR)
def rates(request: ReaderRequest) -> HttpResponse:
    scope = request.reader.scope
    found = get_rates(scope=scope)
    context = {
        "heading": _answer(len(found)),
        "rates": found,
        "travel_costs": get_travel_costs(scope=scope),
        "may_set": may_set_rates(scope),
        "breadcrumb": rates_trail(),
    }
    return render(request, "plan_costs/rates.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR)
def rate_add(request: ReaderRequest) -> HttpResponse:
    scope = request.reader.scope
    form = RateForm(request.POST or None, units=units_of(request), professions=get_profession_choices(scope=scope))
    if form.is_valid():
        told = form.cleaned_data
        text = actions.RateText(told["substitute"], told["own_hour"], told["unit"], told["profession"])
        try:
            actions.add_rate(scope=scope, text=text)
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Timesatsen er lagret."))
            return redirect("rates")
    return _draw(request, form, _("Ny timesats"))


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR)
def rate_change(request: ReaderRequest, rate_id: int) -> HttpResponse:
    row = _find(request, rate_id)
    form = RateForm(request.POST or None, initial=_shown(row))
    if form.is_valid():
        try:
            actions.change_rate(
                scope=request.reader.scope,
                rate_id=rate_id,
                substitute=form.cleaned_data["substitute"],
                own_hour=form.cleaned_data["own_hour"],
                was=(form.was("substitute"), form.was("own_hour")),
            )
        except REFUSALS as refusal:
            explain(form, refusal)
            form.data = {**request.POST.dict(), **{name: str(value) for name, value in _was(row).items()}}
        else:
            messages.success(request, _("Timesatsen er lagret."))
            return redirect("rates")
    return _draw(request, form, rate_name(row), row)


@require_POST
@may_be_seen_by(DIRECTOR)
def rate_remove(request: ReaderRequest, rate_id: int) -> HttpResponse:
    try:
        text = actions.remove_rate(scope=request.reader.scope, rate_id=rate_id)
    except actions.NoSuchRate as absent:
        raise Http404 from absent
    again = {"substitute": text.substitute, "own_hour": text.own_hour}
    told = {name: f"{amount:.2f}" for name, amount in again.items()}
    messages.success(
        request,
        _("Timesatsen er tatt bort: vikar %(substitute)s kr, egen ansatt %(own_hour)s kr.") % told,
    )
    return redirect("rates")


def rates_trail(here: str = "") -> tuple[Crumb, ...]:
    start = Crumb(_("Timesatser og reise"), reverse("rates") if here else "")
    return (start, Crumb(here)) if here else (start,)


def units_of(request: ReaderRequest) -> Pairs:
    return [(node.id, node.name) for node in request.reader.tree.nodes.values()]


def rate_name(row: RateRow) -> str:
    """For whom it is set, from the wide to the particular."""
    return ", ".join(filter(None, (row.profession_name, row.unit_name))) or _("Alle ansatte")


def _answer(count: int) -> str:
    if not count:
        return _("Ingen timesatser er satt: Timene i planene er ikke regnet med")
    return ngettext(
        "%(count)d timesats gjelder: Den mest bestemte teller",
        "%(count)d timesatser gjelder: Den mest bestemte teller",
        count,
    ) % {"count": count}


def _find(request: ReaderRequest, rate_id: int) -> RateRow:
    try:
        return get_rate(scope=request.reader.scope, rate_id=rate_id)
    except actions.NoSuchRate as absent:
        raise Http404 from absent


def _shown(row: RateRow) -> dict[str, Any]:
    return {"substitute": row.substitute, "own_hour": row.own_hour, **_was(row)}


def _was(row: RateRow) -> dict[str, Any]:
    return {"was_substitute": row.substitute, "was_own_hour": row.own_hour}


def _draw(request: ReaderRequest, form: RateForm, heading: str, row: RateRow | None = None) -> HttpResponse:
    context = {"form": form, "heading": heading, "row": row, "breadcrumb": rates_trail(heading)}
    return render(request, "plan_costs/rate_form.html", context)
