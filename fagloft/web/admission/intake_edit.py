"""Announce an intake, and write a draft anew."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.admission.actions import intakes as actions
from fagloft.contexts.leadership.queries.programmes import ProgrammeFilter, get_programmes
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.find import NOT_AN_EDITION, OFFICE, find_own_intake
from fagloft.web.admission.forms import IntakeForm, new_start, start_of
from fagloft.web.admission.words import trail
from fagloft.web.offers.meanwhile import Difference, reopen, tell_differences

Fault = actions.Fault


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def intake_new(request: ReaderRequest) -> HttpResponse:
    form = _form(request, request.POST or None, new_start(timezone.localdate()))
    if form.is_valid():
        try:
            number = actions.create(scope=request.reader.scope, text=form.text())
        except actions.FaultyIntake as refusal:
            _explain(form, refusal)
        else:
            messages.success(request, _("Utkastet er lagret. Bare programkontoret ser det."))
            return redirect("intake", number)
    context = {"heading": _("Nytt opptak"), "cancel_url": reverse("intakes"), "breadcrumb": trail(None, _("Nytt"))}
    return _show(request, form, [], context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def intake_edit(request: ReaderRequest, intake_id: int) -> HttpResponse:
    intake = find_own_intake(request, intake_id)
    form = _form(request, request.POST or None, start_of(intake))
    differences: list[Difference] = []
    if form.is_valid():
        edition = form.cleaned_data["edition"]
        told: dict[str, Any] = {"edition": NOT_AN_EDITION if edition is None else edition, "text": form.text()}
        try:
            actions.change(scope=request.reader.scope, intake_id=intake_id, **told)
        except actions.FaultyIntake as refusal:
            _explain(form, refusal)
        except actions.NotADraft:
            return _stands_fast(request, intake_id)
        except actions.ChangedMeanwhile:
            form = _form(request, reopen(request.POST, intake.edition), start_of(intake))
            differences = tell_differences(form)
        else:
            messages.success(request, _("Endringen er lagret."))
            return redirect("intake", intake_id)
    elif intake.status != "draft":
        return _stands_fast(request, intake_id)
    context = {
        "heading": _("Endre %(name)s") % {"name": intake.text.title},
        "cancel_url": reverse("intake", args=[intake_id]),
        "breadcrumb": trail(intake, _("Endre")),
    }
    return _show(request, form, differences, context)


def _stands_fast(request: ReaderRequest, intake_id: int) -> HttpResponse:
    messages.warning(request, _("Opptaket er kunngjort. Reglene kan ikke endres lenger."))
    return redirect("intake", intake_id)


def _show(
    request: ReaderRequest, form: IntakeForm, differences: list[Difference], context: dict[str, Any]
) -> HttpResponse:
    shown = context | {"form": form, "differences": differences}
    return render(request, "admission/intake_form.html", shown, status=422 if form.errors else 200)


def _form(request: ReaderRequest, told: Any, start: dict[str, Any]) -> IntakeForm:
    found = get_programmes(scope=request.reader.scope, on=timezone.localdate(), wanted=ProgrammeFilter(age="all"))
    shown = [(row.text.code, row.text.title) for row in found.rows if row.is_shared and not row.text.part_of_code]
    return IntakeForm(told, initial=start, programmes=shown)


def _explain(form: IntakeForm, refusal: actions.FaultyIntake) -> None:
    words = {
        Fault.NO_CLASS: ("name_1", _("Et opptak har minst ett kull.")),
        Fault.CLASS_NAMED_TWICE: ("name_1", _("To kull kan ikke ha samme navn.")),
        Fault.CLASS_TOO_EARLY: ("starts_1", _("Kullene må begynne etter søknadsfristen.")),
        Fault.CLASS_WITHOUT_PLACES: ("places_1", _("Hvert kull har minst én plass.")),
        Fault.CLOSES_TOO_EARLY: ("apply_by_on", _("Fristen må være etter at opptaket åpner.")),
        Fault.PRIORITY_TWICE: ("who_1", _("Samme gruppe kan bare prioriteres én gang.")),
        Fault.TOO_MANY_RESERVED: ("reserved_1", _("Flere plasser er reservert enn det er i kullene.")),
        Fault.SEED_MISSING: ("draw_seed", _("Skriv et startord, så alle kan etterprøve loddtrekningen.")),
        Fault.ANSWER_DAYS: ("answer_days", _("Svarfristen er fra 1 til 90 dager.")),
    }
    for fault in refusal.faults:
        form.add_error(*words[fault])
