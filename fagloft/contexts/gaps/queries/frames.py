"""From the database to the engine's tables: one question each, for some units, some people or a whole organisation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from fagloft.contexts.gaps.queries import statements
from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.organisations.scope import Scope
from fagloft.database.copying import copy_out
from fagloft.engine.gaps.tables import UNITS

STAFF = {
    "person_id": pl.String(),
    "unit_id": pl.String(),
    "function": pl.String(),
    "profession": pl.String(),
    "starts_on": pl.Date(),
    "ends_on": pl.Date(),
    "fte": pl.Float64(),
    "given_name": pl.String(),
    "family_name": pl.String(),
    "employee_number": pl.String(),
    "function_name": pl.String(),
    "profession_name": pl.String(),
}
ASKED = {
    "requirement_id": pl.String(),
    "scope": pl.String(),
    "scope_id": pl.String(),
    "competence_id": pl.String(),
    "level": pl.Int32(),
    "obligation": pl.String(),
    "valid_from": pl.Date(),
    "valid_to": pl.Date(),
}
COVERED = {
    "scope": pl.String(),
    "scope_id": pl.String(),
    "competence_id": pl.String(),
    "level": pl.Int32(),
    "minimum": pl.Int64(),
    "valid_from": pl.Date(),
    "valid_to": pl.Date(),
}
HELD = {
    "person_id": pl.String(),
    "competence_id": pl.String(),
    "level": pl.Int32(),
    "valid_from": pl.Date(),
    "valid_to": pl.Date(),
}
WAY_STEPS = {
    "way_id": pl.String(),
    "competence_id": pl.String(),
    "level": pl.Int32(),
    "step_competence_id": pl.String(),
    "step_level": pl.Int32(),
}
LATEST = {"competence_id": pl.String()}


@dataclass(frozen=True)
class GapFrames:
    """What the engine needs to know of an organisation, or of a part of it, on a day.

    `people` has the names besides the engine's columns: one row per employment in force on the day.
    """

    units: pl.DataFrame
    people: pl.DataFrame
    holdings: pl.DataFrame
    requirements: pl.DataFrame
    coverage: pl.DataFrame
    ways: pl.DataFrame
    latest_counts: frozenset[str]

    @property
    def asked(self) -> frozenset[str]:
        """Competences that a requirement or a minimum asks for."""
        return frozenset(self.requirements["competence_id"]) | frozenset(self.coverage["competence_id"])


def load_unit_frames(*, scope: Scope, tree: UnitTree, unit_ids: Iterable[int], on: date) -> GapFrames:
    """What there is to know of the people of these units."""
    wanted = sorted(unit_ids)
    return _load(scope, tree, load_staff(scope=scope, unit_ids=wanted, on=on), wanted, on)


def load_tenant_frames(*, scope: Scope, tree: UnitTree, on: date) -> GapFrames:
    """What there is to know of everybody in the organisation."""
    return load_unit_frames(scope=scope, tree=tree, unit_ids=tree.nodes, on=on)


def load_person_frames(*, scope: Scope, tree: UnitTree, person_id: int, on: date) -> GapFrames:
    """What there is to know of one person, in every unit the person works in; holdings that nobody asks for too."""
    query = statements.STAFF_OF_PERSON.format(language=scope.language)
    frames = _load(scope, tree, copy_out(query, [scope.tenant_id, person_id, on, on], STAFF), (), on)
    everything = copy_out(statements.HOLDINGS_OF_PERSON, [scope.tenant_id, person_id], HELD)
    return replace(frames, holdings=everything)


def load_staff(*, scope: Scope, unit_ids: Iterable[int], on: date) -> pl.DataFrame:
    """Who works in these units on the day, with names; ordered by name."""
    query = statements.STAFF_OF_UNITS.format(language=scope.language)
    return copy_out(query, [scope.tenant_id, list(unit_ids), on, on], STAFF)


def load_holdings(*, scope: Scope, person_ids: Iterable[str], competence_ids: Iterable[str]) -> pl.DataFrame:
    """All that these people hold of these competences, valid or lapsed; what is withdrawn is left out."""
    numbers = [sorted(map(int, ids)) for ids in (set(person_ids), set(competence_ids))]
    return copy_out(statements.HOLDINGS, [scope.tenant_id, *numbers], HELD)


def _load(scope: Scope, tree: UnitTree, people: pl.DataFrame, unit_ids: Iterable[int], on: date) -> GapFrames:
    owners = [scope.tenant_id, scope.shared_id or scope.tenant_id]
    requirements = copy_out(statements.REQUIREMENTS, [owners, on, on], ASKED)
    coverage = copy_out(statements.COVERAGE, [owners, on, on], COVERED)
    ways = copy_out(statements.WAYS, [owners], WAY_STEPS)
    latest = copy_out(statements.LATEST_COUNTS, [owners], LATEST)
    asked = {*requirements["competence_id"], *coverage["competence_id"], *ways["step_competence_id"]}
    return GapFrames(
        units=_place(tree, {*unit_ids, *map(int, people["unit_id"])}),
        people=people,
        holdings=load_holdings(scope=scope, person_ids=people["person_id"], competence_ids=asked),
        requirements=requirements,
        coverage=coverage,
        ways=ways,
        latest_counts=frozenset(latest["competence_id"]),
    )


def _place(tree: UnitTree, unit_ids: Iterable[int]) -> pl.DataFrame:
    """The units, and those above them, on which requirements may also be put."""
    used = {node.id: node for unit_id in unit_ids for node in tree.path_to(unit_id)}
    rows = [
        (str(node.id), str(node.parent_id) if node.parent_id in tree.nodes else None, str(node.kind_id))
        for node in used.values()
    ]
    return pl.DataFrame(rows, schema=UNITS, orient="row")
