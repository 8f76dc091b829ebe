"""Reads today's catalogue from a file: what it tells, and every fault with its row and column."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from fagloft.contexts.leadership.queries.programme_faults import find_faults, get_municipality_codes
from fagloft.contexts.leadership.queries.programme_texts import FIELDS, SEVERAL, ProgrammeText
from fagloft.contexts.leadership.queries.programmes import get_own_programmes, get_wholes
from fagloft.contexts.leadership.queries.topics import LANGUAGES, get_topic_names
from fagloft.contexts.organisations.scope import Scope
from fagloft.intake import programme_template as words
from fagloft.intake.outcome import Intake, Notice
from fagloft.intake.read import read_table
from fagloft.intake.template import fold

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
GUARD = "'"
OF_ONE_CELL = frozenset({"unknown_word", "unknown_municipality", "unknown_whole", "part_of_itself", "not_an_address"})
UNDECIDED = {"requirement_varies": False, "status": "active"}


@dataclass(frozen=True)
class FileFault:
    """What is wrong where: the row as the reader sees it, the column by the name of its field."""

    row: int | None
    field: str
    found: str
    code: str
    params: dict[str, str | int]


@dataclass(frozen=True)
class ProgrammeFile:
    """`texts` are usable only where there are no faults at all: nothing of a faulty file is kept."""

    texts: tuple[ProgrammeText, ...]
    faults: tuple[FileFault, ...]
    notices: tuple[Notice, ...]
    fault_count: int


def read_programmes(*, scope: Scope, content: bytes, name: str, on: date) -> ProgrammeFile:
    """Every row of a CSV or Excel file under the headers of the export, in any of the three languages."""
    intake = read_table(content, name, words.PROGRAMMES)
    own = {(row.text.code, row.text.year): row.text for row in get_own_programmes(scope=scope, on=on)}
    texts = [(row["row"], _keep_unsaid(row, own)) for row in intake.rows.iter_rows(named=True)]
    broken = [(row["row"], _text(row)) for row in intake.broken_rows.iter_rows(named=True)]
    told = _find_faults(scope, texts, broken, on)
    return ProgrammeFile(
        texts=tuple(text for _, text in texts),
        faults=tuple(sorted([*_cell_faults(intake), *told], key=lambda fault: (fault.row or 0, fault.field))),
        notices=intake.notices,
        fault_count=intake.counts.faults + len(told),
    )


def guard(cell: str) -> str:
    """A spreadsheet would carry out a cell that begins like a formula."""
    return f"{GUARD}{cell}" if cell.startswith(FORMULA_SIGNS) else cell


def _keep_unsaid(row: dict[str, Any], own: dict[tuple[str, int], ProgrammeText]) -> ProgrammeText:
    """An empty cell, or a column that is not there, says nothing: what stands of the same year is kept.

    Of another year it is not known, whatever was told before.
    """
    text = _text(row)
    stands = own.get((text.code, text.year))
    if stands is None:
        return text
    return replace(text, **{name: getattr(stands, name) for name in FIELDS if row.get(name) is None})


def _find_faults(
    scope: Scope, good: list[tuple[int, ProgrammeText]], broken: list[tuple[int, ProgrammeText]], on: date
) -> list[FileFault]:
    """A whole that a part points to stands in the file or in the catalogue, and is no part itself.

    Of a row with cells that cannot be read, only what is wrong in the other cells by themselves is told.
    """
    texts = [*good, *((row, replace(text, year=on.year)) for row, text in broken)]
    unread = {row for row, _ in broken}
    mentioned = {text.code for _, text in texts}
    wholes = {code for code, _ in get_wholes(scope=scope)} - mentioned
    codes = frozenset(wholes | {text.code for _, text in texts if not text.part_of_code})
    municipalities = get_municipality_codes()
    return [
        FileFault(row=row, field=fault.field, found=fault.found, code=fault.code, params={})
        for row, text in texts
        for fault in find_faults(text, year=on.year, codes=codes, municipalities=municipalities)
        if row not in unread or fault.code in OF_ONE_CELL
    ]


def _cell_faults(intake: Intake) -> list[FileFault]:
    named = {header: field for field, header in intake.written.items()}
    return [
        FileFault(
            row=fault.row,
            field=named.get(fault.column or "", fault.column or ""),
            found=fault.found or "",
            code=fault.expected_code,
            params=dict(fault.params),
        )
        for fault in intake.faults
    ]


def _text(row: dict[str, Any]) -> ProgrammeText:
    return ProgrammeText(**{name: _value(name, row.get(name)) for name in FIELDS})


def _value(name: str, told: Any) -> Any:
    if name in SEVERAL:
        return _split(name, told or "")
    if name in {"credits_min", "credits_max", "price"}:
        return None if told is None else Decimal(str(told)).quantize(Decimal("0.1" if name != "price" else "0.01"))
    if name in UNDECIDED:
        return UNDECIDED[name] if told is None else told
    if isinstance(told, str):
        return _unguard(told)
    return "" if told is None and ProgrammeText.__annotations__[name] is str else told


def _unguard(cell: str) -> str:
    return cell[1:] if cell.startswith(GUARD) and cell[1:].startswith(FORMULA_SIGNS) else cell


def _split(name: str, cell: str) -> tuple[str, ...]:
    """Codes of the words in the cell, each once; a word nobody knows stays and is told of."""
    spelled = _topic_spellings() if name == "topics" else _spellings(name)
    told = [part.strip() for part in cell.split(words.SEPARATOR) if part.strip()]
    return tuple(dict.fromkeys(spelled.get(fold(part), part) for part in told))


def _spellings(name: str) -> dict[str, str]:
    return {fold(spelling): choice.value for choice in words.SEVERAL[name] for spelling in choice.spellings()}


def _topic_spellings() -> dict[str, str]:
    named = {fold(name): code for language in LANGUAGES for code, name in get_topic_names(language).items()}
    return named | {fold(code): code for code in get_topic_names("nb")}
