"""What it costs to go from a unit to a place and back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.organisations.scope import DIRECTOR
from fagloft.contexts.planning.actions import rates as actions
from fagloft.contexts.planning.queries.rates import TravelRow, get_travel_cost
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.plan_costs.rate_forms import REFUSALS, TravelForm, explain
from fagloft.web.plan_costs.rates import rates_trail, units_of


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR)
def travel_cost_add(request: ReaderRequest) -> HttpResponse:
    form = TravelForm(request.POST or None, units=units_of(request))
    if form.is_valid():
        told = form.cleaned_data
        text = actions.TravelText(told["unit"], told["place"], told["amount"])
        try:
            actions.add_travel_cost(scope=request.reader.scope, text=text)
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Reisekostnaden er lagret."))
            return redirect("rates")
    return _draw(request, form, _("Ny reisekostnad"))


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR)
def travel_cost_change(request: ReaderRequest, travel_cost_id: int) -> HttpResponse:
    row = _find(request, travel_cost_id)
    form = TravelForm(request.POST or None, initial={"amount": row.amount, "was_amount": row.amount})
    if form.is_valid():
        try:
            actions.change_travel_cost(
                scope=request.reader.scope,
                travel_cost_id=travel_cost_id,
                amount=form.cleaned_data["amount"],
                was=form.was("amount"),
            )
        except REFUSALS as refusal:
            explain(form, refusal)
            form.data = {**request.POST.dict(), "was_amount": str(row.amount)}
        else:
            messages.success(request, _("Reisekostnaden er lagret."))
            return redirect("rates")
    return _draw(request, form, f"{row.unit_name} – {row.place}", row)


@require_POST
@may_be_seen_by(DIRECTOR)
def travel_cost_remove(request: ReaderRequest, travel_cost_id: int) -> HttpResponse:
    try:
        text = actions.remove_travel_cost(scope=request.reader.scope, travel_cost_id=travel_cost_id)
    except actions.NoSuchTravelCost as absent:
        raise Http404 from absent
    told = {"place": text.place, "amount": f"{text.amount:.2f}"}
    messages.success(request, _("Reisekostnaden til %(place)s er tatt bort: %(amount)s kr.") % told)
    return redirect("rates")


def _find(request: ReaderRequest, travel_cost_id: int) -> TravelRow:
    try:
        return get_travel_cost(scope=request.reader.scope, travel_cost_id=travel_cost_id)
    except actions.NoSuchTravelCost as absent:
        raise Http404 from absent


def _draw(request: ReaderRequest, form: TravelForm, heading: str, row: TravelRow | None = None) -> HttpResponse:
    context = {"form": form, "heading": heading, "travel": row, "breadcrumb": rates_trail(heading)}
    return render(request, "plan_costs/rate_form.html", context)
