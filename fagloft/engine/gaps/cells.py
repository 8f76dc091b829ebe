"""Cells: one for each employment and each competence asked about there, laid out one after the other.

The levels of thirty million holdings are gathered straight into the cells they bear upon. Where a holding belongs is
found by two look-ups in tables that fit in the processor's cache: where the cells of the person begin, and which
number the competence has in the person's situation. What nobody asks about falls out at once.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

import numpy as np
import polars as pl
from numpy.typing import NDArray

from fagloft.engine.vocabulary.id_codes import UNKNOWN, Codes, code_ids, prepare_codes

type Cell = NDArray[np.int64]

SLICE = 2_000_000
"""Holdings looked at together: few enough for their columns to stay near the processor."""


@dataclass(frozen=True)
class Round:
    """
    One employment per person, by person code; the last entry, which is number -1, stands for somebody unknown.

    Attributes
    ----------
    begins : Cell
        Where the cells of the employment begin.
    row : Cell
        Where the row of its situation begins in `Cells.places`; the row of nothing for a person without one.
    """

    begins: Cell
    row: Cell


@dataclass(frozen=True)
class Cells:
    """
    The layout of the cells.

    Attributes
    ----------
    employments : pl.DataFrame
        person_id, unit_id, situation; one row per employment in force, sorted by person and unit.
    wants : pl.DataFrame
        What is asked for, sorted by situation and competence_id: those two columns and any others.
    employment, want : Codes
        For each cell the row in `employments` and in `wants`.
    persons, competences : pl.Series
        Ids in order; their places are the codes.
    rounds : tuple of Round
        The first employment of everybody, then the second of those who have two, and so on.
    places : NDArray
        A table of situations by competences, row after row: the number of the competence among the wants of the
        situation, -1 for none. Each row has an unknown competence in front, and a row of nothing stands last.
    """

    employments: pl.DataFrame
    wants: pl.DataFrame
    employment: Codes
    want: Codes
    persons: pl.Series
    competences: pl.Series
    rounds: tuple[Round, ...]
    places: NDArray[np.signedinteger]

    def __len__(self) -> int:
        return len(self.want)


def lay_out_cells(employments: pl.DataFrame, wants: pl.DataFrame) -> Cells:
    """
    Lay out one cell per employment and competence asked about.

    Parameters
    ----------
    employments : pl.DataFrame
        Columns person_id, unit_id, situation.
    wants : pl.DataFrame
        Columns situation, competence_id (together unique) and any others.

    Returns
    -------
    Cells
        The cells in the order of person, unit and competence.

    Examples
    --------
    >>> import polars as pl
    >>> employments = pl.DataFrame({"person_id": ["b", "a"], "unit_id": "u", "situation": [0, 0]})
    >>> wants = pl.DataFrame({"situation": [0, 0], "competence_id": ["y", "x"]})
    >>> cells = lay_out_cells(employments, wants)
    >>> len(cells), cells.want.tolist(), cells.employment.tolist()
    (4, [0, 1, 0, 1], [0, 0, 1, 1])
    """
    employments = _sort_employments(employments)
    wants = wants.sort("situation", "competence_id")
    situation = employments["situation"].cast(pl.Int32).to_numpy()
    count = 1 + int(situation.max()) if len(situation) else 0
    size = np.bincount(wants["situation"].to_numpy(), minlength=count).astype(np.int64)
    begins = _run_up(size[situation])
    employment = np.repeat(np.arange(len(situation), dtype=np.int32), size[situation])
    want = np.repeat((_run_up(size)[situation] - begins).astype(np.int32), size[situation])
    want += np.arange(len(want), dtype=np.int32)
    persons, competences = _sorted_ids(employments["person_id"]), _sorted_ids(wants["competence_id"])
    person = code_ids(employments["person_id"], persons)
    row = situation * np.int64(1 + len(competences)) + 1
    nothing = count * (1 + len(competences)) + 1
    return Cells(
        employments=employments,
        wants=wants.with_columns(pl.col("competence_id").cast(pl.String)),
        employment=employment,
        want=want,
        persons=persons,
        competences=competences,
        rounds=tuple(_take_turns(person, begins, row, Round(*np.full((2, 1 + len(persons)), nothing)))),
        places=_number_wants(wants, size, competences),
    )


def _sort_employments(employments: pl.DataFrame) -> pl.DataFrame:
    """Sort by person and unit, unless people come in order and nobody twice."""
    person = employments["person_id"]
    in_order = bool((person.shift(-1) > person).all())
    return employments if in_order else employments.sort("person_id", "unit_id")


def _run_up(sizes: Cell) -> Cell:
    """Tell where each of several stretches begins when they are laid one after the other."""
    return np.cumsum(sizes) - sizes


def _sorted_ids(ids: pl.Series) -> pl.Series:
    """List the distinct ids in order."""
    return ids.cast(pl.String).unique().sort()


def _take_turns(person: Codes, begins: Cell, row: Cell, nobody: Round) -> Iterator[Round]:
    """Deal the employments (sorted by person) out into rounds with at most one per person."""
    turn = np.arange(len(person)) - np.searchsorted(person, person)
    for number in range(1 + int(turn.max()) if len(turn) else 0):
        mine = turn == number
        of_person = Round(nobody.begins.copy(), nobody.row.copy())
        of_person.begins[person[mine]] = begins[mine]
        of_person.row[person[mine]] = row[mine]
        yield of_person


def _number_wants(wants: pl.DataFrame, size: Cell, competences: pl.Series) -> NDArray[np.signedinteger]:
    """Number the wants of each situation, in the smallest numbers that will do."""
    places = np.full((len(size) + 1, len(competences) + 1), UNKNOWN, np.min_scalar_type(-1 - len(competences)))
    situation = wants["situation"].to_numpy()
    number = np.arange(len(wants)) - _run_up(size)[situation]
    places[situation, code_ids(wants["competence_id"], competences) + 1] = number
    return places.ravel()


def locate_holdings(
    cells: Cells, holdings: pl.DataFrame, keep: pl.Expr, columns: Sequence[str]
) -> Iterator[tuple[Cell, pl.DataFrame]]:
    """
    Find the cells that holdings bear upon, slice by slice.

    Parameters
    ----------
    cells : Cells
        The layout.
    holdings : pl.DataFrame
        Columns person_id, competence_id, level, valid_from, valid_to.
    keep : pl.Expr
        Which holdings to look at.
    columns : sequence of str
        What is wanted of them.

    Yields
    ------
    tuple of Cell and pl.DataFrame
        Cell numbers and, row by row, those columns of the holdings. A holding turns up once per employment it bears
        upon.

    Examples
    --------
    >>> import polars as pl
    >>> cells = lay_out_cells(pl.DataFrame({"person_id": ["a"], "unit_id": "u", "situation": [0]}),
    ...                       pl.DataFrame({"situation": [0], "competence_id": ["x"]}))
    >>> holdings = pl.DataFrame({"person_id": ["a", "a"], "competence_id": ["x", "z"], "level": [2, 3]})
    >>> [(cell.tolist(), found.rows()) for cell, found in locate_holdings(cells, holdings, pl.lit(True), ["level"])]
    [([0], [(2,)])]
    """
    persons = prepare_codes(holdings["person_id"].dtype, cells.persons)
    competences = prepare_codes(holdings["competence_id"].dtype, cells.competences)
    wanted = list(dict.fromkeys(("person_id", "competence_id", *columns)))

    def locate(piece: pl.DataFrame) -> list[tuple[Cell, pl.DataFrame]]:
        kept = piece.lazy().filter(keep).select(wanted).collect()
        person, competence = persons.code(kept["person_id"]), competences.code(kept["competence_id"])
        turns = (_find_cells(cells.places, turn, person, competence) for turn in cells.rounds)
        return [(cell, kept.select(columns)[found]) for cell, found in turns]

    pieces = list(holdings.iter_slices(SLICE))
    with ThreadPoolExecutor(pl.thread_pool_size()) as workers:
        # What is one piece only is not worth a thread.
        for located in workers.map(locate, pieces) if len(pieces) > 1 else map(locate, pieces):
            yield from located


def _find_cells(places: NDArray[np.signedinteger], turn: Round, person: Codes, competence: Codes) -> tuple[Cell, Cell]:
    """Find cell numbers and the places of the holdings that have one, in one round of employments."""
    number = places.take(turn.row.take(person) + competence)
    asked = np.flatnonzero(number >= 0)
    return turn.begins.take(person.take(asked)) + number.take(asked), asked
