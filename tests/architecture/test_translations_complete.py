"""Every word of the pages stands in nynorsk and English, with the same placeholders."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

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


# What stays as it is written in the files: nobody is shown it, it is searched by and not read, or it is a unit's name.
AS_IT_IS = {
    ("measures_left_out.csv", "name_nb"),
    ("legal_bases.csv", "duty_nb"),
    ("competences.csv", "synonyms_nb"),
    ("hpr_professions.csv", "name_nb"),
    ("ward_kinds.csv", "name_nb"),
    ("municipal_services.csv", "name_nb"),
    ("offers.csv", "title_nb"),  # who holds an offer writes it, in one language
    ("offers.csv", "description_nb"),
}
WITHOUT_ENDING = {"short_names.csv": ("short_name",)}


def shown_columns(file: Path, columns: list[str]) -> list[tuple[str, str]]:
    """Each column of words in bokmål, and how the ones beside it begin."""
    ending_in_nb = [(name, name.removesuffix("_nb")) for name in columns if name.endswith("_nb")]
    found = [*ending_in_nb, *((name, name) for name in WITHOUT_ENDING.get(file.name, ()))]
    return [(name, stem) for name, stem in found if (file.name, name) not in AS_IT_IS]


def data_faults(folder: Path) -> Iterator[str]:
    for file in sorted(folder.rglob("*.csv")):
        with file.open(encoding="utf-8", newline="") as content:
            rows = list(csv.DictReader(content))
        for name, stem in shown_columns(file, list(rows[0]) if rows else []):
            for other in (f"{stem}_nn", f"{stem}_en"):
                lacking = [row[name] for row in rows if row[name] and not row.get(other)]
                if lacking:
                    yield f"{file.name}: {other} is empty for {lacking[0]!r} and {len(lacking) - 1} more"


def test_shipped_data_speaks_three_languages() -> None:
    assert not (faults := list(data_faults(ROOT / "fagloft" / "data"))), joined(faults)


def test_guard_sees_what_the_data_lack(tmp_path: Path) -> None:
    (tmp_path / "short_names.csv").write_text("short_name,short_name_nn\nHLR,HLR\n", encoding="utf-8")
    (tmp_path / "ways.csv").write_text("name_nb,name_nn,name_en\nFagbrev,,Certificate\n", encoding="utf-8")

    assert list(data_faults(tmp_path)) == [
        "short_names.csv: short_name_en is empty for 'HLR' and 0 more",
        "ways.csv: name_nn is empty for 'Fagbrev' and 0 more",
    ]


def test_every_shipped_contact_function_has_its_word() -> None:
    source = (ROOT / "fagloft/web/templatetags/contacts.py").read_text(encoding="utf-8")
    with (ROOT / "fagloft/data/organisations/contact_functions.csv").open(encoding="utf-8", newline="") as content:
        functions = {row["contact_function"] for row in csv.DictReader(content)}

    assert [function for function in functions if f'_("{function}")' not in source] == []


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
