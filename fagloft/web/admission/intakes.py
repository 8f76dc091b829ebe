"""Which intakes are there, what can I apply to, and where do those I answer for stand?"""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.admission.queries.intakes import IntakeRow, get_intakes, is_office
from fagloft.contexts.admission.queries.nominations import NominationRow, get_nominations
from fagloft.contexts.audit.actions import readings
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.admission.find import ALL
from fagloft.web.admission.words import (
    STANDING_COLOURS,
    STATUS_COLOURS,
    applicants_words,
    places_words,
    standing_detail,
    standing_word,
    status_word,
    trail,
)
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import short_date


@require_safe
@may_be_seen_by(*ALL)
def intakes(request: ReaderRequest) -> HttpResponse:
    reader, today = request.reader, timezone.localdate()
    rows = get_intakes(scope=reader.scope)
    sent = get_nominations(scope=reader.scope, tree=reader.tree, on=today)
    runs = is_office(reader.scope)
    if not runs:
        named = [(one.person_id, one.person_name) for one in sent]
        readings.record_many(scope=reader.scope, people=named, page="intakes", at=timezone.now())
    context = {
        "runs": runs,
        "heading": _office_heading(rows) if runs else _employer_heading(rows, sent),
        "table": _table(rows, sent) if rows else None,
        "sent": None if runs or not sent else _sent(sent),
        "breadcrumb": trail(),
    }
    return render(request, "admission/intakes.html", context)


def _office_heading(rows: tuple[IntakeRow, ...]) -> str:
    count = sum(row.status == "open" for row in rows)
    if not rows:
        return _("Ingen opptak ennå")
    return ngettext("%(count)d åpent opptak", "%(count)d åpne opptak", count) % {"count": count}


def _employer_heading(rows: tuple[IntakeRow, ...], sent: tuple[NominationRow, ...]) -> str:
    offered = sum(one.standing.kind == "offered" for one in sent)
    if offered:
        return ngettext("%(count)d tilbud venter på svar", "%(count)d tilbud venter på svar", offered) % {
            "count": offered
        }
    count = sum(row.takes_applications(timezone.localdate()) for row in rows)
    return ngettext("%(count)d opptak er åpent nå", "%(count)d opptak er åpne nå", count) % {"count": count}


def _table(rows: tuple[IntakeRow, ...], sent: tuple[NominationRow, ...]) -> Table:
    columns = (Column(_("Opptak"), priority=1), Column(_("Status"), priority=2), Column(_("Søknadsfrist")))
    counts = {row.id: sum(one.intake_id == row.id and one.standing.kind != "withdrawn" for one in sent) for row in rows}
    return Table(_("Opptak"), (*columns, Column(_("Plasser"))), tuple(_row(row, counts[row.id]) for row in rows))


def _row(row: IntakeRow, count: int) -> Row:
    return Row(
        (
            Cell(row.text.title, url=reverse("intake", args=[row.id])),
            Cell(status_word(row.status), tag_colour=STATUS_COLOURS[row.status]),
            Cell(short_date(row.text.apply_by_on)),
            Cell(places_words(row.text.places), detail=applicants_words(count) if row.is_own else ""),
        )
    )


def _sent(sent: tuple[NominationRow, ...]) -> Table:
    columns = (Column(_("Søker"), priority=1), Column(_("Opptak")), Column(_("Står nå"), priority=2))
    return Table(_("Søknader herfra"), (*columns, Column(_("Forklaring"))), tuple(_nomination(one) for one in sent))


def _nomination(one: NominationRow) -> Row:
    kind = one.standing.kind
    return Row(
        (
            Cell(one.person_name, url=reverse("nomination", args=[one.id]), detail=one.unit_name),
            Cell(one.intake_title),
            Cell(standing_word(kind), tag_colour=STANDING_COLOURS.get(kind, "neutral")),
            Cell(standing_detail(one)),
        )
    )
