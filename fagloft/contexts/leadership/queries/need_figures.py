"""How many leaders need what, by topic, theme, function and level: counted, and read where it may be told."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from fagloft.contexts.leadership.models import LeaderNeedFigure
from fagloft.contexts.leadership.queries.needs import SELF, SUPERIOR, Assessment, load_assessments
from fagloft.contexts.leadership.queries.profiles_register import Leader, load_leaders
from fagloft.contexts.leadership.queries.topics import get_functions, get_topics
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.leader_needs import combine_weights, hide_needs, is_need
from fagloft.engine.leader_needs.hiding import ALL

THEME = "theme:"
NO_THEME = "other"
LEAST_SHOWN = 2 / 3


@dataclass(frozen=True)
class NeedNumber:
    """Of all leaders; `need_it` is None where it is hidden."""

    leaders: int
    need_it: int | None

    @property
    def share(self) -> float | None:
        return self.need_it / self.leaders if self.need_it is not None and self.leaders else None


@dataclass(frozen=True)
class NeedsOfMember:
    """What one organisation lets the others know; by (code of topic, function or theme, level)."""

    about_id: int
    name: str
    counted_on: date
    numbers: Mapping[tuple[str, str], NeedNumber]


def get_need_figures(*, scope: Scope) -> tuple[NeedsOfMember, ...]:
    """The members of the reader's health community that have told; the reader's own organisation where it has none."""
    rows = LeaderNeedFigure.objects.filter(tenant_id=scope.shared_id or scope.tenant_id)
    numbers: dict[int, dict[tuple[str, str], NeedNumber]] = defaultdict(dict)
    days: dict[int, date] = {}
    for about, topic, level, leaders, need_it, counted_on in rows.values_list(
        "about_id", "topic", "level", "leaders", "need_it", "counted_on"
    ):
        numbers[about][topic, level] = NeedNumber(leaders, need_it)
        days[about] = counted_on
    names = dict(Organisation.objects.filter(pk__in=days).values_list("pk", "name"))
    members = [NeedsOfMember(about, names[about], days[about], numbers[about]) for about in days]
    return tuple(sorted(members, key=lambda member: member.name))


def add_up(members: Iterable[NeedsOfMember]) -> dict[tuple[str, str], NeedNumber]:
    """The region: only what members show is added up, with the leaders of those members, so nothing hidden is betrayed.

    Hidden where those shown lead too few of all leaders: what may be told is more often nobody or everybody.
    """
    numbers: dict[tuple[str, str], list[NeedNumber]] = defaultdict(list)
    for member in members:
        for key, number in member.numbers.items():
            numbers[key].append(number)
    return {key: _add_up(parts) for key, parts in numbers.items()}


def _add_up(parts: list[NeedNumber]) -> NeedNumber:
    shown = [part for part in parts if part.need_it is not None]
    leaders, all_leaders = sum(part.leaders for part in shown), sum(part.leaders for part in parts)
    if leaders < LEAST_SHOWN * all_leaders:
        return NeedNumber(all_leaders, None)
    return NeedNumber(leaders, sum(part.need_it or 0 for part in shown))


def get_own_numbers(*, scope: Scope, tree: UnitTree, on: date) -> NeedsOfMember | None:
    """The reader's organisation: as it is now where the reader follows all its leaders by name, else as it was told."""
    leaders = load_leaders(scope=scope, tree=tree, on=on)
    if not leaders or not all(leader.may_be_followed for leader in leaders):
        told = (member for member in get_need_figures(scope=scope) if member.about_id == scope.tenant_id)
        return next(told, None)
    rows = _count(scope, leaders, hide=False)
    return NeedsOfMember(scope.tenant_id, "", on, {row[:2]: NeedNumber(*row[2:]) for row in rows})


def count_needs(*, scope: Scope, tree: UnitTree, on: date) -> Iterator[tuple[str, str, int, int | None]]:
    """Topic, level ("" for all), leaders, and how many of them need it; with small groups hidden."""
    return _count(scope, load_leaders(scope=scope, tree=tree, on=on), hide=True)


def _count(scope: Scope, leaders: tuple[Leader, ...], *, hide: bool) -> Iterator[tuple[str, str, int, int | None]]:
    assessments = load_assessments(scope=scope)
    needed = {leader.person_id: _needed(leader, assessments) for leader in leaders}
    by_level: dict[str, list[int]] = defaultdict(list)
    for leader in leaders:
        by_level[leader.level].append(leader.person_id)
    for code in _codes() if leaders else ():
        counts = {
            level: (len(people), sum(code in needed[person] for person in people)) for level, people in by_level.items()
        }
        for level, need_it in (hide_needs(counts) if hide else _show_all(counts)).items():
            yield code, level, len(leaders) if level == ALL else counts[level][0], need_it


def _show_all(counts: Mapping[str, tuple[int, int]]) -> dict[str, int]:
    return {ALL: sum(need for _, need in counts.values()), **{level: need for level, (_, need) in counts.items()}}


def themes_of(topic_themes: tuple[str, ...]) -> tuple[str, ...]:
    """The themes a topic is counted in; one that report 001 names in no theme stands among the others."""
    return tuple(THEME + theme for theme in topic_themes or (NO_THEME,))


def _codes() -> list[str]:
    """Topics, the six functions and the themes."""
    themes = {theme for topic in get_topics("nb") for theme in themes_of(topic.themes)}
    return sorted(term.code for term in (*get_topics("nb"), *get_functions("nb"))) + sorted(themes)


def _needed(leader: Leader, assessments: Mapping[tuple[int, str], Assessment]) -> set[str]:
    """What the leader needs by both assessments together; a theme is needed by whoever needs one of its topics."""
    nothing = Assessment({})
    own = assessments.get((leader.person_id, SELF), nothing).weights
    superior = assessments.get((leader.person_id, SUPERIOR), nothing).weights
    needed = {code for code in {*own, *superior} if is_need(combine_weights(own.get(code), superior.get(code)))}
    return needed | {theme for topic in get_topics("nb") if topic.code in needed for theme in themes_of(topic.themes)}
