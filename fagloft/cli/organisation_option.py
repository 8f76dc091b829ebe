"""`--organisation CODE`: the organisation that a verb works in."""

from collections.abc import Iterator
from contextlib import contextmanager

import click

from fagloft.contexts.organisations.scope import ADMINISTRATOR, DIRECTOR, Scope
from fagloft.database.tenancy import transaction_of

BY_COMMAND = "fagloft (kommandolinje)"  # stands as the one who did it, where pages show who did what
organisation_option = click.option(
    "--organisation", "code", required=True, metavar="CODE", help="Code of the organisation, e.g. 3907."
)


@contextmanager
def scope_of_operator(code: str) -> Iterator[Scope]:
    """One transaction that sees the organisation whole: whoever may run commands may read the database too."""
    from fagloft.contexts.imports.queries.named_organisations import get_organisation_by_code, list_organisations

    organisation = get_organisation_by_code(code)
    if organisation is None:
        known = ", ".join(one.code for one in list_organisations()) or "none yet"
        raise click.ClickException(f"There is no organisation with the code {code} (there are: {known}).")
    with transaction_of(tenant_id=organisation.id, shared_id=organisation.shared_id):
        yield Scope(
            tenant_id=organisation.id,
            shared_id=organisation.shared_id,
            user_id=0,
            user_name=BY_COMMAND,
            roles=frozenset({ADMINISTRATOR, DIRECTOR}),
        )
