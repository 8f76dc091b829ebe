"""How fair an admission is: who applied, who could be admitted and who was, by county, size, centrality and so on."""

import math
from collections.abc import Sequence

import polars as pl

from fagloft.engine.admission.programme import Admission
from fagloft.engine.admission.programme_rules import Applicant
from fagloft.engine.gaps.small_groups import MINIMUM, hide_small_groups

FAIRNESS = pl.Schema(
    {
        "trait": pl.String,
        "value": pl.String,
        "applied": pl.Int64,
        "eligible": pl.Int64,
        "admitted": pl.Int64,
        "rate": pl.Float64,
        "low": pl.Float64,
        "high": pl.Float64,
        "is_hidden": pl.Boolean,
    }
)
"""Null where it is hidden; rate = admitted of those eligible, with its interval."""

ADMITTED, ELIGIBLE, OTHERS = "admitted", "eligible", "others"
Z95 = 1.959963984540054


def measure_interval(hits: int, of: int) -> tuple[float, float]:
    """
    Measure the 95 per cent interval of a share, as Wilson does.

    Parameters
    ----------
    hits, of : int
        So many of so many.

    Returns
    -------
    tuple of float and float
        From 0 to 1; (0, 1) of nobody.

    References
    ----------
    .. [1] E. B. Wilson, "Probable inference, the law of succession, and statistical inference", JASA 22 (1927).

    Examples
    --------
    >>> [round(one, 4) for one in measure_interval(8, 10)], measure_interval(0, 0)
    ([0.4902, 0.9433], (0.0, 1.0))
    """
    if not of:
        return 0.0, 1.0
    share, square = hits / of, Z95**2
    middle = share + square / (2 * of)
    half = Z95 * math.sqrt(share * (1 - share) / of + square / (4 * of * of))
    whole = 1 + square / of
    return max(0.0, min(share, (middle - half) / whole)), min(1.0, max(share, (middle + half) / whole))


def report_fairness(
    applicants: Sequence[Applicant], admission: Admission, traits: Sequence[str], *, minimum: int = MINIMUM
) -> pl.DataFrame:
    """
    Report how many applied, could be admitted and were, by each trait.

    Parameters
    ----------
    applicants : sequence of Applicant
        All who apply.
    admission : Admission
        Who is admitted.
    traits : sequence of str
        Such as county, size, centrality, sector, level; who has none of it stands under an empty value.
    minimum : int
        The smallest group that may be shown.

    Returns
    -------
    pl.DataFrame
        Columns as in `FAIRNESS`, in the order of the traits, then by value. Small groups are hidden, and as many more
        as it takes within each trait; that there is nobody is shown.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.admission.programme import admit_to_programme
    >>> from fagloft.engine.admission.programme_rules import ProgrammeClass, ProgrammeRules
    >>> came = [Applicant(f"a{n}", n, ("x",), traits={"county": "north" if n % 2 else "south"}) for n in range(40)]
    >>> admission = admit_to_programme(came, [ProgrammeClass("x", 20, date(2027, 9, 1))], ProgrammeRules())
    >>> report_fairness(came, admission, ["county"]).select("value", "eligible", "admitted", "rate").rows()
    [('north', 20, 10, 0.5), ('south', 20, 10, 0.5)]
    """
    reports = [_report(applicants, admission, trait, minimum) for trait in traits]
    return pl.concat([FAIRNESS.to_frame(), *reports])


def _report(applicants: Sequence[Applicant], admission: Admission, trait: str, minimum: int) -> pl.DataFrame:
    """Report by one trait."""
    people = pl.DataFrame(
        [(one.traits.get(trait, ""), _stand(one, admission)) for one in applicants],
        pl.Schema({"value": pl.String, "stands": pl.String}),
        orient="row",
    )
    kinds = pl.DataFrame({"stands": [ADMITTED, ELIGIBLE, OTHERS]})
    counted = (
        people.select("value")
        .unique()
        .join(kinds, how="cross")
        .join(
            people.group_by("value", "stands").agg(pl.len().cast(pl.Int64).alias("people")), ["value", "stands"], "left"
        )
        .with_columns(pl.col("people").fill_null(0))
    )
    shown = hide_small_groups(counted, row="value", column="stands", count="people", minimum=minimum, show_zero=True)
    rows = [_tell(trait, value, shown.cells, applied) for value, applied, _ in shown.row_totals.iter_rows()]
    return pl.DataFrame(rows, FAIRNESS, orient="row")


def _stand(applicant: Applicant, admission: Admission) -> str:
    """Tell whether an applicant is admitted, could have been, or could not."""
    if applicant.applicant_id in admission.placement:
        return ADMITTED
    return ELIGIBLE if applicant.applicant_id in admission.waiting else OTHERS


def _tell(trait: str, value: str, cells: pl.DataFrame, applied: int | None) -> tuple[object, ...]:
    """Tell of one group what may be shown; a sum of what is hidden is hidden too."""
    mine = dict(cells.filter(pl.col("value") == value).select("stands", "people").iter_rows())
    admitted, others = mine[ADMITTED], mine[ELIGIBLE]
    if admitted is None or others is None:
        return (trait, value, applied, None, admitted, None, None, None, True)
    eligible = admitted + others
    rate = admitted / eligible if eligible else None
    return (trait, value, applied, eligible, admitted, rate, *measure_interval(admitted, eligible), False)
