"""Every model and every folder of the engine has its words in docs/glossary.md, once."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from tests.architecture.own_models import own_models, without_history
from tests.architecture.source_files import ROOT, joined

GLOSSARY = ROOT / "docs" / "glossary.md"
ROW = re.compile(r"^\| (?P<norwegian>[^|]+) \| (?P<english>[^|]+) \| (?P<meaning>[^|]+) \|$", re.MULTILINE)


def names_in(glossary: str) -> list[str]:
    """Return the names in code, which stand between back-quotes in the second column."""
    return [name for row in ROW.finditer(glossary) for name in re.findall(r"`([^`]+)`", row["english"])]


def glossary_faults(glossary: str, in_code: Iterable[str]) -> Iterator[str]:
    counted = Counter(names_in(glossary))
    for name in sorted(set(in_code) - set(counted)):
        yield f"{name} is not in docs/glossary.md"
    for name, count in counted.items():
        if count > 1:
            yield f"{name} stands {count} times in docs/glossary.md"


def engine_folders() -> set[str]:
    return {f"engine.{path.name}" for path in (ROOT / "fagloft/engine").iterdir() if any(path.glob("*.py"))}


def test_glossary_has_every_model_and_engine_folder() -> None:
    models = {model._meta.label for model in without_history(own_models())}
    faults = list(glossary_faults(GLOSSARY.read_text(encoding="utf-8"), models | engine_folders()))

    assert models
    assert not faults, joined(faults)


def test_every_word_has_a_norwegian_term_and_a_meaning() -> None:
    rows = [line for line in GLOSSARY.read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    broken = [line for line in rows if not ROW.match(line) and not line.startswith("|---")]

    assert not broken, joined(broken)


def test_guard_sees_a_model_without_a_word_and_a_word_twice() -> None:
    glossary = "| hull | `gaps.Gap` | what is missing |\n| glippe | `gaps.Gap` | the same |\n"

    assert list(glossary_faults(glossary, {"gaps.Gap", "gaps.Snapshot"})) == [
        "gaps.Snapshot is not in docs/glossary.md",
        "gaps.Gap stands 2 times in docs/glossary.md",
    ]
