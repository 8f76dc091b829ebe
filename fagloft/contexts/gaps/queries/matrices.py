"""People x competences: how everybody in a unit stands to everything asked of anybody there."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

import polars as pl

from fagloft.contexts.gaps.queries.competence_names import CompetenceName, get_competence_names
from fagloft.contexts.gaps.queries.frames import load_unit_frames
from fagloft.contexts.gaps.queries.person_names import name_people
from fagloft.contexts.gaps.queries.standings import (
    MAY_BE_OFFERED,
    UNMET,
    assess,
    count_holdings,
    is_due,
    merge_employments,
    set_voluntary_apart,
)
from fagloft.contexts.gaps.queries.unit_overviews import NoSuchUnit, require_unit
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.engine.vocabulary import OBLIGATIONS

DUE = "due"
STANDINGS = {
    "unmet": UNMET,
    "missing": ("missing",),
    "lapsed": ("lapsed",),
    "lapses_soon": ("lapses_soon",),
    "holds": ("holds",),
    MAY_BE_OFFERED: (MAY_BE_OFFERED,),
}
SORTS = ("name", "-gaps")
COLUMN_SORTS = ("obligation", "-gaps")


class Cell(NamedTuple):
    """`day` is when it lapses or lapsed."""

    status: str
    day: date | None


NOT_ASKED = Cell("not_required", None)


@dataclass(frozen=True)
class MatrixFilter:
    """Empty means all. `standing` is a key of STANDINGS, `obligation` one of them, or DUE for all but voluntary; the
    others are numbers and codes as text."""

    function: str = ""
    profession: str = ""
    competence: str = ""
    competence_class: str = ""
    obligation: str = ""
    standing: str = ""


@dataclass(frozen=True)
class MatrixRow:
    """`gaps` are of what is mandatory or expected; `lacks_duty` says that one of them is mandatory."""

    person_id: int
    name: str
    profession_name: str
    function_name: str
    gaps: int
    lacks_duty: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Matrix:
    """`candidates` are those of the function and profession asked for, before they are narrowed to a standing.

    `functions` and `professions` are those of everybody in the unit: number as text, and name.
    """

    unit_id: int
    unit_name: str
    on: date
    people: int
    candidates: int
    columns: tuple[CompetenceName, ...]
    rows: tuple[MatrixRow, ...]
    functions: tuple[tuple[str, str], ...]
    professions: tuple[tuple[str, str], ...]
    competences: tuple[tuple[str, str], ...]


def get_matrix(
    *,
    scope: Scope,
    tree: UnitTree,
    unit_id: int,
    on: date,
    wanted: MatrixFilter,
    sort: str = "name",
    column_sort: str = "obligation",
) -> Matrix:
    """Those of the unit and the units below it whom the reader follows by name, by profession."""
    require_unit(scope=scope, tree=tree, unit_id=unit_id)
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=_named_units(scope, tree, unit_id), on=on)
    everybody = frames.people.unique("person_id", keep="first", maintain_order=True)
    standings = set_voluntary_apart(merge_employments(assess(frames, count_holdings(frames, on), on)))
    names = get_competence_names(scope=scope, competence_ids=standings["competence_id"].unique())
    people = _choose_people(everybody, wanted)
    shown = _choose_standings(standings, names, wanted).join(people.select("person_id"), on="person_id", how="semi")
    shown, narrowed = _narrow(shown, people, wanted)
    columns = _order_columns(shown, names, column_sort)
    return Matrix(
        unit_id=unit_id,
        unit_name=tree.nodes[unit_id].name,
        on=on,
        people=everybody.height,
        candidates=people.height,
        columns=columns,
        rows=tuple(sorted(_list_rows(narrowed, shown, columns, name_people(everybody)), key=_sorting(sort))),
        functions=_choices(everybody, "function"),
        professions=_choices(everybody, "profession"),
        competences=tuple(sorted(((key, name.name) for key, name in names.items()), key=lambda choice: choice[1])),
    )


def _named_units(scope: Scope, tree: UnitTree, unit_id: int) -> frozenset[int]:
    """What others lead is left out; where all is one's own, units that have ended since stay in."""
    below = tree.below([unit_id])
    named = below if scope.sees_people_of(unit_id) else below & scope.led_units
    if not named:
        raise NoSuchUnit
    return named


