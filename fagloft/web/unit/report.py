"""The overview that supervisors ask for (management regulation § 6 f), on the page, as PDF and as Word."""

from collections.abc import Callable
from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.gaps.queries.paragraph_6f import CompetenceOverview, OnlyWhoeverLeadsIt, get_competence_overview
from fagloft.contexts.gaps.queries.unit_overviews import NoSuchUnit, UnitNotInUse
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.documents import competence_overview
from fagloft.documents.overview_facts import OverviewFacts
from fagloft.documents.words import COMPETENCE_OVERVIEW
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.unit.day import chosen_day, tree_of
from fagloft.web.unit.not_in_use import not_in_use
from fagloft.web.unit.report_facts import gather_facts
from fagloft.web.unit.report_words import present

READERS = (LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)
PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"

type Write = Callable[[OverviewFacts, dict[str, str]], bytes]


@may_be_seen_by(*READERS)
def unit_report(request: ReaderRequest, unit_id: int) -> HttpResponse:
    on = chosen_day(request)
    try:
        overview = _ask(request, unit_id, on)
    except UnitNotInUse:
        return not_in_use(request, unit_id, on)
    except OnlyWhoeverLeadsIt:
        return render(request, "unit/unit_report_led.html", {"unit_name": request.reader.tree.nodes[unit_id].name})
    may_name = request.reader.scope.sees_people_of(unit_id)
    page = present(overview, unit_id=unit_id, on=on, may_name=may_name)
    is_today = on == timezone.localdate()
    return render(request, "unit/unit_report.html", {"page": page, "on": on, "is_today": is_today})


@may_be_seen_by(*READERS)
def unit_report_pdf(request: ReaderRequest, unit_id: int) -> HttpResponse:
    return _download(request, unit_id, competence_overview.to_pdf, PDF, "pdf")


@may_be_seen_by(*READERS)
def unit_report_word(request: ReaderRequest, unit_id: int) -> HttpResponse:
    return _download(request, unit_id, competence_overview.to_docx, WORD, "docx")


def _download(request: ReaderRequest, unit_id: int, write: Write, content_type: str, ending: str) -> HttpResponse:
    on = chosen_day(request)
    try:
        overview = _ask(request, unit_id, on)
    except (UnitNotInUse, OnlyWhoeverLeadsIt) as absent:
        raise Http404 from absent
    with_names = request.GET.get("names") == "1" and request.reader.scope.sees_people_of(unit_id)
    if with_names:
        _log(request, overview)
    made_at = timezone.localtime()
    facts = gather_facts(request.reader, overview, on=on, made_at=made_at, with_names=with_names)
    written = write(facts, COMPETENCE_OVERVIEW[request.reader.scope.language])
    answer = HttpResponse(written, content_type=content_type)
    answer["Content-Disposition"] = f'attachment; filename="kompetanseoversikt_{unit_id}_{on.isoformat()}.{ending}"'
    return answer


def _ask(request: ReaderRequest, unit_id: int, on: date) -> CompetenceOverview:
    try:
        return get_competence_overview(scope=request.reader.scope, tree=tree_of(request, on), unit_id=unit_id, on=on)
    except NoSuchUnit as absent:
        raise Http404 from absent


def _log(request: ReaderRequest, overview: CompetenceOverview) -> None:
    named = {person_id: name for need in overview.needs for person_id, name in need.people}
    readings.record_many(scope=request.reader.scope, people=named.items(), page="unit_report", at=timezone.now())
