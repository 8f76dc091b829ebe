"""One competence: what it is, how long it lasts, who holds it and who needs it."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.competence.queries.catalogues import CompetenceDetail, NoSuchCompetence, get_competence
from fagloft.contexts.competence.queries.old_holdings import count_holdings_that_would_change
from fagloft.contexts.competence.queries.validity import Rule
from fagloft.contexts.gaps.queries.competence_standings import (
    CompetenceStandings,
    PersonStanding,
    get_competence_standings,
)
from fagloft.contexts.offers.queries.ownership import may_edit
from fagloft.contexts.offers.queries.sessions import get_sessions_for
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER
from fagloft.contexts.requirements.queries.requirements import get_laws_by_competence
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.competence.catalogue_words import (
    class_word,
    component_word,
    counting_word,
    owner_word,
    rule_sentence,
    sentence_for,
    source_word,
)
from fagloft.web.frame import Crumb
from fagloft.web.offers.words import cost_words, length_words, when_words

UNMET = frozenset({"lapsed", "missing"})
DUE = UNMET | {"lapses_soon"}
MOST_NAMES = 200
MOST_SESSIONS = 4
LOOKS_AHEAD = timedelta(days=365)


@dataclass(frozen=True)
class RuleLine:
    id: int
    sentence: str
    effective_from: date
    source: str
    owner: str
    would_change: int
    is_in_force: bool


@dataclass(frozen=True)
class HeldLine:
    """A session that gives the competence."""

    title: str
    url: str
    when: str
    detail: str


@dataclass(frozen=True)
class MatrixLink:
    label: str
    url: str


@require_safe
@may_be_seen_by(SIGNED_IN)
def competence(request: ReaderRequest, competence_id: int) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    try:
        detail = get_competence(scope=scope, competence_id=competence_id, on=today)
    except NoSuchCompetence as absent:
        raise Http404 from absent
    found = get_competence_standings(scope=scope, tree=request.reader.tree, competence_id=competence_id, on=today)
    named = _name(request, found)
    decides, leads = scope.has(DIRECTOR, REGIONAL_ADVISER), bool(scope.lead_by_appointment)
    context = {
        "heading": _heading(detail, found.people),
        "lead": _lead(detail),
        "detail": detail,
        **_facts(detail),
        "rules": _rules(request, detail, decides=decides),
        "laws": get_laws_by_competence(scope=scope, on=today).get(competence_id, ()),
        "found": found,
        **_divide(named),
        "more_people": len(found.people) - len(named),
        "matrices": _matrices(found, competence_id),
        **_offered(request, competence_id, today),
        "decides_rules": decides,
        "may_edit": decides and detail.card.is_own,
        "may_ask": leads,
        "may_require": leads or scope.has(DIRECTOR),
        "breadcrumb": (Crumb(_("Kompetansekatalog"), reverse("competence_catalogue")), Crumb(detail.card.name)),
    }
    return render(request, "competence/competence.html", context)


def _facts(detail: CompetenceDetail) -> dict[str, str]:
    return {
        "counting": counting_word(detail.card.counting),
        "rule": rule_sentence(detail.card.rule),
        "source": source_word(detail.card.source),
        "owner": owner_word(detail.card),
    }


def _name(request: ReaderRequest, found: CompetenceStandings) -> tuple[PersonStanding, ...]:
    """Those who stand on the page by name; all of them count as read."""
    named = found.people[:MOST_NAMES]
    people = [(person.person_id, person.name) for person in named]
    readings.record_many(scope=request.reader.scope, people=people, page="competence", at=timezone.now())
    return named


def _divide(named: tuple[PersonStanding, ...]) -> dict[str, object]:
    """Those who must do something apart from the others."""
    return {
        "due": [person for person in named if person.status in DUE],
        "settled": [person for person in named if person.status not in DUE],
        "shows_unit": len({person.unit_id for person in named}) > 1,
    }


def _offered(request: ReaderRequest, competence_id: int, today: date) -> dict[str, object]:
    """The next sessions that give it, and whether the reader may offer something."""
    rows = get_sessions_for(
        scope=request.reader.scope, competence_ids=[competence_id], starts_on=today, ends_on=today + LOOKS_AHEAD
    )
    held = [
        HeldLine(
            title=row.title,
            url=f"{reverse('offer', args=[row.offer_id])}#session-{row.id}",
            when=when_words(row.starts_on, row.days),
            detail=" · ".join((row.place, length_words(row.days, row.hours_per_day), cost_words(row.seat_cost))),
        )
        for row in rows[:MOST_SESSIONS]
    ]
    return {"held": held, "may_offer": may_edit(request.reader.scope)}


def _lead(detail: CompetenceDetail) -> str:
    return f"{class_word(detail.card.competence_class)} · {component_word(detail.card.component)}"


def _heading(detail: CompetenceDetail, people: tuple[PersonStanding, ...]) -> str:
    """What is voluntary is nothing that somebody lacks."""
    asked = {person.person_id for person in people if person.status not in ("not_required", "may_be_offered")}
    unmet = {person.person_id for person in people if person.status in UNMET}
    if not asked:
        return detail.card.name
    if not unmet:
        return _("%(name)s: alle som skal ha det, har det") % {"name": detail.card.name}
    words = ngettext(
        "%(name)s: %(unmet)d av %(asked)d mangler det", "%(name)s: %(unmet)d av %(asked)d mangler det", len(asked)
    )
    return words % {"name": detail.card.name, "unmet": len(unmet), "asked": len(asked)}


def _rules(request: ReaderRequest, detail: CompetenceDetail, *, decides: bool) -> list[RuleLine]:
    """Newest first; only who decides is told how many registrations a rule would touch."""
    in_force = detail.card.rule
    current = [in_force.id] if decides and in_force is not None else []
    today = timezone.localdate()
    would_change = count_holdings_that_would_change(scope=request.reader.scope, rule_ids=current, on=today)
    is_divided = any(rule.profession_code for rule in detail.rules)
    return [
        _rule_line(
            rule, in_force, would_change.get(rule.id, 0), request.reader.scope.language, is_among_others=is_divided
        )
        for rule in detail.rules
    ]


def _rule_line(
    rule: Rule, in_force: Rule | None, would_change: int, language: str, *, is_among_others: bool
) -> RuleLine:
    return RuleLine(
        id=rule.id,
        sentence=sentence_for(rule, language, is_among_others=is_among_others),
        effective_from=rule.effective_from,
        source=source_word(rule.source),
        owner=_("Egen regel") if rule.is_own else _("Felles regel"),
        would_change=would_change,
        is_in_force=in_force is not None and rule.id == in_force.id,
    )


def _matrices(found: CompetenceStandings, competence_id: int) -> list[MatrixLink]:
    units = {person.unit_id: person.unit_name for person in found.people}
    return [
        MatrixLink(label=name, url=f"{reverse('unit_matrix', args=[unit])}?competence={competence_id}")
        for unit, name in sorted(units.items(), key=lambda unit: unit[1])
    ]
