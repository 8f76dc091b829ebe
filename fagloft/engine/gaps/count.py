"""Count standings per unit, the units below it included."""

import polars as pl

from fagloft.engine.gaps.tables import STATUS
from fagloft.engine.vocabulary.conform import conform
from fagloft.engine.vocabulary.unit_tree import list_units_above

_COUNTS = {
    "required": pl.Int64(),
    "met": pl.Int64(),
    "lapses_soon": pl.Int64(),
    "lapsed": pl.Int64(),
    "missing": pl.Int64(),
}
BY_COMPETENCE = pl.Schema({"unit_id": pl.String(), "competence_id": pl.String(), **_COUNTS})
BY_UNIT = pl.Schema(
    {
        "unit_id": pl.String(),
        "people": pl.Int64(),
        "people_with_gap": pl.Int64(),
        "people_with_mandatory_gap": pl.Int64(),
        "people_with_lapse_soon": pl.Int64(),
        **_COUNTS,
    }
)


def count_standings(standings: pl.DataFrame, units: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """
    Count how people stand, per unit with all units below it.

    Parameters
    ----------
    standings : pl.DataFrame
        As `assess_standings` gives them.
    units : pl.DataFrame
        Columns unit_id, parent_id.

    Returns
    -------
    by_competence : pl.DataFrame
        Columns as in `BY_COMPETENCE`, sorted: people of whom it is required, and of them those who meet it (met, of
        whom lapses_soon are to lapse within the horizon), had it (lapsed) or lack it (missing).
        required = met + lapsed + missing.
    by_unit : pl.DataFrame
        Columns as in `BY_UNIT`, sorted: people of whom anything is required, people with any gap, with a mandatory gap,
        with a lapse soon; then the sums over all competences.

    Notes
    -----
    Somebody with several employments under one unit counts once there, with the worst of the standings and the
    strongest of the obligations: a requirement that is met in one place and not in the other is not met.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.gaps import assess_standings
    >>> from fagloft.engine.gaps.examples import HOLDINGS, PEOPLE, REQUIREMENTS, UNITS
    >>> standings = assess_standings(UNITS, PEOPLE, HOLDINGS, REQUIREMENTS, on=date(2026, 11, 22))
    >>> by_competence, by_unit = count_standings(standings, UNITS)
    >>> by_competence.row(0), by_unit.row(0)
    (('clinic', 'cpr', 2, 1, 1, 1, 0), ('clinic', 2, 2, 1, 1, 4, 2, 1, 1, 1))
    """
    once = _count_people_once(standings, units)
    by_competence = once.group_by("unit_id", "competence_id").agg(**_count_statuses()).sort("unit_id", "competence_id")
    is_gap = pl.col("status") >= pl.lit("lapsed", STATUS)
    is_mandatory = pl.col("obligation") == "mandatory"
    people = pl.col("person_id")
    by_unit = once.group_by("unit_id").agg(
        people=people.n_unique(),
        people_with_gap=people.filter(is_gap).n_unique(),
        people_with_mandatory_gap=people.filter(is_gap & is_mandatory).n_unique(),
        people_with_lapse_soon=people.filter(pl.col("status") == "lapses_soon").n_unique(),
        **_count_statuses(),
    )
    return conform(by_competence, BY_COMPETENCE), conform(by_unit, BY_UNIT).sort("unit_id")


def _count_people_once(standings: pl.DataFrame, units: pl.DataFrame) -> pl.DataFrame:
    """Carry each standing to all units above, and merge those of one person there."""
    lifted = standings.select("person_id", "unit_id", "competence_id", "status", "obligation").join(
        list_units_above(units), on="unit_id"
    )
    place = ["above_id", "person_id", "competence_id"]
    doubled = lifted.select(place).is_duplicated()
    merged = lifted.filter(doubled).group_by(place).agg(pl.col("status").max(), pl.col("obligation").max())
    single = lifted.filter(~doubled).select(merged.columns)
    return pl.concat([single, merged]).rename({"above_id": "unit_id"})


def _count_statuses() -> dict[str, pl.Expr]:
    """Count rows by status."""
    counts = {name: (pl.col("status") == name).sum() for name in ("lapses_soon", "lapsed", "missing")}
    return {"required": pl.len(), "met": pl.col("status").is_in(["holds", "lapses_soon"]).sum(), **counts}
