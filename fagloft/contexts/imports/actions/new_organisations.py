"""A real organisation that begins to use the product."""

from django.db import transaction

from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
from fagloft.contexts.imports.actions.reference import load_legal_bases, load_municipalities, load_professions
from fagloft.contexts.imports.actions.shared_catalogues import load_shared_catalogue
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.organisations.models import Municipality, Organisation
from fagloft.database.tenancy import transaction_of

Kind = Organisation.Kind


class DemoIsLoaded(Exception):
    """Fictitious and real organisations never share a database."""


class CodeIsTaken(Exception):
    """Another organisation has the code."""


class NoSuchCommunity(Exception):
    """There is no health community with the code."""


class CommunityInCommunity(Exception):
    """A health community is a member of no other."""


class NoSuchMunicipality(Exception):
    """The code of a municipality is its official number."""


@transaction.atomic
def add(*, code: str, name: str, kind: str, community_code: str | None = None, seat_code: str | None = None) -> int:
    """The id of the organisation; a health community gets the shipped catalogue, which its members read.

    A municipality has its seat in itself; for others the seat is the number of a municipality, as far as it is told.
    """
    if Organisation.objects.filter(is_demo=True).exists():
        raise DemoIsLoaded
    if Organisation.objects.filter(code=code).exists():
        raise CodeIsTaken
    load_municipalities()
    load_professions()
    load_legal_bases()
    seat = code if kind == Kind.MUNICIPALITY else seat_code
    organisation = Organisation.objects.create(
        code=code,
        name=name,
        kind=Kind(kind),
        municipality=_find_municipality(seat) if seat else None,
        community=_find_community(kind, community_code) if community_code else None,
        contact_function=_contact_function(kind),
    )
    if kind == Kind.HEALTH_COMMUNITY:
        with transaction_of(tenant_id=organisation.pk):
            load_shared_catalogue(community_id=organisation.pk)
            load_leadership_programmes(community_id=organisation.pk)
    return organisation.pk


def _find_municipality(code: str) -> Municipality:
    municipality = Municipality.objects.filter(code=code).first()
    if municipality is None:
        raise NoSuchMunicipality
    return municipality


def _find_community(kind: str, code: str) -> Organisation:
    if kind == Kind.HEALTH_COMMUNITY:
        raise CommunityInCommunity
    community = Organisation.objects.filter(code=code, kind=Kind.HEALTH_COMMUNITY).first()
    if community is None:
        raise NoSuchCommunity
    return community


def _contact_function(kind: str) -> str:
    return next(
        row["contact_function"] for row in read_rows("organisations/contact_functions.csv") if row["kind"] == kind
    )
