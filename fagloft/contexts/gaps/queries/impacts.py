"""What a change of requirements would mean, before it is made: whom it touches, which gaps it opens and closes."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.competence_frames import load_competence_frames
from fagloft.contexts.gaps.queries.frames import (
    ASKED,
    COVERED,
    GapFrames,
    load_person_frames,
    load_staff,
)
from fagloft.contexts.gaps.queries.small_groups import Counts, hide_counts
from fagloft.contexts.gaps.queries.standings import VOLUNTARY, count_holdings
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.requirements.queries.layers import Target
from fagloft.engine.gaps import compare_requirements, find_gaps

COLUMN_OF = {"function": "function", "profession": "profession"}
NEW = "new"


@dataclass(frozen=True)
class Asked:
    """What would be asked from the day of the change on."""

    level: int
    obligation: str


@dataclass(frozen=True)
class Impact:
    """On the day the change begins; numbers are None where the reader sees numbers only and the group is small.

    Gaps are of what is mandatory or expected. Of those who do not have what is asked afterwards, `gaps_loosened` are
    gaps that stay but are no longer a duty, `gaps_tightened` gaps that become one, and `offers` those for whom it is
    voluntary, though it was not before.
    """

    people: int
    units: int
    gaps_opened: int | None
    gaps_closed: int | None
    gaps_loosened: int | None = 0
    gaps_tightened: int | None = 0
    offers: int | None = 0


@dataclass(frozen=True)
class CoverageImpact:
    """Units a minimum is asked of, and how many of them have too few on the day."""

    units: int
    units_short: int


def preview_requirement(
    *,
    scope: Scope,
    tree: UnitTree,
    target: Target,
    competence_id: int,
    asked: Asked | None,
    on: date,
    replaces: int | None = None,
) -> Impact:
    """What it means to ask something new of the target, to end a requirement (`replaces`), or both: to change it.

    `tree` is the tree of the day.
    """
    frames = _load(scope, tree, target, competence_id, on)
    before = frames.requirements
    after = before.filter(pl.col("requirement_id") != str(replaces))
    if asked is not None:
        after = pl.concat([after, _new_requirement(target, competence_id, asked, on)])
    change = compare_requirements(
        frames.units,
        frames.people,
        count_holdings(frames, on),
        before,
        after,
        on=on,
        latest_counts=frames.latest_counts,
    )
    impact = Impact(change.people, change.units, *_count_gaps(change.changes))
    units = frozenset(map(int, change.changes["unit_id"]))
    return impact if units <= scope.led_units else hide_impact(impact, change.changes.height)


def preview_coverage(
    *, scope: Scope, tree: UnitTree, target: Target, competence_id: int, level: int, minimum: int, on: date
) -> CoverageImpact:
    """Of how many units a minimum is asked, and how many do not meet it."""
    frames = _load(scope, tree, target, competence_id, on)
    row = (target.layer, str(target.id), str(competence_id), level, minimum, on, None)
    found = find_gaps(
        frames.units,
        frames.people,
        count_holdings(frames, on),
        frames.requirements.clear(),
        pl.DataFrame([row], schema=COVERED, orient="row"),
        on=on,
        latest_counts=frames.latest_counts,
    )
    return CoverageImpact(units=found.unit_coverage["unit_id"].n_unique(), units_short=found.units_short)


def _load(scope: Scope, tree: UnitTree, target: Target, competence_id: int, on: date) -> GapFrames:
    people = _reached(scope, tree, target, on)
    return load_competence_frames(scope=scope, tree=tree, people=people, competence_id=competence_id, on=on)


def _reached(scope: Scope, tree: UnitTree, target: Target, on: date) -> pl.DataFrame:
    if target.layer == "person":
        return load_person_frames(scope=scope, tree=tree, person_id=target.id, on=on).people
    staff = load_staff(scope=scope, unit_ids=_units_of(tree, target), on=on)
    if target.layer in COLUMN_OF:
        return staff.filter(pl.col(COLUMN_OF[target.layer]) == str(target.id))
    return staff


def _units_of(tree: UnitTree, target: Target) -> Iterable[int]:
    if target.layer == "unit":
        return tree.below([target.id])
    if target.layer == "unit_kind":
        return [node.id for node in tree.nodes.values() if node.kind_id == target.id]
    return tree.nodes


def _new_requirement(target: Target, competence_id: int, asked: Asked, on: date) -> pl.DataFrame:
    row = (NEW, target.layer, str(target.id), str(competence_id), asked.level, asked.obligation, on, None)
    return pl.DataFrame([row], schema=ASKED, orient="row")


def _count_gaps(changes: pl.DataFrame) -> list[int]:
    """As `Impact` has them."""
    before, after = pl.col("obligation_before"), pl.col("obligation_after")
    lacked = pl.col("is_gap_before") & (before != VOLUNTARY).fill_null(value=False)
    lacks = pl.col("is_gap_after") & (after != VOLUNTARY).fill_null(value=False)
    is_offered = pl.col("is_gap_after") & (after == VOLUNTARY) & before.ne_missing(VOLUNTARY)
    stays = lacked & lacks
    counts = (lacks & ~lacked, lacked & ~lacks, stays & (after < before), stays & (after > before), is_offered)
    return [int(changes.select(count.sum()).item()) for count in counts]


def hide_impact(impact: Impact, required: int) -> Impact:
    """Gaps opened and closed as before; the rest only where none of it is small."""
    counts = hide_counts({"change": Counts(required, impact.gaps_opened, impact.gaps_closed)})["change"]
    rest = (impact.gaps_loosened, impact.gaps_tightened, impact.offers)
    shown = [_hide_one(required, count) for count in rest]
    return replace(
        impact,
        gaps_opened=counts.unmet,
        gaps_closed=counts.lapsing,
        gaps_loosened=shown[0],
        gaps_tightened=shown[1],
        offers=shown[2],
    )


def _hide_one(required: int, count: int | None) -> int | None:
    return hide_counts({"change": Counts(required, count, 0)})["change"].unmet
