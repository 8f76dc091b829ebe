"""Decision records are numbered one by one, and number and title are the same in file name and heading."""

import re
from collections.abc import Iterator, Mapping

import pytest

from tests.architecture.source_files import ROOT, joined

FOLDER = ROOT / "docs" / "adr"
PARTS = ("## Context", "## Decision", "## Consequences")


def decision_faults(records: Mapping[str, str]) -> Iterator[str]:
    headings: set[str] = set()
    for number, (name, text) in enumerate(sorted(records.items()), start=1):
        heading = text.splitlines()[0].partition(". ")[2] if text else ""
        expected = f"{number:04}-{slug(heading)}.md"
        if name != expected or not text.startswith(f"# {number:04}. "):
            yield f"{name}: by its place and heading it should be called {expected}"
        if heading in headings:
            yield f"{name}: the title stands twice"
        headings.add(heading)
        if [line for line in text.splitlines() if line.startswith("## ")] != list(PARTS):
            yield f"{name}: should have Context, Decision and Consequences"


def slug(heading: str) -> str:
    # File systems do not agree on how Norwegian letters are written.
    plain = heading.lower().replace("æ", "ae").replace("ø", "oe").replace("å", "aa")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def test_decision_records_are_in_order() -> None:
    records = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.md")}
    faults = list(decision_faults(records))

    assert records
    assert not faults, joined(faults)


GOOD = "# 0001. Use one clock\n\n## Context\n\n## Decision\n\n## Consequences\n"


@pytest.mark.parametrize(
    "records",
    [
        {"0002-use-one-clock.md": GOOD},
        {"0001-use-two-clocks.md": GOOD},
        {"0001-use-one-clock.md": GOOD, "0001-use-one-watch.md": GOOD},
        {"0001-use-one-clock.md": GOOD, "0002-use-one-clock.md": GOOD.replace("0001", "0002")},
        {"0001-use-one-clock.md": GOOD.replace("## Consequences\n", "")},
        {"0001-use-one-clock.md": GOOD.replace("# 0001", "# 0002")},
    ],
)
def test_guard_sees_numbers_and_titles_that_disagree(records: dict[str, str]) -> None:
    assert list(decision_faults(records))


def test_guard_accepts_a_record_in_order() -> None:
    assert not list(decision_faults({"0001-use-one-clock.md": GOOD}))
