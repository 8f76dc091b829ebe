"""What a measure costs besides people's hours: add, change, take away."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.planning.actions import cost_lines as actions
from fagloft.contexts.planning.actions import editing
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.plans.measure import find_writable_measure, measure_trail
from fagloft.web.plans.measure_forms import CostForm
from fagloft.web.plans.refusals import REFUSALS, explain


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def cost_line_add(request: ReaderRequest, measure_id: int) -> HttpResponse:
    row = find_writable_measure(request, measure_id)
    form = CostForm(request.POST or None, initial={"financing": row.text.financing})
    if form.is_valid():
        try:
            actions.add(scope=request.reader.scope, measure_id=measure_id, text=form.text, today=timezone.localdate())
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Kostnaden er lagt til."))
            return redirect("measure", measure_id)
    context = {"form": form, "row": row, "breadcrumb": measure_trail(row, _("Ny kostnad"))}
    return render(request, "plans/cost_line_add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def cost_line_change(request: ReaderRequest, measure_id: int, cost_line_id: int) -> HttpResponse:
    row = find_writable_measure(request, measure_id)
    line = next((cost for cost in row.costs if cost.id == cost_line_id), None)
    if line is None:
        raise Http404
    form = CostForm(request.POST or None, initial=vars(line))
    if form.is_valid():
        try:
            actions.change(
                scope=request.reader.scope, cost_line_id=cost_line_id, text=form.text, today=timezone.localdate()
            )
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Kostnaden er lagret."))
            return redirect("measure", measure_id)
    context = {"form": form, "row": row, "line": line, "breadcrumb": measure_trail(row, _("Endre kostnad"))}
    return render(request, "plans/cost_line_change.html", context)


@require_POST
@may_be_seen_by(SIGNED_IN)
def cost_line_remove(request: ReaderRequest, measure_id: int, cost_line_id: int) -> HttpResponse:
    find_writable_measure(request, measure_id)
    try:
        actions.remove(scope=request.reader.scope, cost_line_id=cost_line_id, today=timezone.localdate())
    except (actions.NoSuchCostLine, editing.NoSuchPlan, editing.NotYoursToChange) as fault:
        raise Http404 from fault
    messages.success(request, _("Kostnaden er tatt bort."))
    return redirect("measure", measure_id)
