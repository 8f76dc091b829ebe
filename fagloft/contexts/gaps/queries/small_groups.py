"""Counts for those who see numbers only: what is said of fewer than five people is hidden."""

from dataclasses import dataclass

import polars as pl

from fagloft.engine.gaps import hide_small_groups


@dataclass(frozen=True)
class Counts:
    """Of how many a competence is required, how many do not meet it, and how many lapse soon; None where hidden."""

    required: int | None
    unmet: int | None
    lapsing: int | None


def hide_counts(counts: dict[str, Counts]) -> dict[str, Counts]:
    """Hide small counts, and those from which a small one could be worked out; nobody at all may be told.

    Competence by competence, as sums across competences are neither shown nor meaningful.
    """
    return {key: _hide(count) for key, count in counts.items()}


def _hide(count: Counts) -> Counts:
    required, unmet, lapsing = count.required or 0, count.unmet or 0, count.lapsing or 0
    met = required - unmet
    shown_required, shown_unmet, shown_met = _hide_parts(unmet, met)
    _, shown_lapsing, _ = _hide_parts(lapsing, met - lapsing)
    return Counts(shown_required, shown_unmet, shown_lapsing if shown_met is not None or not lapsing else None)


def _hide_parts(one: int, other: int) -> tuple[int | None, int | None, int | None]:
    """A whole and its two parts, each None where it must be hidden."""
    table = pl.DataFrame({"whole": ["all"] * 2, "part": ["one", "other"], "people": [one, other]})
    shown = hide_small_groups(table, row="whole", column="part", count="people", show_zero=True)
    parts = dict(shown.cells.select("part", "people").iter_rows())
    return shown.row_totals["people"].item(), parts["one"], parts["other"]
