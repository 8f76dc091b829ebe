"""The documents of a plan: plan, case paper and status report as Word and PDF, measures as Excel."""

from collections.abc import Callable

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fagloft.contexts.planning.queries.document_templates import get_template, may_keep_template
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan
from fagloft.contexts.planning.queries.plan_facts import get_plan_facts
from fagloft.documents import case_paper, measures_workbook, plan_document, plan_status
from fagloft.documents.report import Report
from fagloft.documents.report_pdf import report_to_pdf
from fagloft.documents.report_word import report_to_docx
from fagloft.engine.costing.facts import PlanFacts
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.list_download import EXCEL
from fagloft.web.plan_costs.consequences import frame_form
from fagloft.web.plan_costs.costs import READERS
from fagloft.web.plan_costs.document_words import words_for
from fagloft.web.plan_costs.money_words import kroner
from fagloft.web.plans.trail import trail

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

type Compose = Callable[[PlanFacts, dict[str, str]], Report]

COMPOSE: dict[str, Compose] = {
    "plan": plan_document.compose,
    "case": case_paper.compose,
    "status": plan_status.compose,
}
FILE_NAMES = {"plan": "kompetanseplan", "case": "saksframlegg", "status": "status", "measures": "tiltak"}


@require_safe
@may_be_seen_by(*READERS)
def plan_documents(request: ReaderRequest, plan_id: int) -> HttpResponse:
    facts = _ask(request, plan_id)
    context = {
        "facts": facts,
        "plan_id": plan_id,
        "frames": [kroner(frame.frame) for frame in facts.frames],
        "template": get_template(scope=request.reader.scope),
        "may_keep_template": may_keep_template(request.reader.scope),
        "breadcrumb": _trail(facts, plan_id),
    }
    return render(request, "plan_costs/plan_documents.html", context)


@require_safe
@may_be_seen_by(*READERS)
def plan_document_word(request: ReaderRequest, plan_id: int, document: str) -> HttpResponse:
    report, facts = _compose(request, plan_id, document)
    own = get_template(scope=request.reader.scope)
    return _attach(report_to_docx(report, own.content if own else None), WORD, document, facts, "docx")


@require_safe
@may_be_seen_by(*READERS)
def plan_document_pdf(request: ReaderRequest, plan_id: int, document: str) -> HttpResponse:
    report, facts = _compose(request, plan_id, document)
    return _attach(report_to_pdf(report), PDF, document, facts, "pdf")


@require_safe
@may_be_seen_by(*READERS)
def plan_measures_excel(request: ReaderRequest, plan_id: int) -> HttpResponse:
    facts = _ask(request, plan_id)
    content = measures_workbook.write(facts, words_for(request.reader.scope.language))
    return _attach(content, EXCEL, "measures", facts, "xlsx")


def _compose(request: ReaderRequest, plan_id: int, document: str) -> tuple[Report, PlanFacts]:
    if document not in COMPOSE:
        raise Http404
    facts = _ask(request, plan_id)
    return COMPOSE[document](facts, words_for(request.reader.scope.language)), facts


def _ask(request: ReaderRequest, plan_id: int) -> PlanFacts:
    try:
        return get_plan_facts(
            scope=request.reader.scope,
            tree=request.reader.tree,
            plan_id=plan_id,
            on=timezone.localdate(),
            made_at=timezone.localtime(),
            choose_frames=frame_form(request).choose_frames,
        )
    except NoSuchPlan as absent:
        raise Http404 from absent


def _attach(content: bytes, content_type: str, name: str, facts: PlanFacts, ending: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=content_type)
    file = f"{FILE_NAMES[name]}_{facts.starts_on.isoformat()}_{facts.on.isoformat()}.{ending}"
    answer["Content-Disposition"] = f'attachment; filename="{file}"'
    return answer


def _trail(facts: PlanFacts, plan_id: int) -> tuple[Crumb, ...]:
    return trail((facts.title, reverse("plan", args=[plan_id])), _("Dokumenter"))
