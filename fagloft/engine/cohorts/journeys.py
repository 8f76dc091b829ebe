"""How long and how dear the journey of each candidate to each venue is, and whose is not known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from fagloft.engine.cohorts.choices import TRAVEL, Candidate, Choices, Venue
from fagloft.engine.cohorts.wishes import UnknownTravel
from fagloft.engine.vocabulary import conform

THERE_AND_BACK = 2


@dataclass(frozen=True)
class Journey:
    """Minutes and kroner there and back, for one gathering; not `is_known` where taken as the longest."""

    minutes: int
    cost: int
    is_known: bool = True


type Journeys = Mapping[str, Journey]


def list_journeys(choices: Choices, venue: Venue, unknown: UnknownTravel) -> Journeys:
    """
    List the journeys to a venue.

    Parameters
    ----------
    choices : Choices
        With candidates and travel.
    venue : Venue
        Where to.
    unknown : UnknownTravel
        What becomes of those whose travel is not known.

    Returns
    -------
    Journeys
        By candidate; who is left out is not in it.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> example = choices()
    >>> journeys = list_journeys(example, example.venues[0], UnknownTravel.LEFT_OUT)
    >>> journeys["anna"], "eva" in journeys
    (Journey(minutes=120, cost=400, is_known=True), False)
    """
    known = _read_travel(choices.travel, venue)
    journeys = {
        one.candidate_id: journey
        for one in choices.candidates
        if one.place is not None and (journey := known.get(one.place)) is not None
    }
    if unknown == UnknownTravel.LEFT_OUT or not journeys:
        return journeys
    longest = Journey(
        max(one.minutes for one in journeys.values()), max(one.cost for one in journeys.values()), is_known=False
    )
    return {one.candidate_id: journeys.get(one.candidate_id, longest) for one in choices.candidates}


def find_unknown_travel(choices: Choices) -> pl.DataFrame:
    """
    Find candidates from whose place no way is known to some venue.

    Parameters
    ----------
    choices : Choices
        With candidates, venues and travel.

    Returns
    -------
    pl.DataFrame
        candidate_id, place (null where none is stated), venue_id; sorted.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> find_unknown_travel(choices()).rows()
    [('eva', None, 'airport'), ('eva', None, 'town')]
    """
    schema = {"candidate_id": pl.String, "place": pl.String, "venue_id": pl.String}
    rows = [row for venue in choices.venues for row in _list_unknown(choices.candidates, choices.travel, venue)]
    return pl.DataFrame(rows, schema, orient="row").sort("candidate_id", "venue_id")


def _list_unknown(
    candidates: Iterable[Candidate], travel: pl.DataFrame, venue: Venue
) -> list[tuple[str, str | None, str]]:
    """List who cannot be told how long the way to a venue is."""
    known = _read_travel(travel, venue)
    return [(one.candidate_id, one.place, venue.venue_id) for one in candidates if one.place not in known]


def _read_travel(travel: pl.DataFrame, venue: Venue) -> dict[str | None, Journey]:
    """Read the ways to a venue, there and back."""
    rows = conform(travel, TRAVEL).filter(pl.col("to_place") == venue.place).drop_nulls()
    known: dict[str | None, Journey] = {venue.place: Journey(0, 0)}
    for from_place, _, minutes, cost in rows.select(*TRAVEL).sort(pl.all(), descending=True).iter_rows():
        known[from_place] = Journey(minutes * THERE_AND_BACK, cost * THERE_AND_BACK)
    return known
