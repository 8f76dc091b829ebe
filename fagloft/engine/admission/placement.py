"""What a placement comes to by the stated aims, and who could complain of it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from fagloft.engine.admission.programme_rules import Applicant, FloorKind, ProgrammeRules
from fagloft.engine.admission.rules import Groups

type Placement = Mapping[str, str]
"""The class of everybody admitted."""


class Explanation(StrEnum):
    """Which policy explains that a later one is admitted: own group kept together, the other's, or equity."""

    OWN_GROUP = "own_group"
    OTHER_GROUP = "other_group"
    EQUITY = "equity"


@dataclass(frozen=True)
class Envy:
    """
    Somebody without a place, and somebody in a wished class who comes later by the stated order.

    Attributes
    ----------
    applicant_id, other_id, class_id : str
        Who is without, who has the place, where.
    explained_by : Explanation or None
        The policy that the exchange of the two would break; None = justified envy.
    """

    applicant_id: str
    other_id: str
    class_id: str
    explained_by: Explanation | None


def gather_groups(applicants: Iterable[Applicant]) -> dict[str, list[Applicant]]:
    """
    Gather those who want to be together.

    Parameters
    ----------
    applicants : iterable of Applicant
        All who apply.

    Returns
    -------
    dict of str to list of Applicant
        Groups of two and more.

    Examples
    --------
    >>> list(gather_groups([Applicant("a", 1, (), group_id="g"), Applicant("b", 2, ()), Applicant("c", 3, ())]))
    []
    """
    groups: dict[str, list[Applicant]] = defaultdict(list)
    for one in applicants:
        if one.group_id is not None:
            groups[one.group_id].append(one)
    return {key: members for key, members in groups.items() if len(members) > 1}


def count_together(applicants: Iterable[Applicant], placement: Placement) -> int:
    """
    Count groups that are admitted whole, in one class.

    Parameters
    ----------
    applicants : iterable of Applicant
        All who apply.
    placement : Placement
        Who is where.

    Returns
    -------
    int
        Groups.

    Examples
    --------
    >>> pair = [Applicant("a", 1, (), group_id="g"), Applicant("b", 2, (), group_id="g")]
    >>> count_together(pair, {"a": "x", "b": "x"}), count_together(pair, {"a": "x", "b": "y"})
    (1, 0)
    """
    groups = gather_groups(applicants).values()
    classes = [{placement.get(one.applicant_id) for one in members} for members in groups]
    return sum(len(one) == 1 and None not in one for one in classes)


def count_shortfall(
    applicants: Iterable[Applicant], placement: Placement, rules: ProgrammeRules, kind: FloorKind
) -> int:
    """
    Count how many are missing to the floors.

    Parameters
    ----------
    applicants : iterable of Applicant
        All who apply.
    placement : Placement
        Who is where.
    rules : ProgrammeRules
        With the floors.
    kind : FloorKind
        Which of them.

    Returns
    -------
    int
        Summed over the floors.

    Examples
    --------
    >>> from fagloft.engine.admission.programme_rules import Floor
    >>> rules = ProgrammeRules(floors=(Floor("county", "north", 2),))
    >>> count_shortfall([Applicant("a", 1, (), traits={"county": "north"})], {"a": "x"}, rules, FloorKind.SOFT)
    1
    """
    admitted = [one for one in applicants if one.applicant_id in placement]
    counted = Counter(trait for one in admitted for trait in one.traits.items())
    floors = [floor for floor in rules.floors if floor.kind == kind]
    return sum(max(0, floor.least - counted[floor.trait, floor.value]) for floor in floors)


def list_envy(
    applicants: Sequence[Applicant], competing: Iterable[str], rules: ProgrammeRules, placement: Placement
) -> list[Envy]:
    """
    List who without a place comes before whom with one.

    Parameters
    ----------
    applicants : sequence of Applicant
        All who apply.
    competing : iterable of str
        Those who may be admitted.
    rules : ProgrammeRules
        With the order and the policies.
    placement : Placement
        Any placement, also one that was made by hand.

    Returns
    -------
    list of Envy
        Each with the policy that explains it; in a placement that reaches the aims none is without.

    Examples
    --------
    >>> two = [Applicant("a", 1, ("x",)), Applicant("b", 2, ("x",))]
    >>> list_envy(two, ["a", "b"], ProgrammeRules(), {"b": "x"})
    [Envy(applicant_id='a', other_id='b', class_id='x', explained_by=None)]
    """
    may = set(competing)
    without = [one for one in applicants if one.applicant_id in may and one.applicant_id not in placement]
    inside = [one for one in applicants if one.applicant_id in placement]
    pairs = [
        (one, other)
        for one in without
        for other in inside
        if placement[other.applicant_id] in one.wishes and rules.rank(one) < rules.rank(other)
    ]
    return [
        Envy(
            one.applicant_id,
            other.applicant_id,
            placement[other.applicant_id],
            _explain(applicants, rules, placement, one, other),
        )
        for one, other in pairs
    ]


def _explain(
    applicants: Sequence[Applicant], rules: ProgrammeRules, placement: Placement, one: Applicant, other: Applicant
) -> Explanation | None:
    """Tell which policy an exchange would break, in the order of the aims."""
    after = {key: where for key, where in placement.items() if key != other.applicant_id}
    after[one.applicant_id] = placement[other.applicant_id]
    before_short, after_short = (
        [count_shortfall(applicants, which, rules, kind) for kind in (FloorKind.RESERVED, FloorKind.SOFT)]
        for which in (placement, after)
    )
    grouped = {member.applicant_id for members in gather_groups(applicants).values() for member in members}
    is_whole = rules.groups == Groups.ALL_OR_NOTHING
    if is_whole and one.applicant_id in grouped:
        return Explanation.OWN_GROUP
    if is_whole and other.applicant_id in grouped:
        return Explanation.OTHER_GROUP
    if after_short[0] > before_short[0]:
        return Explanation.EQUITY
    if rules.rank_priority(one) < rules.rank_priority(other):
        return None
    if count_together(applicants, after) < count_together(applicants, placement):
        return Explanation.OTHER_GROUP
    return Explanation.EQUITY if after_short[1] > before_short[1] else None
