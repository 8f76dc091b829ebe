"""The import contracts of .importlinter bite: each is broken once, in a small copy of the layout."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.architecture.source_files import CONTEXTS, PURE_FOLDERS, ROOT

PACKAGES = (*PURE_FOLDERS, "contexts", "web", "api", "jobs", "cli", "config", "database", "data")
BROKEN_ONCE = {
    "Layers of the product": ("contexts/gaps/queries.py", "from fagloft import web"),
    "Contexts in their order, each using earlier ones only": (
        "contexts/organisations/queries.py",
        "from fagloft.contexts.gaps import queries",
    ),
    "Inside a context, actions use queries and queries use models": (
        "contexts/gaps/queries.py",
        "from fagloft.contexts.gaps import actions",
    ),
    "Contexts make no documents, figures, demo people or exchange folders": (
        "contexts/gaps/actions.py",
        "from fagloft import documents",
    ),
    "Pure folders know no Django, no database and no network": ("engine/sample.py", "import django"),
    "Models stay inside the contexts": ("web/sample.py", "from fagloft.contexts.gaps import models"),
    "No circles between siblings": ("web/one.py", "from fagloft.web import two"),
}


@pytest.fixture
def layout(tmp_path: Path) -> Path:
    package = tmp_path / "fagloft"
    folders = [package / name for name in PACKAGES] + [package / "contexts" / name for name in CONTEXTS]
    for folder in (package, *folders):
        folder.mkdir()
        (folder / "__init__.py").touch()
    for name in CONTEXTS:
        for part in ("models", "queries", "actions"):
            (package / "contexts" / name / f"{part}.py").touch()
    (package / "web" / "two.py").write_text("from fagloft.web import one\n")
    (package / "web" / "one.py").touch()
    return tmp_path


def lint(layout: Path) -> str:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"]
    command += ["--config", str(ROOT / ".importlinter"), "--no-cache", "--no-logo"]
    environment = os.environ | {"PYTHONPATH": str(layout), "COLUMNS": "200", "NO_COLOR": "1"}
    result = subprocess.run(command, cwd=layout, env=environment, capture_output=True, text=True, check=False)
    return result.stdout + result.stderr


def test_contracts_accept_the_layout_as_it_is_meant(layout: Path) -> None:
    answer = lint(layout)

    assert f"{len(BROKEN_ONCE)} kept, 0 broken" in answer, answer


@pytest.mark.parametrize("contract", BROKEN_ONCE)
def test_contract_bites(layout: Path, contract: str) -> None:
    path, statement = BROKEN_ONCE[contract]
    (layout / "fagloft" / path).write_text(f"{statement}\n")

    answer = lint(layout)

    assert f"{contract} BROKEN" in answer, answer


def test_contracts_ask_for_the_place_of_a_new_folder(layout: Path) -> None:
    (layout / "fagloft" / "elsewhere").mkdir()
    (layout / "fagloft" / "elsewhere" / "__init__.py").touch()

    answer = lint(layout)

    assert "elsewhere" in answer, answer
    assert "kept, 0 broken" not in answer, answer
