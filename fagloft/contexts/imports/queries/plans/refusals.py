"""Collects what is wrong with rows that are well written but do not fit the register."""

from collections.abc import Mapping

import polars as pl

from fagloft.intake.outcome import Fault
from fagloft.intake.template import Template

_SCHEMA = {"row": pl.Int64, "column": pl.String, "found": pl.String, "code": pl.String, "other": pl.String}


class Refusals:
    """Faults by row and column. `other` is what the fault points at: a row, a name, a date."""

    def __init__(self) -> None:
        self._found: list[pl.DataFrame] = []

    def add(self, rows: pl.DataFrame, column: str, code: str, *, found: str = "", other: pl.Expr | None = None) -> None:
        """Every row of `rows` (a frame with `row`) has the fault; `found` names the column that shows what stands."""
        shown = pl.col(found or column).cast(pl.String)
        self._found.append(
            rows.select(
                "row",
                column=pl.lit(column),
                found=shown,
                code=pl.lit(code),
                other=(pl.lit(None) if other is None else other).cast(pl.String),
            )
        )

    def refuse(self, rows: pl.DataFrame, when: pl.Expr, column: str, code: str, *, found: str = "") -> pl.DataFrame:
        """The rows that stand; those for which `when` holds have the fault."""
        self.add(rows.filter(when), column, code, found=found)
        return rows.filter(~when)

    def count(self) -> int:
        return self._all().height

    def first(self, template: Template, sheet: str, written: Mapping[str, str]) -> tuple[Fault, ...]:
        """`written` gives each column's header as the user wrote it."""
        order = {column.name: number for number, column in enumerate(template.columns)}
        number = pl.col("column").replace_strict(order, default=len(order), return_dtype=pl.Int32)
        kept = self._all().sort("row", number).head(template.limits.faults_kept)
        return tuple(
            Fault(
                sheet,
                line["row"],
                written.get(line["column"], line["column"]),
                line["found"],
                line["code"],
                _parameters(line["other"]),
            )
            for line in kept.iter_rows(named=True)
        )

    def _all(self) -> pl.DataFrame:
        together = pl.concat([pl.DataFrame(schema=_SCHEMA), *(part.cast(_SCHEMA) for part in self._found)])  # type: ignore[arg-type]
        return together.unique(["row", "column"], keep="first", maintain_order=True)


def _parameters(other: str | None) -> dict[str, str | int]:
    return {} if other is None else {"other": other}
