"""Tell what you bring and want as leader; set what a leader you lead has room for."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.actions import profiles as actions
from fagloft.contexts.leadership.queries.profiles import Profile, get_profile
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.leadership.leader_forms import LimitsForm, TellForm
from fagloft.web.leadership.leader_words import limit_facts, told_facts, trail

TELL, LIMIT = "tell", "limit"


@require_http_methods(["GET", "HEAD", "POST"])
@may_be_seen_by(LEADER, DEPUTY)
def leader_profile_edit(request: ReaderRequest, leader_id: int) -> HttpResponse:
    """The leader tells; the leader above limits. Who has nobody above does both."""
    profile = _find(request, leader_id)
    part = request.POST.get("part", "")
    tell = TellForm(request.POST if part == TELL else None, initial=_told(profile), prefix=TELL)
    limits = LimitsForm(request.POST if part == LIMIT else None, initial=_limits(profile), prefix=LIMIT)
    theirs: list[tuple[str, str]] = []
    sent = {TELL: tell, LIMIT: limits}.get(part)
    if sent is not None and sent.is_valid():
        try:
            _save(request, profile, part, sent.cleaned_data)
        except actions.ChangedMeanwhile:
            theirs = told_facts(profile) if part == TELL else limit_facts(profile)
            sent.data = _with_edition(request.POST, part, profile.edition)
        else:
            messages.success(request, _("Profilen er lagret."))
            return redirect("leader_profile", leader_id)
    leader = profile.leader
    readings.record(
        scope=request.reader.scope, person_id=leader_id, person_name=leader.name, page="leader_profile",
        at=timezone.now(),
    )  # fmt: skip
    context = {
        "leader": leader,
        "tell": tell if leader.is_own else None,
        "limits": limits if leader.limits_are_the_readers else None,
        "theirs": theirs,
        "breadcrumb": trail(leader, _("Endre")),
    }
    return render(request, "leadership/leader_profile_edit.html", context, status=422 if sent and sent.errors else 200)


def _find(request: ReaderRequest, leader_id: int) -> Profile:
    reader = request.reader
    try:
        return get_profile(scope=reader.scope, tree=reader.tree, person_id=leader_id, on=timezone.localdate())
    except NoSuchLeader as absent:
        raise Http404 from absent


def _save(request: ReaderRequest, profile: Profile, part: str, told: dict[str, Any]) -> None:
    known: dict[str, Any] = {
        "scope": request.reader.scope,
        "tree": request.reader.tree,
        "person_id": profile.leader.person_id,
        "edition": told.pop("edition"),
        "on": timezone.localdate(),
    }
    try:
        if part == TELL:
            actions.tell(**known, told=actions.Told(**told))
        else:
            actions.limit(**known, limits=actions.Limits(**told))
    except (actions.NotYoursToTell, actions.NotYoursToLimit) as refused:
        raise Http404 from refused


def _told(profile: Profile) -> dict[str, Any]:
    names = actions.Told.__dataclass_fields__
    return {name: getattr(profile, name) for name in (*names, "edition")}


def _limits(profile: Profile) -> dict[str, Any]:
    return {"days_away_max": profile.days_away_max, "budget": profile.budget, "edition": profile.edition}


def _with_edition(sent: QueryDict, part: str, edition: int) -> QueryDict:
    """What was typed stays; saved once more, it replaces what the page now shows."""
    kept = sent.copy()
    kept[f"{part}-edition"] = str(edition)
    return kept
