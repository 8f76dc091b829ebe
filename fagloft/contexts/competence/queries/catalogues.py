"""The catalogue an organisation uses: the community's items and its own."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import F, Q, QuerySet

from fagloft.contexts.competence.models import SHORT_NAMES, Competence, Level, Way, WayStep
from fagloft.contexts.competence.queries.validity import Rule, choose_rule, get_rules
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class CompetenceLevel:
    level: int
    name: str


@dataclass(frozen=True)
class CompetenceCard:
    id: int
    code: str
    name: str
    short_name: str
    description: str
    component: str
    competence_class: str
    counting: str
    owner: str
    source: str
    review_on: date | None
    retired_on: date | None
    is_own: bool
    levels: tuple[CompetenceLevel, ...]
    rule: Rule | None


@dataclass(frozen=True)
class WayCard:
    """One way to a level: all steps together."""

    level: int
    name: str
    steps: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class CompetenceDetail:
    card: CompetenceCard
    rules: tuple[Rule, ...]
    ways: tuple[WayCard, ...]


@dataclass(frozen=True)
class CatalogueFilter:
    words: str = ""
    component: str = ""
    competence_class: str = ""
    owner: str = field(default="", metadata={"values": ("", "own", "shared")})


class NoSuchCompetence(Exception):
    """The catalogue the organisation uses has no such item."""


def get_catalogue(*, scope: Scope, on: date, wanted: CatalogueFilter) -> tuple[CompetenceCard, ...]:
    """Items in use on the day that fit the filter; by how well they fit the words, else by name."""
    items = _in_sight(scope).filter(Q(retired_on=None) | Q(retired_on__gt=on))
    if wanted.component:
        items = items.filter(component=wanted.component)
    if wanted.competence_class:
        items = items.filter(competence_class=wanted.competence_class)
    if wanted.owner:
        items = items.filter(tenant_id=scope.tenant_id if wanted.owner == "own" else scope.shared_id)
    return _cards(scope, _search(items, wanted.words, scope.language), on)


def get_competence(*, scope: Scope, competence_id: int, on: date) -> CompetenceDetail:
    """One item with all its rules and the ways to its levels."""
    items = list(_in_sight(scope).filter(pk=competence_id))
    if not items:
        raise NoSuchCompetence
    rules = get_rules(tenant_id=scope.tenant_id, competence_ids=[competence_id])
    return CompetenceDetail(
        card=_cards(scope, items, on)[0],
        rules=rules.get(competence_id, ()),
        ways=_ways(competence_id, scope.language),
    )


def get_competence_choices(*, scope: Scope, on: date) -> tuple[tuple[int, str], ...]:
    """Number and name of every item in use, for a list to choose from."""
    name = f"name_{scope.language}"
    items = _in_sight(scope).filter(Q(retired_on=None) | Q(retired_on__gt=on))
    return tuple(items.order_by(name).values_list("id", name))


def get_level_choices(*, scope: Scope, on: date) -> tuple[tuple[int, str, tuple[CompetenceLevel, ...]], ...]:
    """Number, name and levels of every item in use, for a list to choose from."""
    cards = get_competence_choices(scope=scope, on=on)
    levels = _levels([number for number, _ in cards], scope.language)
    return tuple((number, name, levels[number]) for number, name in cards if number in levels)


def _in_sight(scope: Scope) -> QuerySet[Competence]:
    return Competence.objects.filter(tenant_id__in=[scope.tenant_id, scope.shared_id]).defer("search")


def _search(items: QuerySet[Competence], words: str, language: str) -> list[Competence]:
    name = f"name_{language}"
    if not words.strip():
        return list(items.order_by(name))
    query = SearchQuery(words, config="norwegian", search_type="websearch") | SearchQuery(
        words, config="english", search_type="websearch"
    )
    begins = Q(**{f"{name}__icontains": words.strip()}) | Q(**{f"{SHORT_NAMES[language]}__icontains": words.strip()})
    found = items.filter(Q(search=query) | begins).annotate(fit=SearchRank(F("search"), query))
    return list(found.order_by("-fit", name))


def _cards(scope: Scope, items: list[Competence], on: date) -> tuple[CompetenceCard, ...]:
    ids = [item.pk for item in items]
    rules = get_rules(tenant_id=scope.tenant_id, competence_ids=ids)
    levels = _levels(ids, scope.language)
    return tuple(
        _card(scope, item, levels.get(item.pk, ()), choose_rule(rules.get(item.pk, ()), on=on)) for item in items
    )


def _levels(competence_ids: list[int], language: str) -> dict[int, tuple[CompetenceLevel, ...]]:
    levels: dict[int, list[CompetenceLevel]] = defaultdict(list)
    for competence_id, level, name in (
        Level.objects.filter(competence_id__in=competence_ids)
        .order_by("level")
        .values_list("competence_id", "level", f"name_{language}")
    ):
        levels[competence_id].append(CompetenceLevel(level=level, name=name))
    return {competence_id: tuple(rows) for competence_id, rows in levels.items()}


def _card(scope: Scope, item: Competence, levels: tuple[CompetenceLevel, ...], rule: Rule | None) -> CompetenceCard:
    return CompetenceCard(
        id=item.pk,
        code=item.code,
        name=getattr(item, f"name_{scope.language}"),
        short_name=item.short_name_in(scope.language),
        description=item.description_in(scope.language),
        component=item.component,
        competence_class=item.competence_class,
        counting=item.counting,
        owner=item.owner,
        source=item.source,
        review_on=item.review_on,
        retired_on=item.retired_on,
        is_own=item.tenant_id == scope.tenant_id,
        levels=levels,
        rule=rule,
    )


def _ways(competence_id: int, language: str) -> tuple[WayCard, ...]:
    steps: dict[int, list[tuple[str, int]]] = defaultdict(list)
    for way_id, name, level in (
        WayStep.objects.filter(way__competence_id=competence_id)
        .order_by("id")
        .values_list("way_id", f"competence__name_{language}", "level")
    ):
        steps[way_id].append((name, level))
    ways = Way.objects.filter(competence_id=competence_id).order_by("level", "id")
    return tuple(
        WayCard(level=way.level, name=getattr(way, f"name_{language}"), steps=tuple(steps[way.pk])) for way in ways
    )
