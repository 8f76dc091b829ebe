"""What the documents tell a reader to type exists: make targets, fagloft commands and options, scripts."""

import re
import shlex
from collections.abc import Callable, Iterator

import click
import pytest
from click.testing import CliRunner

from tests.architecture.source_files import ROOT, joined, repository_files

DOCUMENTS = [path for path in repository_files() if path.suffix == ".md"]
BLOCK = re.compile(r"^ *```(?:sh|bash|console|shell)\n(.*?)^ *```", re.MULTILINE | re.DOTALL)
ASSIGNMENT = re.compile(r"^[A-Z_]+=\S*$")
# Commands of others that a document may show; whether they work is not ours to test.
OF_OTHERS = {"git", "cd", "export", "createdb", "psql", "sudo", "apt-get", "systemctl", "brew"}


def commands_in(text: str) -> Iterator[list[str]]:
    for block in BLOCK.findall(text):
        for line in block.replace("\\\n", " ").splitlines():
            words = shlex.split(line.strip().removeprefix("$ "), comments=True)
            while words and ASSIGNMENT.match(words[0]):
                words.pop(0)
            if words:
                yield words


def command_fault(words: list[str]) -> str | None:
    program = words[0].removeprefix(".venv/bin/")
    if program in OF_OTHERS:
        return None
    find_fault = FINDERS.get(program, script_fault)
    return find_fault(words)


def make_fault(words: list[str]) -> str | None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z][a-z-]*):", makefile, re.MULTILINE))
    unknown = [word for word in words[1:] if "=" not in word and word not in targets]
    return f"make has no target {unknown[0]}" if unknown else None


def fagloft_fault(words: list[str]) -> str | None:
    """Follow the words down the command tree; the command they end at must answer --help and know the options."""
    from fagloft.cli import main

    command: click.Command = main
    path: list[str] = []
    for word in words[1:]:
        if isinstance(command, click.Group) and not word.startswith("-"):
            if word not in command.commands:
                return f"fagloft {' '.join(path)} has no command {word}"
            command = command.commands[word]
            path.append(word)
    known = {option for parameter in command.params for option in (*parameter.opts, *parameter.secondary_opts)}
    unknown = [word for word in words if word.startswith("--") and word.split("=")[0] not in {*known, "--help"}]
    if unknown:
        return f"fagloft {' '.join(path)} has no option {unknown[0]}"
    answer = CliRunner().invoke(main, [*path, "--help"])
    return None if answer.exit_code == 0 else f"fagloft {' '.join(path)} --help fails: {answer.output}"


def script_fault(words: list[str]) -> str | None:
    script = words[1] if words[0].endswith("python") and len(words) > 1 else words[0]
    if script.startswith(("scripts/", ".ci/")) and (ROOT / script).is_file():
        return None
    return f"{words[0]} is neither a command of ours nor a known one"


FINDERS: dict[str, Callable[[list[str]], str | None]] = {"make": make_fault, "fagloft": fagloft_fault}


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_commands_in_documents_exist(document: object) -> None:
    text = (ROOT / str(document)).read_text(encoding="utf-8")
    faults = [fault for words in commands_in(text) if (fault := command_fault(words))]

    assert not faults, joined(faults)


def test_readme_tells_the_two_commands() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")

    assert {("make", "run"), ("make", "test")} <= {tuple(words) for words in commands_in(readme)}


@pytest.mark.parametrize(
    "line",
    [
        "make tea",
        "fagloft frobnicate",
        "fagloft run --sideways",
        "scripts/gone",
        "curl example",
        ".venv/bin/fagloft nope",
    ],
)
def test_guard_sees_a_command_that_is_not_there(line: str) -> None:
    (words,) = commands_in(f"Text.\n\n```sh\n{line}  # with a remark\n```\n")

    assert command_fault(words)


@pytest.mark.parametrize("line", ["make run", "FAGLOFT_DATA=/srv/x fagloft run", ".ci/run", "git clone there"])
def test_guard_accepts_a_command_that_is_there(line: str) -> None:
    (words,) = commands_in(f"```sh\n$ {line}\n```\n")

    assert command_fault(words) is None
