"""What became of those who took a place: the office's overview, gatherings, attendance and outcome."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import get_nominations
from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.actions import attendance as attendances
from fagloft.contexts.leadership.actions import outcomes
from fagloft.contexts.leadership.queries.follow_up import (
    FollowUp,
    NoSuchGathering,
    get_evaluation_figures,
    get_follow_up,
    get_gathering,
    get_intake_id_of,
)
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission import follow_up_words as say
from fagloft.web.admission.find import OFFICE, find_nomination, find_own_intake
from fagloft.web.admission.follow_up_forms import AttendanceForm, GatheringForm, OutcomeForm
from fagloft.web.admission.words import trail


@require_safe
@may_be_seen_by(*OFFICE)
def intake_follow_up(request: ReaderRequest, intake_id: int) -> HttpResponse:
    intake = find_own_intake(request, intake_id)
    found = load(request, intake, "intake_follow_up")
    figures = get_evaluation_figures(participants=found.participants)
    context = {
        "intake": intake,
        "heading": say.heading(found),
        "summary": say.summary(found, figures),
        "participants": say.participant_table(found, intake) if found.participants else None,
        "gatherings": say.gathering_table(found, intake) if found.gatherings else None,
        "figures": say.figures_table(figures),
        "breadcrumb": trail(intake, _("Oppfølging")),
    }
    return render(request, "admission/follow_up.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def gathering_new(request: ReaderRequest, intake_id: int) -> HttpResponse:
    intake = find_own_intake(request, intake_id)
    classes = [(one.id, one.text.name) for one in intake.classes]
    form = GatheringForm(request.POST or None, classes=classes, initial={"days": 3})
    if form.is_valid():
        attendances.add_gathering(scope=request.reader.scope, intake_id=intake_id, **form.cleaned_data)
        messages.success(request, _("Samlingen er lagt til."))
        return redirect("intake_follow_up", intake_id)
    return _show_form(request, intake, form, _("Ny samling"), _("Lagre samlingen"))


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def attendance(request: ReaderRequest, gathering_id: int) -> HttpResponse:
    """Who of the class was at a gathering."""
    intake, gathering = _find_gathering(request, gathering_id)
    found = load(request, intake, "attendance")
    people = [(one.row.id, one.row.person_name) for one in found.participants if one.class_id == gathering.class_id]
    everybody = dict.fromkeys((number for number, _name in people), True)
    start = [one for one, there in (gathering.was_there or everybody).items() if there]
    form = AttendanceForm(request.POST if request.method == "POST" else None, people=people, initial={"there": start})
    if form.is_valid():
        try:
            attendances.take(
                scope=request.reader.scope,
                intake_id=intake.id,
                gathering_id=gathering_id,
                there=form.cleaned_data["there"],
                on=timezone.localdate(),
            )
        except attendances.TooEarly:
            form.add_error("there", _("Samlingen har ikke begynt. Før oppmøte fra første dag."))
        else:
            messages.success(request, _("Oppmøtet er lagret."))
            return redirect("intake_follow_up", intake.id)
    return _show_form(request, intake, form, say.gathering_name(gathering), _("Lagre oppmøtet"))


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def outcome(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    """How it ended for a participant."""
    row = find_nomination(request, nomination_id)
    intake = find_own_intake(request, row.intake_id)
    one = next((one for one in load(request, intake, "outcome").participants if one.row.id == nomination_id), None)
    if one is None:
        messages.warning(request, _("Søkeren har ingen plass, og får derfor ikke noe utfall."))
        return redirect("nomination", nomination_id)
    start: dict[str, Any] = {"ended_on": timezone.localdate()}
    if one.ending is not None:
        start = vars(one.ending) | {"study_credits": one.ending.credits}
    form = OutcomeForm(request.POST or None, initial=start)
    if form.is_valid():
        told: dict[str, Any] = {"nomination_id": nomination_id, "on": timezone.localdate()} | form.cleaned_data
        try:
            outcomes.record(scope=request.reader.scope, tree=request.reader.tree, **told)
        except outcomes.NoSuchOutcome:
            form.add_error("ended_on", _("Velg i dag eller en tidligere dag."))
        else:
            messages.success(request, _("Utfallet er lagret, og arbeidsgiveren ser det."))
            return redirect("intake_follow_up", intake.id)
    words = _("Utfall for %(name)s") % {"name": row.person_name}
    return _show_form(request, intake, form, words, _("Lagre utfallet"))


def load(request: ReaderRequest, intake: IntakeRow, page: str) -> FollowUp:
    """Those with a place whom the reader may see; whoever is named counts as read."""
    reader, today = request.reader, timezone.localdate()
    rows = get_nominations(scope=reader.scope, tree=reader.tree, on=today, intake_id=intake.id)
    found = get_follow_up(intake=intake, rows=rows)
    named = [(one.row.person_id, one.row.person_name) for one in found.participants]
    readings.record_many(scope=reader.scope, people=named, page=page, at=timezone.now())
    return found


def _find_gathering(request: ReaderRequest, gathering_id: int) -> Any:
    try:
        intake = find_own_intake(request, get_intake_id_of(gathering_id=gathering_id))
        return intake, get_gathering(intake=intake, gathering_id=gathering_id)
    except NoSuchGathering as absent:
        raise Http404 from absent


def _show_form(request: ReaderRequest, intake: IntakeRow, form: Any, heading: str, submit: str) -> HttpResponse:
    context = {
        "form": form,
        "heading": heading,
        "lead": intake.text.title,
        "submit_label": submit,
        "cancel_url": reverse("intake_follow_up", args=[intake.id]),
        "breadcrumb": trail(intake, _("Oppfølging")),
    }
    return render(request, "admission/follow_up_form.html", context, status=422 if form.errors else 200)
