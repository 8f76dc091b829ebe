"""Admit to a programme of several classes: exact, one stated aim after the other, and why others are not admitted."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from fagloft.engine.admission.placement import (
    Envy,
    Explanation,
    count_shortfall,
    count_together,
    gather_groups,
    list_envy,
)
from fagloft.engine.admission.programme_rules import (
    Applicant,
    Eligibility,
    FloorKind,
    ProgrammeClass,
    ProgrammeRules,
    Recommendation,
)
from fagloft.engine.admission.rules import Groups
from fagloft.engine.exact_choice import ChoiceModel, ChoiceSolver, Found
from fagloft.engine.exact_choice.model import Column
from fagloft.engine.exact_choice.solve import Real

TAKEN = 0.5


class NotAdmitted(StrEnum):
    """
    Why somebody has no place.

    `CLOSED`, `UNKNOWN`: the eligibility. `NOT_RECOMMENDED`: where it is required. `GROUP_NOT_ELIGIBLE`: because of
    another one of a group that is not split. `NO_CLASS`: no wished class exists. `PLACES_TAKEN`: all who have one come
    before, by priority, recommendation and order. `GROUP_DOES_NOT_FIT`, `OTHER_GROUP`, `EQUITY`: somebody later has a
    place, and the policy on groups or equity is why.
    """

    CLOSED = "closed"
    UNKNOWN = "unknown"
    NOT_RECOMMENDED = "not_recommended"
    GROUP_NOT_ELIGIBLE = "group_not_eligible"
    NO_CLASS = "no_class"
    PLACES_TAKEN = "places_taken"
    GROUP_DOES_NOT_FIT = "group_does_not_fit"
    OTHER_GROUP = "other_group"
    EQUITY = "equity"


OF_ENVY = {
    Explanation.OWN_GROUP: NotAdmitted.GROUP_DOES_NOT_FIT,
    Explanation.OTHER_GROUP: NotAdmitted.OTHER_GROUP,
    Explanation.EQUITY: NotAdmitted.EQUITY,
    None: NotAdmitted.PLACES_TAKEN,
}


@dataclass(frozen=True)
class Admission:
    """
    Who is admitted where, and why not.

    Attributes
    ----------
    placement : dict of str to str
        The class of everybody admitted.
    reasons : dict of str to NotAdmitted
        Of everybody else.
    waiting : tuple of str
        Those without a place who may be admitted, in the stated order.
    groups_together : int
        Groups admitted whole.
    shortfall : int
        How many are missing to the floors.
    envy : tuple of Envy
        Whoever comes before somebody with a place, with the policy that explains it.
    """

    placement: dict[str, str]
    reasons: dict[str, NotAdmitted]
    waiting: tuple[str, ...]
    groups_together: int
    shortfall: int
    envy: tuple[Envy, ...]


@dataclass
class _Draft:
    """Columns: who is in which class, which group is whole in one, how many are missing to each floor."""

    applicants: list[Applicant]
    classes: Sequence[ProgrammeClass]
    rules: ProgrammeRules
    model: ChoiceModel = field(default_factory=ChoiceModel)
    placed: dict[tuple[str, str], Column] = field(default_factory=dict)
    together: list[Column] = field(default_factory=list)
    missing: dict[FloorKind, list[Column]] = field(default_factory=lambda: {kind: [] for kind in FloorKind})

    def of(self, applicant: Applicant) -> dict[Column, float]:
        """Sum the classes an applicant could be in."""
        return {self.placed[applicant.applicant_id, wish]: 1 for wish in dict.fromkeys(applicant.wishes)}


def admit_to_programme(
    applicants: Sequence[Applicant], classes: Sequence[ProgrammeClass], rules: ProgrammeRules
) -> Admission:
    """
    Admit applicants to the classes of a programme.

    Parameters
    ----------
    applicants : sequence of Applicant
        All who apply.
    classes : sequence of ProgrammeClass
        With their places.
    rules : ProgrammeRules
        By which.

    Returns
    -------
    Admission
        The one placement that is best by these aims, one after the other: least missing to reserved floors; most of the
        first class of priority, of the second and so on; most groups together; least missing to soft floors; then, in
        the stated order, each applicant as high on the own list of wishes as the earlier ones leave room for.

    Examples
    --------
    >>> from datetime import date
    >>> came = [Applicant("a", 1, ("x",)), Applicant("b", 2, ("x",), is_recommended=True), Applicant("c", 3, ("y",))]
    >>> admitted = admit_to_programme(came, [ProgrammeClass("x", 1, date(2027, 9, 1))], ProgrammeRules())
    >>> admitted.placement, {who: str(why) for who, why in admitted.reasons.items()}
    ({'b': 'x'}, {'c': 'no_class', 'a': 'places_taken'})
    """
    barred = _list_barred(applicants, classes, rules)
    known = {one.class_id for one in classes}
    competing = sorted((one for one in applicants if one.applicant_id not in barred), key=rules.rank)
    draft = _draft([_keep_known(one, known) for one in competing], classes, rules)
    values = _solve(draft)
    placement = {who: where for (who, where), column in draft.placed.items() if values[column] > TAKEN}
    ids = [one.applicant_id for one in competing]
    envy = list_envy(competing, ids, rules, placement)
    waiting = tuple(one for one in ids if one not in placement)
    why = {one.applicant_id: one.explained_by for one in reversed(envy)}
    return Admission(
        placement=placement,
        reasons=barred | {one: OF_ENVY[why[one]] if one in why else _explain(one, draft, placement) for one in waiting},
        waiting=waiting,
        groups_together=count_together(competing, placement),
        shortfall=sum(count_shortfall(competing, placement, rules, kind) for kind in FloorKind),
        envy=tuple(envy),
    )


def _keep_known(applicant: Applicant, known: set[str]) -> Applicant:
    """Leave out wishes for classes that do not exist."""
    wishes = tuple(dict.fromkeys(wish for wish in applicant.wishes if wish in known))
    return Applicant(**{**vars(applicant), "wishes": wishes})


def _list_barred(
    applicants: Sequence[Applicant], classes: Sequence[ProgrammeClass], rules: ProgrammeRules
) -> dict[str, NotAdmitted]:
    """List who cannot be admitted whatever the others do."""
    known = {one.class_id for one in classes}
    barred = {one.applicant_id: why for one in applicants if (why := _bar(one, known, rules)) is not None}
    for members in gather_groups(applicants).values():
        if rules.groups == Groups.ALL_OR_NOTHING and any(one.applicant_id in barred for one in members):
            barred = {one.applicant_id: NotAdmitted.GROUP_NOT_ELIGIBLE for one in members} | barred
    return barred


def _bar(applicant: Applicant, known: set[str], rules: ProgrammeRules) -> NotAdmitted | None:
    """Tell why an applicant cannot be admitted, if so."""
    if applicant.eligibility == Eligibility.CLOSED:
        return NotAdmitted.CLOSED
    if applicant.eligibility == Eligibility.UNKNOWN:
        return NotAdmitted.UNKNOWN
    if rules.recommendation == Recommendation.REQUIRED and not applicant.is_recommended:
        return NotAdmitted.NOT_RECOMMENDED
    return None if known.intersection(applicant.wishes) else NotAdmitted.NO_CLASS


def _draft(applicants: list[Applicant], classes: Sequence[ProgrammeClass], rules: ProgrammeRules) -> _Draft:
    """State who can be where, and the rules."""
    draft = _Draft(applicants, classes, rules)
    for one in applicants:
        draft.placed |= {(one.applicant_id, wish): draft.model.add_column() for wish in one.wishes}
        draft.model.ask_at_most(draft.of(one), 1)
    for where in classes:
        inside = {column: 1 for (_, wish), column in draft.placed.items() if wish == where.class_id}
        draft.model.ask_at_most(inside, where.places)
    for members in gather_groups(applicants).values():
        for where in classes:
            _keep_together(draft, members, where.class_id)
    for floor in rules.floors:
        missing = draft.model.add_column(floor.least)
        draft.missing[floor.kind].append(missing)
        of_trait = [one for one in applicants if one.traits.get(floor.trait) == floor.value]
        admitted = {column: amount for one in of_trait for column, amount in draft.of(one).items()}
        draft.model.ask_at_least({missing: 1} | admitted, floor.least)
    return draft


def _keep_together(draft: _Draft, members: list[Applicant], class_id: str) -> None:
    """A group is whole in a class where all of it are; where groups are not split, nobody of it is there otherwise."""
    columns = [draft.placed.get((one.applicant_id, class_id)) for one in members]
    whole = draft.model.add_column(0 if None in columns else 1)
    draft.together.append(whole)
    for column in columns:
        if column is not None:
            draft.model.ask_at_least({column: 1, whole: -1}, 0)
            if draft.rules.groups == Groups.ALL_OR_NOTHING:
                draft.model.ask_at_most({column: 1, whole: -1}, 0)


def _solve(draft: _Draft) -> Real:
    """Reach one aim after the other."""
    solver = ChoiceSolver(draft.model)
    solver.maximise_and_hold(dict.fromkeys(draft.missing[FloorKind.RESERVED], -1))
    for number in range(len(draft.rules.priorities) + 1):
        of_priority = [one for one in draft.applicants if draft.rules.rank_priority(one) == number]
        solver.maximise_and_hold({column: 1 for one in of_priority for column in draft.of(one)})
    solver.maximise_and_hold(dict.fromkeys(draft.together, 1))
    values = _read(solver.maximise_and_hold(dict.fromkeys(draft.missing[FloorKind.SOFT], -1)))
    for one in draft.applicants:
        # Whoever has what they want most needs no solver to keep it.
        wanted = {draft.placed[one.applicant_id, wish]: len(one.wishes) - n for n, wish in enumerate(one.wishes)}
        if _worth(values, wanted) < len(one.wishes):
            values = _read(solver.maximise(dict(wanted)))
        solver.hold(dict(wanted), _worth(values, wanted))
    return values


def _read(found: Found) -> Real:
    """Read what was found: to admit nobody always keeps the rules, so there is something."""
    assert found.values is not None
    return found.values


def _worth(values: Real, wanted: dict[Column, int]) -> int:
    """Tell how high on the list of wishes an applicant is."""
    return sum(amount for column, amount in wanted.items() if values[column] > TAKEN)


def _explain(applicant_id: str, draft: _Draft, placement: dict[str, str]) -> NotAdmitted:
    """Tell why an applicant has no place though nobody later has one: all are taken, or the group is too large."""
    applicant = next(one for one in draft.applicants if one.applicant_id == applicant_id)
    left = {one.class_id: one.places - list(placement.values()).count(one.class_id) for one in draft.classes}
    has_room = any(left[wish] > 0 for wish in applicant.wishes)
    return NotAdmitted.GROUP_DOES_NOT_FIT if has_room else NotAdmitted.PLACES_TAKEN
