"""Every context folder looks the same."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from django.apps import apps

from tests.architecture.source_files import CONTEXTS, ROOT, joined

FOLDER = ROOT / "fagloft" / "contexts"
ASKED_FOR = {
    "__init__.py",
    "apps.py",
    "models.py",
    "actions/__init__.py",
    "queries/__init__.py",
    "migrations/__init__.py",
}
ALLOWED = {"admin.py"}
# What a context has beyond its shape, and why.
MORE = {"organisations": {"scope.py"}}  # the reader whom every query of every context takes


def shape_faults(context: str, files: Iterable[str]) -> Iterator[str]:
    present = set(files)
    for missing in sorted(ASKED_FOR - present):
        yield f"contexts/{context} lacks {missing}"
    known = ASKED_FOR | ALLOWED | MORE.get(context, set())
    for path in sorted(present - known):
        if not path.startswith(("actions/", "queries/", "migrations/")):
            yield f"contexts/{context}/{path} has no place in a context: is it an action, a query or the engine's?"


def files_of(folder: Path) -> list[str]:
    return [path.relative_to(folder).as_posix() for path in folder.rglob("*.py")]


@pytest.mark.parametrize("context", CONTEXTS)
def test_context_has_the_shape_of_all(context: str) -> None:
    faults = list(shape_faults(context, files_of(FOLDER / context)))

    assert not faults, joined(faults)


def test_every_context_folder_is_known_and_installed() -> None:
    folders = {path.name for path in FOLDER.iterdir() if path.is_dir() and path.name != "__pycache__"}
    installed = {app.name: app.label for app in apps.get_app_configs() if app.name.startswith("fagloft.contexts.")}

    assert folders == set(CONTEXTS)
    assert installed == {f"fagloft.contexts.{context}": context for context in CONTEXTS}


def test_guard_sees_what_is_missing_and_what_is_too_much() -> None:
    files = (ASKED_FOR - {"queries/__init__.py"}) | {"services.py", "actions/runs.py"}

    assert list(shape_faults("imports", files)) == [
        "contexts/imports lacks queries/__init__.py",
        "contexts/imports/services.py has no place in a context: is it an action, a query or the engine's?",
    ]
