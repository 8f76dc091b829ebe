"""Whom measures concern on a day, and who of them can what the measure gives."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries.frames import GapFrames, load_holdings, load_unit_frames
from fagloft.contexts.gaps.queries.standings import assess, count_holdings, find_holders
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.planning.models import Measure, MeasureCompetence
from fagloft.engine.target_groups import GROUPS, RULES, find_target_groups

UNMET = ("lapsed", "missing")
GIVEN = {"measure_id": pl.String(), "competence_id": pl.String(), "level": pl.Int32()}
TARGET_GROUPS = pl.Schema({**GROUPS, "holds": pl.Boolean()})
"""`holds`: whether the person can all that the measure gives; null where the measure names no competence."""


def get_target_groups(
    *, scope: Scope, tree: UnitTree, unit_ids: Iterable[int], measure_ids: Collection[int], on: date
) -> pl.DataFrame:
    """Columns as in `TARGET_GROUPS`: everybody in these units whom the measures concern on the day.

    Measures of the health community concern the people of its members. A measure for those with the gap concerns those
    who had it when its plan began, so that nobody falls out of the group by closing it.
    """
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    measures = list(Measure.objects.filter(tenant_id__in=owners, pk__in=measure_ids).select_related("plan"))
    if not measures:
        return TARGET_GROUPS.to_frame()
    given = _list_given(measures)
    frames = _load(scope, tree, unit_ids, on, frozenset(given["competence_id"]))
    lacking = _find_lacking(frames, [measure for measure in measures if measure.only_with_gap], given, on)
    groups = find_target_groups(_list_rules(measures), frames.people, frames.units, lacking)
    return _tell_who_holds(groups, frames, given, on)


def _load(scope: Scope, tree: UnitTree, unit_ids: Iterable[int], on: date, given: frozenset[str]) -> GapFrames:
    """The people of the units, with what they hold of what the measures give, whether or not anybody asks for it."""
    frames = load_unit_frames(scope=scope, tree=tree, unit_ids=unit_ids, on=on)
    beyond = given - frames.asked - frozenset(frames.ways["step_competence_id"])
    if not beyond:
        return frames
    more = load_holdings(scope=scope, person_ids=frames.people["person_id"], competence_ids=beyond)
    return replace(frames, holdings=pl.concat([frames.holdings, more]))


def _list_rules(measures: Iterable[Measure]) -> pl.DataFrame:
    rows = [
        (
            str(measure.pk),
            _text(measure.target_unit_id),
            _text(measure.target_function_id),
            _text(measure.target_profession_id),
            _text(measure.target_person_id),
            measure.only_with_gap,
        )
        for measure in measures
    ]
    return pl.DataFrame(rows, schema=RULES, orient="row")


def _text(number: int | None) -> str | None:
    return None if number is None else str(number)


def _list_given(measures: Iterable[Measure]) -> pl.DataFrame:
    rows = MeasureCompetence.objects.filter(measure__in=measures).values_list("measure_id", "competence_id", "level")
    return pl.DataFrame([(str(one), str(other), level) for one, other, level in rows], schema=GIVEN, orient="row")


def _find_lacking(frames: GapFrames, measures: list[Measure], given: pl.DataFrame, on: date) -> pl.DataFrame:
    """Who lacked something that a measure gives, on the day its plan began or on the day asked about.

    What is required of somebody whom the measure may concern is lacking where that is unmet; what is required of none
    of them, where it is not held. Whoever else is looked at beside them changes nothing.
    """
    nobody = pl.DataFrame(schema={"measure_id": pl.String(), "person_id": pl.String()})
    rules = _list_rules(measures).with_columns(only_with_gap=pl.lit(value=False))
    concerned = find_target_groups(rules, frames.people, frames.units, nobody).drop("unit_id")
    by_day: dict[date, list[str]] = {}
    for measure in measures:
        by_day.setdefault(min(measure.plan.starts_on, on), []).append(str(measure.pk))
    found = [nobody]
    for day, measure_ids in sorted(by_day.items()):
        holdings = count_holdings(frames, day)
        standings = assess(frames, holdings, day)
        asked = given.filter(pl.col("measure_id").is_in(measure_ids))
        required = standings.select("person_id", "competence_id").join(concerned, on="person_id")
        unmet = standings.filter(pl.col("status").is_in(UNMET)).select("person_id", "competence_id")
        found.append(asked.join(unmet, on="competence_id").select("measure_id", "person_id"))
        of_none = asked.join(required, on=["measure_id", "competence_id"], how="anti")
        found.append(_find_without(frames, holdings, of_none, day))
    return pl.concat(found)


def _find_without(frames: GapFrames, holdings: pl.DataFrame, asked: pl.DataFrame, on: date) -> pl.DataFrame:
    """Who cannot what is required of nobody here by name, as where only a minimum of the unit asks for it."""
    wanted = asked.group_by("competence_id").agg(pl.col("level").min())
    holders = find_holders(frames.people, holdings, wanted, on, frames.latest_counts)
    held = holders.group_by("person_id", "competence_id").agg(pl.col("held_level").max())
    everybody = asked.join(frames.people.select("person_id").unique(), how="cross")
    known = everybody.join(held, on=["person_id", "competence_id"], how="left")
    return known.filter(pl.col("held_level").fill_null(0) < pl.col("level")).select("measure_id", "person_id")


def _tell_who_holds(groups: pl.DataFrame, frames: GapFrames, given: pl.DataFrame, on: date) -> pl.DataFrame:
    wanted = given.group_by("competence_id").agg(pl.col("level").min())
    holders = find_holders(frames.people, count_holdings(frames, on), wanted, on, frames.latest_counts)
    held = holders.group_by("person_id", "competence_id").agg(pl.col("held_level").max())
    counted = (
        groups.join(given, on="measure_id")
        .join(held, on=["person_id", "competence_id"], how="left")
        .group_by("measure_id", "person_id")
        .agg(holds=(pl.col("held_level").fill_null(0) >= pl.col("level")).all())
    )
    return groups.join(counted, on=["measure_id", "person_id"], how="left", maintain_order="left")
