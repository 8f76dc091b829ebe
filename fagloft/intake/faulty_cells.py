"""Collects faults for whole columns at once; only those that are kept become objects."""

import polars as pl

from fagloft.intake.outcome import Fault
from fagloft.intake.parse_text import Params

_SCHEMA = {"row": pl.Int64, "column": pl.String, "found": pl.String, "code": pl.String, "first_row": pl.Int64}
_SHOWN_CHARACTERS = 100


class FaultyCells:
    """Faults by row and column name. One cell is told once: the first code added for it counts."""

    def __init__(self, texts: pl.DataFrame) -> None:
        self.texts = texts
        self.columns = [name for name in texts.columns if name != "row"]
        self._found: list[pl.DataFrame] = []
        self._params: dict[tuple[str, str], Params] = {}

    def add(self, column: str, code: str, where: pl.Series, params: Params) -> None:
        """A fault in `column` in each row of the texts where `where` holds."""
        found = pl.col(column) if column in self.columns else pl.lit(None, dtype=pl.String)
        self._keep(self.texts.filter(where).select("row", column=pl.lit(column), found=found, code=pl.lit(code)))
        self._params[column, code] = params

    def add_marks(self, marks: pl.DataFrame, names: dict[str, str]) -> None:
        known = marks.filter(pl.col("column").is_in(list(names)) & pl.col("row").is_in(self.texts["row"].implode()))
        named = known.with_columns(pl.col("column").replace_strict(names, return_dtype=pl.String))
        shown = self.texts.unpivot(index="row", variable_name="column", value_name="found")
        self._keep(named.join(shown, on=["row", "column"], how="left") if named.height else named)

    def add_cells_outside(self, raw: pl.DataFrame, headers: list[str | None]) -> None:
        """Text to the right of the last header: a separator too many has moved every cell of such a row."""
        width = max((index + 1 for index, header in enumerate(headers) if header and header.strip()), default=0)
        outside = [name for name in raw.columns if name != "row" and int(name[1:]) >= width]
        if not outside:
            return
        text = pl.coalesce(pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name)) for name in outside)
        found = raw.select("row", column=pl.lit(""), found=text, code=pl.lit("cells_outside_table"))
        self._keep(found.filter(pl.col("found").is_not_null()))

    def add_duplicates(self, duplicates: pl.DataFrame) -> None:
        """`duplicates` has row and first_row."""
        self._keep(duplicates.with_columns(column=pl.lit(""), code=pl.lit("duplicate_row")))

    def rows(self) -> pl.DataFrame:
        return self._all().select("row").unique()

    def blank(self, values: pl.DataFrame) -> pl.DataFrame:
        """The rows with a fault, without what stands in the faulty cells."""
        cells = self._all()
        broken = values.filter(pl.col("row").is_in(cells["row"].implode()))
        return broken.with_columns(
            pl.when(~pl.col("row").is_in(cells.filter(pl.col("column") == name)["row"].implode()))
            .then(name)
            .alias(name)
            for name in values.columns
            if name != "row"
        )

    def count(self) -> int:
        return self._all().height

    def first(self, limit: int, sheet: str, written: dict[str, str]) -> tuple[Fault, ...]:
        order = {name: number for number, name in enumerate(["", *self.columns])}
        number = pl.col("column").replace_strict(order, default=len(order), return_dtype=pl.Int32)
        kept = self._all().sort("row", number).head(limit)
        return tuple(self._fault(line, sheet, written) for line in kept.iter_rows(named=True))

    def _fault(self, line: dict[str, str | int | None], sheet: str, written: dict[str, str]) -> Fault:
        column, code, found = str(line["column"]), str(line["code"]), line["found"]
        params: Params = dict(self._params.get((column, code), {}))
        if line["first_row"] is not None:
            params["first_row"] = int(line["first_row"])
        shown = None if found is None else str(found)[:_SHOWN_CHARACTERS]
        return Fault(sheet, int(line["row"] or 0), written.get(column, column) or None, shown, code, params)

    def _keep(self, found: pl.DataFrame) -> None:
        if found.height:
            empty = pl.DataFrame(schema=_SCHEMA)
            self._found.append(pl.concat([empty, found.cast({"row": pl.Int64})], how="diagonal"))

    def _all(self) -> pl.DataFrame:
        together = pl.concat([pl.DataFrame(schema=_SCHEMA), *self._found])
        return together.unique(["row", "column"], keep="first", maintain_order=True)
