"""The list on paper, in three sections as report 001 prints it, and a fourth for what is ordered."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.leadership.queries.programmes import (
    ProgrammeFilter,
    ProgrammeRow,
    get_programmes,
    get_told_years,
)
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.leadership import programme_words as say
from fagloft.web.leadership.programme import trail


@dataclass(frozen=True)
class PrintedLine:
    row: ProgrammeRow
    provider: str
    audience: str
    credits: str
    admission: str
    part_time: str
    form: str
    website: str
    age: str
    marks: tuple[say.Mark, ...]


@dataclass(frozen=True)
class PrintedSection:
    heading: str
    lines: tuple[PrintedLine, ...]


@require_safe
@may_be_seen_by(SIGNED_IN)
def programme_print(request: ReaderRequest) -> HttpResponse:
    scope, years = request.reader.scope, get_told_years(scope=request.reader.scope)
    asked = request.GET.get("year", "")
    year = next((one for one in years if str(one) == asked), None)
    wanted = ProgrammeFilter(year=year, age="" if asked != "all" else "all")
    found = get_programmes(scope=scope, on=timezone.localdate(), wanted=wanted)
    context = {
        "heading": _heading(len(found.rows), year),
        "sections": [section for section in _divide(found.rows) if section.lines],
        "years": years,
        "chosen": str(year) if year else "all" if asked == "all" else "",
        "tells_age": year is None,
        "printed_on": timezone.localdate(),
        "breadcrumb": trail(_("Til utskrift")),
    }
    return render(request, "leadership/programme_print.html", context)


def _divide(rows: tuple[ProgrammeRow, ...]) -> tuple[PrintedSection, ...]:
    headings = {
        "health": _("For ledere i helse og omsorg"),
        "public": _("For ledere i offentlig sektor"),
        "general": _("For alle ledere"),
        "": _("Bestilte, skreddersydde og andre tilbud"),
    }
    return tuple(
        PrintedSection(heading, tuple(_line(row) for row in rows if row.text.section == section))
        for section, heading in headings.items()
    )


def _line(row: ProgrammeRow) -> PrintedLine:
    text = row.text
    level = say.level_words(text) if text.level else ""
    return PrintedLine(
        row=row,
        provider=text.provider_name.replace(";", ", "),
        audience=say.several("audience", text.audience) or say.unknown(),
        credits=", ".join(part for part in (say.credits_words(text), level) if part),
        admission=say.admission_words(text),
        part_time=say.yes_no(text.is_part_time),
        form=say.several("delivery", text.delivery) or say.unknown(),
        website=_host(text.website) or say.unknown(),
        age=say.age_words(row),
        marks=say.marks(row),
    )


def _host(website: str) -> str:
    """The name of the site: long addresses of a report are no use on paper."""
    return website.removeprefix("https://").removeprefix("http://").split("/")[0].removeprefix("www.")


def _heading(count: int, year: int | None) -> str:
    if year is None:
        words = ngettext("Lederutdanning: %(count)d tilbud", "Lederutdanning: %(count)d tilbud", count)
        return words % {"count": count}
    words = ngettext(
        "Lederutdanning slik det var i %(year)d: %(count)d tilbud",
        "Lederutdanning slik det var i %(year)d: %(count)d tilbud",
        count,
    )
    return words % {"count": count, "year": year}
