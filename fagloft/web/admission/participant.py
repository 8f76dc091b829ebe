"""What a participant and the employer write: the development project and the evaluation."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.admission.queries.nominations import get_nominations
from fagloft.contexts.leadership.actions import programme_evaluations, projects
from fagloft.contexts.leadership.queries.follow_up import Participant, get_follow_up
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.find import EMPLOYERS, find_intake, find_nomination
from fagloft.web.admission.follow_up import load
from fagloft.web.admission.follow_up_forms import ProgrammeEvaluationForm, ProjectForm
from fagloft.web.admission.follow_up_words import moment_word
from fagloft.web.admission.words import trail
from fagloft.web.offers.meanwhile import Difference, reopen, tell_differences
from fagloft.web.todo import Todo


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EMPLOYERS)
def project(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    one, intake = _find(request, nomination_id, "project")
    start: dict[str, Any] = vars(one.project) if one.project else {"status": "planned", "edition": 0}
    form = ProjectForm(request.POST or None, initial=start)
    differences: list[Difference] = []
    if form.is_valid():
        told = dict(form.cleaned_data)
        edition = told.pop("edition")
        try:
            projects.write(
                scope=request.reader.scope,
                tree=request.reader.tree,
                nomination_id=nomination_id,
                edition=edition,
                text=projects.ProjectText(**told),
                on=timezone.localdate(),
            )
        except projects.ChangedMeanwhile:
            form = ProjectForm(reopen(request.POST, start["edition"]), initial=start)
            differences = tell_differences(form)
        else:
            messages.success(request, _("Prosjektet er lagret, og programkontoret ser det."))
            return redirect("nomination", nomination_id)
    heading = _("Utviklingsprosjekt for %(name)s") % {"name": one.row.person_name}
    return _show(request, one, intake, form, heading, _("Lagre prosjektet"), differences)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*EMPLOYERS)
def programme_evaluation(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    """A short form; the office sees the answers in numbers only."""
    one, intake = _find(request, nomination_id, "programme_evaluation")
    moment = one.due_moment(timezone.localdate())
    if not one.row.is_own or not moment:
        messages.warning(request, _("Det er ingen evaluering å svare på nå."))
        return redirect("nomination", nomination_id)
    form = ProgrammeEvaluationForm(request.POST or None)
    if form.is_valid():
        programme_evaluations.answer(
            scope=request.reader.scope, participant=one, on=timezone.localdate(), **form.told()
        )
        messages.success(request, _("Takk. Svaret ditt vises bare i tall, sammen med minst fire andres."))
        return redirect("nomination", nomination_id)
    heading = _("Hva var programmet verdt for deg?")
    return _show(request, one, intake, form, heading, _("Send svaret"), [], moment_word(moment))


def list_programme_notes(request: ReaderRequest) -> list[Todo]:
    """What waits on the start page: offers to answer, and evaluations of one's own."""
    reader, today = request.reader, timezone.localdate()
    if not reader.scope.has(*EMPLOYERS):
        return []
    rows = [one for one in get_nominations(scope=reader.scope, tree=reader.tree, on=today) if one.is_own]
    notes = [
        Todo(
            heading=_("Du har tilbud om plass"),
            detail=one.intake_title,
            action_label=_("Svar på tilbudet"),
            action_url=reverse("nomination", args=[one.id]),
        )
        for one in rows
        if one.standing.kind == "offered"
    ]
    for intake_id in {one.intake_id for one in rows if one.standing.kind == "accepted"}:
        intake = find_intake(request, intake_id)
        notes += [
            Todo(
                heading=_("Si hva programmet var verdt"),
                detail=one.row.intake_title,
                action_label=_("Svar, to minutter"),
                action_url=reverse("programme_evaluation", args=[one.row.id]),
            )
            for one in get_follow_up(intake=intake, rows=rows).participants
            if one.due_moment(today)
        ]
    return notes


def _find(request: ReaderRequest, nomination_id: int, page: str) -> tuple[Participant, Any]:
    row = find_nomination(request, nomination_id)
    if not row.may_act:
        raise Http404
    intake = find_intake(request, row.intake_id)
    one = next((one for one in load(request, intake, page).participants if one.row.id == nomination_id), None)
    if one is None:
        raise Http404
    return one, intake


def _show(
    request: ReaderRequest,
    one: Participant,
    intake: Any,
    form: Any,
    heading: str,
    submit: str,
    differences: list[Difference],
    lead: str = "",
) -> HttpResponse:
    context = {
        "form": form,
        "differences": differences,
        "heading": heading,
        "lead": " · ".join(part for part in (intake.text.title, lead) if part),
        "submit_label": submit,
        "cancel_url": reverse("nomination", args=[one.row.id]),
        "breadcrumb": trail(intake, one.row.person_name),
    }
    return render(request, "admission/follow_up_form.html", context, status=422 if form.errors else 200)
