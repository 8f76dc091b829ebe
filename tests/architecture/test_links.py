"""Links and pictures of the documents lead to files that are there."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.architecture.source_files import ROOT, joined, repository_files

DOCUMENTS = [path for path in repository_files() if path.suffix == ".md" and "vendor" not in path.parts]
LINK = re.compile(r"!?\[[^\]]*\]\((?!https?:|mailto:|#)([^)#\s]+)[^)]*\)")


def broken_links(document: Path, text: str) -> Iterator[str]:
    for target in LINK.findall(text):
        if not (document.parent / target).exists():
            yield f"{document.name}: {target} is not there"


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(document: Path) -> None:
    faults = list(broken_links(document, document.read_text(encoding="utf-8")))

    assert not faults, joined(faults)


def test_guard_sees_a_link_to_nothing() -> None:
    text = "[guide](docs/gone.md#part) ![picture](docs/gone.png) [here](Makefile) [web](https://www.ks.no/x)"

    assert len(list(broken_links(ROOT / "README.md", text))) == 2
