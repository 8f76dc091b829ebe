"""The tree of units, from a file: new, changed, and who leads them."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.contexts.imports.queries.plans.leaders import plan_leaders
from fagloft.contexts.imports.queries.plans.look_up import coin, fold_text, look_up, spellings
from fagloft.contexts.imports.queries.plans.outcome import CHANGED, NEW, UNCHANGED, Plan, Thing, differs, writes_of
from fagloft.contexts.imports.queries.plans.refusals import Refusals

COLUMNS = ("name", "parent_id", "kind_id", "place_id", "starts_on", "ends_on")
FIELDS = ("name", "parent_code", "unit_kind", "place", "starts_on", "ends_on")
LONGEST = {"name": 120, "kind": 100, "place": 100}


@dataclass(frozen=True)
class UnitRegister:
    """What there is of units, kinds and places, and who leads."""

    units: pl.DataFrame
    kinds: pl.DataFrame
    places: pl.DataFrame
    people: pl.DataFrame
    duties: pl.DataFrame


@dataclass(frozen=True)
class _Coined:
    """Kinds and places that the file names and nobody has yet."""

    kinds: pl.DataFrame
    places: pl.DataFrame


def plan_units(rows: pl.DataFrame, known: UnitRegister, refusals: Refusals, *, on: date) -> Plan:
    """An empty cell says nothing: the parent, place or end of a known unit stays."""
    for column, longest in LONGEST.items():
        too_long = (pl.col(column).str.len_chars() > longest).fill_null(value=False)
        rows = refusals.refuse(rows, too_long, column, "longer_than_register")
    coined = _coin(rows, known)
    entries = _compare(_resolve(rows, known, coined, refusals), known, on=on)
    _refuse_backwards(entries, refusals)
    _refuse_rings(entries, known.units, refusals)
    leaders = plan_leaders(entries, known.people, known.duties, refusals, on=on)
    return Plan(
        things=(Thing("unit", FIELDS, _say(entries, known, coined)), leaders.thing),
        writes=(
            *writes_of(
                ("organisations_unitkind", True, _kind_rows(coined.kinds)),
                ("organisations_place", True, coined.places.select("id", "code", "name")),
                ("organisations_unit", True, _table_rows(entries, NEW)),
                ("organisations_unit", False, _table_rows(entries, CHANGED)),
            ),
            *leaders.writes,
        ),
        notices=_tell(coined),
    )


def _coin(rows: pl.DataFrame, known: UnitRegister) -> _Coined:
    kinds = look_up(rows, "kind", spellings(known.kinds), "kind_id")
    places = look_up(rows, "place", spellings(known.places, ("code", "name")), "place_id")
    return _Coined(
        coin(kinds.filter(pl.col("kind_id").is_null())["kind"], known.kinds),
        coin(places.filter(pl.col("place_id").is_null())["place"], known.places),
    )


def _resolve(rows: pl.DataFrame, known: UnitRegister, coined: _Coined, refusals: Refusals) -> pl.DataFrame:
    codes = spellings(known.units, ("code",))
    found = look_up(rows, "unit_code", codes, "known_id")
    found = found.with_columns(pl.coalesce("known_id", -pl.int_range(1, pl.len() + 1)).alias("id"))
    folded = found.with_columns(fold_text("unit_code").alias("spelling"), pl.col("row").alias("said_in"))
    again = folded.with_columns(pl.col("row").min().over("spelling").alias("first_row"))
    again = again.filter(pl.col("row") > pl.col("first_row"))
    refusals.add(again, "unit_code", "same_unit_as_row", other=pl.col("first_row"))
    said = folded.select("spelling", "id").unique("spelling", keep="first", maintain_order=True)
    parents = pl.concat([said, codes]).unique("spelling", keep="first", maintain_order=True)
    found = look_up(found, "parent_code", parents, "parent_id")
    orphan = pl.col("parent_code").is_not_null() & pl.col("parent_id").is_null()
    found = refusals.refuse(found, orphan, "parent_code", "unknown_unit")
    own_parent = (pl.col("parent_id") == pl.col("id")).fill_null(value=False)
    found = refusals.refuse(found, own_parent, "parent_code", "unit_ring")
    kinds = pl.concat([spellings(known.kinds), coined.kinds.select("spelling", "id")])
    places = pl.concat([spellings(known.places, ("code", "name")), coined.places.select("spelling", "id")])
    return look_up(look_up(found, "kind", kinds, "kind_id"), "place", places, "place_id")


def _compare(found: pl.DataFrame, known: UnitRegister, *, on: date) -> pl.DataFrame:
    before = known.units.select("id", *(pl.col(name).alias(f"{name}_before") for name in COLUMNS))
    joined = found.join(before, on="id", how="left", maintain_order="left").with_columns(
        pl.coalesce(name, f"{name}_before").alias(name) for name in COLUMNS
    )
    joined = joined.with_columns(pl.col("starts_on").fill_null(on))
    kind = (
        pl.when(pl.col("id") < 0)
        .then(pl.lit(NEW))
        .when(differs(COLUMNS))
        .then(pl.lit(CHANGED))
        .otherwise(pl.lit(UNCHANGED))
    )
    return joined.with_columns(kind.alias("happens"))


def _refuse_backwards(entries: pl.DataFrame, refusals: Refusals) -> None:
    """The file may say one day and the register the other."""
    backwards = entries.filter(pl.col("ends_on") <= pl.col("starts_on"))
    refusals.add(backwards, "ends_on", "ends_before_register_begins", other=pl.col("starts_on"))


def _refuse_rings(entries: pl.DataFrame, units: pl.DataFrame, refusals: Refusals) -> None:
    parents = dict(units.select("id", "parent_id").iter_rows()) | dict(entries.select("id", "parent_id").iter_rows())
    in_rings = [unit for unit in entries["id"] if _comes_back(unit, parents)]
    refusals.add(entries.filter(pl.col("id").is_in(in_rings)), "parent_code", "unit_ring")


def _comes_back(unit: int, parents: dict[int, int | None]) -> bool:
    seen: set[int] = set()
    above = parents.get(unit)
    while above is not None and above not in seen:
        if above == unit:
            return True
        seen.add(above)
        above = parents.get(above)
    return False


def _say(entries: pl.DataFrame, known: UnitRegister, coined: _Coined) -> pl.DataFrame:
    """With names instead of numbers; every unit is called what the file calls it."""
    shown = entries.with_columns(pl.col("name").alias("label")).drop("kind", "place", "parent_code")
    kinds = pl.concat([known.kinds.select("id", pl.col("name_nb").alias("name")), coined.kinds.select("id", "name")])
    places = pl.concat([known.places.select("id", "name"), coined.places.select("id", "name")])
    said = entries.filter(pl.col("id") < 0).select("id", pl.col("unit_code").alias("name"))
    units = pl.concat([known.units.select("id", pl.col("code").alias("name")), said])
    for field, number, names in (
        ("kind", "kind_id", kinds),
        ("place", "place_id", places),
        ("parent_code", "parent_id", units),
    ):
        for ending in ("", "_before"):
            worded = names.rename({"id": f"{number}{ending}", "name": f"{field}{ending}_said"})
            shown = shown.join(worded, on=f"{number}{ending}", how="left", maintain_order="left")
    renamed = {
        f"{field}{ending}_said": f"{field}{ending}"
        for field in ("kind", "place", "parent_code")
        for ending in ("", "_before")
    }
    shown = shown.rename(renamed)
    # `kind` of an entry is what happens; the unit's own kind gets its other name.
    return shown.rename({"kind": "unit_kind", "kind_before": "unit_kind_before", "happens": "kind"})


def _table_rows(entries: pl.DataFrame, kind: str) -> pl.DataFrame:
    code = (pl.col("unit_code").alias("code"),) if kind == NEW else ()
    return entries.filter(pl.col("happens") == kind).select("id", *code, *COLUMNS)


def _kind_rows(coined: pl.DataFrame) -> pl.DataFrame:
    names = (pl.col("name").alias(f"name_{language}") for language in ("nb", "nn", "en"))
    empty = (pl.lit("").alias(name) for name in ("service_area", "leader_title"))
    return coined.select("id", "code", *names, *empty)


def _tell(coined: _Coined) -> tuple[dict[str, object], ...]:
    found = (("new_unit_kinds", coined.kinds), ("new_places", coined.places))
    return tuple({"code": code, "names": list(frame["name"])} for code, frame in found if frame.height)
