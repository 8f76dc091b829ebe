"""The way to a page about the money of a plan."""

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.contexts.planning.queries.plans import PlanRow
from fagloft.web.frame import Crumb
from fagloft.web.plans.trail import trail


def plan_trail(plan: PlanRow, here: str = "") -> tuple[Crumb, ...]:
    """From the plans over the plan to what it costs, and perhaps one step on."""
    to_plan = (plan.title, reverse("plan", args=[plan.id]))
    if not here:
        return trail(to_plan, _("Kostnader"))
    return trail(to_plan, (_("Kostnader"), reverse("plan_costs", args=[plan.id])), here)
