"""Compare two sets of requirements: whom does the change touch, which gaps does it open and close?"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

import polars as pl

from fagloft.engine.gaps.asked import lay_out_what_is_asked
from fagloft.engine.gaps.find import describe_cells
from fagloft.engine.gaps.held_levels import gather_held_levels
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.obligation import OBLIGATION

CHANGES = pl.Schema(
    {
        "person_id": pl.String(),
        "unit_id": pl.String(),
        "competence_id": pl.String(),
        "required_before": pl.Int32(),
        "required_after": pl.Int32(),
        "obligation_before": OBLIGATION,
        "obligation_after": OBLIGATION,
        "is_gap_before": pl.Boolean(),
        "is_gap_after": pl.Boolean(),
        "opens_gap": pl.Boolean(),
        "closes_gap": pl.Boolean(),
    }
)


@dataclass(frozen=True)
class RequirementChange:
    """
    What a change of requirements does.

    Attributes
    ----------
    people, units : int
        People for whom the level or the obligation of anything changes, and the units they are employed in.
    gaps_opened, gaps_closed : int
        Gaps (person, unit, competence) that only the new, or only the old, requirements have.
    changes : pl.DataFrame
        Columns as in `CHANGES`, sorted: the rows behind the numbers; levels and obligations are null where nothing was,
        or is, required.
    """

    people: int
    units: int
    gaps_opened: int
    gaps_closed: int
    changes: pl.DataFrame


def compare_requirements(
    units: pl.DataFrame,
    people: pl.DataFrame,
    holdings: pl.DataFrame,
    before: pl.DataFrame,
    after: pl.DataFrame,
    *,
    on: date,
    latest_counts: Collection[str] = (),
) -> RequirementChange:
    """
    Tell what it would mean to replace one set of requirements by another.

    Parameters
    ----------
    units, people, holdings : pl.DataFrame
        As for `find_gaps`.
    before, after : pl.DataFrame
        Columns as in `REQUIREMENTS`.
    on : date
        The day.
    latest_counts : collection of str
        As for `find_gaps`.

    Returns
    -------
    RequirementChange
        The numbers and the rows behind them.

    Examples
    --------
    >>> from datetime import date
    >>> import polars as pl
    >>> from fagloft.engine.gaps.examples import HOLDINGS, PEOPLE, REQUIREMENTS, UNITS
    >>> without = REQUIREMENTS.filter(pl.col("competence_id") != "wound")
    >>> change = compare_requirements(UNITS, PEOPLE, HOLDINGS, without, REQUIREMENTS, on=date(2026, 11, 22))
    >>> change.people, change.units, change.gaps_opened, change.gaps_closed
    (2, 1, 1, 0)
    """
    key = ["person_id", "unit_id", "competence_id"]
    sides = {
        name: _list_required(units, people, holdings, rules, on, latest_counts, name)
        for name, rules in (("before", before), ("after", after))
    }
    both = sides["before"].join(sides["after"], on=key, how="full", coalesce=True)
    is_changed = pl.any_horizontal(
        pl.col(f"{what}_before").ne_missing(pl.col(f"{what}_after")) for what in ("required", "obligation")
    )
    had, has = (pl.col(f"is_gap_{side}").fill_null(value=False) for side in sides)
    changes = both.filter(is_changed).with_columns(had, has, opens_gap=has & ~had, closes_gap=had & ~has)
    return RequirementChange(
        people=changes["person_id"].n_unique(),
        units=changes["unit_id"].n_unique(),
        gaps_opened=int(changes["opens_gap"].sum()),
        gaps_closed=int(changes["closes_gap"].sum()),
        changes=conform(changes, CHANGES).sort(key),
    )


def _list_required(
    units: pl.DataFrame,
    people: pl.DataFrame,
    holdings: pl.DataFrame,
    requirements: pl.DataFrame,
    on: date,
    latest_counts: Collection[str],
    side: str,
) -> pl.DataFrame:
    """List what one set of requirements asks of everybody, and whether it is a gap."""
    cells = lay_out_what_is_asked(units, people, requirements, on=on)
    held = gather_held_levels(cells, holdings, on, latest_counts)
    required = describe_cells(cells, held, pl.arange(len(cells), eager=True).to_numpy())
    return required.select(
        "person_id",
        "unit_id",
        "competence_id",
        pl.col("required_level").alias(f"required_{side}"),
        pl.col("obligation").alias(f"obligation_{side}"),
        (pl.col("required_level") > pl.col("held_level")).alias(f"is_gap_{side}"),
    )
