"""Write a folder of results so that nobody ever meets half of it."""

import json
import tempfile
from collections.abc import Mapping
from pathlib import Path

import polars as pl

ENDINGS = ("csv", "parquet")


def write_folder(
    out: Path,
    tables: Mapping[str, pl.DataFrame],
    summary: Mapping[str, object],
    ending: str,
    named: str = "summary.json",
    without: tuple[str, ...] = (),
) -> None:
    """Write tables (csv or parquet) and the summary beside the target first, then move them into place.

    Tables named in `without` are taken away where they stand from before.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".writing-") as draft:
        for name, table in tables.items():
            _write_table(table, Path(draft) / f"{name}.{ending}")
        (Path(draft) / named).write_text(json.dumps(summary, indent=2) + "\n", encoding="utf-8")
        for file in sorted(Path(draft).iterdir()):
            file.replace(out / file.name)
    # An older table in the other format would be read before, or beside, the new one.
    for name in (*tables, *without):
        for other in ENDINGS:
            if other != ending or name in without:
                (out / f"{name}.{other}").unlink(missing_ok=True)


def _write_table(table: pl.DataFrame, file: Path) -> None:
    """Write one table, in the format its name says."""
    if file.suffix == ".parquet":
        table.write_parquet(file)
    else:
        table.write_csv(file)
