"""The folder of `fagloft engine gaps`: its tables and how they refer to each other."""

from dataclasses import dataclass
from pathlib import Path

import polars as pl

from fagloft.engine.vocabulary.obligation import OBLIGATIONS
from fagloft.engine.vocabulary.unit_tree import find_units_in_rings
from fagloft.exchange.declarations import Column, Kind, Table, choice, key, period, text, whole
from fagloft.exchange.faults import Fault, FaultsInFolder
from fagloft.exchange.open_table import find_table, first_line
from fagloft.exchange.read_tables import list_faults, list_notices, read_tables

UNITS = Table("units", (key("unit_id"), *text("parent_id", "name", "kind", "organisation_id")), key="unit_id")
PEOPLE = Table(
    "people",
    (
        key("person_id"),
        key("unit_id", refers_to="units"),
        *text("function", "profession"),
        Column("fte", Kind.NUMBER),
        *period("starts_on", "ends_on"),
    ),
    key="person_id",
    period=("starts_on", "ends_on"),
)
COMPETENCES = Table("competences", (key("competence_id"), *text("name")), key="competence_id")
VALIDITY = ("valid_from", "valid_to")
HOLDINGS = Table(
    "holdings",
    (
        key("person_id", refers_to="people"),
        key("competence_id", refers_to="competences"),
        whole("level"),
        *period(*VALIDITY),
        *text("source"),
    ),
    period=VALIDITY,
)
REQUIREMENTS = Table(
    "requirements",
    (
        key("requirement_id"),
        choice("scope", "person", "function", "profession", "unit", "unit_kind"),
        key("scope_id"),
        key("competence_id", refers_to="competences"),
        whole("level"),
        choice("obligation", *OBLIGATIONS),
        *period(*VALIDITY),
    ),
    key="requirement_id",
    period=VALIDITY,
    scopes={"person": "people", "unit": "units"},
)
COVERAGE = Table(
    "coverage",
    (
        choice("scope", "unit", "unit_kind"),
        key("scope_id"),
        key("competence_id", refers_to="competences"),
        whole("level"),
        whole("minimum"),
        *period(*VALIDITY),
    ),
    period=VALIDITY,
    may_be_absent=True,
    scopes={"unit": "units"},
)
IN_ORDER = (UNITS, PEOPLE, COMPETENCES, HOLDINGS, REQUIREMENTS, COVERAGE)
"""A table comes after those it refers to."""


@dataclass(frozen=True)
class GapsFolder:
    """What a sound folder holds; coverage is None where the table is absent."""

    units: pl.DataFrame
    people: pl.DataFrame
    competences: pl.DataFrame
    holdings: pl.DataFrame
    requirements: pl.DataFrame
    coverage: pl.DataFrame | None
    notices: tuple[str, ...]


def read_gaps_folder(folder: Path) -> GapsFolder:
    """Read a folder, or tell everything that is wrong with it by raising FaultsInFolder."""
    read = read_tables(folder, IN_ORDER)
    faults = list_faults(read) + _check_tree(folder, read["units"].frame)
    if faults:
        raise FaultsInFolder(faults)
    frames = {name: found.frame for name, found in read.items()}
    return GapsFolder(**frames, notices=list_notices(read))  # type: ignore[arg-type]


def _check_tree(folder: Path, units: pl.DataFrame | None) -> list[Fault]:
    """Tell which parents are unknown and which units stand above themselves."""
    file = find_table(folder, UNITS)
    if units is None or file is None:
        return []
    known, ring = units["unit_id"].drop_nulls(), find_units_in_rings(units)
    numbered = units.with_row_index("line", offset=first_line(file))
    orphans = numbered.filter(pl.col("parent_id").is_not_null(), ~pl.col("parent_id").is_in(known.implode()))
    rings = numbered.filter(pl.col("unit_id").is_in(ring))
    unknown, above = "an id that stands in units", "a unit that does not stand below this one"
    return [
        Fault(file.name, expected, line, "parent_id", parent)
        for table, expected in ((orphans, unknown), (rings, above))
        for line, parent in table.select("line", "parent_id").iter_rows()
    ]
