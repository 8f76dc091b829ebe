"""The repository names no package registry and no place on somebody's machine."""

import re
from collections.abc import Iterator

import pytest

from tests.architecture.source_files import ROOT, joined, repository_files

# Written with brackets so that this file does not find itself.
FORBIDDEN = {
    "a package registry": re.compile(
        r"pypi[.](org|python)|pythonhosted[.]|registry[.](npmjs|yarnpkg)|npmjs[.]org|conda[.]anaconda|[/]simple[/]\b|"
        r"(?:extra-)?index-url\s*[=:]|index_url\s*[=:]",
        re.IGNORECASE,
    ),
    "a place on one machine": re.compile(r"(?<![\w.~:}-])/(?:root|home/[a-z]\w*|Users/\w+|work)/\w|\b[A-Z]:\\Users\b"),
}


def unportable(name: str, text: str) -> Iterator[str]:
    for number, line in enumerate(text.splitlines(), start=1):
        for what, pattern in FORBIDDEN.items():
            if pattern.search(line):
                yield f"{name}:{number} names {what}"


def test_repository_names_no_registry_and_no_machine() -> None:
    faults: list[str] = []
    for path in repository_files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue  # a picture, a font or an Office file
        faults.extend(unportable(path.relative_to(ROOT).as_posix(), text))

    assert not faults, joined(faults)


@pytest.mark.parametrize(
    "line",
    [
        "https://py" + "pi.org/simp" + "le/django/",
        "--index-" + "url = https://packages.example.no",
        '"resolved": "https://registry.npm' + 'js.org/htmx.org"',
        "folder = '/ro" + "ot/fagloft'",
        "cd /ho" + "me/kari/fagloft",
        "C:" + "\\Users\\kari",
    ],
)
def test_guard_sees_a_registry_or_a_machine(line: str) -> None:
    assert list(unportable("sample", line))


@pytest.mark.parametrize(
    "line", ["https://www.ssb.no/home/x", "docs/home/page.md", "FAGLOFT_DATA=/srv/fagloft", "/unit/4/"]
)
def test_guard_lets_other_addresses_be(line: str) -> None:
    assert not list(unportable("sample", line))
