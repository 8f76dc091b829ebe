"""The file to fill in, with headers in the reader's language and one example."""

from typing import Literal, cast

from django.http import Http404, HttpResponse
from django.utils import translation

from fagloft.contexts.imports.queries.runs import templates_open_to
from fagloft.intake.templates import TEMPLATES
from fagloft.intake.write_template import write_template
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.imports.imports import MAY_IMPORT
from fagloft.web.imports.template_words import file_name

CONTENT_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
}


@may_be_seen_by(*MAY_IMPORT)
def import_template(request: ReaderRequest, template: str, ending: str) -> HttpResponse:
    if template not in templates_open_to(request.reader.scope) or ending not in CONTENT_TYPES:
        raise Http404
    content = write_template(
        TEMPLATES[template], translation.get_language() or "nb", cast('Literal["csv", "xlsx"]', ending)
    )
    response = HttpResponse(content, content_type=CONTENT_TYPES[ending])
    response["Content-Disposition"] = f'attachment; filename="{file_name(template)}.{ending}"'
    return response
