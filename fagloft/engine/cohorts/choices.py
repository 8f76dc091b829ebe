"""What a cohort can be put together of: candidates, modules, providers, forms and venues, and the travel between."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import product

import polars as pl

from fagloft.engine.cohorts.wishes import Sector

TRAVEL = pl.Schema({"from_place": pl.String, "to_place": pl.String, "minutes": pl.Int64, "cost": pl.Int64})
"""One way, in minutes and kroner."""


@dataclass(frozen=True)
class Candidate:
    """
    A leader who could take part.

    Attributes
    ----------
    candidate_id : str
        Who.
    place : str or None
        Where the journey begins; None where it is not known.
    unit_id, level : str
        The unit led, and the level of leadership.
    sector : Sector
        Municipality or hospital.
    needs : mapping of str to int
        How much is needed of each topic.
    group_id : str or None
        Those who go together or not at all.
    away_from : frozenset of date
        Dates of start on which the leader cannot take part.
    substitute_per_day : int
        Kroner for who stands in.
    """

    candidate_id: str
    place: str | None
    unit_id: str
    level: str
    sector: Sector
    needs: Mapping[str, int] = field(default_factory=dict)
    group_id: str | None = None
    away_from: frozenset[date] = frozenset()
    substitute_per_day: int = 0


@dataclass(frozen=True)
class Module:
    """
    A part that a provider can give.

    Attributes
    ----------
    module_id : str
        Which.
    topics : frozenset of str
        What it is about.
    half_credits : int
        Credits, in halves: 7.5 credits are 15.
    days : int
        Days of gathering it takes.
    price_per_participant, price_per_cohort : int
        Kroner.
    """

    module_id: str
    topics: frozenset[str]
    half_credits: int = 0
    days: int = 1
    price_per_participant: int = 0
    price_per_cohort: int = 0


@dataclass(frozen=True)
class Provider:
    """Who can give which modules, beginning on which dates."""

    provider_id: str
    modules: frozenset[str]
    starts: tuple[date, ...]


@dataclass(frozen=True)
class Form:
    """How many gatherings, of how many days each."""

    gatherings: int
    days_each: int


@dataclass(frozen=True)
class Venue:
    """A place to meet, and what lodging costs there for one participant and gathering day."""

    venue_id: str
    place: str
    lodging_per_day: int = 0


@dataclass(frozen=True)
class Arrangement:
    """A provider, a date of start and a form."""

    provider: Provider
    starts_on: date
    form: Form


@dataclass(frozen=True)
class Choices:
    """
    All that there is to choose from.

    Attributes
    ----------
    candidates : tuple of Candidate
        Who could take part.
    modules : tuple of Module
        What could be taught.
    providers : tuple of Provider
        By whom, beginning when.
    forms : tuple of Form
        In which gatherings.
    venues : tuple of Venue
        Where.
    travel : pl.DataFrame
        Columns as in `TRAVEL`; who lives at a venue travels 0 where no row says otherwise.
    """

    candidates: tuple[Candidate, ...]
    modules: tuple[Module, ...]
    providers: tuple[Provider, ...]
    forms: tuple[Form, ...]
    venues: tuple[Venue, ...]
    travel: pl.DataFrame

    def list_arrangements(self) -> list[Arrangement]:
        """List providers with each date and form, in an order that does not depend on how they were handed in."""
        providers = sorted(self.providers, key=lambda one: one.provider_id)
        forms = sorted(self.forms, key=lambda one: (one.gatherings, one.days_each))
        return [
            Arrangement(provider, starts_on, form)
            for provider, form in product(providers, forms)
            for starts_on in sorted(provider.starts)
        ]
