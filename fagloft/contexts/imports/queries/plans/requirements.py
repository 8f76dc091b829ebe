"""What is asked of whom, from a file: a change ends the old and begins a new."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries.plans.holdings import Catalogue, find_competences, refuse_unknown_levels
from fagloft.contexts.imports.queries.plans.look_up import fold_text, spellings
from fagloft.contexts.imports.queries.plans.outcome import (
    CHANGED,
    ENDED,
    NEW,
    UNCHANGED,
    Plan,
    Thing,
    differs,
    writes_of,
)
from fagloft.contexts.imports.queries.plans.refusals import Refusals

LAYERS = ("person", "function", "profession", "unit", "unit_kind")
ASKS = ("level", "obligation", "legal_basis_id")
FIELDS = ("competence_name", "level", "obligation", "legal_basis", "starts_on", "ends_on")
_TARGET = ("layer", "target_id", "competence_id")


@dataclass(frozen=True)
class Asked:
    """Of whom something can be asked, on what it can rest, and what is asked already."""

    people: pl.DataFrame
    functions: pl.DataFrame
    professions: pl.DataFrame
    units: pl.DataFrame
    kinds: pl.DataFrame
    legal_bases: pl.DataFrame
    requirements: pl.DataFrame


def plan_requirements(rows: pl.DataFrame, asked: Asked, catalogue: Catalogue, refusals: Refusals, *, on: date) -> Plan:
    """A row that asks what is asked already is unchanged, also when it was asked from an earlier day."""
    found = _resolve(rows, asked, catalogue, refusals, on=on)
    known = asked.requirements.with_columns(pl.coalesce(f"{layer}_id" for layer in LAYERS).alias("target_id"))
    entries = _compare(found, known)
    _refuse_later(entries, known, refusals)
    ended = _end_what_is_replaced(entries, known)
    shown = _say(entries, ended, catalogue, asked)
    return Plan(
        things=(Thing("requirement", FIELDS, shown),),
        writes=writes_of(
            ("requirements_requirement", False, ended.select("id", "ends_on")),
            (
                "requirements_requirement",
                False,
                entries.filter(pl.col("kind") == CHANGED).select("id", *ASKS, "ends_on"),
            ),
            ("requirements_requirement", True, _new_rows(entries.filter(pl.col("kind") == NEW))),
        ),
    )


def _resolve(rows: pl.DataFrame, asked: Asked, catalogue: Catalogue, refusals: Refusals, *, on: date) -> pl.DataFrame:
    named = rows.rename({"competence": "competence_name", "valid_from": "starts_on", "valid_to": "ends_on"})
    named = named.with_columns(pl.lit(None, dtype=pl.String).alias("competence_code"))
    found = find_competences(named, catalogue, refusals, on=on, columns=("competence", "competence"))
    found = refuse_unknown_levels(found, catalogue, refusals)
    found = found.with_columns(fold_text("scope_code").alias("spelling"), pl.col("scope").alias("layer"))
    found = found.join(_targets(asked), on=["layer", "spelling"], how="left", maintain_order="left").drop("spelling")
    found = refusals.refuse(found, pl.col("target_id").is_null(), "scope_code", "unknown_target")
    bases = _bases(asked.legal_bases)
    found = found.with_columns(fold_text("legal_basis").alias("spelling"))
    found = found.join(bases, on="spelling", how="left", maintain_order="left").drop("spelling")
    unknown = pl.col("legal_basis").is_not_null() & pl.col("legal_basis_id").is_null()
    found = refusals.refuse(found, unknown, "legal_basis", "unknown_legal_basis")
    firsts = found.with_columns(pl.col("row").min().over(_TARGET).alias("first_row"))
    again = firsts.filter(pl.col("row") > pl.col("first_row"))
    refusals.add(again, "competence", "same_requirement_as_row", found="competence_name", other=pl.col("first_row"))
    return firsts.filter(pl.col("row") == pl.col("first_row"))


def _targets(asked: Asked) -> pl.DataFrame:
    """What each code or name means in each layer."""
    names = ("code", "name_nb", "name_nn", "name_en")
    found = {
        "person": spellings(asked.people, ("employee_number", "hpr_number")),
        "function": spellings(asked.functions, names),
        "profession": spellings(asked.professions, names),
        "unit": spellings(asked.units, ("code",)),
        "unit_kind": spellings(asked.kinds, names),
    }
    return pl.concat(
        frame.select(pl.lit(layer).alias("layer"), "spelling", pl.col("id").alias("target_id"))
        for layer, frame in found.items()
    )


def _bases(known: pl.DataFrame) -> pl.DataFrame:
    """By code, or by name and section as a page shows them."""
    in_each_language = (("name", "section"), ("name_nn", "section"), ("name_en", "section_en"))
    shown = known.with_columns(
        pl.concat_str(name, section, separator=" ").str.strip_chars().alias(f"shown_{name}")
        for name, section in in_each_language
    )
    names = [f"{before}{name}" for before in ("shown_", "") for name, _section in in_each_language]
    return spellings(shown, ("code", *names)).rename({"id": "legal_basis_id"})


def _compare(found: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    """With what is asked of the same on the row's first day."""
    columns = ("id", "starts_on", "ends_on", *ASKS)
    stands = known.select(*_TARGET, *(pl.col(name).alias(f"{name}_before") for name in columns))
    begun = found.join(stands, on=_TARGET).filter(
        (pl.col("starts_on_before") <= pl.col("starts_on"))
        & (pl.col("ends_on_before").is_null() | (pl.col("ends_on_before") > pl.col("starts_on")))
    )
    latest = begun.sort("row", "starts_on_before").unique("row", keep="last", maintain_order=True)
    before = latest.select("row", *(f"{name}_before" for name in columns))
    joined = found.join(before, on="row", how="left", maintain_order="left").with_columns(
        pl.coalesce("legal_basis_id", "legal_basis_id_before").alias("legal_basis_id")
    )
    kind = (
        pl.when(pl.col("id_before").is_null())
        .then(pl.lit(NEW))
        .when(~differs((*ASKS, "ends_on")))
        .then(pl.lit(UNCHANGED))
        .when((pl.col("starts_on") == pl.col("starts_on_before")) | ~differs(ASKS))
        .then(pl.lit(CHANGED))
        .otherwise(pl.lit(NEW))
    )
    joined = joined.with_columns(kind.alias("kind"))
    is_kept = pl.col("kind") != NEW
    return joined.with_columns(
        pl.when(is_kept).then(pl.col("id_before")).otherwise(-pl.int_range(1, pl.len() + 1)).alias("id"),
        pl.when(is_kept).then(pl.col("starts_on_before")).otherwise(pl.col("starts_on")).alias("starts_on"),
    )


