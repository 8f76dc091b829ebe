"""What a cohort costs, how venues compare, and what each participant travels."""

from collections.abc import Mapping, Sequence
from decimal import ROUND_HALF_UP, Decimal

import polars as pl

from fagloft.engine.cohorts.choices import Choices
from fagloft.engine.cohorts.journeys import Journeys
from fagloft.engine.cohorts.outcome import COSTS, TRAVELS, VENUES, Cohort

OERE = Decimal("0.01")


def list_costs(cohort: Cohort, journeys: Journeys) -> pl.DataFrame:
    """
    List what each participant costs.

    Parameters
    ----------
    cohort : Cohort
        Who, where, what.
    journeys : Journeys
        To its venue.

    Returns
    -------
    pl.DataFrame
        Columns as in `outcome.COSTS`. What is paid per cohort is shared evenly. Lodging is paid for each gathering day.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.tailor import tailor_cohort
    >>> from fagloft.engine.cohorts.wishes import Asked
    >>> tailor_cohort(choices(), Asked(())).costs.select("candidate_id", "without_travel", "with_travel").head(2).rows()
    [('anna', Decimal('25000.00'), Decimal('34800.00')), ('bo', Decimal('25000.00'), Decimal('34800.00'))]
    """
    form, people = cohort.arrangement.form, len(cohort.participants)
    days = form.gatherings * form.days_each
    each = sum(one.price_per_participant for one in cohort.modules)
    shared = Decimal(sum(one.price_per_cohort for one in cohort.modules))
    rows = []
    for one in cohort.participants:
        price = (each + shared / people).quantize(OERE, ROUND_HALF_UP)
        journey = journeys[one.candidate_id]
        extras = days * cohort.venue.lodging_per_day, form.gatherings * journey.cost, days * one.substitute_per_day
        rows.append((one.candidate_id, price, *extras, price, price + sum(extras), journey.is_known))
    return pl.DataFrame(rows, COSTS, orient="row")


def rank_venues(
    found: Sequence[tuple[str, str, Cohort | None, int | None]], costs: Mapping[str, pl.DataFrame]
) -> pl.DataFrame:
    """
    Rank venues by the best cohort at each.

    Parameters
    ----------
    found : sequence of (str, str, Cohort or None, int or None)
        Venue, status, the best cohort there and its bound.
    costs : mapping of str to pl.DataFrame
        What it costs, by venue.

    Returns
    -------
    pl.DataFrame
        Columns as in `outcome.VENUES`, the best first, those without a cohort last.

    Examples
    --------
    >>> rank_venues([("moon", "impossible", None, None)], {}).select("venue_id", "worth").rows()
    [('moon', None)]
    """
    rows = [
        (venue_id, status, *([None] * 8))
        if cohort is None
        else (
            venue_id,
            status,
            cohort.worth,
            bound,
            len(cohort.participants),
            cohort.need_points,
            cohort.travel_minutes,
            cohort.worst_minutes,
            len(cohort.alone),
            costs[venue_id]["with_travel"].sum(),
        )
        for venue_id, status, cohort, bound in found
    ]
    return pl.DataFrame(rows, VENUES, orient="row").sort("worth", "venue_id", descending=[True, False], nulls_last=True)


def list_travels(cohort: Cohort, choices: Choices, journeys: Mapping[str, Journeys]) -> pl.DataFrame:
    """
    List what each participant would travel to each venue.

    Parameters
    ----------
    cohort : Cohort
        Who goes along, and where to.
    choices : Choices
        With the venues.
    journeys : mapping of str to Journeys
        By venue.

    Returns
    -------
    pl.DataFrame
        Columns as in `outcome.TRAVELS`.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.tailor import tailor_cohort
    >>> from fagloft.engine.cohorts.wishes import Asked
    >>> tailor_cohort(choices(), Asked(())).travels.head(2).rows()
    [('anna', 'airport', 120, 400, True), ('anna', 'town', 240, 600, False)]
    """
    rows = []
    for one in cohort.participants:
        for venue in sorted(choices.venues, key=lambda one: one.venue_id):
            journey = journeys[venue.venue_id].get(one.candidate_id)
            known = (None, None) if journey is None else (journey.minutes, journey.cost)
            rows.append((one.candidate_id, venue.venue_id, *known, venue == cohort.venue))
    return pl.DataFrame(rows, TRAVELS, orient="row")
