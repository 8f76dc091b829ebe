"""Every word of the pages stands in nynorsk and English, with the same placeholders."""

import re
from collections.abc import Iterator

import pytest
from babel.messages.catalog import Catalog, Message

from scripts.extract_translations import LANGUAGES, ROOT, catalogue_path, collect_messages, read_catalogue
from tests.architecture.source_files import joined

PLACEHOLDER = re.compile(r"%(?:\(\w+\))?[sdif]|\{\w*\}")


def translation_faults(collected: Catalog, translated: Catalog) -> Iterator[str]:
    for message in collected:
        if not message.id:
            continue
        entry = translated.get(message.id, message.context)
        fault = entry_fault(message, entry)
        if fault:
            yield f"{message.id!r}: {fault} ({', '.join(path for path, _line in message.locations)})"


def entry_fault(message: Message, entry: Message | None) -> str | None:
    if entry is None:
        return "is not in the .po file: make translations"
    forms = texts(entry.string)
    if not forms or not all(forms):
        return "has no translation"
    if entry.fuzzy:
        return "is marked as fuzzy"
    wanted = [placeholders(text) for text in texts(message.id)]
    # A singular may leave its number out ("én ansatt"), a plural may not.
    if placeholders(forms[-1]) != wanted[-1] or not placeholders(forms[0]) <= wanted[-1]:
        return f"has other placeholders: {forms}"
    return None


def texts(value: str | list[str] | tuple[str, ...] | None) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value or ())


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_word_is_translated(language: str) -> None:
    collected = collect_messages(ROOT)
    faults = list(translation_faults(collected, read_catalogue(catalogue_path(ROOT, language), language)))

    assert len(collected)
    assert not faults, joined([f"{len(faults)} words lack their {language}:", *faults[:50]])


def catalogue_with(string: str | tuple[str, ...], **properties: object) -> Catalog:
    catalogue = Catalog(locale="en")
    message_id = ("%(n)s mangler", "%(n)s mangler alle") if isinstance(string, tuple) else "%(navn)s mangler"
    catalogue.add(message_id, string, **properties)  # type: ignore[arg-type]
    return catalogue


@pytest.mark.parametrize(
    ("translated", "fault"),
    [
        (Catalog(locale="en"), "not in the .po file"),
        (catalogue_with(""), "no translation"),
        (catalogue_with("%(navn)s lacks it", flags=["fuzzy"]), "fuzzy"),
        (catalogue_with("%(name)s lacks it"), "placeholders"),
    ],
)
def test_guard_sees_a_missing_or_wrong_translation(translated: Catalog, fault: str) -> None:
    (found,) = translation_faults(catalogue_with(""), translated)

    assert fault in found


@pytest.mark.parametrize(
    ("string", "is_accepted"), [(("One lacks it", "%(n)s lack it"), True), (("%(n)s lacks it", "All lack it"), False)]
)
def test_guard_reads_both_forms_of_a_number(string: tuple[str, ...], is_accepted: bool) -> None:
    faults = list(translation_faults(catalogue_with(("", "")), catalogue_with(string)))

    assert (not faults) == is_accepted
