"""Who has applied for which education, what waits for an answer, and who came back to no new task."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.education.queries.applications import ApplicationRow, get_applications
from fagloft.contexts.education.queries.scores import get_scores
from fagloft.engine.applications import Score
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.education.words import kind_word, status_colour, status_word


@dataclass(frozen=True)
class Line:
    row: ApplicationRow
    kind: str
    status: str
    colour: str
    points: int | None


@require_safe
@may_be_seen_by(SIGNED_IN)
def education(request: ReaderRequest) -> HttpResponse:
    """Those that wait first, by what they are worth; then the rest."""
    scope, today = request.reader.scope, timezone.localdate()
    rows = get_applications(scope=scope)
    waiting = [row for row in rows if row.may_be_decided and row.status == "applied"]
    scores = get_scores(scope=scope, tree=request.reader.tree, applications=waiting, on=today)
    lines = [Line(row, kind_word(row.kind), status_word(row), status_colour(row), _points(row, scores)) for row in rows]
    lines.sort(key=lambda line: (line.row.status != "applied", -(line.points or 0)))
    people = {(row.person_id, row.person_name) for row in rows}
    readings.record_many(scope=scope, people=people, page="education", at=timezone.now())
    context = {
        "heading": _heading(rows),
        "others": [line for line in lines if not line.row.is_own],
        "own": [line for line in lines if line.row.is_own],
        "leads": bool(scope.led_units),
        "may_apply": bool(scope.person_ids),
    }
    return render(request, "education/education.html", context)


def _points(row: ApplicationRow, scores: dict[int, Score]) -> int | None:
    return scores[row.id].points if row.id in scores else None


def _heading(rows: tuple[ApplicationRow, ...]) -> str:
    waiting = sum(row.may_be_decided and row.status == "applied" for row in rows)
    unchanged = sum(row.may_be_decided and row.returned_unchanged for row in rows)
    parts = []
    if waiting:
        parts.append(
            ngettext("%(count)d søknad venter på svar", "%(count)d søknader venter på svar", waiting)
            % {"count": waiting}
        )
    if unchanged:
        parts.append(
            ngettext("%(count)d er ferdig uten ny oppgave", "%(count)d er ferdige uten ny oppgave", unchanged)
            % {"count": unchanged}
        )
    return ", ".join(parts) if parts else _("Utdanning")
