"""Who am I as leader, what do I need, and what comes next? The leader above sees the same page."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.needs import Needs, get_needs
from fagloft.contexts.leadership.queries.onboarding import Onboarding, get_onboarding
from fagloft.contexts.leadership.queries.profiles import Profile, get_own_leader, get_profile
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.leadership.leader_words import limit_facts, post_words, since_sentence, told_facts, trail
from fagloft.web.leadership.needs_words import Compared, compare
from fagloft.web.templatetags.formats import short_date
from fagloft.web.todo import Todo


@require_safe
@may_be_seen_by(LEADER, DEPUTY)
def leader_own(request: ReaderRequest) -> HttpResponse:
    """To one's own profile, or to those one leads where one leads nothing oneself today."""
    own = get_own_leader(scope=request.reader.scope, tree=request.reader.tree, on=timezone.localdate())
    return redirect("leader_profile", own.person_id) if own else redirect("leaders")


@require_safe
@may_be_seen_by(LEADER, DEPUTY)
def leader_profile(request: ReaderRequest, leader_id: int) -> HttpResponse:
    reader, today = request.reader, timezone.localdate()
    try:
        profile = get_profile(scope=reader.scope, tree=reader.tree, person_id=leader_id, on=today)
    except NoSuchLeader as absent:
        raise Http404 from absent
    needs = get_needs(scope=reader.scope, tree=reader.tree, person_id=leader_id, on=today)
    way = get_onboarding(scope=reader.scope, tree=reader.tree, person_id=leader_id, on=today)
    leader, compared = profile.leader, compare(needs)
    readings.record(
        scope=reader.scope, person_id=leader_id, person_name=leader.name, page="leader_profile", at=timezone.now()
    )
    context = {
        "leader": leader,
        "profile": profile,
        "heading": _heading(needs, compared),
        "post": f"{post_words(leader)} · {since_sentence(leader, today)}",
        "todos": _todos(profile, needs, way, today),
        "compared": compared,
        "told": told_facts(profile),
        "limits": limit_facts(profile),
        "way": way,
        "breadcrumb": trail(leader, _("Behov og rammer")),
    }
    return render(request, "leadership/leader_profile.html", context)


def _heading(needs: Needs, compared: Compared) -> str:
    name = needs.leader.name
    if not needs.own.weights:
        words = (
            _("Du har ikke sagt hva du trenger å lære")
            if needs.leader.is_own
            else _("%(name)s har ikke sagt hva som trengs")
        )
        return words % {"name": name}
    count = {"count": compared.needs, "name": name}
    found = ngettext("Du har behov for å lære ett tema", "Du har behov for å lære %(count)d temaer", compared.needs)
    if not needs.leader.is_own:
        found = ngettext("%(name)s trenger ett tema", "%(name)s trenger %(count)d temaer", compared.needs)
    if not compared.differ:
        return found % count
    differ = ngettext("dere ser ulikt på ett", "dere ser ulikt på %(count)d", compared.differ)
    return f"{found % count}, {differ % {'count': compared.differ}}"


def _todos(profile: Profile, needs: Needs, way: Onboarding, today: date) -> list[Todo]:
    found = [_next_step(way, today), _assess(needs), _limit(profile), _begin(way)]
    return [todo for todo in found if todo is not None]


def _assess(needs: Needs) -> Todo | None:
    leader = needs.leader
    told = needs.own if leader.is_own else needs.superior
    if told.weights:
        return None
    return Todo(
        heading=_("Si hva du trenger å lære") if leader.is_own else _("Vurder hva %s trenger") % leader.name,
        detail=_("Omtrent fem minutter. Du kan svare på noe nå og resten senere."),
        action_label=_("Vurder behov"),
        action_url=reverse("needs_assess", args=[leader.person_id]),
    )


def _limit(profile: Profile) -> Todo | None:
    is_set = profile.budget is not None and profile.days_away_max is not None
    if is_set or not profile.leader.limits_are_the_readers:
        return None
    return Todo(
        heading=_("Sett budsjett og dager borte"),
        detail=_("Da foreslås bare lederutdanning som lar seg gjennomføre."),
        action_label=_("Sett rammer"),
        action_url=reverse("leader_profile_edit", args=[profile.leader.person_id]),
    )


def _begin(way: Onboarding) -> Todo | None:
    leader = way.leader
    if way.steps or not leader.is_first_time or not leader.limits_are_the_readers:
        return None
    return Todo(
        heading=_("Begynn oppstartsløpet for en ny leder"),
        detail=_("Steg med frister det første året. Dere krysser av sammen."),
        action_label=_("Se løpet"),
        action_url=reverse("onboarding", args=[leader.person_id]),
    )


def _next_step(way: Onboarding, today: date) -> Todo | None:
    step = next((one for one in way.steps if one.done_on is None), None)
    if step is None:
        return None
    day = {"day": short_date(step.due_on)}
    return Todo(
        heading=step.title,
        detail=(_("Skulle vært gjort %(day)s") if step.due_on < today else _("Innen %(day)s")) % day,
        solution=step.text,
        action_label=_("Åpne oppstartsløpet"),
        action_url=reverse("onboarding", args=[way.leader.person_id]),
    )
