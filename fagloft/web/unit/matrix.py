"""Who can what in the unit: people x competences, on the page and as Excel."""

from datetime import date

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.gaps.queries.matrices import Matrix, MatrixRow, get_matrix
from fagloft.contexts.gaps.queries.unit_overviews import NoSuchUnit, UnitNotInUse
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, LEADER
from fagloft.documents.matrix_workbook import to_xlsx
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.list_download import EXCEL
from fagloft.web.unit.day import chosen_day, tree_of
from fagloft.web.unit.matrix_export import as_shown
from fagloft.web.unit.matrix_filters import FilterForm, chips, read_column_sort, read_filter, read_sort
from fagloft.web.unit.matrix_words import present
from fagloft.web.unit.not_in_use import not_in_use

ROWS_PER_PAGE = 200


@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE)
def unit_matrix(request: ReaderRequest, unit_id: int) -> HttpResponse:
    on = chosen_day(request)
    try:
        matrix = _ask(request, unit_id, on)
    except UnitNotInUse:
        return not_in_use(request, unit_id, on)
    page = Paginator(matrix.rows, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    rows = tuple(page.object_list)
    _log(request, rows, "unit_matrix")
    form = FilterForm(matrix, request.GET, on)
    return render(
        request,
        "unit/unit_matrix.html",
        {
            "page": present(matrix, rows, request.GET, today=timezone.localdate()),
            "rows": page,
            "form": form,
            "chips": chips(form, request.GET),
            "on": on,
        },
    )


@may_be_seen_by(LEADER, DEPUTY, DEVELOPMENT_NURSE)
def unit_matrix_export(request: ReaderRequest, unit_id: int) -> HttpResponse:
    """Exactly what the page shows under the same address, all its pages together."""
    on = chosen_day(request)
    try:
        matrix = _ask(request, unit_id, on)
    except UnitNotInUse as absent:
        raise Http404 from absent
    _log(request, matrix.rows, "unit_matrix_export")
    form = FilterForm(matrix, request.GET, on)
    chosen = [chip.label for chip in chips(form, request.GET)]
    shown = as_shown(
        matrix,
        chosen,
        made_by=request.reader.scope.user_name,
        made_at=timezone.localtime(),
        is_demo=request.frame.is_demo,
    )
    name = f"matrise_{unit_id}_{on.isoformat()}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(to_xlsx(shown), content_type=EXCEL, headers=headers)


def _ask(request: ReaderRequest, unit_id: int, on: date) -> Matrix:
    try:
        return get_matrix(
            scope=request.reader.scope,
            tree=tree_of(request, on),
            unit_id=unit_id,
            on=on,
            wanted=read_filter(request.GET),
            sort=read_sort(request.GET),
            column_sort=read_column_sort(request.GET),
        )
    except NoSuchUnit as absent:
        raise Http404 from absent


def _log(request: ReaderRequest, rows: tuple[MatrixRow, ...], page: str) -> None:
    """Everybody shown counts as read."""
    people = [(row.person_id, row.name) for row in rows]
    readings.record_many(scope=request.reader.scope, people=people, page=page, at=timezone.now())
