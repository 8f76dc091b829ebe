"""What the matrix says: a sentence on top, a sign and a word in each cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.gaps.queries.matrices import Cell, Matrix, MatrixRow
from fagloft.contexts.gaps.queries.standings import MAY_BE_OFFERED, UNMET
from fagloft.web.templatetags.formats import long_date, number, short_date

FEW_COLUMNS = 7  # what a screen shows without being moved sideways


class ShownCell(NamedTuple):
    standing: str
    url: str
    note: str


@dataclass(frozen=True)
class ShownRow:
    """`anchors` lead to each competence on the person's page; `notes` are the words of standings that have a day."""

    label: str
    url: str
    detail: str
    standings: tuple[Cell, ...]
    anchors: list[str]
    notes: dict[Cell, str]

    @property
    def cells(self) -> Iterator[ShownCell]:
        """Made as they are drawn: thousands of them kept would wake the garbage collector again and again."""
        for cell, anchor in zip(self.standings, self.anchors, strict=True):
            url = self.url + anchor if cell.status != "not_required" else ""
            yield ShownCell(cell.status, url, self.notes.get(cell, ""))


@dataclass(frozen=True)
class ShownGroup:
    label: str
    rows: tuple[ShownRow, ...]


@dataclass(frozen=True)
class ShownColumn:
    label: str
    name: str
    url: str


@dataclass(frozen=True)
class ShownMatrix:
    label: str
    corner: str
    columns: tuple[ShownColumn, ...]
    groups: tuple[ShownGroup, ...]


@dataclass(frozen=True)
class MatrixPage:
    unit_id: int
    unit_name: str
    heading: str
    lead: str
    is_today: bool
    is_empty: bool
    matrix: ShownMatrix
    export_url: str
    most_missing_first: bool
    turn_columns_url: str


def present(matrix: Matrix, rows: Sequence[MatrixRow], asked: QueryDict, *, today: date) -> MatrixPage:
    export = reverse("unit_matrix_export", args=[matrix.unit_id])
    return MatrixPage(
        unit_id=matrix.unit_id,
        unit_name=matrix.unit_name,
        heading=_answer(matrix, asked.get("standing", "")),
        lead=_facts(matrix),
        is_today=matrix.on == today,
        is_empty=not (matrix.rows and matrix.columns),
        matrix=ShownMatrix(
            label=_("Hvem kan hva, %(unit)s") % {"unit": matrix.unit_name},
            corner=_("Ansatt"),
            columns=tuple(
                ShownColumn(column.short_name, column.name, reverse("competence", args=[column.id]))
                for column in matrix.columns
            ),
            groups=_group(matrix, rows, is_today=matrix.on == today),
        ),
        export_url=f"{export}?{asked.urlencode()}" if asked else export,
        most_missing_first=asked.get("columns") == "-gaps",
        turn_columns_url=_turn_columns(asked) if len(matrix.columns) > FEW_COLUMNS else "",
    )


def _turn_columns(asked: QueryDict) -> str:
    """The same view with its columns in the other order."""
    turned = asked.copy()
    turned["columns"] = "obligation" if asked.get("columns") == "-gaps" else "-gaps"
    return f"?{turned.urlencode()}"


def _group(matrix: Matrix, rows: Sequence[MatrixRow], *, is_today: bool) -> tuple[ShownGroup, ...]:
    kept = "" if is_today else f"?on={matrix.on.isoformat()}"
    anchors = [f"#competence-{column.id}" for column in matrix.columns]
    notes = {cell: _note(cell) for cell in {cell for row in rows for cell in row.cells if cell.day}}
    # One reverse for all: only the number differs from person to person.
    pattern = reverse("person", args=[0])
    return tuple(
        ShownGroup(
            label=profession or _("Uten registrert profesjon"),
            rows=tuple(
                ShownRow(
                    label=row.name,
                    url=pattern.replace("/0/", f"/{row.person_id}/") + kept,
                    detail=row.function_name,
                    standings=row.cells,
                    anchors=anchors,
                    notes=notes,
                )
                for row in mine
            ),
        )
        for profession, mine in groupby(rows, key=lambda row: row.profession_name)
    )


def _note(cell: Cell) -> str:
    words = {
        "lapses_soon": _("går ut %(day)s"),
        "lapsed": _("gikk ut %(day)s"),
        MAY_BE_OFFERED: _("frivillig, gikk ut %(day)s"),
    }
    return words[cell.status] % {"day": short_date(cell.day)}


def _answer(matrix: Matrix, standing: str) -> str:
    """How many of those shown have everything that is shown."""
    if not matrix.rows:
        return _("Ingen passer med det du har valgt") if matrix.people else _("Ingen er ansatt her denne dagen")
    if standing == MAY_BE_OFFERED:
        words = _("%(shown)s av %(people)s kan få tilbud om noe frivillig")
        return words % {"shown": number(len(matrix.rows)), "people": number(matrix.candidates)}
    short = sum(row.gaps > 0 for row in matrix.rows)
    if not short:
        return _("Alle har det som kreves")
    what = matrix.columns[0].short_name if len(matrix.columns) == 1 else _("noe som kreves")
    lacking = _("%(short)s av %(people)s mangler %(what)s") % {
        "short": number(short),
        "people": number(matrix.candidates),
        "what": what,
    }
    duty = sum(row.lacks_duty for row in matrix.rows)
    if len(matrix.columns) == 1 or duty in (0, short):
        return lacking
    return _("%(lacking)s, %(duty)s av dem noe som er pålagt") % {"lacking": lacking, "duty": number(duty)}


def _facts(matrix: Matrix) -> str:
    day = long_date(matrix.on)
    gaps = sum(cell.status in UNMET for row in matrix.rows for cell in row.cells)
    parts = [
        day[:1].upper() + day[1:],
        _("%(shown)s av %(people)s ansatte") % {"shown": number(len(matrix.rows)), "people": number(matrix.people)},
        ngettext("%(count)d kompetanse", "%(count)d kompetanser", len(matrix.columns)) % {"count": len(matrix.columns)},
        ngettext("%(count)d mangel", "%(count)d mangler", gaps) % {"count": gaps},
    ]
    return " · ".join(parts)
