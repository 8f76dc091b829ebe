"""The ladder from a gap to what closes it, with the people and units it leads to (002:1024, 002:1632)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import polars as pl
from django.db.models import Count, Max

from fagloft.contexts.competence.models import Level, Way
from fagloft.contexts.gaps.models import SharedFigure
from fagloft.contexts.gaps.queries import statements
from fagloft.contexts.gaps.queries.frames import GapFrames
from fagloft.contexts.gaps.queries.person_names import name_people
from fagloft.contexts.gaps.queries.standings import find_holders
from fagloft.contexts.gaps.queries.unit_facts import get_leader_names
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.copying import copy_out

HOLDERS = {"competence_id": pl.String(), "unit_id": pl.String(), "level": pl.Int32(), "holders": pl.Int64()}
TEACHING = {"competence_id": pl.String(), "teaching_level": pl.Int32()}
TEACHING_LADDER = 3
MOST_UNITS = 3


@dataclass(frozen=True)
class Helper:
    person_id: int
    name: str


type ByCompetence = dict[str, tuple[Helper, ...]]


@dataclass(frozen=True)
class HelpingUnit:
    unit_id: int
    name: str
    leader_name: str
    is_near: bool


@dataclass(frozen=True)
class HelpingOrganisation:
    name: str
    contact_function: str


@dataclass(frozen=True)
class Help:
    """The rungs, in the order in which they are to be tried.

    `mobilise`: people of the unit who can more than is asked of them. `teach`: those on a level that the catalogue
    means for passing it on. `holders`: the others of the unit who have it. `acquire`: nobody in the organisation was
    found to have it.
    """

    mobilise: tuple[Helper, ...] = ()
    share: tuple[HelpingUnit, ...] = ()
    neighbours: tuple[HelpingOrganisation, ...] = ()
    teach: tuple[Helper, ...] = ()
    holders: tuple[Helper, ...] = ()
    develop: tuple[str, ...] = ()
    acquire: bool = False

    def beside(self, counted: frozenset[int]) -> "Help":
        """The same for a minimum that these people count towards already: nothing is won by mobilising them."""
        known = tuple(helper for helper in self.mobilise if helper.person_id in counted)
        left = tuple(helper for helper in self.mobilise if helper.person_id not in counted)
        return replace(self, mobilise=left, holders=known + self.holders)


@dataclass(frozen=True)
class Asker:
    """The unit that needs help, as it stands on a day."""

    scope: Scope
    tree: UnitTree
    unit_id: int
    frames: GapFrames
    holdings: pl.DataFrame
    standings: pl.DataFrame
    on: date

    @cached_property
    def own_units(self) -> frozenset[int]:
        return self.tree.below([self.unit_id])

    @cached_property
    def near_units(self) -> frozenset[int]:
        """The other units under the same one above."""
        parent = self.tree.nodes[self.unit_id].parent_id
        return self.tree.below([parent]) - self.own_units if parent is not None else frozenset()


def find_help(asker: Asker, needs: Mapping[str, int]) -> dict[str, Help]:
    """Who and what can help with each needed competence, at the level that is needed."""
    if not needs:
        return {}
    wanted = pl.DataFrame({"competence_id": list(needs), "level": list(needs.values())})
    here = find_holders(asker.frames.people, asker.holdings, wanted, asker.on, asker.frames.latest_counts)
    units = _find_units(asker, wanted)
    neighbours = _find_neighbours(asker, needs)
    ways = _find_ways(asker, needs)
    mobilise, teach, holders = _split(here, asker, needs)
    return {
        competence_id: Help(
            mobilise=mobilise.get(competence_id, ()),
            share=units.get(competence_id, ()),
            neighbours=neighbours.get(competence_id, ()),
            teach=teach.get(competence_id, ()),
            holders=holders.get(competence_id, ()),
            develop=ways.get(competence_id, ()),
            acquire=not any(group.get(competence_id) for group in (mobilise, teach, holders, units)),
        )
        for competence_id in needs
    }


def _split(here: pl.DataFrame, asker: Asker, needs: Mapping[str, int]) -> tuple[ByCompetence, ...]:
    """Those of the unit who can more than is asked of them, those who can teach, and the others who have it."""
    known = asker.standings.select("person_id", "competence_id", "required_level")
    beyond = pl.col("required_level").is_null() | (pl.col("held_level") > pl.col("required_level"))
    teaches = pl.col("held_level") >= pl.col("teaching_level")
    holders = (
        here.unique(["person_id", "competence_id"])
        .join(known, on=["person_id", "competence_id"], how="left")
        .join(_get_teaching_levels(needs), on="competence_id", how="left")
        .with_columns(rung=pl.when(teaches).then(1).when(beyond).then(0).otherwise(2))
    )
    names = name_people(asker.frames.people)
    found: tuple[dict[str, list[Helper]], ...] = ({}, {}, {})
    for competence_id, person_id, rung in (
        holders.sort("person_id").select("competence_id", "person_id", "rung").iter_rows()
    ):
        found[rung].setdefault(competence_id, []).append(Helper(int(person_id), names[person_id]))
    return tuple({key: tuple(people) for key, people in group.items()} for group in found)


def _get_teaching_levels(needs: Mapping[str, int]) -> pl.DataFrame:
    """The highest level of competences with three or more, which is to teach or guide others in all the catalogue.

    With fewer levels having it says nothing of teaching it.
    """
    rows = (
        Level.objects.filter(competence_id__in=list(map(int, needs)))
        .values("competence_id")
        .annotate(steps=Count("id"), highest=Max("level"))
        .filter(steps__gte=TEACHING_LADDER)
        .order_by("competence_id")
        .values_list("competence_id", "highest")
    )
    return pl.DataFrame([(str(key), level) for key, level in rows], schema=TEACHING, orient="row")


def _find_units(asker: Asker, wanted: pl.DataFrame) -> dict[str, tuple[HelpingUnit, ...]]:
    """Other units with holders: those under the same unit above, else any in the organisation; most holders first."""
    near = _count_near(asker, wanted)
    left = wanted.filter(~pl.col("competence_id").is_in(near["competence_id"].implode()))
    far = _count_far(asker, left) if left.height else near.clear()
    ranked = (
        pl.concat([near, far])
        .sort("competence_id", "holders", "unit_id", descending=[False, True, False])
        .group_by("competence_id", maintain_order=True)
        .head(MOST_UNITS)
    )
    known = [row for row in ranked.select("competence_id", "unit_id").iter_rows() if int(row[1]) in asker.tree.nodes]
    leaders = get_leader_names(scope=asker.scope, unit_ids={int(unit) for _, unit in known}, on=asker.on)
    units: dict[str, list[HelpingUnit]] = {}
    for competence_id, unit in known:
        node = asker.tree.nodes[int(unit)]
        helping = HelpingUnit(node.id, node.name, leaders.get(node.id, ""), is_near=node.id in asker.near_units)
        units.setdefault(competence_id, []).append(helping)
    return {competence_id: tuple(helping) for competence_id, helping in units.items()}


def _count_near(asker: Asker, wanted: pl.DataFrame) -> pl.DataFrame:
    tenant, on, competences = asker.scope.tenant_id, asker.on, _numbers(wanted)
    parameters = [tenant, list(asker.near_units), on, on, tenant, competences, on, on]
    return _count_reaching(copy_out(statements.HOLDERS_NEAR, parameters, HOLDERS), wanted)


def _count_far(asker: Asker, wanted: pl.DataFrame) -> pl.DataFrame:
    tenant, on, competences = asker.scope.tenant_id, asker.on, _numbers(wanted)
    known = list(asker.near_units | asker.own_units)
    parameters = [competences, tenant, on, on, tenant, known, on, on, tenant, competences, on, on]
    return _count_reaching(copy_out(statements.HOLDERS_FAR, parameters, HOLDERS), wanted)


def _count_reaching(counted: pl.DataFrame, wanted: pl.DataFrame) -> pl.DataFrame:
    """How many of each unit reach the wanted level."""
    needed = counted.join(wanted.rename({"level": "needed"}), on="competence_id")
    reaching = needed.filter(pl.col("level") >= pl.col("needed"))
    return reaching.group_by("competence_id", "unit_id").agg(pl.col("holders").sum())


def _numbers(wanted: pl.DataFrame) -> list[int]:
    return [int(competence_id) for competence_id in wanted["competence_id"]]


def _find_neighbours(asker: Asker, needs: Mapping[str, int]) -> dict[str, tuple[HelpingOrganisation, ...]]:
    """Members of the health community that let us see they have holders; only whom to ask, never who it is."""
    figures = (
        SharedFigure.objects.filter(
            tenant_id=asker.scope.shared_id, competence_id__in=list(map(int, needs)), taken_on__lte=asker.on
        )
        .exclude(about_id=asker.scope.tenant_id)
        .order_by("competence_id", "about_id", "-taken_on")
        .distinct("competence_id", "about_id")
        .values_list("competence_id", "about__name", "about__contact_function", "holders")
    )
    found: dict[str, list[HelpingOrganisation]] = {}
    for competence_id, name, contact_function, holders in figures:
        if holders:
            found.setdefault(str(competence_id), []).append(HelpingOrganisation(name, contact_function))
    return {competence_id: tuple(sorted(many, key=lambda one: one.name)) for competence_id, many in found.items()}


def _find_ways(asker: Asker, needs: Mapping[str, int]) -> dict[str, tuple[str, ...]]:
    """Ways in the catalogue that lead to the level; what is on offer at the moment is added by later contexts."""
    ways: dict[str, list[str]] = {}
    for competence_id, level, name in (
        Way.objects.filter(
            tenant_id__in=[asker.scope.tenant_id, asker.scope.shared_id], competence_id__in=list(map(int, needs))
        )
        .order_by("level", "id")
        .values_list("competence_id", "level", f"name_{asker.scope.language}")
    ):
        if level >= needs[str(competence_id)]:
            ways.setdefault(str(competence_id), []).append(name)
    return {competence_id: tuple(names) for competence_id, names in ways.items()}
