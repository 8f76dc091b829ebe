"""One calculation: how far it has come, or its answer; and from the answer to enrolments that wait for a yes."""

from dataclasses import replace

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER
from fagloft.contexts.participation.actions import proposals as actions
from fagloft.contexts.participation.actions import proposed_enrolments
from fagloft.contexts.participation.queries.proposal_details import ProposalDetail, get_proposal
from fagloft.contexts.participation.queries.proposal_rows import NoSuchProposal
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.training.applied_words import applied_sentence
from fagloft.web.training.progress_words import present_progress
from fagloft.web.training.proposal_words import present
from fagloft.web.training.proposals import MAY_SEE

ROWS_PER_PAGE = 100


@require_safe
@may_be_seen_by(*MAY_SEE)
def training_proposal(request: ReaderRequest, proposal_id: int) -> HttpResponse:
    detail = _find(request, proposal_id)
    _log(request, detail)
    page = present(detail, request.GET)
    rows = Paginator(page.table.rows if page.table else (), ROWS_PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "table": replace(page.table, rows=tuple(rows.object_list)) if page.table else None,
        "rows": rows,
        "progress": present_progress(detail) if detail.summary.is_under_way else None,
        "breadcrumb": (
            Crumb(_("Opplæringsplan"), reverse("training_proposals")),
            Crumb(detail.summary.unit_name),
        ),
    }
    return render(request, "training/training_proposal.html", context)


@require_safe
@may_be_seen_by(*MAY_SEE)
def training_progress(request: ReaderRequest, proposal_id: int) -> HttpResponse:
    """The part of the page that asks again every second; when there is an answer it opens the page anew."""
    detail = _find(request, proposal_id)
    response = render(request, "components/progress.html", {"progress": present_progress(detail)})
    if not detail.summary.is_under_way:
        response["HX-Redirect"] = reverse("training_proposal", args=[proposal_id])
    return response


@require_POST
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def training_cancel(request: ReaderRequest, proposal_id: int) -> HttpResponse:
    try:
        actions.cancel(scope=request.reader.scope, proposal_id=proposal_id)
    except (actions.NoSuchProposal, actions.NotYoursToPlan) as absent:
        raise Http404 from absent
    except actions.TooLateToCancel:
        messages.info(request, _("Beregningen var ferdig. Her er svaret."))
    else:
        messages.success(request, _("Beregningen er avbrutt."))
    return redirect("training_proposal", proposal_id=proposal_id)


@require_POST
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def training_apply(request: ReaderRequest, proposal_id: int) -> HttpResponse:
    try:
        applied = proposed_enrolments.apply(
            scope=request.reader.scope, proposal_id=proposal_id, at=timezone.now(), today=timezone.localdate()
        )
    except (actions.NoSuchProposal, actions.NotYoursToPlan) as absent:
        raise Http404 from absent
    except proposed_enrolments.NoPlan:
        messages.warning(request, _("Beregningen har ikke gitt noen plan å foreslå."))
    else:
        messages.success(request, applied_sentence(applied))
    return redirect("training_proposal", proposal_id=proposal_id)


def _find(request: ReaderRequest, proposal_id: int) -> ProposalDetail:
    try:
        return get_proposal(scope=request.reader.scope, proposal_id=proposal_id)
    except NoSuchProposal as absent:
        raise Http404 from absent


def _log(request: ReaderRequest, detail: ProposalDetail) -> None:
    """Everybody whose seat or gap stands on the page by name counts as read."""
    named = {seat.person_id: seat.person_name for seat in detail.seats}
    named |= {gap.person_id: gap.person_name for group in detail.open_groups for gap in group.named}
    named |= {seat.person_id: seat.person_name for row in detail.collisions for seat in row.seats if seat.person_name}
    readings.record_many(scope=request.reader.scope, people=named.items(), page="training_proposal", at=timezone.now())
