"""Who goes along to a given programme at a given venue, as an exact choice: one small function per rule."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from fagloft.engine.cohorts.choices import Candidate
from fagloft.engine.cohorts.journeys import Journeys
from fagloft.engine.cohorts.wishes import Asked, Wish, WishKind
from fagloft.engine.exact_choice.model import ChoiceModel, Column, Sum


@dataclass
class Draft:
    """
    The columns of a cohort.

    Attributes
    ----------
    everybody : tuple of Candidate
        Also those who cannot come.
    able : list of Candidate
        Those who can, sorted by id.
    goes : dict of str to Column
        Whether one of those goes along.
    """

    everybody: tuple[Candidate, ...]
    able: list[Candidate]
    model: ChoiceModel = field(default_factory=ChoiceModel)
    goes: dict[str, Column] = field(default_factory=dict)

    def count(self, candidates: Iterable[Candidate], amount: float = 1) -> dict[Column, float]:
        """Sum those of some who go along."""
        ids = {one.candidate_id for one in candidates}
        return {column: amount for who, column in self.goes.items() if who in ids}


def draft_cohort(
    everybody: tuple[Candidate, ...], able: Iterable[Candidate], wishes: Iterable[Wish], least_size: int = 0
) -> Draft:
    """
    State who can go along, and the rules that wishes make.

    Parameters
    ----------
    everybody : tuple of Candidate
        Also those who cannot come.
    able : iterable of Candidate
        Those who can.
    wishes : iterable of Wish
        Those on people count.
    least_size : int
        How many must share the price.

    Returns
    -------
    Draft
        Its columns and rows.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> everybody = choices().candidates
    >>> draft = draft_cohort(everybody, everybody[:4], [Wish(WishKind.UNIT_MOST, 1), Wish(WishKind.TOPIC, about="a")])
    >>> len(draft.goes), [most for row, _, most in draft.model.rows if len(row) > 1]
    (4, [1])
    """
    draft = Draft(everybody, sorted(able, key=lambda one: one.candidate_id))
    for one in draft.able:
        draft.goes[one.candidate_id] = draft.model.add_column()
    if least_size:
        draft.model.ask_at_least(draft.count(draft.able), least_size)
    for wish in wishes:
        if wish.kind in RULES:
            RULES[wish.kind](draft, wish)
    return draft


def aim_at(draft: Draft, worth: Mapping[str, int], journeys: Journeys, asked: Asked) -> Sum:
    """
    State the aim: what each participant is worth, less whoever travels longest, less who goes alone.

    Parameters
    ----------
    draft : Draft
        To which columns are added.
    worth : mapping of str to int
        Of each candidate: needs that are covered, less travel.
    journeys : Journeys
        To the venue.
    asked : Asked
        With the weights.

    Returns
    -------
    Sum
        To be made as large as possible.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.journeys import Journey
    >>> anna = choices().candidates[:1]
    >>> asked = Asked((), remote_places=frozenset({"island"}))
    >>> sorted(aim_at(draft_cohort(anna, anna, []), {"anna": 2000}, {"anna": Journey(60, 0)}, asked).values())
    [-500, -10, 2000]
    """
    aim: dict[Column, float] = {column: worth[who] for who, column in draft.goes.items()}
    aim |= _count_worst_minutes(draft, journeys, asked.weights.worst_minute)
    return aim | _count_alone(draft, asked)


def _limit_size(draft: Draft, wish: Wish) -> None:
    """So many at least, or at most."""
    everybody = draft.count(draft.able)
    if wish.kind == WishKind.SIZE_LEAST:
        draft.model.ask_at_least(everybody, wish.amount)
    else:
        draft.model.ask_at_most(everybody, wish.amount)


def _mix(draft: Draft, wish: Wish) -> None:
    """So many at least of a sector or a level."""
    facts = {WishKind.SECTOR_LEAST: "sector", WishKind.LEVEL_LEAST: "level"}
    of_kind = [one for one in draft.able if getattr(one, facts[wish.kind]) == wish.about]
    draft.model.ask_at_least(draft.count(of_kind), wish.amount)


def _leave_units_led(draft: Draft, wish: Wish) -> None:
    """So many of each unit at most."""
    for unit in sorted({one.unit_id for one in draft.able}):
        draft.model.ask_at_most(draft.count(one for one in draft.able if one.unit_id == unit), wish.amount)


def _keep_together(draft: Draft, wish: Wish) -> None:
    """All of a group or none; who cannot come keeps the others at home."""
    members = [one for one in draft.everybody if one.group_id == wish.about]
    columns = list(draft.count(members))
    if len(columns) < len(members):
        draft.model.ask_at_most(dict.fromkeys(columns, 1), 0)
    for one, other in pairwise(columns):
        draft.model.ask_exactly({one: 1, other: -1}, 0)


def _take_along(draft: Draft, wish: Wish) -> None:
    """Somebody must go along."""
    draft.model.ask_at_least(draft.count(one for one in draft.able if one.candidate_id == wish.about), 1)


def _count_worst_minutes(draft: Draft, journeys: Journeys, weight: int) -> dict[Column, float]:
    """Count the minutes of whoever travels longest."""
    longest = max((journeys[one.candidate_id].minutes for one in draft.able), default=0)
    worst = draft.model.add_column(longest, is_whole=False)
    for one in draft.able:
        draft.model.ask_at_most({draft.goes[one.candidate_id]: journeys[one.candidate_id].minutes, worst: -1}, 0)
    return {worst: -weight}


def _count_alone(draft: Draft, asked: Asked) -> dict[Column, float]:
    """Count remote places with one participant only."""
    aim: dict[Column, float] = {}
    for place in sorted(asked.remote_places):
        neighbours = [one for one in draft.able if one.place == place]
        several, alone = draft.model.add_column(), draft.model.add_column()
        draft.model.ask_at_most({several: 2} | draft.count(neighbours, -1), 0)
        for one in neighbours:
            draft.model.ask_at_most(draft.count([one]) | {several: -1, alone: -1}, 0)
        aim[alone] = -asked.weights.alone
    return aim


RULES: dict[WishKind, Callable[[Draft, Wish], None]] = {
    WishKind.SIZE_LEAST: _limit_size,
    WishKind.SIZE_MOST: _limit_size,
    WishKind.SECTOR_LEAST: _mix,
    WishKind.LEVEL_LEAST: _mix,
    WishKind.UNIT_MOST: _leave_units_led,
    WishKind.TOGETHER: _keep_together,
    WishKind.PARTICIPANT: _take_along,
}
