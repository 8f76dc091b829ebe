"""What a plan puts first: added, written anew, taken out and put back."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from fagloft.contexts.planning.actions import editing
from fagloft.contexts.planning.actions import plans as actions
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.plans.plan import find_plan
from fagloft.web.plans.plan_edit import find_writable, plan_trail
from fagloft.web.plans.plan_forms import FocusAreaForm
from fagloft.web.plans.refusals import REFUSALS, explain
from fagloft.web.requirements.choices import competences_for


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def focus_area_add(request: ReaderRequest, plan_id: int) -> HttpResponse:
    row = find_writable(request, plan_id)
    form = FocusAreaForm(request.POST or None, competences=competences_for(request))
    if form.is_valid():
        try:
            actions.add_focus_area(
                scope=request.reader.scope, plan_id=plan_id, text=form.text, today=timezone.localdate()
            )
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Satsningsområdet er lagt til."))
            return redirect("plan", plan_id)
    above = find_plan(request, plan_id).focus_areas_above
    context = {"form": form, "above": above, "row": row, "breadcrumb": plan_trail(row, _("Nytt satsningsområde"))}
    return render(request, "plans/focus_area_add.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def focus_area_change(request: ReaderRequest, plan_id: int, focus_area_id: int) -> HttpResponse:
    row = find_writable(request, plan_id)
    area = next((one for one in find_plan(request, plan_id).focus_areas if one.id == focus_area_id), None)
    if area is None:
        raise Http404
    form = FocusAreaForm(request.POST or None, competences=competences_for(request), initial=vars(area))
    if form.is_valid():
        try:
            actions.change_focus_area(
                scope=request.reader.scope, focus_area_id=focus_area_id, text=form.text, today=timezone.localdate()
            )
        except actions.NoSuchFocusArea as fault:
            raise Http404 from fault
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Satsningsområdet er lagret."))
            return redirect("plan", plan_id)
    context = {"form": form, "area": area, "row": row, "breadcrumb": plan_trail(row, area.title)}
    return render(request, "plans/focus_area_change.html", context)


@require_POST
@may_be_seen_by(SIGNED_IN)
def focus_area_remove(request: ReaderRequest, plan_id: int, focus_area_id: int) -> HttpResponse:
    """Out of the plan; the message tells how to get it back."""
    find_writable(request, plan_id)
    try:
        _plan, text = actions.remove_focus_area(
            scope=request.reader.scope, focus_area_id=focus_area_id, today=timezone.localdate()
        )
    except (actions.NoSuchFocusArea, editing.NotYoursToChange, editing.NoSuchPlan) as fault:
        raise Http404 from fault
    except editing.WrongStatus:
        messages.warning(request, _("Planen er avsluttet, og kan ikke endres."))
    else:
        words = _("«%(title)s» er tatt ut av planen. Tiltakene står igjen.") % {"title": text.title}
        messages.success(request, words)
    return redirect(reverse("plan", args=[plan_id]) + "#focus")
