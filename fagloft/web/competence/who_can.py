"""Who can …? Ask by words, choose the competence, see whom to turn to."""

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.competence.queries.catalogues import CatalogueFilter, CompetenceCard, get_catalogue
from fagloft.contexts.gaps.queries.who_can import NoSuchCompetence, WhoCan, get_who_can
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by

MOST_SUGGESTIONS = 12


@dataclass(frozen=True)
class WhoCanPage:
    heading: str
    words: str
    suggestions: tuple[CompetenceCard, ...]
    answer: WhoCan | None


@require_safe
@may_be_seen_by(SIGNED_IN)
def who_can(request: ReaderRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    suggestions = _suggest(request, words)
    chosen = request.GET.get("competence", "")
    if not chosen and len(suggestions) == 1:
        chosen = str(suggestions[0].id)
    answer = _answer(request, chosen, request.GET.get("level", "")) if chosen else None
    page = WhoCanPage(_head(answer, words, suggestions), words, suggestions[:MOST_SUGGESTIONS], answer)
    return render(request, "competence/who_can.html", {"page": page})


def _suggest(request: ReaderRequest, words: str) -> tuple[CompetenceCard, ...]:
    if not words:
        return ()
    wanted = CatalogueFilter(words=words)
    return get_catalogue(scope=request.reader.scope, on=timezone.localdate(), wanted=wanted)


def _answer(request: ReaderRequest, chosen: str, level: str) -> WhoCan:
    scope = request.reader.scope
    try:
        answer = get_who_can(
            scope=scope,
            tree=request.reader.tree,
            competence_id=int(chosen),
            on=timezone.localdate(),
            level=int(level) if level.isascii() and level.isdigit() and len(level) < 10 else None,
        )
    except (ValueError, NoSuchCompetence) as fault:
        raise Http404 from fault
    readings.record_many(
        scope=scope,
        people=[(holder.person_id, holder.name) for holder in (*answer.people, *answer.beginners)],
        page="who_can",
        at=timezone.now(),
    )
    return answer


def _head(answer: WhoCan | None, words: str, suggestions: tuple[CompetenceCard, ...]) -> str:
    if answer is None:
        return _("Hvem kan …?") if suggestions or not words else _("Ingen kompetanse passer til «%s»") % words
    name = answer.competence.name
    if len(answer.levels) > 1:
        level = dict(answer.levels)[answer.level]
        name = _("%(name)s på nivået «%(level)s»") % {"name": name, "level": level}
    if answer.people:
        count = len({holder.person_id for holder in answer.people})
        sentence = ngettext("%(count)d av dine kan %(name)s", "%(count)d av dine kan %(name)s", count)
        return sentence % {"count": count, "name": name}
    if answer.units:
        count = len(answer.units)
        sentence = ngettext(
            "%(count)d enhet har noen som kan %(name)s", "%(count)d enheter har noen som kan %(name)s", count
        )
        return sentence % {"count": count, "name": name}
    if any(organisation.holders for organisation in answer.organisations):
        return _("Andre i helsefellesskapet har noen som kan %s") % answer.competence.name
    return _("Vi fant ingen som kan %s") % name
