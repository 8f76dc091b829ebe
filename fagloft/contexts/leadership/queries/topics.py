"""What leaders need and what is taught, in one vocabulary: topics, themes of report 001, functions of report 000.

A public word list that ships with the product. Nobody owns it, so it needs no reader's scope.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import fagloft

FOLDER = Path(fagloft.__file__).parent / "data" / "leadership"
LANGUAGES = ("nb", "nn", "en")


@dataclass(frozen=True)
class Term:
    """A code with its name in one language and where it comes from."""

    code: str
    name: str
    source: str = ""


@dataclass(frozen=True)
class Topic(Term):
    """Something that is taught or needed, with the themes and functions it serves (our reading)."""

    themes: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()


def get_topics(language: str) -> tuple[Topic, ...]:
    """All topics in the order of their names."""
    topics = (
        Topic(
            code=row["topic"],
            name=_name(row, language),
            source=_cite(row),
            themes=_codes(row["needs_themes"]),
            functions=_codes(row["leadership_functions"]),
        )
        for row in _rows("leadership_topics.csv")
    )
    return tuple(sorted(topics, key=lambda topic: topic.name.casefold()))


def get_themes(language: str) -> tuple[Term, ...]:
    """The needs of report 001, by chapter."""
    return tuple(Term(row["theme"], _name(row, language), _cite(row)) for row in _rows("themes.csv"))


def get_functions(language: str) -> tuple[Term, ...]:
    """The six functions of a leader in report 000, in its order."""
    return tuple(Term(row["function"], _name(row, language), _cite(row)) for row in _rows("functions.csv"))


def get_topic_names(language: str) -> dict[str, str]:
    return {topic.code: topic.name for topic in get_topics(language)}


@cache
def _rows(name: str) -> tuple[dict[str, str], ...]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(file))


def _name(row: dict[str, str], language: str) -> str:
    return row[f"label_{language if language in LANGUAGES else 'nb'}"]


def _codes(cell: str) -> tuple[str, ...]:
    return tuple(code for code in cell.split(";") if code)


def _cite(row: dict[str, str]) -> str:
    return f"{row['source']}:{row['line']}"
