"""The command `fagloft`: one verb per file, loaded when it is asked for."""

from collections.abc import Iterator, MutableMapping
from importlib import import_module

import click

# Loading a verb may load Django and more, which takes seconds; the list of verbs must not.
VERBS = {
    "run": ("fagloft.cli.run", "run", "Start Fagløft: database, web and worker."),
    "demo": ("fagloft.cli.demo", "demo", "Load fictitious people to try Fagløft with."),
    "import": ("fagloft.cli.importing", "import_group", "Bring in municipalities, staff lists, holdings ..."),
    "organisation": ("fagloft.cli.organisation", "organisation", "Make the organisations of an installation."),
    "gaps": ("fagloft.cli.gaps", "gaps", "Count what is missing in the units of an organisation."),
    "engine": ("fagloft.cli.engine", "engine", "Compute on files, without database."),
    "user": ("fagloft.cli.user", "user", "Make accounts, set passwords, grant roles."),
    "backup": ("fagloft.cli.backup", "backup", "Write everything into one file."),
    "restore": ("fagloft.cli.restore", "restore", "Read everything back from such a file."),
    "migrate": ("fagloft.cli.migrate", "migrate", "Bring the tables to this version."),
    "version": ("fagloft.cli.version", "version", "Say which version this is."),
}


class LazyVerbs(MutableMapping[str, click.Command]):
    """The verbs of a group; a verb's file is imported when the verb is taken out."""

    def __init__(self) -> None:
        self._places = dict(VERBS)

    def __getitem__(self, verb: str) -> click.Command:
        module, name, _ = self._places[verb]
        command: click.Command = getattr(import_module(module), name)
        return command

    def __contains__(self, verb: object) -> bool:
        return verb in self._places

    def __iter__(self) -> Iterator[str]:
        return iter(self._places)

    def __len__(self) -> int:
        return len(self._places)

    def __setitem__(self, verb: str, command: click.Command) -> None:
        raise TypeError("Verbs are named in VERBS.")

    def __delitem__(self, verb: str) -> None:
        raise TypeError("Verbs are named in VERBS.")


class VerbsByNeed(click.Group):
    """A group whose help does not import its verbs."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 click decides the signature
        return list(VERBS)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Verbs"):
            formatter.write_dl([(verb, summary) for verb, (_, _, summary) in VERBS.items()])


@click.group(cls=VerbsByNeed, commands=LazyVerbs(), context_settings={"help_option_names": ["-h", "--help"]})
def main() -> None:
    """Fagløft: who can do what, what is needed where, what is missing.

    New here? `fagloft run` starts everything with fictitious people and prints the address.
    `fagloft VERB --help` tells more of a verb.

    Data lies in ./var, or in the folder that FAGLOFT_DATA names. The database is an embedded PostgreSQL in that
    folder, or the one that DATABASE_URL names.
    """
