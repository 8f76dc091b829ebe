"""`fagloft import leadership`"""

import click
from django.utils import timezone

from fagloft.cli.organisation_option import organisation_option, scope_of_operator
from fagloft.cli.with_database import with_database


@click.command()
@organisation_option
@with_database
def leadership(*, code: str) -> None:
    """Load the catalogue of leadership programmes into a health community. Again adds only what is missing."""
    from fagloft.contexts.imports.actions.leadership_programmes import load_leadership_programmes
    from fagloft.contexts.imports.actions.reference import load_municipalities
    from fagloft.contexts.imports.queries.named_organisations import get_organisation_by_code

    with scope_of_operator(code) as scope:
        if scope.tenant_id != scope.shared_id:
            raise click.ClickException(f"{code} is not a health community: its members read the community's catalogue.")
        load_municipalities()
        organisation = get_organisation_by_code(code)
        is_demo = organisation is not None and organisation.is_demo
        on = timezone.localdate() if is_demo else None
        count = load_leadership_programmes(community_id=scope.tenant_id, on=on)
    click.echo(f"{count} leadership programmes are added.")
