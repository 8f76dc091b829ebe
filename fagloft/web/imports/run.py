"""One import: how far it has come, its faults, what it would change, what it did."""

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from fagloft.contexts.imports.actions import runs
from fagloft.contexts.imports.queries.runs import NoSuchRun, RunDetail, get_run
from fagloft.jobs.store_import import defer_store
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.imports.fault_words import present_faults
from fagloft.web.imports.imports import MAY_IMPORT
from fagloft.web.imports.progress_words import present_progress
from fagloft.web.imports.run_words import present_run

FAULTS_ON_A_PAGE = 100


@may_be_seen_by(*MAY_IMPORT)
def import_run(request: ReaderRequest, run_id: int) -> HttpResponse:
    run = find_run(request, run_id)
    faults = Paginator(present_faults(run.summary.template, run.faults), FAULTS_ON_A_PAGE)
    shown = {
        "run": present_run(run),
        "page": faults.get_page(request.GET.get("page")),
        "progress": present_progress(run) if run.is_under_way else None,
        "breadcrumb": (Crumb(_("Import"), reverse("imports")), Crumb(run.summary.original_name)),
    }
    return render(request, "imports/import_run.html", shown)


@may_be_seen_by(*MAY_IMPORT)
def import_progress(request: ReaderRequest, run_id: int) -> HttpResponse:
    """The part of the page that asks again every second; when there is something to decide it opens the page anew."""
    run = find_run(request, run_id)
    response = render(request, "components/progress.html", {"progress": present_progress(run)})
    if not run.is_under_way:
        response["HX-Redirect"] = reverse("import_run", args=[run_id])
    return response


@require_POST
@may_be_seen_by(*MAY_IMPORT)
def import_confirm(request: ReaderRequest, run_id: int) -> HttpResponse:
    find_run(request, run_id)
    try:
        runs.confirm(scope=request.reader.scope, run_id=run_id)
        defer_store(tenant_id=request.reader.scope.tenant_id, run_id=run_id)
    except runs.NotPreviewed:
        messages.warning(request, _("Importen er ikke klar til å bekreftes. Slik står den nå."))
    return redirect("import_run", run_id=run_id)


@require_POST
@may_be_seen_by(*MAY_IMPORT)
def import_cancel(request: ReaderRequest, run_id: int) -> HttpResponse:
    find_run(request, run_id)
    try:
        runs.cancel(scope=request.reader.scope, run_id=run_id, at=timezone.now(), folder=settings.IMPORT_FOLDER)
    except runs.TooLateToCancel:
        messages.warning(request, _("Importen er ferdig eller i ferd med å bli lagret, og kan ikke avbrytes."))
    return redirect("import_run", run_id=run_id)


def find_run(request: ReaderRequest, run_id: int) -> RunDetail:
    try:
        return get_run(scope=request.reader.scope, run_id=run_id)
    except NoSuchRun as absent:
        raise Http404 from absent
