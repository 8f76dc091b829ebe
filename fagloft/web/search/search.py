"""One search over what the reader may see: competences, people of the units one follows, units."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.access.queries.scopes import Reader
from fagloft.contexts.competence.queries.catalogues import CatalogueFilter, CompetenceCard, get_catalogue
from fagloft.contexts.organisations.queries.people import FoundPerson, find_people
from fagloft.contexts.organisations.queries.unit_trees import UnitNode
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by

MOST = 20


@dataclass(frozen=True)
class SearchPage:
    heading: str
    words: str
    people: tuple[FoundPerson, ...] = ()
    units: tuple[UnitNode, ...] = ()
    competences: tuple[CompetenceCard, ...] = ()


@require_safe
@may_be_seen_by(SIGNED_IN)
def search(request: ReaderRequest) -> HttpResponse:
    words = request.GET.get("q", "").strip()[:100]
    return render(request, "search/search.html", {"page": _find(request.reader, words)})


def _find(reader: Reader, words: str) -> SearchPage:
    if not words:
        return SearchPage(heading=_("Søk"), words="")
    today = timezone.localdate()
    people = find_people(scope=reader.scope, words=words, on=today, most=MOST)
    units = _find_units(reader, words)
    competences = get_catalogue(scope=reader.scope, on=today, wanted=CatalogueFilter(words=words))[:MOST]
    count = len(people) + len(units) + len(competences)
    return SearchPage(heading=_head(count, words), words=words, people=people, units=units, competences=competences)


def _find_units(reader: Reader, words: str) -> tuple[UnitNode, ...]:
    parts = words.lower().split()
    seen = (node for node in reader.tree.nodes.values() if reader.scope.sees_numbers_of(node.id))
    return tuple(node for node in seen if all(part in node.name.lower() for part in parts))[:MOST]


def _head(count: int, words: str) -> str:
    if not count:
        return _("Ingen treff på «%s»") % words
    return ngettext("%(count)d treff på «%(words)s»", "%(count)d treff på «%(words)s»", count) % {
        "count": count,
        "words": words,
    }
