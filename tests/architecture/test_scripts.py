"""The scripts behind make test, make check and make translations do what they promise."""

import os
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

from scripts.audit_dependencies import read_report
from scripts.check_coverage import Coverage, find_faults, read_coverage, read_exceptions
from scripts.compile_translations import compile_catalogue, stale_catalogues
from scripts.extract_translations import collect_messages, merge_into

ENGINE_FILE = "fagloft/engine/gaps/find.py"


def half_covered(path: str, missing: set[str], *, total: int = 100) -> Coverage:
    return Coverage(path, frozenset(missing), total - len(missing), total)


def test_coverage_asks_for_every_branch_of_engine_and_contexts() -> None:
    files = [half_covered(ENGINE_FILE, {"12", "14->16"}), half_covered("fagloft/web/unit.py", {"3"})]

    assert find_faults(files, {}) == [f"{ENGINE_FILE} is not covered in 12, 14->16"]


def test_coverage_accepts_what_is_explained() -> None:
    text = f"| file | lines and branches | why |\n|---|---|---|\n| `{ENGINE_FILE}` | `12, 14->16` | not reachable |\n"

    assert not find_faults([half_covered(ENGINE_FILE, {"12", "14->16"})], read_exceptions(text))


def test_coverage_does_not_accept_an_exception_without_a_reason() -> None:
    assert read_exceptions(f"| `{ENGINE_FILE}` | `12` |  |\n") == {}


@pytest.mark.parametrize("files", [[half_covered(ENGINE_FILE, set())], []])
def test_coverage_wants_outlived_exceptions_off_the_list(files: list[Coverage]) -> None:
    (fault,) = find_faults(files, {ENGINE_FILE: frozenset({"12"})})

    assert "take it off the list" in fault


@pytest.mark.parametrize(("missing", "is_enough"), [(5, True), (6, False)])
def test_coverage_asks_for_95_percent_of_the_rest(missing: int, is_enough: bool) -> None:
    files = [half_covered("fagloft/web/unit.py", {str(line) for line in range(missing)})]

    assert (not find_faults(files, {})) == is_enough


def test_coverage_reads_what_coverage_writes() -> None:
    summary = {"covered_lines": 7, "num_statements": 9, "covered_branches": 3, "num_branches": 6}
    file = {"summary": summary, "missing_lines": [4, 5], "missing_branches": [[3, 4], [7, -1], [8, 10]]}

    (coverage,) = read_coverage({"files": {ENGINE_FILE: file}})

    assert coverage == Coverage(ENGINE_FILE, frozenset({"4", "5", "7->exit", "8->10"}), 10, 15)


def test_audit_tells_weaknesses_and_what_was_not_looked_up() -> None:
    weakness = {"id": "CVE-2026-1", "fix_versions": ["2.1"]}
    report = {
        "dependencies": [
            {"name": "sound", "version": "1.0", "vulns": []},
            {"name": "weak", "version": "2.0", "vulns": [weakness]},
            {"name": "unknown", "skip_reason": "not found"},
        ]
    }

    audit = read_report(report)

    assert (audit.looked_up, audit.not_looked_up) == (2, 1)
    assert audit.weaknesses == ("weak 2.0: CVE-2026-1, mended in 2.1",)


def test_words_are_collected_from_code_and_templates(tmp_path: Path) -> None:
    web = tmp_path / "fagloft" / "web"
    web.mkdir(parents=True)
    (web / "page.html").write_text(
        '{% load i18n %}\n    {% translate "Hull" %}\n  {% blocktranslate count n=n trimmed %}\n {{ n }} mangler\n'
        "{% plural %}\n {{ n }} mangler alle\n{% endblocktranslate %}"
    )
    (web / "page.py").write_text(
        'from django.utils.translation import gettext_lazy as _\n_("Krav")\npgettext("r", "Krav")\n'
    )

    found = {(message.id, message.context) for message in collect_messages(tmp_path) if message.id}

    assert found == {("Hull", None), (("%(n)s mangler", "%(n)s mangler alle"), None), ("Krav", None), ("Krav", "r")}


def test_translations_are_kept_and_outlived_ones_dropped(tmp_path: Path) -> None:
    page = tmp_path / "fagloft" / "page.py"
    page.parent.mkdir()
    page.write_text('_("Hull")\n_("Krav")\n')
    po = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    merge_into(po, collect_messages(tmp_path), "en")
    po.write_text(po.read_text().replace('msgid "Hull"\nmsgstr ""', 'msgid "Hull"\nmsgstr "Gap"'))
    page.write_text('_("Hull")\n_("Plan")\n')

    merge_into(po, collect_messages(tmp_path), "en")

    with po.open("rb") as source:
        assert {message.id: message.string for message in read_po(source) if message.id} == {"Hull": "Gap", "Plan": ""}


def test_translations_are_compiled_only_when_the_source_is_newer(tmp_path: Path) -> None:
    page = tmp_path / "fagloft" / "page.py"
    page.parent.mkdir()
    page.write_text('_("Hull")\n')
    po = tmp_path / "en" / "LC_MESSAGES" / "django.po"
    merge_into(po, collect_messages(tmp_path), "en")
    assert stale_catalogues(tmp_path) == [po]

    compile_catalogue(po)
    assert stale_catalogues(tmp_path) == []

    newer = po.with_suffix(".mo").stat().st_mtime + 1
    os.utime(po, (newer, newer))
    assert stale_catalogues(tmp_path) == [po]
