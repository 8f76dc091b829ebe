"""One more round of a programme's admission: those who hold a place keep it, what is free is divided anew."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace

from fagloft.engine.admission.placement import list_envy
from fagloft.engine.admission.programme import Admission, admit_to_programme
from fagloft.engine.admission.programme_rules import Applicant, ProgrammeClass, ProgrammeRules


def admit_next(
    applicants: Sequence[Applicant], held: Mapping[str, str], classes: Sequence[ProgrammeClass], rules: ProgrammeRules
) -> Admission:
    """
    Divide the free places among those who wait.

    Parameters
    ----------
    applicants : sequence of Applicant
        Those who hold a place and those who wait; nobody who has gone.
    held : mapping of str to str
        The class of everybody who holds an offer or has accepted.
    classes : sequence of ProgrammeClass
        With all their places.
    rules : ProgrammeRules
        By which.

    Returns
    -------
    Admission
        As `admit_to_programme`, with those who hold a place in the placement; whoever complains may point at them too.

    Notes
    -----
    Floors are lowered by those who hold a place already. A group of which some hold a place is, for this round, those
    of it who wait. Nobody is moved out of a class to make room in another.

    Examples
    --------
    >>> from datetime import date
    >>> came = [Applicant("a", 1, ("x",)), Applicant("b", 2, ("x",)), Applicant("c", 3, ("x",))]
    >>> where = [ProgrammeClass("x", 2, date(2027, 9, 1))]
    >>> admitted = admit_next(came, {"b": "x"}, where, ProgrammeRules())
    >>> admitted.placement, admitted.waiting
    ({'b': 'x', 'a': 'x'}, ('c',))
    """
    taken = Counter(held.values())
    free = [replace(one, places=max(0, one.places - taken[one.class_id])) for one in classes]
    waiting = [one for one in applicants if one.applicant_id not in held]
    inside = [one for one in applicants if one.applicant_id in held]
    floors = tuple(
        replace(floor, least=max(0, floor.least - sum(one.traits.get(floor.trait) == floor.value for one in inside)))
        for floor in rules.floors
    )
    admitted = admit_to_programme(waiting, free, replace(rules, floors=floors))
    placement = dict(held) | admitted.placement
    competing = [*placement, *admitted.waiting]
    envy = tuple(list_envy(applicants, competing, rules, placement))
    return replace(admitted, placement=placement, envy=envy)
