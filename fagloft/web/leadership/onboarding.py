"""The way into a first post as leader: what is done, what is late, what comes next."""

from datetime import date

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.actions import onboarding as actions
from fagloft.contexts.leadership.queries.onboarding import (
    Onboarding,
    get_onboarding,
    get_shipped_steps,
)
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.leadership.leader_words import post_words, since_sentence, trail


@require_safe
@may_be_seen_by(LEADER, DEPUTY)
def onboarding(request: ReaderRequest, leader_id: int) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    way = _find(request, leader_id, today)
    leader = way.leader
    readings.record(scope=scope, person_id=leader_id, person_name=leader.name, page="onboarding", at=timezone.now())
    context = {
        "leader": leader,
        "way": way,
        "open_steps": [step for step in way.steps if step.done_on is None],
        "done_steps": [step for step in way.steps if step.done_on is not None],
        "heading": _heading(way),
        "post": f"{post_words(leader)} · {since_sentence(leader, today)}",
        "offered": () if way.steps else get_shipped_steps(scope.language),
        "may_begin": not way.steps and leader.limits_are_the_readers,
        "breadcrumb": trail(leader, _("Oppstartsløp")),
    }
    return render(request, "leadership/onboarding.html", context)


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def onboarding_begin(request: ReaderRequest, leader_id: int) -> HttpResponse:
    reader = request.reader
    try:
        actions.begin(scope=reader.scope, tree=reader.tree, person_id=leader_id, on=timezone.localdate())
    except (NoSuchLeader, actions.NotYoursToBegin) as refused:
        raise Http404 from refused
    except actions.BegunAlready:
        messages.warning(request, _("Løpet er begynt allerede. Slik står det nå."))
    else:
        messages.success(request, _("Løpet er begynt. Lederen ser stegene på sin egen side."))
    return redirect("onboarding", leader_id)


@require_POST
@may_be_seen_by(LEADER, DEPUTY)
def onboarding_tick(request: ReaderRequest, leader_id: int, onboarding_step: str) -> HttpResponse:
    """Tick the step, or take the tick back."""
    reader = request.reader
    act = actions.untick if "untick" in request.POST else actions.tick
    try:
        act(scope=reader.scope, tree=reader.tree, person_id=leader_id, step=onboarding_step, on=timezone.localdate())
    except (NoSuchLeader, actions.NoSuchStep) as absent:
        raise Http404 from absent
    except actions.TickedMeanwhile:
        messages.warning(request, _("Noen har endret steget siden du åpnet siden. Slik står det nå."))
    return redirect("onboarding", leader_id)


def _find(request: ReaderRequest, leader_id: int, today: date) -> Onboarding:
    reader = request.reader
    try:
        return get_onboarding(scope=reader.scope, tree=reader.tree, person_id=leader_id, on=today)
    except NoSuchLeader as absent:
        raise Http404 from absent


def _heading(way: Onboarding) -> str:
    if not way.steps:
        return _("Oppstartsløp for ny leder")
    told = _("%(done)d av %(all)d steg er gjort") % {"done": way.done, "all": len(way.steps)}
    if not way.overdue:
        return told
    late = ngettext("%(count)d er over fristen", "%(count)d er over fristen", way.overdue) % {"count": way.overdue}
    return f"{told}, {late}"
