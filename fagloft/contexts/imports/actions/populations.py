"""A whole demo region into an empty database: organisations, people, holdings and those who sign in."""

from collections.abc import Callable
from datetime import date
from typing import Protocol

import polars as pl
from django.db import connection, transaction

from fagloft.contexts.imports.actions.demo_cohorts import load_demo_cohorts
from fagloft.contexts.imports.actions.demo_leaders import load_demo_leaders
from fagloft.contexts.imports.actions.demo_plans import load_demo_plans
from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
from fagloft.contexts.imports.actions.offered_sessions import load_offers
from fagloft.contexts.imports.actions.personas import load_personas
from fagloft.contexts.imports.actions.planning_costs import load_planning_costs
from fagloft.contexts.imports.actions.reference import load_legal_bases, load_municipalities, load_professions
from fagloft.contexts.imports.actions.shared_catalogues import load_shared_catalogue
from fagloft.contexts.imports.actions.shipped_tables import read_rows
from fagloft.contexts.imports.actions.standard_requirements import load_standard_requirements
from fagloft.contexts.imports.actions.tenant_holdings import append_holdings
from fagloft.contexts.imports.actions.tenant_staff import append_staff
from fagloft.contexts.imports.actions.tenant_units import append_units
from fagloft.contexts.organisations.models import Municipality, Organisation
from fagloft.database.tenancy import declare

REQUIRED_SINCE_YEARS = 4

type Advance = Callable[[int], None]


class HasOrganisationsAlready(Exception):
    """A demo is loaded into a database without organisations only: it must never mix with real people."""


class Population(Protocol):
    """The frames of a demo population; their columns stand in fagloft/demo/schemas.py."""

    @property
    def organisations(self) -> pl.DataFrame: ...
    @property
    def unit_kinds(self) -> pl.DataFrame: ...
    @property
    def functions(self) -> pl.DataFrame: ...
    @property
    def places(self) -> pl.DataFrame: ...
    @property
    def units(self) -> pl.DataFrame: ...
    @property
    def people(self) -> pl.DataFrame: ...
    @property
    def employments(self) -> pl.DataFrame: ...
    @property
    def duties(self) -> pl.DataFrame: ...
    @property
    def authorised_positions(self) -> pl.DataFrame: ...
    @property
    def holdings(self) -> pl.DataFrame: ...
    @property
    def personas(self) -> pl.DataFrame: ...
    @property
    def sessions(self) -> pl.DataFrame: ...
    @property
    def seat_shares(self) -> pl.DataFrame: ...


def require_no_organisations() -> None:
    if Organisation.objects.exists():
        raise HasOrganisationsAlready


@transaction.atomic
def load_population(*, population: Population, on: date, advance: Advance) -> tuple[int, ...]:
    """All or nothing; `advance` is told of every portion of holdings. Returns the keys of those with people."""
    require_no_organisations()
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # a fault shows at its statement, and no queue of checks grows
    load_municipalities()
    load_professions()
    load_legal_bases()
    community, members = _load_organisations(population.organisations)
    declare(tenant_id=community.pk)
    load_shared_catalogue(community_id=community.pk)
    load_leadership_programmes(community_id=community.pk, on=on)
    for organisation in (community, *members):
        _load_tenant(organisation, community, population, on, advance)
    load_personas(personas=population.personas, on=on)
    load_demo_plans(on=on)
    load_demo_cohorts(on=on)
    employers = set(population.people["organisation_code"])
    return tuple(organisation.pk for organisation in members if organisation.code in employers)


def _load_organisations(frame: pl.DataFrame) -> tuple[Organisation, list[Organisation]]:
    municipalities = {municipality.code: municipality for municipality in Municipality.objects.all()}
    contacts = {row["kind"]: row["contact_function"] for row in read_rows("organisations/contact_functions.csv")}
    organisations = [
        Organisation(
            code=row["organisation_code"],
            name=row["name"],
            kind=row["kind"],
            municipality=municipalities[row["municipality_code"]],
            contact_function=contacts[row["kind"]],
            is_demo=True,
        )
        for row in frame.to_dicts()
    ]
    (community,) = (one for one in organisations if one.kind == Organisation.Kind.HEALTH_COMMUNITY)
    community.save()
    members = [organisation for organisation in organisations if organisation is not community]
    for member in members:
        member.community = community
    return community, Organisation.objects.bulk_create(members)


def _load_tenant(
    organisation: Organisation, community: Organisation, population: Population, on: date, advance: Advance
) -> None:
    declare(tenant_id=organisation.pk, shared_id=community.pk)
    numbers = append_units(organisation=organisation, population=population)
    people = append_staff(organisation=organisation, population=population, numbers=numbers)
    append_holdings(
        organisation=organisation, community=community, population=population, people=people, advance=advance
    )
    load_offers(organisation=organisation, community=community, calendar=population)
    if organisation != community:
        load_planning_costs(organisation=organisation)
        started = date(on.year - REQUIRED_SINCE_YEARS, 1, 1)
        load_standard_requirements(organisation=organisation, starts_on=started)
        load_demo_leaders(organisation=organisation, on=on)
