"""Which leaders do I lead, what have they said they need, and who is new?"""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.needs_answers import LedLeader, get_led_with_progress
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.frame import Crumb
from fagloft.web.leadership.leader_words import post_words
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import short_date


@require_safe
@may_be_seen_by(LEADER, DEPUTY)
def leaders(request: ReaderRequest) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    rows = get_led_with_progress(scope=scope, tree=request.reader.tree, on=today)
    people = [(row.leader.person_id, row.leader.name) for row in rows]
    readings.record_many(scope=scope, people=people, page="leaders", at=timezone.now())
    context = {
        "heading": _heading(rows),
        "table": _table(rows) if rows else None,
        "breadcrumb": (Crumb(_("Lederprofil"), reverse("leader_own")), Crumb(_("Lederne du leder"))),
    }
    return render(request, "leadership/leaders.html", context)


def _heading(rows: tuple[LedLeader, ...]) -> str:
    if not rows:
        return _("Du leder ingen andre ledere")
    answered = {"answered": sum(row.answered_on is not None for row in rows), "count": len(rows)}
    return _("%(answered)d av %(count)d ledere har sagt hva de trenger") % answered


def _table(rows: tuple[LedLeader, ...]) -> Table:
    columns = (
        Column(_("Leder"), priority=1),
        Column(_("Har sagt hva de trenger"), priority=2),
        Column(_("Din vurdering")),
        Column(_("Oppstartsløp")),
    )
    return Table(_("Lederne du leder"), columns, tuple(_row(row) for row in rows))


def _row(row: LedLeader) -> Row:
    leader = row.leader
    profile = reverse("leader_profile", args=[leader.person_id])
    assess = reverse("needs_assess", args=[leader.person_id])
    return Row(
        (
            Cell(leader.name, url=profile, detail=post_words(leader)),
            Cell(_day(row.answered_on) or _("Ikke ennå")),
            Cell(_day(row.assessed_by_superior_on) or _("Vurder behov"), url=assess),
            _onboarding(row),
        )
    )


def _day(day: date | None) -> str:
    return short_date(day) if day else ""


def _onboarding(row: LedLeader) -> Cell:
    url = reverse("onboarding", args=[row.leader.person_id])
    if row.may_begin_onboarding:
        return Cell(_("Ny som leder: begynn løpet"), url=url)
    if not row.steps:
        return Cell("")
    done = _("%(done)d av %(all)d steg") % {"done": row.steps_done, "all": row.steps}
    late = ngettext("%(count)d over fristen", "%(count)d over fristen", row.steps_overdue) % {
        "count": row.steps_overdue
    }
    return Cell(done, url=url, detail=late if row.steps_overdue else "")
