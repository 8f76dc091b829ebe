"""A list as a workbook: what the page shows under the same address, all its pages together."""

from collections.abc import Iterable, Sequence
from datetime import date

from django.http import HttpResponse
from django.utils import timezone

from fagloft.documents.safe_cells import Value
from fagloft.documents.table_workbook import ShownTable, to_xlsx
from fagloft.web.access import ReaderRequest
from fagloft.web.templatetags.formats import long_date

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def list_as_workbook(
    request: ReaderRequest,
    *,
    title: str,
    file_name: str,
    narrowed_by: Iterable[str],
    headers: tuple[str, ...],
    rows: Sequence[Sequence[Value]],
    on: date,
) -> HttpResponse:
    """The rows with a head that says when, where and narrowed by what; the day is added to the file's name."""
    shown = ShownTable(
        title=title,
        lines=(long_date(on), request.reader.workplace.name, *narrowed_by),
        headers=headers,
        rows=rows,
        made_at=timezone.localtime(),
        made_by=request.reader.scope.user_name,
        language=request.reader.scope.language,
    )
    attachment = f'attachment; filename="{file_name}_{on.isoformat()}.xlsx"'
    return HttpResponse(to_xlsx(shown), content_type=EXCEL, headers={"Content-Disposition": attachment})
