"""What waits to be looked back at, and which plans there are to follow."""

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.evaluation.queries.evaluations import WaitingRow, get_plans_to_follow, get_waiting_evaluations
from fagloft.contexts.organisations.scope import DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, LEADER, REGIONAL_ADVISER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.evaluation.words import layer_question, layer_word, say_waiting
from fagloft.web.templatetags.formats import short_date

READERS = (LEADER, DEPUTY, DEVELOPMENT_NURSE, DIRECTOR, REGIONAL_ADVISER)


@dataclass(frozen=True)
class Todo:
    """As `components/todo_list.html` shows it."""

    heading: str
    detail: str
    solution: str
    action_label: str
    action_url: str


@require_safe
@may_be_seen_by(*READERS)
def evaluations(request: ReaderRequest) -> HttpResponse:
    today, scope = timezone.localdate(), request.reader.scope
    waiting = get_waiting_evaluations(scope=scope, on=today)
    context = {
        "heading": say_waiting(len(waiting)),
        "todos": [_todo(row, today) for row in waiting],
        "plans": get_plans_to_follow(scope=scope, on=today),
    }
    return render(request, "evaluation/evaluations.html", context)


def _todo(row: WaitingRow, today: date) -> Todo:
    days = (today - row.due_on).days
    late = ngettext("%(count)d dag over fristen", "%(count)d dager over fristen", days) % {"count": days}
    return Todo(
        heading=f"{row.measure_title}: {layer_word(row.layer)}",
        detail=" · ".join((row.plan_title, short_date(row.due_on), late if days else _("I dag"))),
        solution=layer_question(row.layer),
        action_label=_("Evaluer"),
        action_url=reverse("evaluate", args=[row.id]),
    )
