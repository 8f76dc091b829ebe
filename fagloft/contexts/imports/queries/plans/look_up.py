"""Find what a file names: people, units, functions, professions, competences."""

import polars as pl
from django.utils.text import slugify

from fagloft.contexts.imports.queries.plans.refusals import Refusals

_NAMES = ("code", "name_nb", "name_nn", "name_en")


def fold_text(column: str) -> pl.Expr:
    return pl.col(column).str.to_lowercase().str.strip_chars()


def find_people(rows: pl.DataFrame, known: pl.DataFrame, refusals: Refusals) -> pl.DataFrame:
    """Rows with `person_id`: by employee number, else by HPR number."""
    by_number = known.select("employee_number", pl.col("id").alias("by_number"))
    found = rows.join(by_number, on="employee_number", how="left", maintain_order="left")
    by_hpr = known.filter(pl.col("hpr_number").is_not_null()).select("hpr_number", pl.col("id").alias("by_hpr"))
    found = found.join(by_hpr, on="hpr_number", how="left", maintain_order="left")
    disagree = (pl.col("by_number") != pl.col("by_hpr")).fill_null(value=False)
    found = refusals.refuse(found, disagree, "hpr_number", "numbers_of_two_people")
    found = found.with_columns(pl.coalesce("by_number", "by_hpr").alias("person_id"))
    shown = found.with_columns(shown=pl.coalesce("employee_number", "hpr_number"))
    refusals.add(shown.filter(pl.col("person_id").is_null()), "employee_number", "unknown_person", found="shown")
    return found.filter(pl.col("person_id").is_not_null()).drop("by_number", "by_hpr")


def spellings(known: pl.DataFrame, names: tuple[str, ...] = _NAMES) -> pl.DataFrame:
    """Every folded code and name with the `id` it means; a code goes before a name, the first before the next."""
    parts = [known.select(fold_text(name).alias("spelling"), "id") for name in names]
    together = pl.concat(parts).filter(pl.col("spelling") != "")
    return together.unique("spelling", keep="first", maintain_order=True)


def look_up(rows: pl.DataFrame, column: str, found: pl.DataFrame, number: str) -> pl.DataFrame:
    """Rows with `number`, the id of what `column` names; null where nothing has that spelling."""
    meant = found.rename({"id": number})
    folded = rows.with_columns(fold_text(column).alias("spelling"))
    return folded.join(meant, on="spelling", how="left", maintain_order="left").drop("spelling")


def coin(texts: pl.Series, known: pl.DataFrame) -> pl.DataFrame:
    """New named things for texts that nothing has yet: negative id, free code, spelling and name."""
    taken = set(known["code"])
    coined: list[tuple[int, str, str, str]] = []
    seen: set[str] = set()
    for text in texts.drop_nulls():
        spelling = text.lower().strip()
        if spelling not in seen:
            seen.add(spelling)
            code = _free_code(text, taken)
            taken.add(code)
            coined.append((-len(coined) - 1, code, spelling, text))
    schema = {"id": pl.Int64, "code": pl.String, "spelling": pl.String, "name": pl.String}
    return pl.DataFrame(coined, schema=schema, orient="row")


def _free_code(text: str, taken: set[str]) -> str:
    stem = slugify(text)[:50] or "ny"
    return next(code for code in (stem, *(f"{stem}-{n}" for n in range(2, len(taken) + 3))) if code not in taken)


def find_units(rows: pl.DataFrame, known: pl.DataFrame, refusals: Refusals, column: str) -> pl.DataFrame:
    """Rows with `unit_id` and when that unit ends; what names no unit is a fault."""
    units = known.select(fold_text("code").alias("spelling"), pl.col("id"), pl.col("ends_on").alias("unit_ends_on"))
    found = look_up(rows, column, units, "unit_id")
    return refusals.refuse(found, pl.col("unit_id").is_null(), column, "unknown_unit")
