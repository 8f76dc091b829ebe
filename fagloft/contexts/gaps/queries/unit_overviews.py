"""A unit at a glance on a day: what is missing, what lapses next, which minimums are not met, and who can help."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.competence_names import CompetenceName, get_competence_names
from fagloft.contexts.gaps.queries.frames import GapFrames, load_unit_frames
from fagloft.contexts.gaps.queries.person_names import name_people
from fagloft.contexts.gaps.queries.standings import (
    UNMET,
    assess_with_minimums,
    count_holdings,
    is_due,
    list_shortfalls,
    merge_employments,
)
from fagloft.contexts.gaps.queries.unit_facts import Vacancy, count_open_questions, get_vacancies
from fagloft.contexts.gaps.queries.who_can_help import Asker, Help, find_help
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.vocabulary import OBLIGATIONS

MANDATORY = OBLIGATIONS[-1]


class NoSuchUnit(Exception):
    """The unit does not exist, or is none the reader may know of."""


class UnitNotInUse(Exception):
    """The unit does not exist on that day: not yet, or no longer."""


@dataclass(frozen=True)
class NamedStanding:
    """How somebody stands to a competence; `day` is when it lapses, or when it lapsed."""

    person_id: int
    name: str
    status: str
    day: date | None


@dataclass(frozen=True)
class Lack:
    """A competence that some of those it is asked of do not have; `mandatory` tells for how many of them it is a duty.

    `obligation` is the strongest among those people.
    """

    competence: CompetenceName
    level: int
    obligation: str
    mandatory: int
    required: int
    people: tuple[NamedStanding, ...]
    help: Help

    @property
    def unmet(self) -> int:
        return len(self.people)


@dataclass(frozen=True)
class Lapse:
    """A competence that some meet today and will not within 90 days, the first to lapse first."""

    competence: CompetenceName
    level: int
    obligation: str
    people: tuple[NamedStanding, ...]


@dataclass(frozen=True)
class Shortfall:
    """A minimum of a unit that too few meet."""

    competence: CompetenceName
    unit_id: int
    unit_name: str
    level: int
    minimum: int
    held: int
    help: Help


@dataclass(frozen=True)
class UnitOverview:
    """`lacks` are about what is mandatory or expected; what is voluntary and not met may be offered, and stands in
    `offers`. `lapses` have the voluntary ones last."""

    unit_id: int
    unit_name: str
    kind_name: str
    on: date
    people: int
    people_shown: tuple[tuple[int, str], ...]
    fte: float
    vacancies: tuple[Vacancy, ...]
    mandatory_requirements: int
    open_questions: int
    lacks: tuple[Lack, ...]
    offers: tuple[Lack, ...]
    lapses: tuple[Lapse, ...]
    shortfalls: tuple[Shortfall, ...]


@dataclass(frozen=True)
class _Day:
    """The unit's tables on the day, on the way to an answer."""

    scope: Scope
    tree: UnitTree
    unit_id: int
    on: date
    frames: GapFrames
    holdings: pl.DataFrame
    standings: pl.DataFrame
    shortfalls: pl.DataFrame
    names: dict[str, CompetenceName]


def get_unit_overview(*, scope: Scope, tree: UnitTree, unit_id: int, on: date) -> UnitOverview:
    """The unit and the units below it on any day, for who follows everybody there; `tree` is the tree of that day.

    Numbers only are told where the whole tree is at hand, so that no small group can be worked out from two units.
    """
    require_unit(scope=scope, tree=tree, unit_id=unit_id)
    if not scope.sees_people_of(unit_id):
        raise NoSuchUnit
    day = _load(scope, tree, unit_id, on)
    node, own_units = tree.nodes[unit_id], tree.below([unit_id])
    mandatory = day.standings.filter(pl.col("obligation") == MANDATORY)
    facts = UnitOverview(
        unit_id=unit_id,
        unit_name=node.name,
        kind_name=node.kind_name,
        on=on,
        people=day.frames.people["person_id"].n_unique(),
        people_shown=(),
        fte=float(day.frames.people["fte"].sum()),
        vacancies=get_vacancies(scope=scope, unit_ids=own_units, on=on),
        mandatory_requirements=mandatory["competence_id"].n_unique(),
        open_questions=count_open_questions(scope=scope, unit_ids=own_units, on=on),
        lacks=(),
        offers=(),
        lapses=(),
        shortfalls=(),
    )
    return _add_people(facts, day)


def require_unit(*, scope: Scope, tree: UnitTree, unit_id: int) -> None:
    """Raise unless the reader sees the unit, in people or numbers, and it exists on the day of the tree."""
    if not scope.sees_numbers_of(unit_id):
        raise NoSuchUnit
    if unit_id not in tree.nodes:
        raise UnitNotInUse


