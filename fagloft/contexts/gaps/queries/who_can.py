"""Who can …? By name where the reader leads, by unit in the own organisation, by organisation outside it."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.competence.models import Level
from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries.competence_names import CompetenceName, get_competence_names
from fagloft.contexts.gaps.queries.frames import HELD
from fagloft.contexts.gaps.queries.person_names import name_people
from fagloft.contexts.gaps.queries.standings import find_holders
from fagloft.contexts.gaps.queries.unit_facts import get_leader_names
from fagloft.contexts.gaps.queries.usual_levels import get_usual_level
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.copying import copy_out

WHO = ("person_id", "unit_id", "given_name", "family_name", "employee_number")
PLACED = dict.fromkeys(WHO, pl.String()) | {name: kind for name, kind in HELD.items() if name != "person_id"}
HOLDERS = """
SELECT h.person_id, e.unit_id, p.given_name, p.family_name, p.employee_number,
       h.competence_id, h.level, h.valid_from, h.valid_to
FROM competence_holding h
JOIN organisations_employment e ON e.person_id = h.person_id
JOIN organisations_person p ON p.id = h.person_id
WHERE h.tenant_id = %s AND h.competence_id = %s AND h.valid_from <= %s AND (h.valid_to IS NULL OR h.valid_to > %s)
  AND e.tenant_id = %s AND e.starts_on <= %s AND (e.ends_on IS NULL OR e.ends_on > %s)
  AND NOT EXISTS (SELECT FROM competence_withdrawal w WHERE w.holding_id = h.id)
ORDER BY p.family_name, p.given_name, p.id
"""


@dataclass(frozen=True)
class Holder:
    """`valid_to` is when the holding that gives the level ends."""

    person_id: int
    name: str
    unit_name: str
    level: int
    level_name: str
    valid_to: date | None


@dataclass(frozen=True)
class HoldingUnit:
    """A unit where somebody holds it; who, its leader tells."""

    unit_id: int
    name: str
    leader_name: str


@dataclass(frozen=True)
class HoldingOrganisation:
    """What another organisation lets be known: a number, or nothing where the group is small."""

    name: str
    contact_function: str
    holders: int | None
    taken_on: date


@dataclass(frozen=True)
class WhoCan:
    """`people` and `units` can it at least on `level`; `beginners` have a lower one. `levels` are all there are.

    The numbers of other organisations count every level.
    """

    competence: CompetenceName
    level: int
    levels: tuple[tuple[int, str], ...]
    people: tuple[Holder, ...]
    beginners: tuple[Holder, ...]
    units: tuple[HoldingUnit, ...]
    organisations: tuple[HoldingOrganisation, ...]


class NoSuchCompetence(Exception):
    """The catalogue the organisation uses has no such item."""


def get_who_can(*, scope: Scope, tree: UnitTree, competence_id: int, on: date, level: int | None = None) -> WhoCan:
    """Everybody who holds the competence on the day, told as far as the reader may know.

    Without a level, or with one the competence does not have, the one that is asked for is meant.
    """
    known = get_competence_names(scope=scope, competence_ids=[str(competence_id)])
    if not known:
        raise NoSuchCompetence
    competence = known[str(competence_id)]
    levels = dict(
        Level.objects.filter(competence_id=competence_id)
        .order_by("level")
        .values_list("level", f"name_{scope.language}")
    )
    usual = get_usual_level(scope=scope, competence_id=competence_id, levels=levels, on=on)
    chosen = usual if level is None or level not in levels else level
    found = _ask(scope, competence, on)
    led = pl.col("unit_id").cast(pl.Int64).is_in(list(scope.led_units))
    can, names = pl.col("held_level") >= chosen, name_people(found.filter(led))
    return WhoCan(
        competence=competence,
        level=chosen,
        levels=tuple(levels.items()),
        people=_name_people(tree, levels, found.filter(led & can), names),
        beginners=_name_people(tree, levels, found.filter(led & ~can), names),
        units=_name_units(scope, tree, found.filter(~led & can), on),
        organisations=_ask_others(scope, competence_id, on),
    )


def _ask(scope: Scope, competence: CompetenceName, on: date) -> pl.DataFrame:
    tenant = scope.tenant_id
    rows = copy_out(HOLDERS, [tenant, competence.id, on, on, tenant, on, on], PLACED)
    wanted = pl.DataFrame({"competence_id": [str(competence.id)], "level": [1]})
    latest = {str(competence.id)} if competence.counts_latest else set()
    held = find_holders(rows, rows.select(list(HELD)), wanted, on, latest)
    place = ["person_id", "unit_id"]
    giving = rows.join(held.select(*place, "held_level"), on=place, maintain_order="left").filter(
        pl.col("level") == pl.col("held_level")
    )
    if competence.counts_latest:
        giving = giving.filter(pl.col("valid_from") == pl.col("valid_from").max().over(place))
    lasts = pl.when(pl.col("valid_to").is_null().any()).then(None).otherwise(pl.col("valid_to").max())
    return giving.group_by(place, maintain_order=True).agg(pl.col(*WHO[2:], "held_level").first(), lasts_to=lasts)


def _name_people(
    tree: UnitTree, levels: dict[int, str], found: pl.DataFrame, names: dict[str, str]
) -> tuple[Holder, ...]:
    return tuple(
        Holder(
            person_id=int(row["person_id"]),
            name=names[row["person_id"]],
            unit_name=tree.nodes[int(row["unit_id"])].name,
            level=row["held_level"],
            level_name=levels.get(row["held_level"], ""),
            valid_to=row["lasts_to"],
        )
        for row in found.sort("held_level", descending=True, maintain_order=True).to_dicts()
    )


def _name_units(scope: Scope, tree: UnitTree, found: pl.DataFrame, on: date) -> tuple[HoldingUnit, ...]:
    counted = found.group_by("unit_id").len().sort("len", "unit_id", descending=[True, False])
    units = [int(unit) for unit in counted["unit_id"] if int(unit) in tree.nodes]
    leaders = get_leader_names(scope=scope, unit_ids=units, on=on)
    return tuple(HoldingUnit(unit, tree.nodes[unit].name, leaders.get(unit, "")) for unit in units)


def _ask_others(scope: Scope, competence_id: int, on: date) -> tuple[HoldingOrganisation, ...]:
    figures = (
        SharedFigure.objects.filter(tenant_id=scope.shared_id, competence_id=competence_id, taken_on__lte=on)
        .exclude(about_id=scope.tenant_id)
        .order_by("about_id", "-taken_on")
        .distinct("about_id")
        .values_list("about__name", "about__contact_function", "holders", "taken_on")
    )
    shown = (HoldingOrganisation(*figure) for figure in figures)
    return tuple(sorted(shown, key=lambda one: (-(one.holders or 0), one.name)))
