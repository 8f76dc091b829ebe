"""Where is the bar? A leader asks the level above; the question stays until it is answered."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER
from fagloft.contexts.requirements.actions import bar_questions as actions
from fagloft.contexts.requirements.queries.asked_levels import NoSuchCompetence
from fagloft.contexts.requirements.queries.bar_questions import BarQuestionRow, get_bar_questions
from fagloft.contexts.requirements.queries.choices import Choices
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.requirements.add import trail
from fagloft.web.requirements.choices import competences_for
from fagloft.web.requirements.forms import AnswerForm, QuestionForm


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR)
def bar_questions(request: ReaderRequest) -> HttpResponse:
    rows = get_bar_questions(scope=request.reader.scope)
    waiting = [row for row in rows if row.answered_on is None]
    context = {
        "heading": _heading(len(waiting)),
        "waiting": waiting,
        "answered": [row for row in reversed(rows) if row.answered_on is not None],
        "may_ask": bool(request.reader.scope.lead_by_appointment),
        "breadcrumb": trail(_("Hvor ligger lista?")),
    }
    return render(request, "requirements/bar_questions.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY)
def bar_question_ask(request: ReaderRequest) -> HttpResponse:
    form = QuestionForm(
        request.POST or None,
        initial={"competence": request.GET.get("competence", ""), "unit": request.GET.get("unit", "")},
        units=_own_units(request),
        competences=competences_for(request),
    )
    if form.is_valid() and _ask(request, form):
        messages.success(request, _("Spørsmålet er sendt til nivået over. Det blir stående til det er besvart."))
        return redirect("bar_questions")
    return render(
        request,
        "requirements/bar_question_ask.html",
        {"form": form, "breadcrumb": _trail(_("Still et spørsmål"))},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def bar_question_answer(request: ReaderRequest, question_id: int) -> HttpResponse:
    row = next((row for row in get_bar_questions(scope=request.reader.scope) if row.id == question_id), None)
    if row is None or (row.answered_on is None and not row.may_be_answered):
        raise Http404
    if row.answered_on is not None:
        messages.info(request, _("Spørsmålet er besvart. Du finner svaret under."))
        return redirect("bar_questions")
    form = AnswerForm(request.POST or None)
    if form.is_valid():
        return _answer(request, row, form.cleaned_data)
    context = {"form": form, "row": row, "breadcrumb": _trail(row.competence_name)}
    return render(request, "requirements/bar_question_answer.html", context)


def _heading(waiting: int) -> str:
    if not waiting:
        return _("Ingen spørsmål venter på svar")
    sentence = ngettext("%(count)d spørsmål venter på svar", "%(count)d spørsmål venter på svar", waiting)
    return sentence % {"count": waiting}


def _own_units(request: ReaderRequest) -> Choices:
    """Units led that have a level above to ask."""
    scope, tree = request.reader.scope, request.reader.tree
    led = (node for node in tree.nodes.values() if scope.may_lead(node.id) and node.parent_id is not None)
    return tuple((node.id, node.name) for node in led)


def _ask(request: ReaderRequest, form: forms.Form) -> bool:
    told = form.cleaned_data
    try:
        actions.raise_question(
            scope=request.reader.scope,
            unit_id=told["unit"],
            competence_id=told["competence"],
            question=told["question"],
            on=timezone.localdate(),
        )
    except actions.AskedAlready:
        form.add_error("competence", _("Enheten har alt et spørsmål om dette som venter på svar."))
    except NoSuchCompetence:
        form.add_error("competence", _("Kompetansen er ikke lenger i bruk."))
    return not form.errors


def _answer(request: ReaderRequest, row: BarQuestionRow, told: dict[str, Any]) -> HttpResponse:
    try:
        actions.answer(scope=request.reader.scope, question_id=row.id, answer=told["answer"], on=timezone.localdate())
    except actions.NoSuchQuestion:
        messages.info(request, _("Noen svarte før deg. Du finner svaret under."))
    else:
        messages.success(request, _("Svaret er lagret, og enheten ser det nå."))
    return redirect("bar_questions")


def _trail(here: str) -> tuple[Crumb, ...]:
    return (
        Crumb(_("Krav"), reverse("requirements")),
        Crumb(_("Hvor ligger lista?"), reverse("bar_questions")),
        Crumb(here),
    )
