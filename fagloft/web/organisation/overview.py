"""How does the organisation stand, where is the need largest, and does it get better?"""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone

from fagloft.contexts.gaps.queries.figures import Chosen, NoSuchUnit, OrganisationFigures, get_organisation_figures
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.documents.table_workbook import to_xlsx
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.participant import list_programme_notes
from fagloft.web.leadership.leader_notes import list_leader_notes
from fagloft.web.list_download import EXCEL
from fagloft.web.organisation.export import as_table
from fagloft.web.organisation.filters import HeatMapFilter
from fagloft.web.organisation.overview_words import present, present_empty

COLUMNS_PER_PAGE = 12
READERS = (DIRECTOR, LEADER, DEPUTY, DEVELOPMENT_NURSE, REGIONAL_ADVISER)


@may_be_seen_by(*READERS)
def organisation_overview(request: ReaderRequest) -> HttpResponseBase:
    if request.reader.workplace.is_community:
        return redirect("region_overview")
    form = HeatMapFilter(request.GET)
    start = COLUMNS_PER_PAGE * (_read_number(request, "page", 1) - 1)
    figures = _ask(request, form, start=start, size=COLUMNS_PER_PAGE)
    if figures is None:
        page = present_empty(request.reader)
        empty = {"page": page, "leader_notes": [*list_programme_notes(request), *list_leader_notes(request)]}
        return render(request, "organisation/organisation_overview.html", empty)
    page = present(request.reader, figures, by=form.chosen()["by"])
    paging = Paginator(range(figures.found), COLUMNS_PER_PAGE).get_page(request.GET.get("page"))
    kept = {"unit": request.GET["unit"]} if request.GET.get("unit") else {}
    return render(
        request,
        "organisation/organisation_overview.html",
        {
            "page": page,
            "breadcrumb": page.breadcrumb,
            "form": form,
            "kept": kept,
            "paging": paging,
            "leader_notes": [*list_programme_notes(request), *list_leader_notes(request)],
        },
    )


@may_be_seen_by(*READERS)
def organisation_export(request: ReaderRequest) -> HttpResponseBase:
    """All competences of the filter, not only those of one page."""
    figures = _ask(request, HeatMapFilter(request.GET), start=0, size=None)
    if figures is None:
        raise Http404
    reader = request.reader
    answer = HttpResponse(to_xlsx(as_table(reader, figures, made_at=timezone.now())), content_type=EXCEL)
    answer["Content-Disposition"] = f'attachment; filename="kompetanse_{figures.snapshot.taken_on}.xlsx"'
    return answer


def _ask(request: ReaderRequest, form: HeatMapFilter, *, start: int, size: int | None) -> OrganisationFigures | None:
    today: date = timezone.localdate()
    wanted = Chosen(**form.chosen(), start=max(0, start), size=size)
    unit_id = _read_number(request, "unit", 0) or None
    reader = request.reader
    try:
        return get_organisation_figures(scope=reader.scope, tree=reader.tree, unit_id=unit_id, chosen=wanted, on=today)
    except NoSuchUnit as absent:
        raise Http404 from absent


def _read_number(request: ReaderRequest, name: str, otherwise: int) -> int:
    text = request.GET.get(name, "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else otherwise
