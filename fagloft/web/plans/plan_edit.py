"""Start a plan, write it anew, put first what comes first, drop it, carry it on to the next period."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.planning.actions import editing, plan_steps, revisions
from fagloft.contexts.planning.actions import plans as actions
from fagloft.contexts.planning.queries.choices import get_whose_choices
from fagloft.contexts.planning.queries.plans import PlanRow
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb, undo_tag
from fagloft.web.plans.meanwhile import Conflict, find_conflicts
from fagloft.web.plans.plan import find_plan
from fagloft.web.plans.plan_forms import DropForm, NewPlanForm, PlanForm, WhoseChoices
from fagloft.web.plans.refusals import REFUSALS, explain
from fagloft.web.plans.trail import trail
from fagloft.web.plans.words import last_day

AUTUMN = 7


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def plan_add(request: ReaderRequest) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    whose = whose_for(request)
    if not whose:
        raise Http404
    form = NewPlanForm(request.POST or None, whose=whose, initial=_first_plan(request, whose, today))
    if form.is_valid():
        level, number = form.whose
        try:
            plan_id = actions.add(
                scope=scope,
                level=level,
                unit_id=number if level == "unit" else None,
                person_id=number if level == "person" else None,
                text=form.text,
                today=today,
            )
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Planen er opprettet som forslag. Nå kan du legge til tiltak."))
            return redirect("plan", plan_id)
    return render(request, "plans/plan_add.html", {"form": form, "breadcrumb": trail(_("Ny plan"))})


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def plan_change(request: ReaderRequest, plan_id: int) -> HttpResponse:
    row = find_writable(request, plan_id)
    saved = _values(row)
    form = PlanForm(request.POST or None, initial=saved)
    conflicts: list[Conflict] = []
    if form.is_valid():
        try:
            actions.change(
                scope=request.reader.scope,
                plan_id=plan_id,
                edition=form.cleaned_data["edition"] or 0,
                text=form.text,
                today=timezone.localdate(),
            )
        except editing.ChangedMeanwhile:
            conflicts = find_conflicts(form, saved)
            form = PlanForm(on_top(request, row.edition))
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Planen er lagret."))
            return redirect("plan", plan_id)
    context = {"form": form, "row": row, "conflicts": conflicts, "breadcrumb": plan_trail(row, _("Endre planen"))}
    return render(request, "plans/plan_change.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def plan_drop(request: ReaderRequest, plan_id: int) -> HttpResponse:
    row = find_plan(request, plan_id).plan
    if not (row.may_be_changed or row.may_be_decided):
        raise Http404
    form = DropForm(request.POST or None, initial={"edition": row.edition})
    if form.is_valid():
        told = form.cleaned_data
        try:
            plan_steps.drop(
                scope=request.reader.scope,
                plan_id=plan_id,
                edition=told["edition"] or 0,
                reason=told["reason"],
                today=timezone.localdate(),
            )
        except (editing.ChangedMeanwhile, editing.WrongStatus):
            messages.warning(request, _("Noen har endret planen siden du åpnet den. Slik står den nå."))
        else:
            undo = undo_tag(reverse("plan_step", args=[plan_id, "take-up"]))
            messages.success(request, _("Planen er droppet."), extra_tags=undo)
        return redirect("plan", plan_id)
    context = {"form": form, "row": row, "breadcrumb": plan_trail(row, _("Dropp planen"))}
    return render(request, "plans/plan_drop.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(SIGNED_IN)
def plan_revise(request: ReaderRequest, plan_id: int) -> HttpResponse:
    """The next period's plan with what is still open."""
    detail = find_plan(request, plan_id)
    row = detail.plan
    if not row.may_be_changed or row.status == "dropped":
        raise Http404
    if detail.followed_by_id is not None:
        messages.info(request, _("Planen er alt ført videre hit."))
        return redirect("plan", detail.followed_by_id)
    form = PlanForm(request.POST or None, initial=_next_period(row))
    if form.is_valid():
        try:
            following = revisions.revise_yearly(
                scope=request.reader.scope, plan_id=plan_id, text=form.text, today=timezone.localdate()
            )
        except REFUSALS as refusal:
            explain(form, refusal)
        else:
            messages.success(request, _("Ny plan er laget, og åpne tiltak er med. Se gjennom dem før den vedtas."))
            return redirect("plan", following)
    carried = [line for line in detail.measures if line.status in ("proposed", "decided", "in_progress")]
    context = {"form": form, "row": row, "carried": carried, "breadcrumb": plan_trail(row, _("Før videre"))}
    return render(request, "plans/plan_revise.html", context)


def whose_for(request: ReaderRequest) -> WhoseChoices:
    """Whose plans the reader starts, by level."""
    return get_whose_choices(
        scope=request.reader.scope,
        tree=request.reader.tree,
        name=request.reader.workplace.name,
        on=timezone.localdate(),
    )


def find_writable(request: ReaderRequest, plan_id: int) -> PlanRow:
    """The plan, where the reader writes it; for all others it is not there."""
    row = find_plan(request, plan_id).plan
    if not row.may_be_changed:
        raise Http404
    return row


def plan_trail(row: PlanRow, here: str) -> tuple[Crumb, ...]:
    return trail((row.title, reverse("plan", args=[row.id])), here)


def on_top(request: ReaderRequest, edition: int) -> Any:
    """What was sent, ready to be saved over what somebody else has saved, knowingly."""
    sent = request.POST.copy()
    sent["edition"] = str(edition)
    return sent


def _values(row: PlanRow) -> dict[str, Any]:
    return {
        "title": row.title,
        "introduction": row.introduction,
        "starts_on": row.starts_on,
        "last_day": last_day(row.ends_on),
        "edition": row.edition,
    }


def _first_plan(request: ReaderRequest, whose: WhoseChoices, today: date) -> dict[str, Any]:
    """From the autumn on, next year's plan; before that, this year's from today."""
    year = today.year + (today.month > AUTUMN)
    level, choices = whose[0]
    asked = request.GET.get("whose", "")
    return {
        "whose": asked or f"{level}-{choices[0][0]}",
        "title": _("Kompetanseplan %(year)d") % {"year": year},
        "starts_on": max(today, date(year, 1, 1)),
        "last_day": date(year, 12, 31),
    }


def _next_period(row: PlanRow) -> dict[str, forms.Field | Any]:
    """As long as this one, from the day it ends; a whole year stays a whole year."""
    starts_on = row.ends_on
    is_year = starts_on.month == 1 and starts_on.day == 1
    ends = date(starts_on.year, 12, 31) if is_year else starts_on + (row.ends_on - row.starts_on)
    return {
        "title": row.title.replace(str(row.starts_on.year), str(starts_on.year)),
        "introduction": row.introduction,
        "starts_on": starts_on,
        "last_day": ends,
    }
