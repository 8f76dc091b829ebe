"""Management regulation § 6 f on a day: the staff's competence and need for training, computed from the registers."""

from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.competence_names import get_competence_names
from fagloft.contexts.gaps.queries.frames import GapFrames, load_unit_frames
from fagloft.contexts.gaps.queries.paragraph_6f_rest import OpenQuestion, get_legal_bases, get_open_questions
from fagloft.contexts.gaps.queries.person_names import name_people
from fagloft.contexts.gaps.queries.standings import UNMET, assess, count_holdings, merge_employments
from fagloft.contexts.gaps.queries.unit_overviews import require_unit
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.gaps import find_gaps
from fagloft.engine.gaps.small_groups import MINIMUM
from fagloft.engine.vocabulary import OBLIGATIONS


class OnlyWhoeverLeadsIt(Exception):
    """Numbers of a part of the organisation, beside those of the whole, would let small groups be worked out."""


@dataclass(frozen=True)
class Profession:
    """`name` is empty where none is registered."""

    name: str
    people: int
    fte: float


@dataclass(frozen=True)
class Standing:
    competence: str
    obligation: str
    legal_basis: str
    required: int
    lapses_soon: int
    lapsed: int
    missing: int

    @property
    def met(self) -> int:
        return self.required - self.lapsed - self.missing


@dataclass(frozen=True)
class Minimum:
    unit: str
    competence: str
    minimum: int
    held: int


@dataclass(frozen=True)
class Need:
    """Who lacks a competence that is asked of them with this obligation: (person id, name)."""

    competence: str
    obligation: str
    people: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class NeedInNumbers:
    competence: str
    obligation: str
    people: int


@dataclass(frozen=True)
class CompetenceOverview:
    """`left_out` lines are about groups too small for one who sees numbers only; `needs` then has nobody by name."""

    unit_name: str
    is_whole: bool
    people: int
    fte: float
    professions: tuple[Profession, ...]
    standings: tuple[Standing, ...]
    minimums: tuple[Minimum, ...]
    needs: tuple[Need, ...]
    needs_in_numbers: tuple[NeedInNumbers, ...]
    open_questions: tuple[OpenQuestion, ...]
    left_out: int


def get_competence_overview(*, scope: Scope, tree: UnitTree, unit_id: int, on: date) -> CompetenceOverview:
    """Of the unit and the units below it on any day; `tree` is the tree of that day."""
    require_unit(scope=scope, tree=tree, unit_id=unit_id)
    if not scope.sees_people_of(unit_id) and unit_id not in tree.roots:
        raise OnlyWhoeverLeadsIt
    own = tree.below([unit_id])
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=own, on=on)
    holdings = count_holdings(frames, on)
    standings = merge_employments(assess(frames, holdings, on))
    names = {key: name.name for key, name in get_competence_names(scope=scope, competence_ids=frames.asked).items()}
    needs = _list_needs(standings, frames, names)
    overview = CompetenceOverview(
        unit_name=tree.nodes[unit_id].name,
        is_whole=tree.roots == (unit_id,),
        people=frames.people["person_id"].n_unique(),
        fte=float(frames.people["fte"].sum()),
        professions=_count_professions(frames),
        standings=_count_standings(standings, names, get_legal_bases(scope=scope, on=on)),
        minimums=_list_minimums(frames, holdings, tree, own, names, on),
        needs=needs,
        needs_in_numbers=tuple(NeedInNumbers(need.competence, need.obligation, len(need.people)) for need in needs),
        open_questions=get_open_questions(scope=scope, unit_ids=own, on=on),
        left_out=0,
    )
    return overview if scope.sees_people_of(unit_id) else _leave_out_small(overview)


def _count_professions(frames: GapFrames) -> tuple[Profession, ...]:
    """Somebody with two professions counts in both."""
    counted = frames.people.group_by(pl.col("profession_name").fill_null("")).agg(
        people=pl.col("person_id").n_unique(), fte=pl.col("fte").sum()
    )
    return tuple(Profession(*row) for row in counted.sort("people", "profession_name", descending=[True, False]).rows())


def _count_standings(
    standings: pl.DataFrame, names: dict[str, str], legal_bases: dict[tuple[str, str], str]
) -> tuple[Standing, ...]:
    """The strongest obligation first, then what most people lack."""
    status = pl.col("status")
    counted = standings.group_by("competence_id", pl.col("obligation").cast(pl.String)).agg(
        pl.len(), (status == "lapses_soon").sum().alias("soon"), *((status == name).sum().alias(name) for name in UNMET)
    )
    found = [
        Standing(names[key], obligation, legal_bases.get((key, obligation), ""), *counts)
        for key, obligation, *counts in counted.iter_rows()
    ]
    return tuple(
        sorted(found, key=lambda row: (-OBLIGATIONS.index(row.obligation), -(row.lapsed + row.missing), row.competence))
    )


def _list_needs(standings: pl.DataFrame, frames: GapFrames, names: dict[str, str]) -> tuple[Need, ...]:
    """The strongest obligation first, then the competence that most people lack; people in the order of names."""
    called = name_people(frames.people)
    staff = frames.people.unique("person_id", maintain_order=True).select("person_id")
    unmet = standings.filter(pl.col("status").is_in(UNMET)).select("person_id", "competence_id", "obligation")
    people: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for person_id, *key in staff.join(unmet, on="person_id", maintain_order="left").iter_rows():
        people.setdefault((key[0], key[1]), []).append((int(person_id), called[person_id]))
    found = [Need(names[key], obligation, tuple(many)) for (key, obligation), many in people.items()]
    return tuple(
        sorted(found, key=lambda need: (-OBLIGATIONS.index(need.obligation), -len(need.people), need.competence))
    )


def _list_minimums(
    frames: GapFrames, holdings: pl.DataFrame, tree: UnitTree, own: frozenset[int], names: dict[str, str], on: date
) -> tuple[Minimum, ...]:
    """Met or not, the largest shortfall first."""
    found = find_gaps(
        frames.units,
        frames.people,
        holdings,
        frames.requirements.clear(),
        frames.coverage,
        on=on,
        latest_counts=frames.latest_counts,
    )
    rows = found.unit_coverage.sort("shortfall", "unit_id", "competence_id", descending=[True, False, False])
    return tuple(
        Minimum(tree.nodes[int(unit)].name, names[key], minimum, held)
        for unit, key, _, minimum, held, _ in rows.iter_rows()
        if int(unit) in own
    )


def _leave_out_small(overview: CompetenceOverview) -> CompetenceOverview:
    """For one who sees numbers only: whole lines go, and no total is made over what is left out."""
    standings = tuple(row for row in overview.standings if not _is_small(row))
    minimums = tuple(row for row in overview.minimums if row.held == 0 or row.held >= MINIMUM)
    shown = {row.competence for row in standings}
    small = {row.competence for row in overview.standings} - shown
    told = shown - small
    needs = tuple(row for row in overview.needs_in_numbers if row.competence in told and row.people >= MINIMUM)
    left_out = sum(
        len(before) - len(after) for before, after in ((overview.standings, standings), (overview.minimums, minimums))
    )
    return replace(
        overview, standings=standings, minimums=minimums, needs=(), needs_in_numbers=needs, left_out=left_out
    )


def _is_small(row: Standing) -> bool:
    holds = row.met - row.lapses_soon
    return any(0 < count < MINIMUM for count in (holds, row.lapses_soon, row.lapsed, row.missing))
