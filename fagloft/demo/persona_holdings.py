"""What the personas hold, so that their first page always has something to say."""

from datetime import date, timedelta

import polars as pl

from fagloft.demo.schemas import HOLDINGS
from fagloft.demo.source_tables import read_rows

PERSON_AND_COMPETENCE = ("organisation_code", "employee_number", "competence_code")


def set_persona_holdings(holdings: pl.DataFrame, on: date) -> pl.DataFrame:
    """Replace what was drawn for the personas by what is set; a row without a level means never held."""
    personas = {row["key"]: row for row in read_rows("demo/personas.csv")}
    rows = [
        {
            "organisation_code": personas[row["key"]]["organisation_code"],
            "employee_number": personas[row["key"]]["employee_number"],
            "competence_code": row["competence_code"],
            "level": int(row["level"]) if row["level"] else None,
            "valid_from": _day(on, row["held_from_days"]),
            "valid_to": _day(on, row["held_to_days"]),
            "source": row["source"] or None,
        }
        for row in read_rows("demo/persona_holdings.csv")
    ]
    fixed = pl.DataFrame(rows, schema=HOLDINGS)
    drawn = holdings.join(fixed, on=PERSON_AND_COMPETENCE, how="anti", maintain_order="left")
    return pl.concat([drawn, fixed.filter(pl.col("level").is_not_null())]).sort(*PERSON_AND_COMPETENCE, "valid_from")


def _day(on: date, days: str) -> date | None:
    return on + timedelta(days=int(days)) if days else None
