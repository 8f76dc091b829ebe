"""`fagloft user`: accounts, also before anybody can sign in."""

import json
from typing import Any

import click
from django.utils import timezone

from fagloft.cli.organisation_option import organisation_option, scope_of_operator
from fagloft.cli.with_database import with_database

GRANTED = ["director", "administrator", "regional_adviser", "auditor"]


@click.group()
def user() -> None:
    """Make accounts, set passwords, grant roles.

    The first administrator of an organisation is made here; the rest is done on the pages.
    """


@user.command()
@click.argument("email")
@click.option("--name", required=True, help="The person's full name.")
@organisation_option
@click.option("--employee-number", default="", help="Tie the account to this employee.")
@click.option("--role", type=click.Choice(GRANTED), help="Grant this role from today.")
@with_database
def add(*, email: str, name: str, code: str, employee_number: str, role: str | None) -> None:
    """Make an account; give it a password with `fagloft user password`."""
    from fagloft.contexts.access.actions import accounts, roles

    try:
        with scope_of_operator(code) as scope:
            accounts.invite(
                scope=scope,
                email=email,
                name=name,
                employee_number=employee_number,
                role=role or "",
                starts_on=timezone.localdate(),
            )
    except accounts.NothingToSee as fault:
        raise click.UsageError("Say what the account may see: --employee-number, --role or both.") from fault
    except accounts.NoSuchPerson as fault:
        raise click.ClickException(f"Nobody in {code} has the employee number {employee_number}.") from fault
    except (accounts.PersonHasAccount, accounts.AccountHasPerson) as fault:
        raise click.ClickException("The person or the account is tied already.") from fault
    except (roles.RoleOverlaps, roles.RoleOnlyInCommunity) as fault:
        raise click.ClickException(f"The role {role} cannot be granted: {fault.__doc__}") from fault
    click.echo(f"{name} <{email}> can sign in once a password is set: fagloft user password {email}")


@user.command("list")
@organisation_option
@click.option("--json", "as_json", is_flag=True, help="Print for a program to read.")
@with_database
def list_users(*, code: str, as_json: bool) -> None:
    """List the accounts of an organisation."""
    from fagloft.contexts.access.queries.accounts import PER_PAGE, get_accounts

    today = timezone.localdate()
    rows: list[dict[str, object]] = []
    with scope_of_operator(code) as scope:
        pages = -(-get_accounts(scope=scope, on=today).count // PER_PAGE)
        for number in range(1, pages + 1):
            rows += [
                {
                    "email": account.email,
                    "name": account.name,
                    "active": account.is_active,
                    "roles": [granted.role for granted in account.roles if granted.is_in_force(today)],
                }
                for account in get_accounts(scope=scope, on=today, number=number).rows
            ]
    if as_json:
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for row in rows:
        click.echo(f"{row['email']}  {row['name']}  {', '.join(row['roles']) or '-'}")  # type: ignore[arg-type]


@user.command()
@click.argument("email")
@click.password_option(help="Asked for when left out, which keeps it out of the history of the terminal.")
@with_database
def password(*, email: str, password: str) -> None:
    """Set the password of an account."""
    from django.contrib.auth import get_user_model
    from django.contrib.auth.password_validation import validate_password
    from django.core.exceptions import ValidationError

    account = _find(email)
    try:
        validate_password(password, account)
    except ValidationError as fault:
        raise click.ClickException(" ".join(fault.messages)) from fault
    account.set_password(password)
    get_user_model().objects.filter(pk=account.pk).update(password=account.password)
    click.echo(f"{account} has a new password.")


@user.command()
@click.argument("email")
@organisation_option
@click.option("--role", type=click.Choice(GRANTED), required=True)
@with_database
def grant(*, email: str, code: str, role: str) -> None:
    """Grant a role from today."""
    from fagloft.contexts.access.actions import roles

    account = _find(email)
    try:
        with scope_of_operator(code) as scope:
            roles.grant(scope=scope, user_id=account.pk, role=role, starts_on=timezone.localdate())
    except (roles.RoleOverlaps, roles.RoleOnlyInCommunity) as fault:
        raise click.ClickException(f"The role {role} cannot be granted: {fault.__doc__}") from fault
    click.echo(f"{account} is {role.replace('_', ' ')} in {code} from today.")


def _find(email: str) -> Any:
    from django.contrib.auth import get_user_model

    account = get_user_model().objects.filter(email__iexact=email).first()
    if account is None:
        raise click.ClickException(f"There is no account with the address {email}.")
    return account
