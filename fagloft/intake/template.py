"""What a table file must contain: the columns, their kinds and the keys."""

import re
import unicodedata
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

LANGUAGES = ("nb", "nn", "en")
_LETTERS_WITHOUT_ACCENT = str.maketrans({"ø": "o", "æ": "ae", "ð": "d", "ł": "l", "ß": "ss"})


class Kind(StrEnum):
    TEXT = "text"
    CODE = "code"
    DATE = "date"
    DECIMAL = "decimal"
    SHARE = "share"
    WHOLE = "whole"
    BOOLEAN = "boolean"
    CHOICE = "choice"


@dataclass(frozen=True)
class Choice:
    """One allowed value: `value` is stored; the words are what people write."""

    value: str
    nb: str
    nn: str
    en: str
    also: tuple[str, ...] = ()

    def word(self, language: str) -> str:
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[language]

    def spellings(self) -> tuple[str, ...]:
        return (self.value, self.nb, self.nn, self.en, *self.also)


@dataclass(frozen=True)
class Column:
    name: str
    kind: Kind
    nb: str
    nn: str
    en: str
    aliases: tuple[str, ...] = ()
    required: bool = False
    choices: tuple[Choice, ...] = ()
    minimum: float | None = None
    maximum: float | None = None
    earliest: date = date(1930, 1, 1)
    latest: date = date(2099, 12, 31)
    max_length: int = 200
    pattern: str | None = None
    example: str = ""

    def label(self, language: str) -> str:
        return {"nb": self.nb, "nn": self.nn, "en": self.en}[language]

    def spellings(self) -> tuple[str, ...]:
        return (self.name, self.nb, self.nn, self.en, *self.aliases)


@dataclass(frozen=True)
class Limits:
    file_bytes: int = 100 * 1024 * 1024
    unpacked_bytes: int = 400 * 1024 * 1024
    unpacked_ratio: int = 200
    parts: int = 1000
    rows: int = 1_000_000
    cells: int = 20_000_000
    columns: int = 200
    faults_kept: int = 1000


@dataclass(frozen=True)
class Template:
    name: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    any_of: tuple[tuple[str, ...], ...] = ()
    periods: tuple[tuple[str, str], ...] = ()
    limits: Limits = field(default_factory=Limits)

    def column(self, name: str) -> Column:
        return next(column for column in self.columns if column.name == name)


def fold(text: str) -> str:
    """Without case, accents, spaces, hyphens and signs: what two spellings of one header have in common."""
    lowered = text.casefold().translate(_LETTERS_WITHOUT_ACCENT)
    decomposed = unicodedata.normalize("NFKD", lowered)
    return re.sub(r"[^a-z0-9%]", "", decomposed)
