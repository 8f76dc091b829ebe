"""The faults of a file as Excel, to work through beside the file itself."""

from django.http import Http404, HttpResponse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from fagloft.contexts.imports.queries.runs import RunDetail
from fagloft.documents.table_workbook import ShownTable, to_xlsx
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.imports.download import CONTENT_TYPES
from fagloft.web.imports.fault_words import present_faults
from fagloft.web.imports.imports import MAY_IMPORT
from fagloft.web.imports.imports_words import say_faults
from fagloft.web.imports.run import find_run


@may_be_seen_by(*MAY_IMPORT)
def import_faults(request: ReaderRequest, run_id: int) -> HttpResponse:
    run = find_run(request, run_id)
    if not run.faults:
        raise Http404
    response = HttpResponse(to_xlsx(_table(request, run)), content_type=CONTENT_TYPES["xlsx"])
    response["Content-Disposition"] = f'attachment; filename="fagloft-feil-{run_id}.xlsx"'
    return response


def _table(request: ReaderRequest, run: RunDetail) -> ShownTable:
    faults = present_faults(run.summary.template, run.faults)
    return ShownTable(
        title=_("Feil i %(name)s") % {"name": run.summary.original_name},
        lines=(say_faults(run.summary.fault_count), _("Ingenting er lagret.")),
        headers=(_("Ark"), _("Rad"), _("Kolonne"), _("Det står"), _("Her skal det stå")),
        rows=[(fault.sheet, fault.row, fault.column, fault.found, fault.expected) for fault in faults],
        made_at=timezone.now(),
        made_by=request.reader.scope.user_name,
        language=translation.get_language() or "nb",
    )
