"""One application: what is applied for, what it is worth and why, what was decided, what follows."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.education.actions import applications as actions
from fagloft.contexts.education.queries.applications import ApplicationRow, NoSuchApplication, get_application
from fagloft.contexts.education.queries.scores import get_scores
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.engine.applications import Score
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.education.words import kind_word, reason_sentence, status_colour, status_word, terms_lines
from fagloft.web.frame import Crumb


@require_safe
@may_be_seen_by(SIGNED_IN)
def education_application(request: ReaderRequest, application_id: int) -> HttpResponse:
    row = find(request, application_id)
    scope, today = request.reader.scope, timezone.localdate()
    readings.record(
        scope=scope, person_id=row.person_id, person_name=row.person_name, page="education", at=timezone.now()
    )
    score = None if row.is_own else _score(request, row)
    context = {
        "row": row,
        "kind": kind_word(row.kind),
        "status": status_word(row),
        "colour": status_colour(row),
        "score": score,
        "reasons": [(reason, reason_sentence(reason, names(row))) for reason in score.reasons] if score else [],
        "terms": terms_lines(row),
        "may_be_started": row.may_be_decided and row.status == "granted",
        "may_be_followed": row.may_be_decided and row.status in {"granted", "under_way", "completed"},
        "may_be_withdrawn": row.is_own and row.status == "applied",
        "has_begun": row.starts_on <= today,
        "breadcrumb": trail(row.title),
    }
    return render(request, "education/education_application.html", context)


@require_POST
@may_be_seen_by(SIGNED_IN)
def education_withdraw(request: ReaderRequest, application_id: int) -> HttpResponse:
    row = find(request, application_id)
    if not row.is_own:
        raise Http404
    try:
        actions.withdraw(scope=request.reader.scope, application_id=row.id, edition=seen_edition(request))
    except (actions.DecidedMeanwhile, actions.NotAtThisStage):
        messages.warning(request, _("Søknaden er behandlet siden du åpnet den. Slik er det nå."))
    else:
        messages.success(request, _("Søknaden er trukket."))
    return redirect("education_application", application_id=row.id)


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def education_start(request: ReaderRequest, application_id: int) -> HttpResponse:
    row = find(request, application_id)
    if not row.may_be_decided:
        raise Http404
    try:
        actions.start(scope=request.reader.scope, application_id=row.id, edition=seen_edition(request))
    except (actions.DecidedMeanwhile, actions.NotAtThisStage):
        messages.warning(request, _("Noen har endret søknaden siden du åpnet den. Slik er det nå."))
    else:
        messages.success(request, _("Utdanningen er i gang."))
    return redirect("education_application", application_id=row.id)


def find(request: ReaderRequest, application_id: int) -> ApplicationRow:
    try:
        return get_application(scope=request.reader.scope, application_id=application_id)
    except NoSuchApplication as absent:
        raise Http404 from absent


def seen_edition(request: ReaderRequest) -> int:
    """What stood on the page that was answered; 0, which never fits, where it says nothing sensible."""
    told = request.POST.get("edition", "")
    return int(told) if told.isdecimal() and len(told) < 10 else 0


def names(row: ApplicationRow) -> dict[str, str]:
    return {str(number): name for number, name, _level in row.competences}


def trail(here: str) -> tuple[Crumb, ...]:
    return (Crumb(_("Utdanning"), reverse("education")), Crumb(here))


def _score(request: ReaderRequest, row: ApplicationRow) -> Score:
    scores = get_scores(
        scope=request.reader.scope, tree=request.reader.tree, applications=[row], on=timezone.localdate()
    )
    return scores[row.id]
