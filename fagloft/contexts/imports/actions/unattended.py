"""Import without anybody at a page: from the command line, on behalf of an organisation."""

from fagloft.contexts.imports.queries.runs import get_shared_id
from fagloft.contexts.organisations.models import Organisation
from fagloft.contexts.organisations.scope import ADMINISTRATOR, DIRECTOR, Scope

NOBODY = 0


class NoSuchOrganisation(Exception):
    """There is no organisation with the code."""


def scope_of_organisation(*, code: str, name: str) -> Scope:
    """Who may bring every table of the organisation; `name` is what the history says who did it."""
    organisation = Organisation.objects.filter(code=code).first()
    if organisation is None:
        raise NoSuchOrganisation
    return Scope(
        tenant_id=organisation.pk,
        shared_id=get_shared_id(tenant_id=organisation.pk),
        user_id=NOBODY,
        user_name=name,
        roles=frozenset({ADMINISTRATOR, DIRECTOR}),
    )