def _choose_people(people: pl.DataFrame, wanted: MatrixFilter) -> pl.DataFrame:
    chosen = {"function": wanted.function, "profession": wanted.profession}
    for name, value in chosen.items():
        people = people.filter(pl.col(name) == value) if value else people
    return people


def _choose_standings(
    standings: pl.DataFrame, names: Mapping[str, CompetenceName], wanted: MatrixFilter
) -> pl.DataFrame:
    keys = [
        key
        for key, name in names.items()
        if wanted.competence in ("", key) and wanted.competence_class in ("", name.competence_class)
    ]
    chosen = standings.filter(pl.col("competence_id").is_in(keys))
    if wanted.obligation == DUE:
        return chosen.filter(is_due())
    return chosen.filter(pl.col("obligation") == wanted.obligation) if wanted.obligation in OBLIGATIONS else chosen


def _narrow(standings: pl.DataFrame, people: pl.DataFrame, wanted: MatrixFilter) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Where a standing is asked for, only the people and competences where it occurs."""
    if wanted.standing not in STANDINGS:
        return standings, people
    found = standings.filter(pl.col("status").is_in(STANDINGS[wanted.standing]))
    kept = standings.join(found.select("person_id").unique(), on="person_id", how="semi")
    return (
        kept.join(found.select("competence_id").unique(), on="competence_id", how="semi"),
        people.join(found.select("person_id").unique(), on="person_id", how="semi", maintain_order="left"),
    )


def _order_columns(
    standings: pl.DataFrame, names: Mapping[str, CompetenceName], sort: str
) -> tuple[CompetenceName, ...]:
    """What is a duty for anybody first, or what most people lack of what binds them; then by name."""
    is_lacked = pl.col("status").cast(pl.String).is_in(list(UNMET)) & (pl.col("obligation") != "voluntary")
    weighed = is_lacked.sum() if sort == "-gaps" else pl.col("obligation").max().to_physical()
    counted = standings.group_by("competence_id").agg(weighed.cast(pl.Int64).alias("weight"))
    ordered = sorted(counted.iter_rows(), key=lambda row: (-row[1], names[row[0]].short_name.casefold()))
    return tuple(names[key] for key, _ in ordered)


def _list_rows(
    people: pl.DataFrame, standings: pl.DataFrame, columns: tuple[CompetenceName, ...], names: Mapping[str, str]
) -> list[MatrixRow]:
    """One row per person, in the order of names."""
    cells: dict[str, dict[str, Cell]] = {}
    alike: dict[Cell, Cell] = {}
    day = pl.coalesce("expired_on", pl.when(pl.col("status") == "lapses_soon").then("unmet_from"))
    for person_id, competence_id, status, on in standings.select(
        "person_id", "competence_id", "status", day
    ).iter_rows():
        cell = Cell(status, on)
        cells.setdefault(person_id, {})[competence_id] = alike.setdefault(cell, cell)
    duty = pl.col("status").is_in(UNMET) & (pl.col("obligation") == OBLIGATIONS[-1])
    short = set(standings.filter(duty)["person_id"])
    keys = [str(column.id) for column in columns]
    named = people.select("person_id", pl.col("profession_name", "function_name").fill_null(""))
    return [
        MatrixRow(
            int(person_id),
            names[person_id],
            profession,
            function,
            *_lay_out(cells.get(person_id, {}), keys, lacks_duty=person_id in short),
        )
        for person_id, profession, function in named.iter_rows()
    ]


def _lay_out(mine: Mapping[str, Cell], keys: list[str], *, lacks_duty: bool) -> tuple[int, bool, tuple[Cell, ...]]:
    cells = tuple([mine.get(key, NOT_ASKED) for key in keys])
    return sum(cell.status in UNMET for cell in cells), lacks_duty, cells


def _sorting(sort: str) -> Callable[[MatrixRow], tuple[object, ...]]:
    """By profession, those without one last; within it by name (as it comes), or those with most gaps first."""
    if sort == "-gaps":
        return lambda row: (not row.profession_name, row.profession_name, -row.gaps)
    return lambda row: (not row.profession_name, row.profession_name)


def _choices(people: pl.DataFrame, column: str) -> tuple[tuple[str, str], ...]:
    found = people.select(column, f"{column}_name").drop_nulls().unique()
    return tuple(sorted(found.iter_rows(), key=lambda choice: choice[1]))
