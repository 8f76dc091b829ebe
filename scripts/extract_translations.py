"""Collect the words of code and templates into fagloft/locale/{nn,en}/LC_MESSAGES/django.po.

The source language is bokmål. Translations that are there are kept; those whose source is gone are dropped.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
LANGUAGES = ("nn", "en")
# The day in the header stays as it is: a new one at each run would be a change without meaning.
MADE_AT = datetime(2026, 1, 1, tzinfo=UTC)
LAZY = {"gettext_lazy": None, "gettext_noop": None, "ngettext_lazy": (1, 2)}
WITH_CONTEXT = {"pgettext_lazy": ((1, "c"), 2), "npgettext_lazy": ((1, "c"), 2, 3)}
KEYWORDS = {**DEFAULT_KEYWORDS, **LAZY, **WITH_CONTEXT}

Key = tuple[str | tuple[str, ...], str | None]


def collect_messages(root: Path) -> Catalog:
    """Return every message of the code and templates under root/fagloft, with the files they stand in."""
    catalogue = Catalog(charset="utf-8", creation_date=MADE_AT)
    for path in sorted((root / "fagloft").rglob("*")):
        if path.suffix not in {".py", ".html", ".txt"} or "migrations" in path.parts:
            continue
        for message, context in messages_of(path):
            catalogue.add(message, context=context, locations=[(path.relative_to(root).as_posix(), 1)])
    return catalogue


def messages_of(path: Path) -> Iterator[Key]:
    source = path.read_text(encoding="utf-8")
    python = source if path.suffix == ".py" else as_python(source, path)
    for _line, message, _comments, context in extract("python", BytesIO(python.encode()), KEYWORDS):
        yield message, context


def as_python(template: str, path: Path) -> str:
    """Turn a template into Python-like text with the same calls, which one extractor can then read."""
    # The indentation of the template would mean something in Python.
    return "\n".join(line.strip() for line in templatize(template, origin=str(path)).splitlines())


def merge_into(po: Path, collected: Catalog, language: str) -> None:
    catalogue = read_catalogue(po, language)
    catalogue.update(collected, no_fuzzy_matching=True, update_creation_date=False)
    po.parent.mkdir(parents=True, exist_ok=True)
    with po.open("wb") as target:
        write_po(target, catalogue, width=120, ignore_obsolete=True, include_lineno=False, sort_output=True)


def read_catalogue(po: Path, language: str) -> Catalog:
    if not po.exists():
        return new_catalogue(language)
    with po.open("rb") as source:
        return read_po(source, locale=language)


def new_catalogue(language: str) -> Catalog:
    return Catalog(
        locale=language,
        header_comment="# Translations of Fagløft. The source language is bokmål; made by `make translations`.",
        project="Fagløft",
        version="1",
        msgid_bugs_address="",
        last_translator="Fagløft",
        language_team=language,
        charset="utf-8",
        fuzzy=False,
        creation_date=MADE_AT,
        revision_date=MADE_AT,
    )


def catalogue_path(root: Path, language: str) -> Path:
    return root / "fagloft" / "locale" / language / "LC_MESSAGES" / "django.po"


def main() -> None:
    collected = collect_messages(ROOT)
    for language in LANGUAGES:
        po = catalogue_path(ROOT, language)
        merge_into(po, collected, language)
        untranslated = sum(not message.string for message in read_catalogue(po, language) if message.id)
        print(f"{po.relative_to(ROOT)}: {len(collected)} messages, {untranslated} to translate")


if __name__ == "__main__":
    main()
