"""Which column of the file is which column of the template."""

from dataclasses import dataclass
from difflib import get_close_matches

from fagloft.intake.outcome import Fault, Notice
from fagloft.intake.template import Column, Template, fold


@dataclass(frozen=True)
class MatchedHeaders:
    """`source` gives the file's column (c0, c1 ...) and `written` the header as the user wrote it, by template name."""

    source: dict[str, str]
    written: dict[str, str]
    faults: tuple[Fault, ...]
    notices: tuple[Notice, ...]


def count_known(headers: list[str], template: Template) -> int:
    known = _known(template)
    return len({known[fold(header)] for header in headers if fold(header) in known})


def match_headers(headers: list[str | None], template: Template, *, sheet: str | None, row: int) -> MatchedHeaders:
    known = _known(template)
    source: dict[str, str] = {}
    written: dict[str, str] = {}
    faults: list[Fault] = []
    notices: list[Notice] = []
    for index, header in enumerate(headers):
        name = known.get(fold(header or ""))
        if name is None:
            notices += [Notice(sheet, "unknown_column", {"header": header})] if header and header.strip() else []
        elif name in source:
            faults.append(Fault(sheet, row, header, header, "duplicate_column", {"expected": name}))
        else:
            source[name], written[name] = f"c{index}", (header or "").strip()
    faults += _missing(source, [header for header in headers if header], template, sheet, row)
    return MatchedHeaders(source, written, tuple(faults), tuple(notices))


def _missing(
    source: dict[str, str], headers: list[str], template: Template, sheet: str | None, row: int
) -> list[Fault]:
    absent = [column for column in template.columns if column.required and column.name not in source]
    faults = [
        Fault(
            sheet,
            row,
            column.name,
            None,
            "missing_column",
            {"expected": column.name, "nearest": _nearest(column, headers)},
        )
        for column in absent
    ]
    lacking = [group for group in template.any_of if not source.keys() & set(group)]
    return faults + [
        Fault(sheet, row, None, None, "missing_one_of", {"expected": ", ".join(group)}) for group in lacking
    ]


def _nearest(column: Column, headers: list[str]) -> str:
    by_fold = {fold(header): header for header in headers}
    for spelling in column.spellings():
        close = get_close_matches(fold(spelling), by_fold, n=1, cutoff=0.75)
        if close:
            return by_fold[close[0]]
    return ""


def _known(template: Template) -> dict[str, str]:
    return {fold(spelling): column.name for column in template.columns for spelling in column.spellings()}
