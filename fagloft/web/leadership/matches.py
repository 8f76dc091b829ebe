"""Which leadership education fits me, why, and which combination covers the most of what I need?"""

from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.leadership.queries.matches import (
    Demands,
    LeaderBest,
    Match,
    Matches,
    get_demands,
    get_led_bests,
    get_matches,
)
from fagloft.contexts.leadership.queries.profiles import get_own_leader
from fagloft.contexts.leadership.queries.profiles_register import NoSuchLeader
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.contexts.organisations.scope import DEPUTY, DIRECTOR, LEADER
from fagloft.web.access import ReaderRequest, may_be_seen_by
from fagloft.web.leadership.leader_words import post_words, trail
from fagloft.web.leadership.match_forms import WeightsForm
from fagloft.web.leadership.match_words import Names, best_sentence, split_reasons, standing_word
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import money, number


@dataclass(frozen=True)
class Line:
    """A programme in the list: what it is, and what speaks for and against."""

    match: Match
    points: str
    standing: str
    colour: str
    facts: str
    reasons: dict[str, list[str]]


@require_safe
@may_be_seen_by(LEADER, DEPUTY)
def matches_own(request: ReaderRequest) -> HttpResponse:
    own = get_own_leader(scope=request.reader.scope, tree=request.reader.tree, on=timezone.localdate())
    return redirect("leader_matches", own.person_id) if own else redirect("leaders")


@require_safe
@may_be_seen_by(LEADER, DEPUTY)
def leader_matches(request: ReaderRequest, leader_id: int) -> HttpResponse:
    reader = request.reader
    form = WeightsForm(request.GET or None)
    try:
        found = get_matches(
            scope=reader.scope,
            tree=reader.tree,
            person_id=leader_id,
            on=timezone.localdate(),
            weights=form.weights(),
            with_old=form.takes_old,
        )
    except NoSuchLeader as absent:
        raise Http404 from absent
    name = found.leader.name
    readings.record(scope=reader.scope, person_id=leader_id, person_name=name, page="leader_matches", at=timezone.now())
    context = _present(found, reader.scope.language) | {"form": form, "is_changed": bool(request.GET)}
    return render(request, "leadership/leader_matches.html", context)


@require_safe
@may_be_seen_by(LEADER, DEPUTY, DIRECTOR)
def matches_overview(request: ReaderRequest) -> HttpResponse:
    """Those one leads by name; the whole organisation in numbers for a director."""
    reader, today = request.reader, timezone.localdate()
    led = get_led_bests(scope=reader.scope, tree=reader.tree, on=today)
    people = [(row.leader.person_id, row.leader.name) for row in led]
    readings.record_many(scope=reader.scope, people=people, page="matches_overview", at=timezone.now())
    demands = get_demands(scope=reader.scope, tree=reader.tree, on=today) if reader.scope.has(DIRECTOR) else None
    context = {
        "heading": _overview_heading(led, demands),
        "led": _led_table(led) if led else None,
        "demands": demands,
        "demanded": _demand_table(demands) if demands and demands.programmes else None,
    }
    return render(request, "leadership/matches_overview.html", context)


def _present(found: Matches, language: str) -> dict[str, Any]:
    names = get_topic_names(language)
    return {
        "leader": found.leader,
        "found": found,
        "heading": _heading(found),
        "post": post_words(found.leader),
        "needs": ", ".join(names.get(topic, topic) for topic in found.needs),
        "best": best_sentence(found.best),
        "uncovered": ", ".join(names.get(topic, topic) for topic in found.best.uncovered_topics),
        "lines": [_line(match, names, found) for match in found.shown],
        "closed": [_line(match, names, found) for match in found.closed],
        "breadcrumb": trail(found.leader, _("Forslag til lederutdanning")),
    }


def _heading(found: Matches) -> str:
    count = len(found.best.programmes)
    if not found.needs:
        return _("Si hva du trenger, så blir forslagene dine egne") if found.leader.is_own else _("Ingen behov er sagt")
    if not count:
        return _("Ingenting passer innenfor rammene ennå")
    words = ngettext(
        "Ett tilbud dekker %(covered)d av %(needed)d behov",
        "%(count)d tilbud dekker til sammen %(covered)d av %(needed)d behov",
        count,
    )
    return words % {"count": count, "covered": found.best.covered, "needed": found.best.needed}


def _line(match: Match, names: Names, found: Matches) -> Line:
    text = match.programme.text
    credits_ = number(text.credits_max, 1).removesuffix(",0").removesuffix(".0")
    facts = [
        text.provider_name,
        _("%(credits)s studiepoeng") % {"credits": credits_} if text.credits_max is not None else "",
        text.place or match.programme.municipality_name,
        _("oppdiktet eksempel") if match.programme.is_fictitious else "",
    ]
    return Line(
        match=match,
        points=number(match.score),
        standing=standing_word(match.standing),
        colour={"ask_provider": "warning", "closed": "neutral"}.get(match.standing, "success"),
        facts=" · ".join(fact for fact in facts if fact),
        reasons=split_reasons(match, names, has_needs=bool(found.needs)),
    )


def _overview_heading(led: tuple[LeaderBest, ...], demands: Demands | None) -> str:
    if demands is not None and demands.programmes:
        first = demands.programmes[0]
        words = _("«%(title)s» dekker mest for %(count)d av %(all)d ledere")
        return words % {"title": first.programme.text.title, "count": first.leaders, "all": demands.leaders}
    if led:
        said = sum(bool(row.best.needed) for row in led)
        return _("Forslag til %(count)d av %(all)d ledere du leder") % {"count": said, "all": len(led)}
    return _("Ingen forslag ennå")


def _led_table(led: tuple[LeaderBest, ...]) -> Table:
    columns = (
        Column(_("Leder"), priority=1),
        Column(_("Det som dekker mest"), priority=2),
        Column(_("Med reise"), True),
    )
    return Table(_("Lederne du leder"), columns, tuple(_led_row(row) for row in led))


def _led_row(row: LeaderBest) -> Row:
    url = reverse("leader_matches", args=[row.leader.person_id])
    titles = ", ".join(programme.text.title for programme in row.best.programmes)
    detail = _("%(covered)d av %(needed)d behov") % {"covered": row.best.covered, "needed": row.best.needed}
    if not row.best.needed:
        return Row((Cell(row.leader.name, url=url), Cell(_("Har ikke sagt hva de trenger")), Cell("")))
    if not titles:
        return Row((Cell(row.leader.name, url=url), Cell(_("Ingenting innenfor rammene")), Cell("")))
    return Row((Cell(row.leader.name, url=url), Cell(titles, detail=detail), Cell(money(row.best.cost))))


def _demand_table(demands: Demands) -> Table:
    columns = (Column(_("Tilbud"), priority=1), Column(_("Tilbyder")), Column(_("Ledere"), True, priority=2))
    rows = tuple(
        Row(
            (
                Cell(one.programme.text.title, url=reverse("programme", args=[one.programme.id])),
                Cell(one.programme.text.provider_name),
                Cell(number(one.leaders)),
            )
        )
        for one in demands.programmes
    )
    return Table(_("Hva som ville dekke mest for flest"), columns, rows)
