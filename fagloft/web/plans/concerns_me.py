"""What concerns me: what to read, what to take part in and when, what is put first, my goals."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.planning.queries.own_plans import (
    ConcerningMeasure,
    NoEmployee,
    WhatConcernsMe,
    get_what_concerns_me,
)
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.plans.goal_words import progress_words
from fagloft.web.plans.measure_words import MeasureLine, present_measure
from fagloft.web.plans.plans import Line, plan_line
from fagloft.web.plans.words import attendance_word


@dataclass(frozen=True)
class OwnMeasure:
    line: MeasureLine
    attendance: str
    standing: str


@require_safe
@may_be_seen_by(SIGNED_IN)
def concerns_me(request: ReaderRequest) -> HttpResponse:
    try:
        found = get_what_concerns_me(scope=request.reader.scope, tree=request.reader.tree, on=timezone.localdate())
    except NoEmployee:
        return render(request, "plans/concerns_nobody.html")
    context = {
        "heading": _heading(found),
        "to_read": [plan_line(row) for row in found.to_read],
        "plans": _rest(found),
        "measures": [_own(one) for one in found.measures],
        "focus_areas": found.focus_areas,
        "goals": [(goal, progress_words(goal)) for goal in found.goals],
        "has_own_plan": any(row.level == "person" for row in found.plans),
        "person_id": found.person_id,
    }
    return render(request, "plans/concerns_me.html", context)


def _heading(found: WhatConcernsMe) -> str:
    mandatory = sum(one.measure.text.obligation == "mandatory" for one in found.measures)
    if not found.measures and not found.to_read:
        return _("Ingenting venter på deg i planene nå")
    told = ngettext("%(count)d tiltak gjelder deg", "%(count)d tiltak gjelder deg", len(found.measures))
    parts = [told % {"count": len(found.measures)}]
    if mandatory:
        parts.append(_("%(count)d er pålagt") % {"count": mandatory})
    if found.to_read:
        words = ngettext("%(count)d plan å lese", "%(count)d planer å lese", len(found.to_read))
        parts.append(words % {"count": len(found.to_read)})
    return ", ".join(parts)


def _rest(found: WhatConcernsMe) -> list[Line]:
    unread = {row.id for row in found.to_read}
    return [plan_line(row) for row in found.plans if row.id not in unread]


def _own(one: ConcerningMeasure) -> OwnMeasure:
    standing = {True: _("Du har kompetansen"), False: _("Du mangler kompetansen"), None: ""}[one.is_met]
    return OwnMeasure(present_measure(one.measure), attendance_word(one.measure.text.attendance_time), standing)