def _load(scope: Scope, tree: UnitTree, unit_id: int, on: date) -> _Day:
    own_units = tree.below([unit_id])
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=own_units, on=on)
    holdings = count_holdings(frames, on)
    assessment = assess_with_minimums(frames, holdings, on)
    standings = merge_employments(assessment.standings)
    shortfalls = list_shortfalls(assessment.unit_coverage, own_units)
    asked = {*standings["competence_id"], *shortfalls["competence_id"]}
    names = get_competence_names(scope=scope, competence_ids=asked)
    return _Day(scope, tree, unit_id, on, frames, holdings, standings, shortfalls, names)


def _add_people(overview: UnitOverview, day: _Day) -> UnitOverview:
    """Everybody by name, and who can help."""
    unmet = day.standings.filter(pl.col("status").is_in(UNMET))
    asker = Asker(day.scope, day.tree, day.unit_id, day.frames, day.holdings, day.standings, day.on)
    help_by_competence = find_help(asker, _list_needs(unmet, day.shortfalls))
    people = name_people(day.frames.people)
    return replace(
        overview,
        people_shown=tuple((int(person_id), name) for person_id, name in people.items()),
        lacks=_list_lacks(day, is_due(), people, help_by_competence),
        offers=_list_lacks(day, ~is_due(), people, help_by_competence),
        lapses=(*_list_lapses(day, is_due(), people), *_list_lapses(day, ~is_due(), people)),
        shortfalls=_list_shortfalls(day, help_by_competence),
    )


def _list_lacks(
    day: _Day, asked: pl.Expr, people: dict[str, str], help_by_competence: dict[str, Help]
) -> tuple[Lack, ...]:
    standings = day.standings.filter(asked)
    required = dict(standings.group_by("competence_id").len().iter_rows())
    lacks = [
        Lack(
            day.names[key],
            level,
            max(obligations, key=OBLIGATIONS.index),
            obligations.count(MANDATORY),
            required[key],
            persons,
            help_by_competence[key],
        )
        for key, level, obligations, persons in _by_competence(
            standings.filter(pl.col("status").is_in(UNMET)), people, "expired_on"
        )
    ]
    return tuple(sorted(lacks, key=_urgency))


def _list_lapses(day: _Day, asked: pl.Expr, people: dict[str, str]) -> tuple[Lapse, ...]:
    """The first to lapse first."""
    lapsing = day.standings.filter(asked & (pl.col("status") == "lapses_soon"))
    lapses = [
        Lapse(day.names[key], level, max(obligations, key=OBLIGATIONS.index), persons)
        for key, level, obligations, persons in _by_competence(lapsing, people, "unmet_from")
    ]
    return tuple(sorted(lapses, key=lambda lapse: (lapse.people[0].day or day.on, lapse.competence.name)))


def _list_needs(unmet: pl.DataFrame, shortfalls: pl.DataFrame) -> dict[str, int]:
    """The highest level needed of each competence that is short."""
    needed = pl.concat(
        [unmet.select("competence_id", level="required_level"), shortfalls.select("competence_id", "level")]
    )
    return dict(needed.group_by("competence_id").agg(pl.col("level").max()).sort("competence_id").iter_rows())


def _by_competence(
    standings: pl.DataFrame, people: dict[str, str], day_column: str
) -> list[tuple[str, int, list[str], tuple[NamedStanding, ...]]]:
    """Rows gathered by competence: its id, the highest level, the obligations, the people by day and name."""
    order = {person_id: place for place, person_id in enumerate(people)}
    found: dict[str, list[tuple[int, str, NamedStanding]]] = {}
    columns = ("competence_id", "required_level", "obligation", "person_id", "status", day_column)
    for key, level, obligation, person_id, status, on in standings.select(columns).iter_rows():
        person = NamedStanding(int(person_id), people[person_id], status, on)
        found.setdefault(key, []).append((level, obligation, person))
    return [
        (
            key,
            max(level for level, _, _ in rows),
            [obligation for _, obligation, _ in rows],
            tuple(
                sorted(
                    (person for _, _, person in rows),
                    key=lambda person: (person.day or date.max, order[str(person.person_id)]),
                )
            ),
        )
        for key, rows in found.items()
    ]


def _list_shortfalls(day: _Day, help_by_competence: dict[str, Help]) -> tuple[Shortfall, ...]:
    rows = day.shortfalls.sort("shortfall", "unit_id", "competence_id", descending=[True, False, False])
    return tuple(
        Shortfall(
            day.names[key],
            int(unit),
            day.tree.nodes[int(unit)].name,
            level,
            minimum,
            held,
            help_by_competence[key].beside(_staff_of(day, int(unit))),
        )
        for unit, key, level, minimum, held, _ in rows.iter_rows()
    )


def _staff_of(day: _Day, unit_id: int) -> frozenset[int]:
    """Who counts towards a minimum of the unit."""
    units = {str(unit) for unit in day.tree.below([unit_id])}
    placed = day.frames.people.select("person_id", "unit_id").iter_rows()
    return frozenset(int(person_id) for person_id, unit in placed if unit in units)


def _urgency(lack: Lack) -> tuple[int, int, str]:
    """What most people lack as a duty first, then what most people lack."""
    return -lack.mandatory, -lack.unmet, lack.competence.name
