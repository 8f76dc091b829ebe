"""Engine, exchange folders, intake, figures, documents and demo know no Django, no database and no network."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.source_files import PURE_FOLDERS, Source, joined, sources_under

FORBIDDEN = {
    *("django", "psycopg", "procrastinate", "allauth", "pghistory", "pgtrigger"),
    *("requests", "urllib", "http", "socket", "ssl", "asyncio", "subprocess"),
    *("fagloft.config", "fagloft.contexts", "fagloft.web", "fagloft.api", "fagloft.jobs", "fagloft.cli"),
    "fagloft.database",
}


def impure_imports(source: Source) -> Iterator[str]:
    for node in ast.walk(source.tree):
        for name in modules_named_by(node):
            if name in FORBIDDEN or any(name.startswith(f"{module}.") for module in FORBIDDEN):
                yield f"{source.path} imports {name}: it must stay pure"


def modules_named_by(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_pure_folders_stay_pure() -> None:
    sources = sources_under(*(f"fagloft/{folder}" for folder in PURE_FOLDERS))
    faults = [fault for source in sources for fault in impure_imports(source)]

    assert sources
    assert not faults, joined(faults)


@pytest.mark.parametrize(
    "text",
    [
        "import django",
        "from django.utils.translation import gettext as _",
        "import urllib.request",
        "from fagloft import contexts",
        "def late():\n    from fagloft.contexts.gaps import queries",
    ],
)
def test_guard_sees_what_makes_impure(text: str) -> None:
    assert list(impure_imports(Source("fagloft/engine/sample.py", text)))


def test_guard_lets_tables_be() -> None:
    assert not list(
        impure_imports(Source("fagloft/engine/sample.py", "import polars as pl\nfrom fagloft import engine"))
    )
