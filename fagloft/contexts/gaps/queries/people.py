"""One person on a day: what is asked and why, what they have and how we know, the ways to what is missing."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from fagloft.contexts.competence.models import Level
from fagloft.contexts.competence.queries.validity import Rule, choose_rule, get_rules
from fagloft.contexts.gaps.queries.competence_names import CompetenceName, get_competence_names
from fagloft.contexts.gaps.queries.frames import GapFrames, load_person_frames
from fagloft.contexts.gaps.queries.holding_histories import RecordedHolding, get_histories
from fagloft.contexts.gaps.queries.requirement_sources import RequirementSource, get_requirement_sources
from fagloft.contexts.gaps.queries.standings import (
    MAY_BE_OFFERED,
    UNMET,
    assess,
    count_holdings,
    find_holders,
    merge_employments,
    set_voluntary_apart,
)
from fagloft.contexts.gaps.queries.ways_to_level import WayToLevel, get_ways
from fagloft.contexts.organisations.models import Person, Profession
from fagloft.contexts.organisations.queries.people import get_person_in_sight
from fagloft.contexts.organisations.queries.unit_trees import get_unit_tree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.vocabulary import OBLIGATIONS

NOT_REQUIRED = "not_required"
NOT_MET = frozenset({*UNMET, MAY_BE_OFFERED})
WANTED = {"competence_id": pl.String(), "level": pl.Int32()}


@dataclass(frozen=True)
class Work:
    """An employment in force on the day."""

    unit_id: int
    unit_name: str
    function_name: str
    profession_name: str
    fte: float


@dataclass(frozen=True)
class CompetenceStanding:
    """How the person stands to one competence.

    `status` is holds, lapses_soon, lapsed, missing, may_be_offered for what is voluntary and not met, or not_required
    for what is held without being asked for;
    `unmet_from` is the first day on which it is not met by what is registered now; `rule` is the one that a holding
    recorded on the day would be made under.
    """

    competence: CompetenceName
    status: str
    obligation: str
    required_level: int | None
    held_level: int
    level_names: dict[int, str]
    unmet_from: date | None
    expired_on: date | None
    sources: tuple[RequirementSource, ...]
    history: tuple[RecordedHolding, ...]
    ways: tuple[WayToLevel, ...]
    rule: Rule | None


@dataclass(frozen=True)
class PersonStanding:
    person_id: int
    name: str
    on: date
    work: tuple[Work, ...]
    competences: tuple[CompetenceStanding, ...]


def get_person_standing(*, scope: Scope, person_id: int, on: date, today: date) -> PersonStanding:
    """A person as they stand on any day; whether the reader may know is decided by where they work today.

    Raises NoSuchPerson where the reader may not.
    """
    person = get_person_in_sight(scope=scope, person_id=person_id, on=today)
    return _stand(scope, person.id, person.name, on)


def get_own_standing(*, scope: Scope, on: date) -> PersonStanding | None:
    """The reader as they stand on any day; None for one who is no employee of the organisation."""
    person = Person.objects.filter(tenant_id=scope.tenant_id, id__in=scope.person_ids).order_by("id").first()
    return None if person is None else _stand(scope, person.pk, person.name, on)


def _stand(scope: Scope, person_id: int, name: str, on: date) -> PersonStanding:
    tree = get_unit_tree(tenant_id=scope.tenant_id, on=on, language=scope.language)
    frames = load_person_frames(scope=scope, tree=tree, person_id=person_id, on=on)
    work = tuple(
        Work(int(unit), tree.nodes[int(unit)].name if int(unit) in tree.nodes else "", function, profession, fte)
        for unit, function, profession, fte in frames.people.select(
            "unit_id", pl.col("function_name", "profession_name").fill_null(""), "fte"
        ).iter_rows()
    )
    known = _gather(scope, person_id, frames, on)
    competences = sorted((known.describe(key) for key in known.names), key=_urgency)
    return PersonStanding(person_id, name, on, work, tuple(competences))


@dataclass(frozen=True)
class _Known:
    """What there is to tell of a person's competences, each part by the competence's id."""

    names: dict[str, CompetenceName]
    standings: dict[str, dict[str, Any]]
    histories: dict[str, tuple[RecordedHolding, ...]]
    held: dict[str, int]
    sources: dict[str, RequirementSource]
    ways: dict[str, tuple[WayToLevel, ...]]
    levels: dict[str, dict[int, str]]
    rules: dict[str, Rule | None]

    def describe(self, key: str) -> CompetenceStanding:
        row = self.standings.get(key, {})
        return CompetenceStanding(
            competence=self.names[key],
            status=row.get("status", NOT_REQUIRED),
            obligation=row.get("obligation", ""),
            required_level=row.get("required_level"),
            held_level=self.held.get(key, 0),
            level_names=self.levels.get(key, {}),
            unmet_from=row.get("unmet_from"),
            expired_on=row.get("expired_on"),
            sources=tuple(self.sources[number] for number in _asked_by(row)),
            history=self.histories.get(key, ()),
            ways=self.ways.get(key, ()),
            rule=self.rules[key],
        )


def _gather(scope: Scope, person_id: int, frames: GapFrames, on: date) -> _Known:
    holdings = count_holdings(frames, on)
    assessed = set_voluntary_apart(merge_employments(assess(frames, holdings, on)))
    standings = {row["competence_id"]: row for row in assessed.to_dicts()}
    histories = get_histories(scope=scope, person_id=person_id)
    asked_by = {number for row in standings.values() for number in _asked_by(row)}
    unmet = {key: row["required_level"] for key, row in standings.items() if row["status"] in NOT_MET}
    steps = frames.ways.filter(pl.col("competence_id").is_in(list(unmet)))["step_competence_id"]
    names = get_competence_names(scope=scope, competence_ids={*standings, *histories, *steps})
    held = _hold_levels(person_id, frames, holdings, names, on)
    shown = {key: name for key, name in names.items() if key in standings or key in histories}
    return _Known(
        names=shown,
        standings=standings,
        histories=histories,
        held=held,
        sources=get_requirement_sources(scope=scope, requirement_ids=asked_by),
        ways=get_ways(scope=scope, levels=unmet, steps=frames.ways, held=held, names=names),
        levels=_name_levels(scope, shown),
        rules=_choose_rules(scope, shown, frames, on),
    )


def _asked_by(row: dict[str, Any]) -> list[str]:
    """The requirements behind a standing, each once."""
    return list(dict.fromkeys(row["requirement_ids"].split(";"))) if row else []


def _hold_levels(
    person_id: int, frames: GapFrames, holdings: pl.DataFrame, names: dict[str, CompetenceName], on: date
) -> dict[str, int]:
    """The level held of each competence, whether or not it is required; asked of the person, not of a place."""
    someone = pl.DataFrame({"person_id": [str(person_id)], "unit_id": [""]})
    wanted = pl.DataFrame({"competence_id": list(names), "level": [1] * len(names)}, schema=WANTED)
    found = find_holders(someone, holdings, wanted, on, frames.latest_counts)
    return dict(found.select("competence_id", "held_level").iter_rows())


def _name_levels(scope: Scope, names: dict[str, CompetenceName]) -> dict[str, dict[int, str]]:
    levels: dict[str, dict[int, str]] = {}
    for competence_id, level, name in Level.objects.filter(competence_id__in=map(int, names)).values_list(
        "competence_id", "level", f"name_{scope.language}"
    ):
        levels.setdefault(str(competence_id), {})[level] = name
    return levels


def _choose_rules(
    scope: Scope, names: dict[str, CompetenceName], frames: GapFrames, on: date
) -> dict[str, Rule | None]:
    """The rule in force for one of the person's professions."""
    professions = frames.people["profession"].drop_nulls().cast(pl.Int64).to_list()
    codes = frozenset(Profession.objects.filter(id__in=professions).values_list("code", flat=True))
    rules = get_rules(tenant_id=scope.tenant_id, competence_ids=map(int, names))
    return {key: choose_rule(rules.get(int(key), ()), on=on, profession_codes=codes) for key in names}


def _urgency(standing: CompetenceStanding) -> tuple[int, int, str]:
    """What is not met first, the strongest obligation first; what nobody asks for last."""
    turn = {"lapsed": 0, "missing": 0, "lapses_soon": 1, MAY_BE_OFFERED: 2, "holds": 3, NOT_REQUIRED: 4}
    weight = OBLIGATIONS.index(standing.obligation) if standing.obligation else -1
    return turn[standing.status], -weight, standing.competence.name
