"""Who would be offered a place and why; sending it, answering who may be admitted, and the log of all steps."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from fagloft.contexts.admission.actions import offers as actions
from fagloft.contexts.admission.queries.intakes import IntakeRow
from fagloft.contexts.admission.queries.nominations import get_received
from fagloft.contexts.admission.queries.proposals import Proposal, propose
from fagloft.contexts.admission.queries.standings import get_steps
from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.nominees import judge_nominees
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.find import OFFICE, find_intake, find_nomination, find_own_intake, read_number
from fagloft.web.admission.forms import EligibilityForm
from fagloft.web.admission.nomination_words import shared_facts
from fagloft.web.admission.office_words import proposal_table
from fagloft.web.admission.words import rule_word, step_words, trail
from fagloft.web.templatetags.formats import moment


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def intake_offers(request: ReaderRequest, intake_id: int) -> HttpResponse:
    """The proposal; sent, it is what was shown or nothing."""
    intake = find_own_intake(request, intake_id)
    if intake.status != "closed":
        messages.warning(request, _("Plassene fordeles når opptaket er lukket."))
        return redirect("intake", intake_id)
    if request.method == "POST":
        return _send(request, intake)
    proposal = _propose(intake)
    named = [(one.row.person_id, one.row.person_name) for one in proposal.decisions]
    readings.record_many(scope=request.reader.scope, people=named, page="intake_offers", at=timezone.now())
    count = len(proposal.new)
    words = ngettext("%(count)d søker får tilbud", "%(count)d søkere får tilbud", count)
    context = {
        "intake": intake,
        "heading": words % {"count": count},
        "table": proposal_table(proposal) if proposal.decisions else None,
        "last_step": proposal.last_step,
        "may_send": bool(proposal.decisions),
        "breadcrumb": trail(intake, _("Forslag")),
    }
    return render(request, "admission/offers.html", context)


def _send(request: ReaderRequest, intake: IntakeRow) -> HttpResponse:
    received = get_received(office_id=intake.office_id, intake_id=intake.id, on=timezone.localdate())
    judged = judge_nominees(intake=intake, rows=received)
    try:
        count = actions.send(
            scope=request.reader.scope,
            intake_id=intake.id,
            last_step=read_number(request.POST.get("last_step", "")),
            eligibility={one: word.eligibility for one, word in judged.items()},
            on=timezone.localdate(),
            at=timezone.now(),
        )
    except (actions.ChangedMeanwhile, actions.NotClosedYet):
        messages.warning(
            request, _("Noe har skjedd siden du åpnet forslaget. Se hvordan det står nå, og send på nytt.")
        )
        return redirect("intake_offers", intake.id)
    words = ngettext("%(count)d tilbud er sendt. Alle andre får vite hvorfor ikke.",
                     "%(count)d tilbud er sendt. Alle andre får vite hvorfor ikke.", count)  # fmt: skip
    messages.success(request, words % {"count": count})
    return redirect("intake", intake.id)


def _propose(intake: IntakeRow) -> Proposal:
    today = timezone.localdate()
    received = get_received(office_id=intake.office_id, intake_id=intake.id, on=today)
    judged = judge_nominees(intake=intake, rows=received)
    return propose(intake=intake, eligibility={one: word.eligibility for one, word in judged.items()}, on=today)


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(*OFFICE)
def nomination_judge(request: ReaderRequest, nomination_id: int) -> HttpResponse:
    """The office's own answer, with why, on whether somebody meets the requirements."""
    row = find_nomination(request, nomination_id)
    intake = find_intake(request, row.intake_id)
    form = EligibilityForm(request.POST or None)
    if form.is_valid():
        try:
            _answer(request, row.intake_id, nomination_id, form.cleaned_data)
        except actions.NothingToAnswer:
            messages.warning(request, _("Søkeren venter ikke på svar nå."))
        else:
            messages.success(request, _("Svaret er lagret, og søkeren ser det."))
        return redirect("intake", row.intake_id)
    rule = judge_nominees(intake=intake, rows=[row])[row.id].rule
    readings.record(
        scope=request.reader.scope,
        person_id=row.person_id,
        person_name=row.person_name,
        page="nomination_judge",
        at=timezone.now(),
    )
    context = {
        "row": row,
        "form": form,
        "rule": rule_word(rule),
        "facts": shared_facts(row),
        "cancel_url": reverse("nomination", args=[row.id]),
        "breadcrumb": trail(intake, row.person_name),
    }
    return render(request, "admission/judge.html", context, status=422 if form.errors else 200)


def _answer(request: ReaderRequest, intake_id: int, nomination_id: int, told: dict[str, Any]) -> None:
    actions.answer_eligibility(
        scope=request.reader.scope,
        intake_id=intake_id,
        nomination_id=nomination_id,
        may_be_admitted=told["answer"] == "open",
        words=told["words"],
        on=timezone.localdate(),
        at=timezone.now(),
    )


@require_safe
@may_be_seen_by(*OFFICE)
def intake_log(request: ReaderRequest, intake_id: int) -> HttpResponse:
    """Every step, in the order in which they were taken."""
    intake = find_own_intake(request, intake_id)
    rows = get_received(office_id=intake.office_id, intake_id=intake_id, on=timezone.localdate())
    named = [(row.person_id, row.person_name) for row in rows]
    readings.record_many(scope=request.reader.scope, people=named, page="intake_log", at=timezone.now())
    names = {row.id: row.person_name for row in rows}
    steps = get_steps(intake_id=intake_id)
    lines = [
        (moment(timezone.localtime(one.taken_at)), step_words(one, names[one.nomination_id]),
         one.taken_by_name or _("av seg selv"))
        for one in steps
    ]  # fmt: skip
    words = ngettext("%(count)d steg i opptaket", "%(count)d steg i opptaket", len(steps)) % {"count": len(steps)}
    context = {"intake": intake, "heading": words, "lines": lines, "breadcrumb": trail(intake, _("Logg"))}
    return render(request, "admission/log.html", context)
