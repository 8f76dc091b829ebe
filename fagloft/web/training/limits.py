"""What a plan must respect: how many must be left, who is away when, which seats are fixed."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, LEADER
from fagloft.contexts.participation.actions import absences, seat_choices, staffing_minimums
from fagloft.contexts.participation.queries.training_limits import TrainingLimits, get_training_limits
from fagloft.contexts.participation.queries.unit_people import NoSuchUnit
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.training.forms import AbsenceForm, ChoiceForm, MinimumForm
from fagloft.web.training.limits_words import present


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE)
def training_limits(request: ReaderRequest, unit_id: int) -> HttpResponse:
    return _show(request, _load(request, unit_id))


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def staffing_minimum_set(request: ReaderRequest, unit_id: int) -> HttpResponse:
    """The minimum of the unit in the address; `home` is the unit whose page it was sent from."""
    form, scope = MinimumForm(request.POST), request.reader.scope
    if unit_id not in scope.led_units or not scope.may_lead(unit_id):
        raise Http404
    sent_from = request.POST.get("home", "")
    home = int(sent_from) if sent_from.isdigit() and int(sent_from) in scope.led_units else unit_id
    if not form.is_valid():
        return _show(request, _load(request, home), minimum=form)
    staffing_minimums.set_minimum(scope=scope, unit_id=unit_id, people_left=form.cleaned_data["people_left"])
    messages.success(request, _("Minste bemanning er lagret."))
    return _back(home, "minimums")


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def absence_add(request: ReaderRequest, unit_id: int) -> HttpResponse:
    limits = _load(request, unit_id)
    form = AbsenceForm(request.POST, people=limits.people)
    if not form.is_valid():
        return _show(request, limits, absence=form)
    told = form.cleaned_data
    absences.add(
        scope=request.reader.scope,
        person_id=told["person"],
        starts_on=told["starts_on"],
        last_on=told["last_on"],
        today=timezone.localdate(),
    )
    messages.success(request, _("Fraværet er lagret. Ingen planer bruker disse dagene."))
    return _back(unit_id, "absences")


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def absence_remove(request: ReaderRequest, unit_id: int, absence_id: int) -> HttpResponse:
    _load(request, unit_id)
    try:
        absences.remove(scope=request.reader.scope, absence_id=absence_id, today=timezone.localdate())
    except (absences.NoSuchAbsence, absences.NotYoursToDecide) as absent:
        raise Http404 from absent
    messages.success(request, _("Fraværet er fjernet."))
    return _back(unit_id, "absences")


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def seat_choice_set(request: ReaderRequest, unit_id: int) -> HttpResponse:
    limits = _load(request, unit_id)
    form = ChoiceForm(request.POST, people=limits.people, sessions=limits.sessions)
    if not form.is_valid():
        return _show(request, limits, choice=form)
    told = form.cleaned_data
    seat_choices.choose(
        scope=request.reader.scope,
        person_id=told["person"],
        session_id=told["session"],
        kind=told["kind"],
        at=timezone.now(),
        today=timezone.localdate(),
    )
    messages.success(request, _("Valget er lagret. Neste beregning tar hensyn til det."))
    return _back(unit_id, "choices")


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def seat_choice_remove(request: ReaderRequest, unit_id: int, choice_id: int) -> HttpResponse:
    _load(request, unit_id)
    try:
        seat_choices.remove(scope=request.reader.scope, choice_id=choice_id, today=timezone.localdate())
    except (seat_choices.NoSuchChoice, seat_choices.NotYoursToDecide) as absent:
        raise Http404 from absent
    messages.success(request, _("Valget er fjernet."))
    return _back(unit_id, "choices")


def _load(request: ReaderRequest, unit_id: int) -> TrainingLimits:
    try:
        return get_training_limits(
            scope=request.reader.scope, tree=request.reader.tree, unit_id=unit_id, today=timezone.localdate()
        )
    except NoSuchUnit as absent:
        raise Http404 from absent


def _show(
    request: ReaderRequest,
    limits: TrainingLimits,
    *,
    minimum: forms.Form | None = None,
    absence: forms.Form | None = None,
    choice: forms.Form | None = None,
) -> HttpResponse:
    today = timezone.localdate()
    context: dict[str, Any] = {
        "page": present(limits),
        "minimum_form": minimum,
        "absence_form": absence or AbsenceForm(initial={"starts_on": today, "last_on": today}, people=limits.people),
        "choice_form": choice or ChoiceForm(people=limits.people, sessions=limits.sessions),
        "breadcrumb": (
            Crumb(limits.unit_name, reverse("unit_overview", args=[limits.unit_id])),
            Crumb(_("Opplæring"), reverse("unit_training", args=[limits.unit_id])),
            Crumb(_("Bemanning, fravær og låste valg")),
        ),
    }
    return render(request, "training/training_limits.html", context)


def _back(unit_id: int, anchor: str) -> HttpResponse:
    return redirect(reverse("training_limits", args=[unit_id]) + f"#{anchor}")
