"""Units, professions, people and competences that nobody has registered, also in rows that cannot be read whole."""

from collections.abc import Callable

import polars as pl

from fagloft.contexts.imports.queries import register_frames
from fagloft.contexts.imports.queries.planning import Circumstances
from fagloft.contexts.imports.queries.plans.holdings import Catalogue, find_competences
from fagloft.contexts.imports.queries.plans.look_up import find_people, find_units, look_up, spellings
from fagloft.contexts.imports.queries.plans.refusals import Refusals

type LookUp = Callable[[pl.DataFrame, Circumstances, Refusals], None]


def refuse_strangers(template: str, rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> None:
    """An empty cell names nobody and is no stranger."""
    if not rows.is_empty():
        for refuse in _LOOK_UPS.get(template, ()):
            refuse(rows, given, refusals)


def _units(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> None:
    named = rows.filter(pl.col("unit_code").is_not_null())
    find_units(named, register_frames.units(given.tenant_id), refusals, "unit_code")


def _professions(rows: pl.DataFrame, _given: Circumstances, refusals: Refusals) -> None:
    named = rows.filter(pl.col("profession").is_not_null())
    found = look_up(named, "profession", spellings(register_frames.professions()), "profession_id")
    refusals.refuse(found, pl.col("profession_id").is_null(), "profession", "unknown_profession")


def _people(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> None:
    with_hpr = rows if "hpr_number" in rows.columns else rows.with_columns(hpr_number=pl.lit(None, dtype=pl.String))
    named = with_hpr.filter(pl.any_horizontal(pl.col("employee_number", "hpr_number").is_not_null()))
    find_people(named, register_frames.people(given.tenant_id), refusals)


def _competences(rows: pl.DataFrame, given: Circumstances, refusals: Refusals) -> None:
    named = rows.filter(pl.any_horizontal(pl.col("competence_code", "competence_name").is_not_null()))
    catalogue = Catalogue(
        competences=register_frames.competences(given.tenant_id, given.shared_id),
        levels=register_frames.levels(given.tenant_id, given.shared_id),
        rules=register_frames.validity_rules(given.tenant_id, given.shared_id),
    )
    find_competences(named, catalogue, refusals, on=given.on)


_LOOK_UPS: dict[str, tuple[LookUp, ...]] = {
    "staff_list": (_units, _professions),
    "employments": (_people, _units, _professions),
    "holdings": (_people, _competences),
}
