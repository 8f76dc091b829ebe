"""Public functions of engine and figures are documented as numpydoc asks; their examples run as doctests."""

import ast
from collections.abc import Iterator

import pytest
from numpydoc.validate import validate

from tests.architecture.source_files import sources_under

# Only ever lengthened.
CHECKS = {
    "GL06": "unknown section",
    "GL07": "sections in another order than numpydoc's",
    "GL08": "no docstring",
    "SS02": "summary without a capital",
    "SS03": "summary without a full stop",
    "SS05": "summary in the third person",
    "SS06": "summary over several lines",
    "PR01": "parameter not documented",
    "PR02": "documented parameter that is not there",
    "PR03": "parameters in another order",
    "PR04": "parameter without type",
    "PR07": "parameter without description",
    "PR10": "no space around the colon",
    "RT01": "what it returns is not told",
    "RT03": "what it returns is not described",
    "YD01": "what it yields is not told",
    "EX01": "no example",
}


def public_functions() -> Iterator[str]:
    for source in sources_under("fagloft/engine", "fagloft/figures"):
        module = source.path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        for node in source.tree.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield f"{module}.{node.name}"


def docstring_faults(name: str) -> list[str]:
    return [f"{name}: {code} {message}" for code, message in validate(name)["errors"] if code in CHECKS]


@pytest.mark.parametrize("name", list(public_functions()))
def test_public_function_is_documented(name: str) -> None:
    assert not docstring_faults(name)


def poorly_documented(day: str) -> str:
    """returns the day"""
    return day


def test_guard_sees_a_poor_docstring() -> None:
    codes = {fault.split()[1] for fault in docstring_faults(f"{__name__}.poorly_documented")}

    assert codes == {"SS02", "SS03", "SS05", "PR01", "RT01", "EX01"}
