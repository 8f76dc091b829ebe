"""Who holds a competence and who needs it: names where one leads, numbers elsewhere, shared numbers of the others."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries.competence_frames import load_competence_frames
from fagloft.contexts.gaps.queries.frames import GapFrames, load_staff
from fagloft.contexts.gaps.queries.person_names import name_people
from fagloft.contexts.gaps.queries.small_groups import Counts, hide_counts
from fagloft.contexts.gaps.queries.standings import (
    MAY_BE_OFFERED,
    UNMET,
    assess,
    count_holdings,
    find_holders,
    is_due,
    merge_employments,
    set_voluntary_apart,
)
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope

ORDER = ("lapsed", "missing", "lapses_soon", MAY_BE_OFFERED, "holds", "not_required")
NOT_MET = (*UNMET, MAY_BE_OFFERED)


@dataclass(frozen=True)
class PersonStanding:
    """`day` is when it lapses, or when it lapsed."""

    person_id: int
    name: str
    unit_id: int
    unit_name: str
    status: str
    level: int
    day: date | None


@dataclass(frozen=True)
class PartStanding:
    """A part of the organisation that others lead; what is voluntary does not count, and counts are None where the
    group is small."""

    name: str
    counts: Counts


@dataclass(frozen=True)
class MemberStanding:
    """What another organisation lets be known, and whom to ask there."""

    name: str
    contact_function: str
    required: int | None
    holders: int | None
    taken_on: date


@dataclass(frozen=True)
class CompetenceStandings:
    people: tuple[PersonStanding, ...]
    parts: tuple[PartStanding, ...]
    members: tuple[MemberStanding, ...]


def get_competence_standings(*, scope: Scope, tree: UnitTree, competence_id: int, on: date) -> CompetenceStandings:
    """How it stands on the day, as far as the reader may know; employees without duties get no numbers."""
    members = _ask_members(scope, competence_id, on)
    if not scope.led_units | scope.counted_units:
        return CompetenceStandings((), (), members)
    staff = load_staff(scope=scope, unit_ids=tree.nodes, on=on)
    frames = load_competence_frames(scope=scope, tree=tree, people=staff, competence_id=competence_id, on=on)
    holdings = count_holdings(frames, on)
    standings = assess(frames, holdings, on)
    led = pl.col("unit_id").is_in([str(unit) for unit in scope.led_units])
    return CompetenceStandings(
        people=_name_people(tree, frames, holdings, standings, led, competence_id, on),
        parts=_count_parts(tree, standings.filter(~led & is_due())),
        members=members,
    )


def _name_people(
    tree: UnitTree,
    frames: GapFrames,
    holdings: pl.DataFrame,
    standings: pl.DataFrame,
    led: pl.Expr,
    competence_id: int,
    on: date,
) -> tuple[PersonStanding, ...]:
    own = frames.people.filter(led)
    names = name_people(own)
    rows = set_voluntary_apart(merge_employments(standings.filter(led))).to_dicts()
    asked = {row["person_id"] for row in rows}
    wanted = pl.DataFrame({"competence_id": [str(competence_id)], "level": [1]}, schema_overrides={"level": pl.Int32})
    volunteers = find_holders(own, holdings, wanted, on, frames.latest_counts).filter(
        ~pl.col("person_id").is_in(list(asked))
    )
    rows += [row | {"status": ORDER[-1]} for row in volunteers.unique("person_id", maintain_order=True).to_dicts()]
    people = [
        PersonStanding(
            person_id=int(row["person_id"]),
            name=names[row["person_id"]],
            unit_id=int(row["unit_id"]),
            unit_name=tree.nodes[int(row["unit_id"])].name,
            status=row["status"],
            level=row["held_level"] or 0,
            day=row.get("expired_on") if row["status"] in NOT_MET else row.get("unmet_from"),
        )
        for row in rows
    ]
    place = {person: number for number, person in enumerate(names)}
    return tuple(sorted(people, key=lambda one: (ORDER.index(one.status), place[str(one.person_id)])))


def _count_parts(tree: UnitTree, standings: pl.DataFrame) -> tuple[PartStanding, ...]:
    """By the largest parts of the organisation, so that few groups are too small to tell of."""
    part_of = {str(unit): str(tree.path_to(unit)[:2][-1].id) for unit in tree.nodes}
    status = pl.col("status")
    once = standings.with_columns(part=pl.col("unit_id").replace_strict(part_of, return_dtype=pl.String))
    counted = (
        once.group_by("part", "person_id")
        .agg(status.max())
        .group_by("part")
        .agg(
            required=pl.len(),
            unmet=status.is_in(UNMET).sum(),
            lapsing=(status == "lapses_soon").sum(),
        )
        .sort("part")
    )
    shown = hide_counts({part: Counts(*numbers) for part, *numbers in counted.iter_rows()})
    parts = [PartStanding(tree.nodes[int(part)].name, counts) for part, counts in shown.items()]
    return tuple(sorted(parts, key=lambda part: part.name))


def _ask_members(scope: Scope, competence_id: int, on: date) -> tuple[MemberStanding, ...]:
    figures = (
        SharedFigure.objects.filter(tenant_id=scope.shared_id, competence_id=competence_id, taken_on__lte=on)
        .exclude(about_id=scope.tenant_id)
        .order_by("about_id", "-taken_on")
        .distinct("about_id")
        .values_list("about__name", "about__contact_function", "required", "holders", "taken_on")
    )
    return tuple(sorted((MemberStanding(*figure) for figure in figures), key=lambda member: member.name))
