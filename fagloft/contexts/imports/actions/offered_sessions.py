"""The shipped offers in one organisation, with the sessions that were drawn for it."""

from typing import Protocol

import polars as pl
from django.db import transaction

from fagloft.contexts.competence.models import Competence
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.offers.models import Offer, OfferCompetence, SeatShare, Session
from fagloft.contexts.organisations.models import Organisation


class Calendar(Protocol):
    """The frames of a population that describe what is held."""

    @property
    def sessions(self) -> pl.DataFrame: ...
    @property
    def seat_shares(self) -> pl.DataFrame: ...


@transaction.atomic
def load_offers(*, organisation: Organisation, community: Organisation, calendar: Calendar) -> int:
    """Offers of the organisation's kind that are held; returns how many sessions. Declare it, and what it shares."""
    sessions = calendar.sessions.filter(pl.col("organisation_code") == organisation.code)
    offers = _add_offers(organisation, community, set(sessions["offer_code"]))
    rows = Session.objects.bulk_create(
        Session(
            tenant=organisation,
            offer_id=offers[row.pop("offer_code")],
            **row,
        )
        for row in sessions.drop("session_number", "organisation_code").to_dicts()
    )
    numbers = dict(zip(sessions["session_number"], (row.pk for row in rows), strict=True))
    _divide_seats(organisation, calendar.seat_shares, numbers)
    return len(rows)


def _add_offers(organisation: Organisation, community: Organisation, held: set[str]) -> dict[str, int]:
    shipped = [row for row in read_rows("offers/offers.csv") if row["code"] in held]
    offers = Offer.objects.bulk_create(
        Offer(
            tenant=organisation,
            code=row["code"],
            title=row["title_nb"],
            learning_form=row["learning_form"],
            provider_name=row["provider"] or organisation.name,
            description=row["description_nb"],
        )
        for row in shipped
    )
    numbers = {offer.code: offer.pk for offer in offers}
    competences = dict(Competence.objects.filter(tenant=community).values_list("code", "pk"))
    OfferCompetence.objects.bulk_create(
        OfferCompetence(
            tenant=organisation,
            offer_id=numbers[row["offer_code"]],
            competence_id=competences[row["competence_code"]],
            level=int(row["level"]),
        )
        for row in read_rows("offers/offer_competences.csv")
        if row["offer_code"] in numbers
    )
    return numbers


def _divide_seats(organisation: Organisation, shares: pl.DataFrame, numbers: dict[int, int]) -> None:
    own = shares.filter(pl.col("session_number").is_in(list(numbers)))
    members = dict(Organisation.objects.filter(community=organisation).values_list("code", "pk"))
    SeatShare.objects.bulk_create(
        SeatShare(tenant=organisation, session_id=numbers[number], organisation_id=members[code], seats=seats)
        for number, code, seats in own.select("session_number", "organisation_code", "seats").iter_rows()
    )
