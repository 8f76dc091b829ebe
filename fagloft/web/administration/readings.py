"""Who read whose competence: for the auditor, on the page and as a file."""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _

from fagloft.contexts.audit.queries.reading_groups import get_reading_groups
from fagloft.contexts.audit.queries.readings import (
    PER_PAGE,
    ReadingFilter,
    ReadingRow,
    iterate_readings,
)
from fagloft.contexts.organisations.scope import AUDITOR
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.administration.forms import ReadingsForm
from fagloft.web.administration.page_number import page_number
from fagloft.web.templatetags.formats import moment

DANGEROUS_IN_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


@may_be_seen_by(AUDITOR)
def readings_log(request: ReaderRequest) -> HttpResponse:
    form = ReadingsForm(request.GET or None)
    found = get_reading_groups(scope=request.reader.scope, wanted=_wanted(form), number=page_number(request))
    context = {
        "form": form,
        "rows": [(group, page_word(group.page)) for group in found.groups],
        "count": found.readings,
        "page": Paginator(range(found.count), PER_PAGE).page(found.number),
        "query": request.GET.urlencode(),
    }
    return render(request, "administration/readings.html", context)


@may_be_seen_by(AUDITOR)
def export_readings(request: ReaderRequest) -> StreamingHttpResponse:
    """All that the page tells of, row by row."""
    wanted = _wanted(ReadingsForm(request.GET or None))
    # Read before the answer begins: a streamed answer runs after the request's transaction, and would see no rows.
    rows = list(iterate_readings(scope=request.reader.scope, wanted=wanted))
    response = StreamingHttpResponse(_lines(rows), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="innsynslogg-{timezone.localdate():%Y-%m-%d}.csv"'
    return response


def page_word(page: str) -> str:
    """What the reader looked at."""
    return {
        "person": _("Én ansatt"),
        "unit_overview": _("Oversikt over enheten"),
        "unit_matrix": _("Matrise"),
        "unit_report": _("Rapport til tilsyn"),
        "competence": _("Én kompetanse"),
        "who_can": _("Hvem kan …?"),
        "search": _("Søk"),
        "education": _("Utdanning"),
        "leader_profile": _("Lederprofil"),
        "leaders": _("Ledere"),
        "needs": _("Behov som leder"),
        "onboarding": _("Oppstartsløp"),
        "cohort": _("Skreddersydde kull"),
    }.get(page, page)


def _wanted(form: ReadingsForm) -> ReadingFilter:
    if not form.is_valid():
        return ReadingFilter()
    asked: dict[str, Any] = form.cleaned_data
    until: date | None = asked["until"]
    return ReadingFilter(
        reader=asked["reader"],
        person=asked["person"],
        begins_on=asked["begins_on"],
        ends_on=until + timedelta(days=1) if until else None,
    )


class _Line:
    """A file that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def _lines(rows: list[ReadingRow]) -> Iterator[str]:
    writer = csv.writer(_Line(), delimiter=";")
    yield "\ufeff" + str(writer.writerow([_("Tidspunkt"), _("Hvem leste"), _("Om hvem"), _("Side")]))
    for row in rows:
        cells = [moment(row.read_at), row.reader_name, row.person_name, page_word(row.page)]
        yield str(writer.writerow([_harmless(cell) for cell in cells]))


def _harmless(cell: str) -> str:
    """A spreadsheet would carry out a name that begins like a formula."""
    return f"'{cell}" if cell.startswith(DANGEROUS_IN_SPREADSHEETS) else cell
