"""Files stay under 400 lines and function bodies under 30, or stand on a list that only shrinks."""

import ast
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.architecture.source_files import ROOT, Source, joined, python_sources

MOST_LINES_IN_A_FILE = 400
MOST_LINES_IN_A_BODY = 30
ALLOWED = tomllib.loads((ROOT / "tests/architecture/sizes_allowed.toml").read_text(encoding="utf-8"))


def file_sizes(sources: tuple[Source, ...]) -> dict[str, int]:
    return {source.path: len(source.text.splitlines()) for source in sources}


def body_sizes(sources: tuple[Source, ...]) -> dict[str, int]:
    return {f"{source.path}::{name}": size for source in sources for name, size in functions_in(source.tree)}


def functions_in(node: ast.AST, prefix: str = "") -> Iterator[tuple[str, int]]:
    for child in ast.iter_child_nodes(node):
        if not isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield from functions_in(child, prefix)
            continue
        if not isinstance(child, ast.ClassDef):
            yield f"{prefix}{child.name}", body_lines(child)
        yield from functions_in(child, f"{prefix}{child.name}.")


def body_lines(function: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Count from the first statement after the docstring: documentation is never too long."""
    statements = function.body[1:] if ast.get_docstring(function, clean=False) is not None else function.body
    if not statements:
        return 0
    return (function.end_lineno or statements[-1].lineno) - statements[0].lineno + 1


def too_large(sizes: Mapping[str, int], limit: int, allowed: Mapping[str, int]) -> Iterator[str]:
    for name, size in sizes.items():
        if size > allowed.get(name, limit):
            yield f"{name} has {size} lines, at most {allowed.get(name, limit)} are allowed"


def outlived(sizes: Mapping[str, int], limit: int, allowed: Mapping[str, int]) -> Iterator[str]:
    for name, recorded in allowed.items():
        size = sizes.get(name, 0)
        if size <= limit:
            yield f"{name} is within the limit now: take it off the list"
        elif size < recorded:
            yield f"{name} has shrunk to {size} lines: write that on the list"


def test_files_stay_small() -> None:
    faults = list(too_large(file_sizes(python_sources()), MOST_LINES_IN_A_FILE, ALLOWED["files"]))

    assert not faults, joined(faults)


def test_function_bodies_stay_small() -> None:
    faults = list(too_large(body_sizes(python_sources()), MOST_LINES_IN_A_BODY, ALLOWED["functions"]))

    assert not faults, joined(faults)


def test_lists_of_exceptions_only_shrink() -> None:
    sources = python_sources()
    faults = [
        *outlived(file_sizes(sources), MOST_LINES_IN_A_FILE, ALLOWED["files"]),
        *outlived(body_sizes(sources), MOST_LINES_IN_A_BODY, ALLOWED["functions"]),
    ]

    assert not faults, joined(faults)


def test_guard_sees_a_long_file() -> None:
    source = Source("fagloft/long.py", "x = 1\n" * 401)

    assert list(too_large(file_sizes((source,)), MOST_LINES_IN_A_FILE, {}))


@pytest.mark.parametrize(("lines", "is_seen"), [(30, False), (31, True)])
def test_guard_sees_a_long_body_inside_a_class_and_a_branch(lines: int, is_seen: bool) -> None:
    body = "            x = 1\n" * lines
    source = Source("fagloft/a.py", f'class A:\n    if True:\n        def b(self):\n            """Do it."""\n{body}')

    faults = list(too_large(body_sizes((source,)), MOST_LINES_IN_A_BODY, {}))

    assert bool(faults) == is_seen


def test_guard_leaves_docstrings_out() -> None:
    text = 'def explained():\n    """' + "Long.\n" * 60 + '    """\n'

    assert body_sizes((Source("fagloft/a.py", text),)) == {"fagloft/a.py::explained": 0}


@pytest.mark.parametrize(("size", "is_outlived"), [(30, True), (45, True), (50, False)])
def test_guard_sees_an_exception_that_is_no_longer_needed(size: int, is_outlived: bool) -> None:
    faults = list(outlived({"a.py::b": size}, MOST_LINES_IN_A_BODY, {"a.py::b": 50}))

    assert bool(faults) == is_outlived


def test_guard_sees_an_exception_for_a_file_that_is_gone() -> None:
    assert list(outlived({}, MOST_LINES_IN_A_FILE, {str(Path("fagloft/gone.py")): 500}))