def _refuse_later(entries: pl.DataFrame, known: pl.DataFrame, refusals: Refusals) -> None:
    """Something else is asked of the same from a later day that the row would run into."""
    later = known.select(*_TARGET, pl.col("id").alias("later_id"), pl.col("starts_on").alias("later_on"))
    meets = entries.join(later, on=_TARGET).filter(
        (pl.col("later_on") > pl.col("starts_on"))
        & (pl.col("ends_on").is_null() | (pl.col("later_on") < pl.col("ends_on")))
    )
    refusals.add(meets, "valid_from", "asked_later", found="starts_on", other=pl.col("later_on"))


def _end_what_is_replaced(entries: pl.DataFrame, known: pl.DataFrame) -> pl.DataFrame:
    replaced = entries.filter((pl.col("kind") == NEW) & pl.col("id_before").is_not_null())
    ends = replaced.select("row", pl.col("id_before").alias("id"), pl.col("starts_on").alias("new_end"))
    return ends.join(known, on="id", maintain_order="left").with_columns(
        pl.col("ends_on").alias("ends_on_before"), pl.col("new_end").alias("ends_on")
    )


def _say(entries: pl.DataFrame, ended: pl.DataFrame, catalogue: Catalogue, asked: Asked) -> pl.DataFrame:
    fields = ("row", "kind", "layer", "target_id", "competence_id", *ASKS, "starts_on", "ends_on")
    before = (*ASKS, "starts_on", "ends_on")
    is_kept = pl.col("kind") != NEW
    changed = entries.select(
        *fields, *(pl.when(is_kept).then(pl.col(f"{name}_before")).alias(f"{name}_before") for name in before)
    )
    over = ended.with_columns(kind=pl.lit(ENDED)).select(
        *fields, *(pl.col(name).alias(f"{name}_before") for name in before[:-1]), "ends_on_before"
    )
    shown = pl.concat([changed, over])
    items = catalogue.competences.select(
        pl.col("id").alias("competence_id"), pl.col("name_nb").alias("competence_name")
    )
    shown = shown.join(items, on="competence_id", how="left", maintain_order="left")
    shown = shown.join(_labels(asked), on=["layer", "target_id"], how="left", maintain_order="left")
    for ending in ("", "_before"):
        bases = asked.legal_bases.select(
            pl.col("id").alias(f"legal_basis_id{ending}"), pl.col("name").alias(f"legal_basis{ending}")
        )
        shown = shown.join(bases, on=f"legal_basis_id{ending}", how="left", maintain_order="left")
    had_one = pl.col("kind") != NEW
    return shown.with_columns(pl.when(had_one).then(pl.col("competence_name")).alias("competence_name_before"))


def _labels(asked: Asked) -> pl.DataFrame:
    person = pl.concat_str("given_name", "family_name", separator=" ")
    found = {
        "person": asked.people.select("id", person.alias("label")),
        "function": asked.functions.select("id", pl.col("name_nb").alias("label")),
        "profession": asked.professions.select("id", pl.col("name_nb").alias("label")),
        "unit": asked.units.select("id", pl.col("name").alias("label")),
        "unit_kind": asked.kinds.select("id", pl.col("name_nb").alias("label")),
    }
    return pl.concat(
        frame.select(pl.lit(layer).alias("layer"), pl.col("id").alias("target_id"), "label")
        for layer, frame in found.items()
    )


def _new_rows(entries: pl.DataFrame) -> pl.DataFrame:
    targets = (pl.when(pl.col("layer") == layer).then(pl.col("target_id")).alias(f"{layer}_id") for layer in LAYERS)
    return entries.select("id", "layer", *targets, "competence_id", *ASKS, "starts_on", "ends_on")
