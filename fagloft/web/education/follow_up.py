"""How the education went, and which role or task follows it."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.competence.actions import holdings
from fagloft.contexts.education.actions import applications as actions
from fagloft.contexts.education.queries.applications import ApplicationRow
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.education.application import find, trail
from fagloft.web.education.forms import FollowUpForm

OPEN = frozenset({"granted", "under_way", "completed"})
GONE = (holdings.NoSuchCompetence, holdings.NoSuchLevel)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY)
def education_follow_up(request: ReaderRequest, application_id: int) -> HttpResponse:
    row = find(request, application_id)
    if not row.may_be_decided:
        raise Http404
    if row.status not in OPEN:
        return redirect("education_application", application_id=row.id)
    is_passed = row.status == "completed"
    start = {
        "edition": row.edition,
        "ended_on": timezone.localdate(),
        "from_on": timezone.localdate(),
        "task": row.new_task,
    }
    form = FollowUpForm(request.POST or None, is_passed=is_passed, initial=start)
    if form.is_valid():
        carry_out = _give_task if is_passed else _end
        answer = carry_out(request, row, form)
        if answer is not None:
            return answer
    context = {"form": form, "row": row, "is_passed": is_passed, "breadcrumb": trail(row.title)}
    return render(request, "education/education_follow_up.html", context, status=422 if form.errors else 200)


def _end(request: ReaderRequest, row: ApplicationRow, form: FollowUpForm) -> HttpResponse | None:
    told = form.cleaned_data
    known: dict[str, Any] = {
        "scope": request.reader.scope,
        "application_id": row.id,
        "edition": told["edition"],
        "ended_on": told["ended_on"],
    }
    try:
        if told["outcome"] == "passed":
            actions.complete(**known, at=timezone.now())
        else:
            actions.discontinue(**known, reason=told["reason"])
    except actions.EndsBeforeItBegins:
        form.add_error("ended_on", _("Velg en dag fra den utdanningen begynte, til i dag."))
        return None
    except actions.NoReasonGiven:
        form.add_error("reason", _("Skriv noen ord."))
        return None
    except GONE:
        form.add_error(None, _("Noe av det utdanningen gir, er gått ut av katalogen. Spør den som eier katalogen."))
        return None
    except (actions.DecidedMeanwhile, actions.NotAtThisStage):
        return _meanwhile(request, row)
    messages.success(request, _("Lagret. Det utdanningen gir, står i registeret når den er bestått."))
    return redirect("education_application", application_id=row.id)


def _give_task(request: ReaderRequest, row: ApplicationRow, form: FollowUpForm) -> HttpResponse | None:
    told = form.cleaned_data
    try:
        actions.give_new_task(
            scope=request.reader.scope,
            application_id=row.id,
            edition=told["edition"],
            task=told["task"],
            from_on=told["from_on"],
        )
    except (actions.DecidedMeanwhile, actions.NotAtThisStage):
        return _meanwhile(request, row)
    messages.success(request, _("Den nye oppgaven er lagret."))
    return redirect("education_application", application_id=row.id)


def _meanwhile(request: ReaderRequest, row: ApplicationRow) -> HttpResponse:
    messages.warning(request, _("Noen har endret søknaden siden du åpnet den. Slik er det nå."))
    return redirect("education_application", application_id=row.id)
