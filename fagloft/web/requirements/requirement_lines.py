"""The list of requirements by who decides: the reader's own open and first, what others decide folded."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from fagloft.contexts.organisations.queries.unit_trees import UnitTree
from fagloft.contexts.requirements.queries.coverage import CoverageRow
from fagloft.contexts.requirements.queries.requirements import RequirementRow
from fagloft.web.requirements.words import decided_by, layer_word, obligation_word


@dataclass(frozen=True)
class Line:
    """A row of the list with its words."""

    row: RequirementRow
    layer: str
    obligation: str
    has_question: bool
    is_to_come: bool


@dataclass(frozen=True)
class Group[Row]:
    """What one decides; `decided_by` is empty for the reader's own, and `count` is of all pages."""

    decided_by: str
    count: int
    lines: tuple[Row, ...]
    is_open: bool


def own_first[Row: (RequirementRow, CoverageRow)](rows: Iterable[Row]) -> list[Row]:
    """What the reader may change, then what others decide, each in the order given."""
    return sorted(rows, key=lambda row: (not _is_own(row), _decider(row)))


def group_by_decider(
    shown: Sequence[RequirementRow],
    rows: Sequence[RequirementRow],
    asked_about: set[int],
    today: date,
    *,
    is_asked_for: bool,
) -> list[Group[Line]]:
    """`shown` are the rows of this page of all; who has filtered or turned the page wants to see rows at once."""
    counts = Counter(_decider(row) for row in rows)
    return [
        Group(decider, counts[decider], tuple(_line(row, asked_about, today) for row in group), is_asked_for)
        for decider, group in groupby(shown, key=_decider)
    ]


def group_minimums(rows: Iterable[CoverageRow], tree: UnitTree, unit_id: int | None) -> list[Group[CoverageRow]]:
    """Those that concern the unit and what lies below it; all without a unit."""
    found = own_first(row for row in rows if unit_id is None or _concerns(row, tree, unit_id))
    groups = [(decider, tuple(group)) for decider, group in groupby(found, key=_decider)]
    return [Group(decider, len(group), group, is_open=False) for decider, group in groups]


def _concerns(row: CoverageRow, tree: UnitTree, unit_id: int) -> bool:
    units = tree.below([unit_id])
    if row.target.layer == "unit":
        return row.target.id in units
    return row.target.id in {tree.nodes[unit].kind_id for unit in units}


def _is_own(row: RequirementRow | CoverageRow) -> bool:
    return row.may_be_changed or row.may_be_kept


def _decider(row: RequirementRow | CoverageRow) -> str:
    return "" if _is_own(row) else decided_by(row)


def _line(row: RequirementRow, asked_about: set[int], today: date) -> Line:
    return Line(
        row=row,
        layer=layer_word(row.target.layer),
        obligation=obligation_word(row.obligation),
        has_question=row.competence_id in asked_about,
        is_to_come=row.starts_on > today,
    )
