"""The cohort at one venue as an exact choice: one small function per rule and per aim."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from fagloft.engine.cohorts.choices import Arrangement, Candidate, Choices, Module
from fagloft.engine.cohorts.journeys import Journeys
from fagloft.engine.cohorts.wishes import Asked, Wish, WishKind
from fagloft.engine.exact_choice.model import ChoiceModel, Column, Sum


@dataclass
class Draft:
    """
    The columns of a cohort at one venue.

    Attributes
    ----------
    goes : dict of (str, int) to Column
        Whether a candidate goes along in an arrangement.
    arranged : list of Column
        Which arrangement it is; one of them.
    taught : dict of str to Column
        Which modules are taught.
    sized : list of Column
        How many go along, one column per number; only where a price per cohort asks for it.
    """

    choices: Choices
    journeys: Journeys
    arrangements: list[Arrangement]
    model: ChoiceModel = field(default_factory=ChoiceModel)
    goes: dict[tuple[str, int], Column] = field(default_factory=dict)
    arranged: list[Column] = field(default_factory=list)
    taught: dict[str, Column] = field(default_factory=dict)
    sized: list[Column] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    modules: list[Module] = field(default_factory=list)

    def count(self, candidates: Iterable[Candidate], amount: float = 1) -> dict[Column, float]:
        """Sum those who go along."""
        ids = {one.candidate_id for one in candidates}
        return {column: amount for (who, _), column in self.goes.items() if who in ids}


def draft_cohort(choices: Choices, journeys: Journeys, wishes: Iterable[Wish]) -> Draft:
    """
    State who can go along, what can be taught, and the rules that wishes make.

    Parameters
    ----------
    choices : Choices
        What there is to choose from.
    journeys : Journeys
        To the venue; who is not in it cannot go along.
    wishes : iterable of Wish
        What must be kept.

    Returns
    -------
    Draft
        Its columns and rows.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.journeys import list_journeys
    >>> from fagloft.engine.cohorts.wishes import UnknownTravel
    >>> example = choices()
    >>> journeys = list_journeys(example, example.venues[0], UnknownTravel.LEFT_OUT)
    >>> draft = draft_cohort(example, journeys, [Wish(WishKind.SIZE_LEAST, 2)])
    >>> len(draft.goes), len(draft.arranged), len(draft.taught)
    (8, 2, 2)
    """
    draft = Draft(choices, journeys, _leave_out_worse_starts(choices, journeys))
    draft.candidates = sorted(
        (one for one in choices.candidates if one.candidate_id in journeys), key=lambda one: one.candidate_id
    )
    draft.modules = sorted(choices.modules, key=lambda one: one.module_id)
    _choose_one_arrangement(draft)
    _teach_what_the_provider_gives(draft)
    for wish in wishes:
        RULES[wish.kind](draft, wish)
    return draft


def aim_at(draft: Draft, asked: Asked) -> Sum:
    """
    State the aim: needs that are covered, less travel, less whoever travels longest, less who goes alone.

    Parameters
    ----------
    draft : Draft
        To which columns are added.
    asked : Asked
        With the weights.

    Returns
    -------
    Sum
        To be made as large as possible.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.journeys import list_journeys
    >>> from fagloft.engine.cohorts.wishes import UnknownTravel
    >>> example = choices()
    >>> draft = draft_cohort(example, list_journeys(example, example.venues[0], UnknownTravel.LEFT_OUT), [])
    >>> sorted(set(aim_at(draft, Asked(())).values()))
    [-360, -240, -160, -10, 1000, 2000, 3000]
    """
    aim = _cover_needs(draft, asked.weights.need)
    aim |= _count_minutes(draft, asked.weights.minute)
    aim |= _count_worst_minutes(draft, asked.weights.worst_minute)
    return aim | _count_alone(draft, asked)


def aim_at_low_price(draft: Draft) -> Sum:
    """
    State the second aim: no module that adds nothing, and the cheaper of two that are as good.

    Parameters
    ----------
    draft : Draft
        With its modules.

    Returns
    -------
    Sum
        To be made as large as possible: less the price of the modules for all candidates, less their days.

    Examples
    --------
    >>> from fagloft.engine.cohorts.examples import choices
    >>> from fagloft.engine.cohorts.journeys import list_journeys
    >>> from fagloft.engine.cohorts.wishes import UnknownTravel
    >>> example = choices()
    >>> draft = draft_cohort(example, list_journeys(example, example.venues[0], UnknownTravel.LEFT_OUT), [])
    >>> list(aim_at_low_price(draft).values())
    [-40002, -60004]
    """
    people = len(draft.candidates)
    return {
        draft.taught[one.module_id]: -(one.price_per_cohort + people * one.price_per_participant + one.days)
        for one in draft.modules
    }


def _leave_out_worse_starts(choices: Choices, journeys: Journeys) -> list[Arrangement]:
    """Leave out dates on which nobody can who could not on another one of the same provider and form."""
    kept: list[tuple[Arrangement, frozenset[str]]] = []
    for one in choices.list_arrangements():
        able = frozenset(
            who.candidate_id
            for who in choices.candidates
            if who.candidate_id in journeys and one.starts_on not in who.away_from
        )
        same = [(other, others) for other, others in kept if (other.provider, other.form) == (one.provider, one.form)]
        if not any(able <= others for _, others in same):
            kept = [(other, others) for other, others in kept if (other, others) not in same or not others < able]
            kept.append((one, able))
    return [one for one, _ in kept]


def _choose_one_arrangement(draft: Draft) -> None:
    """One provider, date and form for all; who goes along goes along in that one."""
    model = draft.model
    for number, arrangement in enumerate(draft.arrangements):
        column = model.add_column()
        draft.arranged.append(column)
        for candidate in draft.candidates:
            if arrangement.starts_on not in candidate.away_from:
                draft.goes[candidate.candidate_id, number] = model.add_column()
                model.ask_at_most({draft.goes[candidate.candidate_id, number]: 1, column: -1}, 0)
    model.ask_exactly(dict.fromkeys(draft.arranged, 1), 1)


def _teach_what_the_provider_gives(draft: Draft) -> None:
    """A module is taught only where the provider gives it."""
    for module in draft.modules:
        column = draft.taught[module.module_id] = draft.model.add_column()
        giving = _sum_arrangements(draft, lambda one, module=module: int(module.module_id in one.provider.modules))
        draft.model.ask_at_most({column: 1} | {key: -amount for key, amount in giving.items()}, 0)


def _sum_arrangements(draft: Draft, amount: Callable[[Arrangement], int]) -> dict[Column, float]:
    """Sum what an arrangement comes to."""
    return {column: amount(one) for column, one in zip(draft.arranged, draft.arrangements, strict=True)}


def _sum_modules(draft: Draft, amount: Callable[[Module], int]) -> dict[Column, float]:
    """Sum what the modules come to."""
    return {draft.taught[one.module_id]: amount(one) for one in draft.modules}


def _limit_size(draft: Draft, wish: Wish) -> None:
    """So many at least, or at most."""
    everybody = draft.count(draft.candidates)
    if wish.kind == WishKind.SIZE_LEAST:
        draft.model.ask_at_least(everybody, wish.amount)
    else:
        draft.model.ask_at_most(everybody, wish.amount)


def _mix(draft: Draft, wish: Wish) -> None:
    """So many at least of a sector or a level."""
    facts = {WishKind.SECTOR_LEAST: "sector", WishKind.LEVEL_LEAST: "level"}
    of_kind = [one for one in draft.candidates if getattr(one, facts[wish.kind]) == wish.about]
    draft.model.ask_at_least(draft.count(of_kind), wish.amount)


def _leave_units_led(draft: Draft, wish: Wish) -> None:
    """So many of each unit at most."""
    for unit in sorted({one.unit_id for one in draft.candidates}):
        draft.model.ask_at_most(draft.count(one for one in draft.candidates if one.unit_id == unit), wish.amount)


def _keep_together(draft: Draft, wish: Wish) -> None:
    """All of a group or none; who cannot come keeps the others at home."""
    members = [one for one in draft.choices.candidates if one.group_id == wish.about]
    able = draft.count(members)
    for number, _ in enumerate(draft.arrangements):
        columns = [draft.goes[one.candidate_id, number] for one in members if (one.candidate_id, number) in draft.goes]
        if len(columns) < len(members):
            draft.model.ask_at_most({column: able[column] for column in columns}, 0)
        for one, other in zip(columns, columns[1:], strict=False):
            draft.model.ask_exactly({one: 1, other: -1}, 0)


def _take_along(draft: Draft, wish: Wish) -> None:
    """Somebody must go along."""
    draft.model.ask_at_least(draft.count(one for one in draft.candidates if one.candidate_id == wish.about), 1)


def _teach(draft: Draft, wish: Wish) -> None:
    """A topic must be taught."""
    draft.model.ask_at_least(_sum_modules(draft, lambda one: int(wish.about in one.topics)), 1)


def _limit_credits(draft: Draft, wish: Wish) -> None:
    """So many credits at least, or at most."""
    halves = _sum_modules(draft, lambda one: one.half_credits)
    if wish.kind == WishKind.CREDITS_LEAST:
        draft.model.ask_at_least(halves, wish.amount)
    else:
        draft.model.ask_at_most(halves, wish.amount)


def _limit_days(draft: Draft, wish: Wish) -> None:
    """So many days away in all."""
    days = _sum_arrangements(draft, lambda one: one.form.gatherings * one.form.days_each)
    draft.model.ask_at_most(days, wish.amount)


def _fit_days(draft: Draft, _: Wish) -> None:
    """The modules have room in the gatherings."""
    days = _sum_arrangements(draft, lambda one: -one.form.gatherings * one.form.days_each)
    draft.model.ask_at_most(_sum_modules(draft, lambda one: one.days) | days, 0)


def _limit_price(draft: Draft, wish: Wish) -> None:
    """So much per participant: what is paid per cohort is shared, so the row depends on how many go along."""
    if not any(one.price_per_cohort for one in draft.modules):
        draft.model.ask_at_most(_sum_modules(draft, lambda one: one.price_per_participant), wish.amount)
        return
    _count_heads(draft)
    for size, column in enumerate(draft.sized):
        prices = _sum_modules(draft, lambda one, size=size: one.price_per_cohort + size * one.price_per_participant)
        beyond = max(0.0, sum(prices.values()) - wish.amount * size)
        draft.model.ask_at_most(prices | {column: beyond}, wish.amount * size + beyond)


def _count_heads(draft: Draft) -> None:
    """Add a column for each number of participants, one of which is right."""
    draft.sized = [draft.model.add_column() for _ in range(len(draft.candidates) + 1)]
    draft.model.ask_exactly(dict.fromkeys(draft.sized, 1), 1)
    sizes = {column: -float(size) for size, column in enumerate(draft.sized)}
    draft.model.ask_exactly(draft.count(draft.candidates) | sizes, 0)


def _cover_needs(draft: Draft, weight: int) -> dict[Column, float]:
    """A need is covered where its owner goes along and a module has the topic."""
    aim: dict[Column, float] = {}
    for candidate in draft.candidates:
        going = draft.count([candidate], -1)
        for topic, need in sorted(candidate.needs.items()):
            covered = draft.model.add_column(is_whole=False)
            draft.model.ask_at_most({covered: 1} | going, 0)
            teaching = _sum_modules(draft, lambda one, topic=topic: -int(topic in one.topics))
            draft.model.ask_at_most({covered: 1} | teaching, 0)
            aim[covered] = weight * need
    return aim


def _count_minutes(draft: Draft, weight: int) -> dict[Column, float]:
    """Count minutes of travel, all gatherings."""
    return {
        column: -weight * draft.journeys[who].minutes * draft.arrangements[number].form.gatherings
        for (who, number), column in draft.goes.items()
    }


def _count_worst_minutes(draft: Draft, weight: int) -> dict[Column, float]:
    """Count the minutes of whoever travels longest."""
    longest = max((one.minutes for one in draft.journeys.values()), default=0)
    worst = draft.model.add_column(longest, is_whole=False)
    for candidate in draft.candidates:
        minutes = draft.journeys[candidate.candidate_id].minutes
        draft.model.ask_at_most(draft.count([candidate], minutes) | {worst: -1}, 0)
    return {worst: -weight}


def _count_alone(draft: Draft, asked: Asked) -> dict[Column, float]:
    """Count remote places with one participant only."""
    aim: dict[Column, float] = {}
    for place in sorted(asked.remote_places):
        neighbours = [one for one in draft.candidates if one.place == place]
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
    WishKind.TOPIC: _teach,
    WishKind.CREDITS_LEAST: _limit_credits,
    WishKind.CREDITS_MOST: _limit_credits,
    WishKind.DAYS_MOST: _limit_days,
    WishKind.PRICE_MOST: _limit_price,
    WishKind.DAYS_FIT: _fit_days,
}
