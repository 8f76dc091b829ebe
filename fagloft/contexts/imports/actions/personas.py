"""Accounts for the people of the demo that one may sign in as; they have no password."""

from collections.abc import Iterable
from datetime import date

import polars as pl

from fagloft.contexts.access.models import PersonAccount, RoleAssignment, User
from fagloft.contexts.organisations.models import Organisation, Person
from fagloft.database.tenancy import declare

GRANTED_BY = "Demo"
GRANTED_YEARS_AGO = 3


def load_personas(*, personas: pl.DataFrame, on: date) -> int:
    """One account per persona, tied to the person's records with all employers; returns how many."""
    organisations = {organisation.code: organisation for organisation in Organisation.objects.filter(is_demo=True)}
    for row in personas.to_dicts():
        user = User.objects.create_user(
            f"{row['key']}@demo.example",
            name=row["name"],
            persona=row["key"],
            persona_description=row["description_nb"],
            persona_description_nn=row["description_nn"],
            persona_description_en=row["description_en"],
        )
        organisation = organisations[row["organisation_code"]]
        declare(tenant_id=organisation.pk)
        _grant_roles(user, organisation, row["roles"].split(";"), on)
        if row["employee_number"]:
            _tie_to_records(user, organisation, row["employee_number"], organisations.values())
    return personas.height


def _grant_roles(user: User, organisation: Organisation, roles: list[str], on: date) -> None:
    RoleAssignment.objects.bulk_create(
        RoleAssignment(
            tenant=organisation,
            user=user,
            role=role,
            starts_on=date(on.year - GRANTED_YEARS_AGO, 1, 1),
            granted_by_name=GRANTED_BY,
        )
        for role in roles
        if role in RoleAssignment.Role.values
    )


def _tie_to_records(
    user: User, organisation: Organisation, employee_number: str, organisations: Iterable[Organisation]
) -> None:
    """Records of other employers are found by name and birthday."""
    own = Person.objects.get(tenant=organisation, employee_number=employee_number)
    PersonAccount.objects.create(tenant=organisation, user=user, person=own)
    for other in organisations:
        if other == organisation:
            continue
        declare(tenant_id=other.pk)
        same = Person.objects.filter(
            tenant=other, given_name=own.given_name, family_name=own.family_name, born_on=own.born_on
        )
        PersonAccount.objects.bulk_create(PersonAccount(tenant=other, user=user, person=person) for person in same)
