"""What a plan really costs, beside other ways to the same competence."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.contexts.planning.queries.costs import PlanCosts, get_plan_costs
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan
from fagloft.contexts.planning.queries.rates import may_set_rates
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.plan_costs.costs_words import present
from fagloft.web.plan_costs.trail import plan_trail

READERS = (LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)


@require_safe
@may_be_seen_by(*READERS)
def plan_costs(request: ReaderRequest, plan_id: int) -> HttpResponse:
    scope = request.reader.scope
    try:
        costs = get_plan_costs(scope=scope, tree=request.reader.tree, plan_id=plan_id, on=timezone.localdate())
    except NoSuchPlan as absent:
        raise Http404 from absent
    _log(request, costs)
    page = present(costs, sees_numbers=costs.unit_ids <= scope.counted_units | scope.led_units)
    context = {
        "page": page,
        "may_set_rates": may_set_rates(scope),
        "is_community": request.reader.workplace.is_community,
        "breadcrumb": plan_trail(costs.plan),
    }
    return render(request, "plan_costs/plan_costs.html", context)


def _log(request: ReaderRequest, costs: PlanCosts) -> None:
    """Whose own plan it is counts as read."""
    named = [(costs.plan.person_id, costs.plan.whose)] if costs.plan.person_id is not None else []
    readings.record_many(scope=request.reader.scope, people=named, page="plan", at=timezone.now())
