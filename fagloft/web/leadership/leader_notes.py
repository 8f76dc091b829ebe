"""What a leader is reminded of on the unit's overview: to say what they need, and leaders who are new."""

from collections.abc import Sequence

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.onboarding_notes import LeaderNotes, get_leader_notes
from fagloft.contexts.leadership.queries.profiles_register import Leader
from fagloft.contexts.organisations.scope import DEPUTY, LEADER
from fagloft.web.access import ReaderRequest
from fagloft.web.templatetags.formats import short_date
from fagloft.web.todo import Todo

MOST_NAMES = 3


def list_leader_notes(request: ReaderRequest) -> list[Todo]:
    """Nothing for those who lead nothing; whoever is named counts as read."""
    reader = request.reader
    if not reader.scope.has(LEADER, DEPUTY):
        return []
    notes = get_leader_notes(scope=reader.scope, tree=reader.tree, on=timezone.localdate())
    named = [(one.person_id, one.name) for one in (*notes.new[:MOST_NAMES], *notes.overdue[:MOST_NAMES])]
    readings.record_many(scope=reader.scope, people=named, page="leaders", at=timezone.now())
    return [todo for todo in (_answer(notes), _begin(notes.new), _late(notes.overdue)) if todo is not None]


def _answer(notes: LeaderNotes) -> Todo | None:
    if notes.own is None or notes.survey is None:
        return None
    told = {"name": notes.survey.asked_by_name, "day": short_date(notes.survey.answer_by)}
    return Todo(
        heading=_("Si hva du trenger å lære som leder"),
        detail=_("%(name)s ber om svar innen %(day)s. Omtrent fem minutter.") % told,
        action_label=_("Vurder behov"),
        action_url=reverse("needs_assess", args=[notes.own.person_id]),
    )


def _begin(new: Sequence[Leader]) -> Todo | None:
    if not new:
        return None
    one = reverse("onboarding", args=[new[0].person_id])
    words = ngettext("%(names)s er leder for første gang", "%(names)s er ledere for første gang", len(new))
    return Todo(
        heading=words % {"names": _names(new)},
        detail=_("Et oppstartsløp gir steg og frister det første året."),
        action_label=_("Se oppstartsløpet"),
        action_url=one if len(new) == 1 else reverse("leaders"),
    )


def _late(overdue: Sequence[Leader]) -> Todo | None:
    if not overdue:
        return None
    first = overdue[0]
    return Todo(
        heading=_("Oppstartsløpet er forsinket: %s") % _names(overdue),
        detail=_("Noen steg er over fristen."),
        action_label=_("Se stegene"),
        action_url=reverse("onboarding", args=[first.person_id]) if len(overdue) == 1 else reverse("leaders"),
    )


def _names(leaders: Sequence[Leader]) -> str:
    names = ", ".join(_("du") if one.is_own else one.name for one in leaders[:MOST_NAMES])
    more = len(leaders) - MOST_NAMES
    return names if more <= 0 else _("%(names)s og %(count)d til") % {"names": names, "count": more}
