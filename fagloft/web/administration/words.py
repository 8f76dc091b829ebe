"""Roles, duties, periods and faults in plain words, for every page of administration."""

from datetime import date

from django.utils.translation import gettext as _

from fagloft.contexts.access.actions import accounts, roles
from fagloft.contexts.organisations.actions import duties
from fagloft.web.templatetags.formats import short_date

FAULTS: tuple[type[Exception], ...] = (
    roles.NoSuchRole,
    roles.RoleOverlaps,
    roles.RoleEndsBeforeItBegins,
    roles.RoleOnlyInCommunity,
    roles.LastAdministrator,
    accounts.NoSuchPerson,
    accounts.PersonHasAccount,
    accounts.AccountHasPerson,
    accounts.NothingToSee,
    accounts.OwnAccount,
    duties.DutyEndsBeforeItBegins,
    duties.DutyOverlaps,
    duties.UnitHasLeader,
    duties.DutyHasEnded,
)


def explain(fault: Exception) -> str:
    """What is in the way, and what to do about it."""
    return {
        roles.NoSuchRole: _("Rollen finnes ikke lenger."),
        roles.RoleOverlaps: _("Brukeren har rollen allerede i denne perioden. Avslutt den først."),
        roles.RoleEndsBeforeItBegins: _("Sluttdatoen må være etter startdatoen."),
        roles.RoleOnlyInCommunity: _("Regional rådgiver kan bare gis i helsefellesskapet."),
        roles.LastAdministrator: _("Dette er den eneste administratoren. Gi rollen til en annen først."),
        accounts.NoSuchPerson: _("Ingen hos dere har dette ansattnummeret."),
        accounts.PersonHasAccount: _("Den ansatte er koblet til en annen bruker."),
        accounts.AccountHasPerson: _("Brukeren er koblet til en annen ansatt. Fjern koblingen først."),
        accounts.NothingToSee: _("Skriv et ansattnummer, eller velg en rolle. Ellers har brukeren ingenting å se."),
        accounts.OwnAccount: _("Du kan ikke stenge din egen konto. Be en annen administrator."),
        duties.DutyEndsBeforeItBegins: _("Sluttdatoen må være etter startdatoen."),
        duties.DutyOverlaps: _("Personen har dette vervet i enheten i perioden."),
        duties.UnitHasLeader: _("Enheten har en leder i perioden. Avslutt det vervet først, fra samme dag."),
        duties.DutyHasEnded: _("Vervet er allerede avsluttet."),
    }[type(fault)]


def period(starts_on: date, ends_on: date | None) -> str:
    """The end day is the first day without; people read the last day with, so both are said with care."""
    if ends_on is None:
        return _("fra %(start)s") % {"start": short_date(starts_on)}
    return _("fra %(start)s, slutter %(end)s") % {"start": short_date(starts_on), "end": short_date(ends_on)}


def change_word(change: str, ends_on: date | None) -> str:
    """What a row of the history tells."""
    if change == "insert":
        return _("Gitt")
    if change == "withdrawn":
        return _("Trukket tilbake før den begynte")
    return _("Avsluttet") if ends_on else _("Endret")
