"""Which cohorts does the office tailor, and how far is each?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.leadership.queries.cohorts import OFFICE, CohortRow, get_cohorts
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.cohorts.cohort_words import place_name, status_word
from fagloft.web.cohorts.find_cohort import trail
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import number, short_date


@require_safe
@may_be_seen_by(*OFFICE)
def cohorts(request: ReaderRequest) -> HttpResponse:
    rows = get_cohorts(scope=request.reader.scope)
    begun = [row for row in rows if row.cohort_id is not None]
    context = {
        "heading": _heading(rows),
        "table": _table(begun) if begun else None,
        "not_begun": [row for row in rows if row.cohort_id is None],
        "breadcrumb": trail(),
    }
    return render(request, "cohorts/cohorts.html", context)


def _heading(rows: tuple[CohortRow, ...]) -> str:
    if not rows:
        return _("Ingen skreddersydde kull ennå")
    solved = sum(bool(row.participants) for row in rows)
    words = ngettext(
        "%(solved)d av %(count)d kull er regnet ut", "%(solved)d av %(count)d kull er regnet ut", len(rows)
    )
    return words % {"solved": solved, "count": len(rows)}


def _table(rows: list[CohortRow]) -> Table:
    columns = (
        Column(_("Kull"), priority=1),
        Column(_("Hvor det står"), priority=2),
        Column(_("Nominert"), is_numeric=True),
        Column(_("Deltakere"), is_numeric=True),
        Column(_("Sted")),
        Column(_("Starter")),
        Column(_("Bestilt")),
    )
    return Table(_("Skreddersydde kull"), columns, tuple(_row(row) for row in rows))


def _row(row: CohortRow) -> Row:
    word, colour = status_word(row.status)
    return Row(
        (
            Cell(row.title, url=reverse("cohort", args=[row.cohort_id])),
            Cell(word, tag_colour=colour),
            Cell(number(row.nominated)),
            Cell(number(row.participants) if row.participants else "–"),
            Cell(place_name(row.venue) or "–"),
            Cell(short_date(row.starts_on) if row.starts_on else "–"),
            Cell(short_date(row.ordered_on) if row.ordered_on else "–"),
        )
    )
