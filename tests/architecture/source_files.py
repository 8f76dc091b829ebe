"""The files of the repository as the guards read them."""

import ast
import subprocess
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
CODE_FOLDERS = ("fagloft", "scripts", "tests", "benchmarks")
CONTEXTS = (
    "audit",
    "organisations",
    "access",
    "surveys",
    "interviews",
    "competence",
    "requirements",
    "gaps",
    "offers",
    "planning",
    "participation",
    "education",
    "admission",
    "leadership",
    "evaluation",
    "imports",
)
PURE_FOLDERS = ("engine", "exchange", "intake", "figures", "documents", "demo")


@dataclass(frozen=True)
class Source:
    """One Python file: its path inside the repository and its text."""

    path: str
    text: str

    @property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)


@cache
def python_sources() -> tuple[Source, ...]:
    """Return every Python file of ours; migrations are written by Django, so they are left out."""
    paths = (path for folder in CODE_FOLDERS for path in sorted((ROOT / folder).rglob("*.py")))
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text(encoding="utf-8"))
        for path in paths
        if "migrations" not in path.parts
    )


def sources_under(*folders: str) -> tuple[Source, ...]:
    return tuple(source for source in python_sources() if source.path.startswith(tuple(f"{f}/" for f in folders)))


@cache
def repository_files() -> tuple[Path, ...]:
    """Return what git holds or would take up."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    paths = (ROOT / name for name in sorted(set(listed.split("\0"))) if name)
    return tuple(path for path in paths if path.is_file())


def full_names(tree: ast.Module) -> dict[str, str]:
    """Return what each imported name of a module stands for: `now` -> `django.utils.timezone.now`."""
    return dict(pair for node in ast.walk(tree) for pair in imported_by(node))


def imported_by(node: ast.AST) -> Iterator[tuple[str, str]]:
    if isinstance(node, ast.Import):
        for alias in node.names:
            local = alias.asname or alias.name.split(".")[0]
            yield local, alias.name if alias.asname else local
    elif isinstance(node, ast.ImportFrom):
        for alias in node.names:
            yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def full_name(node: ast.expr, names: dict[str, str]) -> str | None:
    """Return the dotted name an expression stands for, or None where it does not begin with an import."""
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.Attribute) and (before := full_name(node.value, names)):
        return f"{before}.{node.attr}"
    return None


def joined(faults: Iterable[str]) -> str:
    return "\n".join(faults)
