"""No drawer for everything: a file or folder is named for what it holds."""

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

import pytest

from tests.architecture.source_files import joined, python_sources

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "common", "base", "misc", "manager", "managers"}


def empty_names(paths: Iterable[str]) -> Iterator[str]:
    for path in paths:
        for part in PurePosixPath(path).with_suffix("").parts:
            if EMPTY_WORDS & set(part.split("_")):
                yield f"{path}: {part} does not say what is in it"


def test_names_say_what_is_in_files_and_folders() -> None:
    faults = list(empty_names(source.path for source in python_sources()))

    assert not faults, joined(faults)


@pytest.mark.parametrize("path", ["fagloft/web/utils.py", "fagloft/common/gaps.py", "tests/date_helpers.py"])
def test_guard_sees_a_name_that_says_nothing(path: str) -> None:
    assert list(empty_names([path]))


def test_guard_lets_longer_words_be() -> None:
    assert not list(empty_names(["fagloft/database/roles.py"]))
