"""The catalogue: what the organisation uses, the community's items and its own."""

from dataclasses import dataclass

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.competence.queries.catalogues import CatalogueFilter, CompetenceCard, get_catalogue
from fagloft.contexts.organisations.scope import DIRECTOR, REGIONAL_ADVISER
from fagloft.contexts.requirements.queries.requirements import get_laws_by_competence
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.competence.catalogue_forms import SearchForm
from fagloft.web.competence.catalogue_words import class_word, component_word, rule_sentence

ROWS_PER_PAGE = 50


@dataclass(frozen=True)
class CatalogueLine:
    card: CompetenceCard
    kind: str
    rule: str
    levels: str
    laws: str


@require_safe
@may_be_seen_by(SIGNED_IN)
def competence_catalogue(request: ReaderRequest) -> HttpResponse:
    scope, today = request.reader.scope, timezone.localdate()
    form = SearchForm(request.GET)
    form.is_valid()
    told = form.cleaned_data
    wanted = CatalogueFilter(
        words=told.get("q", ""),
        component=told.get("component", ""),
        competence_class=told.get("class", ""),
        owner=told.get("owner", ""),
    )
    cards = get_catalogue(scope=scope, on=today, wanted=wanted)
    page = Paginator(cards, ROWS_PER_PAGE).get_page(request.GET.get("page"))
    laws = get_laws_by_competence(scope=scope, on=today)
    context = {
        "heading": _heading(len(cards), told.get("q", "")),
        "form": form,
        "page": page,
        "lines": [_line(card, laws.get(card.id, ())) for card in page.object_list],
        "may_edit": scope.has(DIRECTOR, REGIONAL_ADVISER),
    }
    return render(request, "competence/competence_catalogue.html", context)


def _heading(count: int, words: str) -> str:
    if not count:
        return _("Ingen kompetanse passer til «%s»") % words if words else _("Ingen kompetanse passer til filteret")
    return ngettext("%(count)d kompetanse", "%(count)d kompetanser", count) % {"count": count}


def _line(card: CompetenceCard, laws: tuple[str, ...]) -> CatalogueLine:
    return CatalogueLine(
        card=card,
        kind=f"{class_word(card.competence_class)} · {component_word(card.component)}",
        rule=rule_sentence(card.rule),
        levels=" · ".join(level.name for level in card.levels),
        laws=", ".join(laws),
    )
