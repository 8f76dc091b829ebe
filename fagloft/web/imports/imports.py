"""Bring a table: choose what it is, download the template or upload the file; earlier imports below."""

from django.conf import settings
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from fagloft.contexts.imports.actions import runs
from fagloft.contexts.imports.queries.runs import get_runs, templates_open_to
from fagloft.contexts.organisations.scope import ADMINISTRATOR, DIRECTOR, REGIONAL_ADVISER
from fagloft.jobs.read_import import read_import
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.imports.forms import UploadForm
from fagloft.web.imports.imports_words import present_runs, present_templates

MAY_IMPORT = (ADMINISTRATOR, DIRECTOR, REGIONAL_ADVISER)
RUNS_ON_A_PAGE = 20
TOO_LARGE = 413


@may_be_seen_by(*MAY_IMPORT)
def imports(request: ReaderRequest) -> HttpResponse:
    templates = templates_open_to(request.reader.scope)
    if request.method != "POST":
        return _draw(request, UploadForm(templates=templates, initial={"template": request.GET.get("template")}))
    form = UploadForm(request.POST, request.FILES, templates=templates)
    if not form.is_valid():
        return _draw(request, form, status=TOO_LARGE if form.is_too_large else 200)
    run_id = runs.begin(
        scope=request.reader.scope,
        template=form.cleaned_data["template"],
        name=form.cleaned_data["file"].name,
        chunks=form.cleaned_data["file"].chunks(),
        at=timezone.now(),
        on=timezone.localdate(),
        folder=settings.IMPORT_FOLDER,
        end_leavers=form.cleaned_data.get("end_leavers", False),
    )
    read_import.defer(tenant_id=request.reader.scope.tenant_id, run_id=run_id)
    return redirect("import_run", run_id=run_id)


def _draw(request: ReaderRequest, form: UploadForm, status: int = 200) -> HttpResponse:
    scope = request.reader.scope
    page = Paginator(get_runs(scope=scope), RUNS_ON_A_PAGE).get_page(request.GET.get("page"))
    shown = {"form": form, "templates": present_templates(templates_open_to(scope)), "page": page}
    return render(request, "imports/imports.html", {**shown, "runs": present_runs(list(page))}, status=status)
