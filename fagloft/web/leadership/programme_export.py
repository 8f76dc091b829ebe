"""What the list shows as a file: the columns that the import reads, in the reader's words."""

import csv
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Any

from django.http import Http404, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from fagloft.contexts.leadership.queries.programme_files import guard
from fagloft.contexts.leadership.queries.programmes import ProgrammeRow
from fagloft.documents.safe_cells import Value
from fagloft.documents.table_workbook import ShownTable, to_xlsx
from fagloft.intake import programme_template as words
from fagloft.intake.template import Column, Kind
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.leadership import programme_words as say
from fagloft.web.leadership.programmes import filter_form, find_programmes, list_chips, sort_rows
from fagloft.web.templatetags.formats import long_date

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
BYTE_ORDER_MARK = "\ufeff"


@require_safe
@may_be_seen_by(SIGNED_IN)
def programme_export(request: ReaderRequest, ending: str) -> HttpResponse:
    """Exactly what the list shows under the same address, all its pages together."""
    writers: dict[str, Callable[[ReaderRequest, list[ProgrammeRow], date], HttpResponse]] = {
        "csv": _csv,
        "xlsx": _excel,
    }
    if ending not in writers:
        raise Http404
    rows = sort_rows(request, find_programmes(request, filter_form(request)))
    today = timezone.localdate()
    response = writers[ending](request, rows, today)
    response["Content-Disposition"] = f'attachment; filename="lederutdanning_{today.isoformat()}.{ending}"'
    return response


def _csv(_request: ReaderRequest, rows: list[ProgrammeRow], _today: date) -> HttpResponse:
    written = StringIO()
    writer = csv.writer(written, delimiter=";")
    writer.writerow([column.label(say.language()) for column in words.PROGRAMMES.columns])
    for row in rows:
        writer.writerow([_text_cell(column, row) for column in words.PROGRAMMES.columns])
    return HttpResponse(BYTE_ORDER_MARK + written.getvalue(), content_type="text/csv; charset=utf-8")


def _excel(request: ReaderRequest, rows: list[ProgrammeRow], today: date) -> HttpResponse:
    shown = ShownTable(
        title=_("Lederutdanning"),
        lines=(
            long_date(today),
            request.reader.workplace.name,
            *(chip.label for chip in list_chips(filter_form(request))),
        ),
        headers=(
            *(column.label(say.language()) for column in words.PROGRAMMES.columns),
            _("Oppdiktet"),
            _("Hvor nytt"),
        ),
        rows=[
            (
                *(_cell(column, row) for column in words.PROGRAMMES.columns),
                say.yes_no(row.is_fictitious),
                say.age_words(row),
            )
            for row in rows
        ],
        made_at=timezone.localtime(),
        made_by=request.reader.scope.user_name,
        language=request.reader.scope.language,
    )
    return HttpResponse(to_xlsx(shown), content_type=EXCEL)


def _text_cell(column: Column, row: ProgrammeRow) -> str:
    value = _cell(column, row)
    if isinstance(value, float):
        told = f"{value:g}" if value < 1e6 else f"{value:.2f}"
        return told if say.language() == "en" else told.replace(".", ",")
    return "" if value is None else guard(str(value)) if isinstance(value, str) else str(value)


def _cell(column: Column, row: ProgrammeRow) -> Value:
    """A value the import reads back as the same."""
    value: Any = getattr(row.text, column.name)
    if isinstance(value, tuple):
        return f"{words.SEPARATOR} ".join(say.several(column.name, [one]) for one in value)
    if column.kind == Kind.BOOLEAN:
        return None if value is None else say.yes_no(value)
    if column.kind == Kind.CHOICE and value:
        return say.word(column.choices, value)
    return float(value) if isinstance(value, Decimal) else value
