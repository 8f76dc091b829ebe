"""One measure: what, for whom, by whom, what it costs, how far it has come."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.planning.actions import editing, measure_steps
from fagloft.contexts.planning.queries.decisions import get_decisions
from fagloft.contexts.planning.queries.measures import MeasureRow, NoSuchMeasure, get_measure
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb, undo_tag
from fagloft.web.plans.measure_words import facts_of, present_cost, present_measure
from fagloft.web.plans.plan_forms import DropForm
from fagloft.web.plans.plan_page import with_kinds
from fagloft.web.plans.trail import trail

STEPS = {
    "start": measure_steps.start,
    "finish": measure_steps.finish,
    "take-up": measure_steps.take_up_again,
}
GONE = (editing.NoSuchPlan, editing.NotYoursToChange)


@require_safe
@may_be_seen_by(SIGNED_IN)
def measure(request: ReaderRequest, measure_id: int) -> HttpResponse:
    row = find_measure(request, measure_id)
    decisions = get_decisions(scope=request.reader.scope, plan_ids=[row.plan_id])
    context = {
        "row": row,
        "line": present_measure(row),
        "facts": facts_of(row),
        "costs": [present_cost(cost) for cost in row.costs],
        "decisions": with_kinds([one for one in decisions if one.measure_id == measure_id]),
        "breadcrumb": trail((row.plan_title, reverse("plan", args=[row.plan_id])), row.text.title),
    }
    return render(request, "plans/measure.html", context)


@require_POST
@may_be_seen_by(SIGNED_IN)
def measure_step(request: ReaderRequest, measure_id: int, step: str) -> HttpResponse:
    """Begin, finish, or take up again what was dropped; `edition` is what the button was shown with."""
    row = find_measure(request, measure_id)
    number = request.POST.get("edition", "")
    edition = int(number) if number.isdecimal() and len(number) < 10 else row.edition
    try:
        STEPS[step](scope=request.reader.scope, measure_id=measure_id, edition=edition, today=timezone.localdate())
    except (*GONE, KeyError) as fault:
        raise Http404 from fault
    except (editing.WrongStatus, editing.ChangedMeanwhile):
        messages.warning(request, _("Noen har endret tiltaket siden du åpnet det. Slik er det nå."))
    else:
        undo = undo_tag(reverse("measure_step", args=[measure_id, "start"])) if step == "finish" else ""
        words = {
            "start": _("Tiltaket er i gang."),
            "finish": _("Tiltaket er gjennomført."),
            "take-up": _("Tiltaket er tatt opp igjen som forslag."),
        }
        messages.success(request, words[step], extra_tags=undo)
    return redirect("measure", measure_id)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def measure_drop(request: ReaderRequest, measure_id: int) -> HttpResponse:
    row = find_writable_measure(request, measure_id)
    form = DropForm(request.POST or None, initial={"edition": row.edition})
    if form.is_valid():
        told = form.cleaned_data
        try:
            measure_steps.drop(
                scope=request.reader.scope,
                measure_id=measure_id,
                edition=told["edition"] or 0,
                reason=told["reason"],
                today=timezone.localdate(),
            )
        except (editing.WrongStatus, editing.ChangedMeanwhile):
            messages.warning(request, _("Noen har endret tiltaket siden du åpnet det. Slik er det nå."))
        else:
            undo = undo_tag(reverse("measure_step", args=[measure_id, "take-up"]))
            messages.success(request, _("Tiltaket er droppet."), extra_tags=undo)
        return redirect("measure", measure_id)
    context = {"form": form, "row": row, "breadcrumb": measure_trail(row, _("Dropp tiltaket"))}
    return render(request, "plans/measure_drop.html", context)


def find_measure(request: ReaderRequest, measure_id: int) -> MeasureRow:
    """The measure, logged where it names a person."""
    scope = request.reader.scope
    try:
        row = get_measure(scope=scope, tree=request.reader.tree, measure_id=measure_id, on=timezone.localdate())
    except NoSuchMeasure as fault:
        raise Http404 from fault
    if row.target_person_name:
        named = [(row.text.target_person_id or 0, row.target_person_name)]
        readings.record_many(scope=scope, people=named, page="measure", at=timezone.now())
    return row


def find_writable_measure(request: ReaderRequest, measure_id: int) -> MeasureRow:
    row = find_measure(request, measure_id)
    if not row.may_be_changed:
        raise Http404
    return row


def measure_trail(row: MeasureRow, here: str) -> tuple[Crumb, ...]:
    return trail(
        (row.plan_title, reverse("plan", args=[row.plan_id])),
        (row.text.title, reverse("measure", args=[row.id])),
        here,
    )
