"""What a frame has room for, and what stays open then: the note for the budget round."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.competence_names import get_competence_names
from fagloft.contexts.gaps.queries.frames import GapFrames, load_unit_frames
from fagloft.contexts.gaps.queries.standings import (
    assess_with_minimums,
    count_holdings,
    find_holders,
    list_shortfalls,
    merge_employments,
)
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.queries.costs import CostedMeasure, PlanCosts, get_plan_costs
from fagloft.contexts.planning.queries.plan_details import NoSuchPlan
from fagloft.contexts.requirements.queries.requirements import get_laws_by_competence
from fagloft.engine.costing import Candidate, Choice, Gap, Minimum, choose_measures
from fagloft.engine.gaps.small_groups import MINIMUM as SMALLEST_GROUP
from fagloft.engine.vocabulary import OBLIGATIONS

UNMET = ("lapsed", "missing")
GIVEN = {"measure_id": pl.String(), "competence_id": pl.String(), "level": pl.Int32()}
CLOSED = {"person_id": pl.String(), "competence_id": pl.String(), "obligation": pl.String()}

type Tell = Callable[[int, int], int | None]


@dataclass(frozen=True)
class CompetenceGaps:
    """How many of those it is required of lack a competence; None where the group is too small to tell of.

    `closed_by_plan`: how many of them the whole plan reaches.
    """

    competence_name: str
    obligation: str
    laws: tuple[str, ...]
    required: int
    lacking: int | None
    closed_by_plan: int | None
    is_in_plan: bool


@dataclass(frozen=True)
class OpenDuty:
    """Something mandatory that some still lack, and the law behind it."""

    competence_name: str
    laws: tuple[str, ...]
    people: int | None


@dataclass(frozen=True)
class Outlook:
    """With one frame, in øre: what there is room for and what stays open. `open_gaps` is by obligation."""

    frame: int
    chosen: tuple[CostedMeasure, ...]
    left_out: tuple[CostedMeasure, ...]
    cost: int
    open_gaps: dict[str, int | None]
    minimums: tuple[tuple[str, str], ...]
    duties: tuple[OpenDuty, ...]


@dataclass(frozen=True)
class Consequences:
    """`open_today` is by obligation, before anything is done; `minimums_today` how many minimums are not met."""

    costs: PlanCosts
    open_today: dict[str, int | None]
    minimums_today: int
    people: int
    gaps: tuple[CompetenceGaps, ...]
    outlooks: tuple[Outlook, ...]


@dataclass(frozen=True)
class _Need:
    """What is missing today, and what each measure does about it."""

    people: int
    standings: pl.DataFrame
    gaps: frozenset[Gap]
    minimums: tuple[Minimum, ...]
    candidates: tuple[Candidate, ...]
    names: Mapping[str, str]
    laws: Mapping[int, tuple[str, ...]]


def get_consequences(
    *,
    scope: Scope,
    tree: UnitTree,
    plan_id: int,
    choose_frames: Callable[[int], Sequence[int]],
    on: date,
    is_public: bool = False,
) -> Consequences:
    """Of a plan of a unit, an organisation or the region whose numbers the reader sees.

    `choose_frames` gives the frames to set beside each other, from what the whole plan takes of the budget; all in øre.

    Groups under five are told only to one who follows everybody by name, and to nobody in what is `is_public`.
    """
    costs = get_plan_costs(scope=scope, tree=tree, plan_id=plan_id, on=on)
    seen = scope.counted_units | scope.led_units
    if costs.plan.level == "person" or not costs.unit_ids <= seen:
        raise NoSuchPlan
    need = _find_need(scope, tree, costs, on)
    tells_all = costs.unit_ids <= scope.led_units and not is_public
    tell = _tell_everything if tells_all else tell_large
    return Consequences(
        costs=costs,
        open_today=_count_open(need.gaps, tell),
        minimums_today=len(need.minimums),
        gaps=_list_gaps(need, tell),
        people=need.people,
        outlooks=tuple(_look_out(frame, costs, need, tree, tell) for frame in choose_frames(costs.own_new_money)),
    )


def _tell_everything(part: int, _whole: int) -> int | None:
    return part


def tell_large(part: int, whole: int) -> int | None:
    """Neither those who lack it nor the others may be so few that one knows who they are."""
    return None if any(0 < count < SMALLEST_GROUP for count in (part, whole - part)) else part


def _find_need(scope: Scope, tree: UnitTree, costs: PlanCosts, on: date) -> _Need:
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=costs.unit_ids, on=on)
    holdings = count_holdings(frames, on)
    assessment = assess_with_minimums(frames, holdings, on)
    standings = merge_employments(assessment.standings).with_columns(pl.col("obligation").cast(pl.String))
    minimums = _list_minimums(list_shortfalls(assessment.unit_coverage, costs.unit_ids))
    reached = costs.concerned.groups.join(_list_given(costs), on="measure_id")
    closes = _find_closed(reached, standings.filter(pl.col("status").is_in(UNMET)))
    lifts = _find_lifted(reached, frames, holdings, minimums, tree, on)
    asked = {*standings["competence_id"], *(minimum.competence_id for minimum in minimums)}
    names = get_competence_names(scope=scope, competence_ids=asked)
    return _Need(
        people=frames.people["person_id"].n_unique(),
        standings=standings,
        gaps=frozenset(
            Gap(*row) for row in standings.filter(pl.col("status").is_in(UNMET)).select(CLOSED.keys()).iter_rows()
        ),
        minimums=minimums,
        candidates=tuple(
            Candidate(
                str(measure.row.id),
                measure.cost.own_new_money,
                measure.row.text.obligation,
                closes.get(str(measure.row.id), frozenset()),
                lifts.get(str(measure.row.id), {}),
            )
            for measure in costs.measures
        ),
        names={key: name.name for key, name in names.items()},
        laws=get_laws_by_competence(scope=scope, on=on),
    )


def _list_given(costs: PlanCosts) -> pl.DataFrame:
    rows = [
        (str(measure.row.id), str(given.id), given.level)
        for measure in costs.measures
        for given in measure.row.competences
    ]
    return pl.DataFrame(rows, schema=GIVEN, orient="row")


def _list_minimums(shortfalls: pl.DataFrame) -> tuple[Minimum, ...]:
    rows = shortfalls.sort("unit_id", "competence_id", "level").select("unit_id", "competence_id", "shortfall", "level")
    return tuple(Minimum(*row) for row in rows.iter_rows())


def _find_closed(reached: pl.DataFrame, unmet: pl.DataFrame) -> dict[str, frozenset[Gap]]:
    """By measure: gaps of those it concerns in what it gives on the level that is asked."""
    closed = reached.join(unmet, on=["person_id", "competence_id"]).filter(pl.col("level") >= pl.col("required_level"))
    found: dict[str, set[Gap]] = {}
    for measure, *gap in closed.select("measure_id", *CLOSED).iter_rows():
        found.setdefault(measure, set()).add(Gap(*gap))
    return {measure: frozenset(gaps) for measure, gaps in found.items()}


def _find_lifted(
    reached: pl.DataFrame,
    frames: GapFrames,
    holdings: pl.DataFrame,
    minimums: Sequence[Minimum],
    tree: UnitTree,
    on: date,
) -> dict[str, dict[Minimum, frozenset[str]]]:
    """By measure and minimum: those who will count for it and do not today."""
    wanted = pl.DataFrame(
        sorted({(minimum.competence_id, minimum.level) for minimum in minimums}),
        schema={"competence_id": pl.String(), "level": pl.Int32()},
        orient="row",
    )
    holders = find_holders(frames.people, holdings, wanted, on, frames.latest_counts)
    held = set(holders.select("person_id", "competence_id", "level").iter_rows())
    found: dict[str, dict[Minimum, frozenset[str]]] = {}
    for minimum in minimums:
        below = [str(unit) for unit in tree.below([int(minimum.unit_id)])]
        given = reached.filter(
            pl.col("unit_id").is_in(below),
            pl.col("competence_id") == minimum.competence_id,
            pl.col("level") >= minimum.level,
        )
        for measure, people in given.group_by("measure_id").agg("person_id").iter_rows():
            new = frozenset(one for one in people if (one, minimum.competence_id, minimum.level) not in held)
            if new:
                found.setdefault(measure, {})[minimum] = new
    return found


def _count_open(gaps: frozenset[Gap], tell: Tell) -> dict[str, int | None]:
    """By obligation, the strongest first."""
    counted = Counter(gap.obligation for gap in gaps)
    return {obligation: tell(counted[obligation], counted[obligation]) for obligation in reversed(OBLIGATIONS)}


def _list_gaps(need: _Need, tell: Tell) -> tuple[CompetenceGaps, ...]:
    """Competences that somebody lacks, the strongest obligation first, then what most lack.

    What is required of so few that they may not be told of is left out: to stand in the list is to lack it.
    """
    closed = Counter(gap.competence_id for gap in {gap for one in need.candidates for gap in one.closes})
    in_plan = set(closed)
    strongest = {name: rank for rank, name in enumerate(OBLIGATIONS)}
    counted = (
        need.standings.with_columns(rank=pl.col("obligation").replace_strict(strongest, return_dtype=pl.Int8))
        .group_by("competence_id")
        .agg(pl.len(), pl.col("status").is_in(UNMET).sum().alias("lacking"), pl.col("rank").max())
        .filter(pl.col("lacking") > 0)
        .sort("rank", "lacking", "competence_id", descending=[True, True, False])
    )
    return tuple(
        CompetenceGaps(
            competence_name=need.names[key],
            obligation=OBLIGATIONS[rank],
            laws=need.laws.get(int(key), ()),
            required=required,
            lacking=(told := tell(lacking, required)),
            closed_by_plan=None if told is None else tell(closed[key], lacking),
            is_in_plan=key in in_plan,
        )
        for key, required, lacking, rank in counted.iter_rows()
        if tell(required, required) is not None
    )


def _look_out(frame: int, costs: PlanCosts, need: _Need, tree: UnitTree, tell: Tell) -> Outlook:
    choice = choose_measures(need.candidates, need.gaps, need.minimums, frame)
    measures = {str(measure.row.id): measure for measure in costs.measures}
    return Outlook(
        frame=frame,
        chosen=tuple(measures[number] for number in choice.chosen),
        left_out=tuple(measures[number] for number in choice.left_out),
        cost=choice.cost,
        open_gaps=_count_open(choice.open_gaps, tell),
        minimums=_name_minimums(choice, need, tree),
        duties=_list_duties(choice, need, tell),
    )


def _name_minimums(choice: Choice, need: _Need, tree: UnitTree) -> tuple[tuple[str, str], ...]:
    """Unit and competence. How many the unit has is told to nobody here: it is always a small group."""
    named = {(tree.nodes[int(one.unit_id)].name, need.names[one.competence_id]) for one in choice.short}
    return tuple(sorted(named))


def _list_duties(choice: Choice, need: _Need, tell: Tell) -> tuple[OpenDuty, ...]:
    required = Counter(need.standings["competence_id"])
    lacking = Counter(gap.competence_id for gap in choice.open_gaps if gap.obligation == OBLIGATIONS[-1])
    duties = [
        OpenDuty(need.names[key], need.laws.get(int(key), ()), tell(people, required[key]))
        for key, people in lacking.items()
        if tell(required[key], required[key]) is not None
    ]
    return tuple(sorted(duties, key=lambda duty: (-(duty.people or 0), duty.competence_name)))
