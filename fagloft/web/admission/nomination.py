"""One nomination: where it stands and why, what was shared, and what can be done."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from fagloft.contexts.admission.actions import nominations, offers
from fagloft.contexts.admission.queries.nominations import NominationRow
from fagloft.contexts.admission.queries.standings import get_steps_of
from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.follow_up import get_follow_up
from fagloft.contexts.organisations.scope import DIRECTOR
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission import nomination_words as say
from fagloft.web.admission.find import ALL, EMPLOYERS, find_intake, find_nomination, read_number
from fagloft.web.admission.follow_up_words import project_facts
from fagloft.web.admission.forms import RecommendForm
from fagloft.web.admission.words import step_words, trail
from fagloft.web.frame import undo_tag
from fagloft.web.templatetags.formats import short_date

ANSWERS = {"accept": offers.accept, "decline": offers.decline}


@require_safe
@may_be_seen_by(*ALL)
def nomination(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    row = find_nomination(request, nomination_id)
    intake = find_intake(request, row.intake_id)
    _record(request, row)
    steps = get_steps_of(nomination_ids=[row.id])
    waits = row.standing.waits or row.standing.holds_place
    is_live = intake.status in ("open", "closed")
    one = next(iter(get_follow_up(intake=intake, rows=[row]).participants), None)
    context = {
        "row": row,
        "heading": say.heading(row),
        "explanation": say.explanation(row),
        "asked": say.asked_facts(row),
        "shared": say.shared_facts(row),
        "log": [(short_date(timezone.localtime(one.taken_at)), step_words(one, row.person_name)) for one in steps],
        "participant": one,
        "project": project_facts(one.project) if one and one.project else [],
        "evaluation_is_due": bool(one and row.is_own and one.due_moment(timezone.localdate())),
        "is_office": intake.is_own,
        "may_answer": row.may_act and row.standing.kind == "offered",
        "may_withdraw": row.may_act and waits and intake.status != "cancelled",
        "may_recommend": row.may_recommend and intake.status == "open" and waits and row.recommended_on is None,
        "may_judge": intake.is_own and row.standing.waits and is_live,
        "breadcrumb": trail(intake, row.person_name),
    }
    return render(request, "admission/nomination.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(DIRECTOR)
def nomination_recommend(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    """The director's words; the office and the applicant read them."""
    row = find_nomination(request, nomination_id)
    intake = find_intake(request, row.intake_id)
    if not row.may_recommend or intake.status != "open":
        raise Http404
    _record(request, row)
    form = RecommendForm(request.POST or None, initial={"edition": row.edition, "words": row.recommendation})
    if form.is_valid():
        told = form.cleaned_data
        try:
            nominations.recommend(
                scope=request.reader.scope, nomination_id=row.id, on=timezone.localdate(), **told
            )  # fmt: skip
        except nominations.ChangedMeanwhile:
            form = RecommendForm(_with_edition(request, row.edition))
            form.add_error(
                None, _("Søknaden er endret siden du åpnet den. Det du skrev, står her. Les og lagre på nytt.")
            )
        else:
            undo = f"{reverse('nomination_unrecommend', args=[row.id])}?edition={row.edition + 1}"
            messages.success(request, _("Anbefalingen er sendt."), extra_tags=undo_tag(undo))
            return redirect("nomination", row.id)
    context = {
        "row": row,
        "form": form,
        "asked": say.asked_facts(row),
        "cancel_url": reverse("nomination", args=[row.id]),
        "breadcrumb": trail(intake, row.person_name),
    }
    return render(request, "admission/recommend.html", context, status=422 if form.errors else 200)


@require_POST
@may_be_seen_by(DIRECTOR)
def nomination_unrecommend(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    """The undo of recommending."""
    row = find_nomination(request, nomination_id)
    edition = read_number(request.GET.get("edition", ""))
    try:
        nominations.take_back_recommendation(scope=request.reader.scope, nomination_id=row.id, edition=edition)
    except nominations.ChangedMeanwhile:
        messages.warning(request, _("Søknaden er endret i mellomtiden. Se hvordan den står nå."))
    else:
        messages.success(request, _("Anbefalingen er tatt tilbake."))
    return redirect("nomination", row.id)


@require_POST
@may_be_seen_by(*EMPLOYERS)
def nomination_withdraw(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    row = find_nomination(request, nomination_id)
    if not row.may_act:
        raise Http404
    reader, today = request.reader, timezone.localdate()
    try:
        nominations.withdraw(scope=reader.scope, tree=reader.tree, nomination_id=row.id, at=timezone.now(), on=today)
    except nominations.NothingToWithdraw:
        messages.warning(request, _("Søknaden er ikke med i opptaket lenger."))
    else:
        messages.success(request, _("Søknaden er trukket, og det som var delt om søkeren, er slettet hos kontoret."))
    return redirect("nomination", row.id)


@require_POST
@may_be_seen_by(*EMPLOYERS)
def nomination_answer(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    """Yes or no to the place; pressed twice it counts once."""
    row = find_nomination(request, nomination_id)
    answer = ANSWERS.get(request.POST.get("answer", ""))
    if not row.may_act:
        raise Http404
    if answer is None:
        return redirect("nomination", row.id)
    reader, today = request.reader, timezone.localdate()
    try:
        answer(scope=reader.scope, tree=reader.tree, nomination_id=row.id, on=today, at=timezone.now())
    except offers.NothingOffered:
        messages.warning(request, _("Tilbudet gjelder ikke lenger. Se hvordan søknaden står nå."))
    else:
        accepted = answer is offers.accept
        messages.success(
            request, _("Plassen er tatt.") if accepted else _("Du har takket nei. Plassen går til neste på ventelista.")
        )
    return redirect("nomination", row.id)


def _record(request: ReaderRequest, row: NominationRow) -> None:
    readings.record(
        scope=request.reader.scope,
        person_id=row.person_id,
        person_name=row.person_name,
        page="nomination",
        at=timezone.now(),
    )


def _with_edition(request: ReaderRequest, edition: int) -> dict[str, str]:
    return {"words": request.POST.get("words", ""), "edition": str(edition)}
