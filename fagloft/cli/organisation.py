"""`fagloft organisation`: the employers and the health community of a real installation."""

import json

import click

from fagloft.cli.with_database import with_database

KINDS = [
    "health_community",
    "hospital_trust",
    "municipality",
    "development_centre",
    "university_college",
    "county_governor",
]


@click.group()
def organisation() -> None:
    """Make the organisations of an installation: first the health community, then its members."""


@organisation.command()
@click.option("--code", required=True, help="Short and lasting; for a municipality its number, e.g. 3907.")
@click.option("--name", required=True, help="As it stands on the pages.")
@click.option("--kind", required=True, type=click.Choice(KINDS))
@click.option("--community", "community_code", metavar="CODE", help="The health community that it is a member of.")
@click.option("--seat", "seat_code", metavar="NUMBER", help="The municipality where it has its seat, e.g. 3905.")
@with_database
def add(*, code: str, name: str, kind: str, community_code: str | None, seat_code: str | None) -> None:
    """Make an organisation. A health community gets the catalogue of competences, which its members share."""
    from fagloft.contexts.imports.actions import new_organisations

    try:
        new_organisations.add(code=code, name=name, kind=kind, community_code=community_code, seat_code=seat_code)
    except new_organisations.DemoIsLoaded as fault:
        raise click.ClickException(
            "This database holds the demo, which never mixes with real organisations: choose another data folder."
        ) from fault
    except new_organisations.CodeIsTaken as fault:
        raise click.ClickException(f"There is an organisation with the code {code} already.") from fault
    except new_organisations.NoSuchCommunity as fault:
        raise click.ClickException(f"There is no health community with the code {community_code}.") from fault
    except new_organisations.CommunityInCommunity as fault:
        raise click.UsageError("A health community is a member of no other: leave --community out.") from fault
    except new_organisations.NoSuchMunicipality as fault:
        number = code if kind == "municipality" else seat_code
        raise click.ClickException(f"There is no municipality with the number {number}.") from fault
    click.echo(f"{name} ({code}) is made. Next: fagloft user add EMAIL --organisation {code} --role administrator")


@organisation.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print for a program to read.")
@with_database
def list_all(*, as_json: bool) -> None:
    """List the organisations."""
    from fagloft.contexts.imports.queries.named_organisations import list_organisations

    found = list_organisations()
    if as_json:
        rows = [{"code": one.code, "name": one.name, "kind": one.kind, "is_demo": one.is_demo} for one in found]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in found:
        click.echo(f"{one.code}  {one.name}  {one.kind.replace('_', ' ')}")
