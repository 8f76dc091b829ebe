"""The ways to a level that is missing, and how far somebody has come on each."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from fagloft.contexts.competence.models import Way
from fagloft.contexts.gaps.queries.competence_names import CompetenceName
from fagloft.contexts.organisations.scope import Scope


@dataclass(frozen=True)
class WayStepTaken:
    competence: CompetenceName
    level: int
    is_held: bool


@dataclass(frozen=True)
class WayToLevel:
    """One of several ways; all its steps are needed."""

    name: str
    level: int
    steps: tuple[WayStepTaken, ...]


def get_ways(
    *,
    scope: Scope,
    levels: Mapping[str, int],
    steps: pl.DataFrame,
    held: Mapping[str, int],
    names: Mapping[str, CompetenceName],
) -> dict[str, tuple[WayToLevel, ...]]:
    """By competence: the ways that lead to the level or beyond. `steps` is the table `ways` of the frames."""
    texts = dict(
        Way.objects.filter(
            tenant_id__in=[scope.tenant_id, scope.shared_id], competence_id__in=map(int, levels)
        ).values_list("id", f"name_{scope.language}")
    )
    taken: dict[tuple[str, str, int], list[WayStepTaken]] = defaultdict(list)
    for way_id, competence_id, level, step_id, step_level in steps.sort("way_id", "step_competence_id").iter_rows():
        if level >= levels.get(competence_id, level + 1):
            step = WayStepTaken(names[step_id], step_level, is_held=held.get(step_id, 0) >= step_level)
            taken[way_id, competence_id, level].append(step)
    found: dict[str, list[WayToLevel]] = defaultdict(list)
    for (way_id, competence_id, level), many in taken.items():
        found[competence_id].append(WayToLevel(texts[int(way_id)], level, tuple(many)))
    return {competence_id: tuple(ways) for competence_id, ways in found.items()}
