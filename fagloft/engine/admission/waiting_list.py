"""A class of a programme as an intake of its own: those admitted are offered their places, the others wait."""

from collections.abc import Iterable, Sequence
from datetime import date

from fagloft.engine.admission.placement import gather_groups
from fagloft.engine.admission.programme import Admission
from fagloft.engine.admission.programme_rules import Applicant, ProgrammeClass, ProgrammeRules
from fagloft.engine.admission.rules import Groups, Intake, PriorityClass
from fagloft.engine.admission.standing import Entry, Step
from fagloft.engine.admission.steps import apply, offer, open_intake

OTHERS = "others"


def open_waiting_list(
    applicants: Sequence[Applicant],
    where: ProgrammeClass,
    rules: ProgrammeRules,
    admission: Admission,
    *,
    on: date,
    by: str,
    offer_days: int | None = None,
) -> tuple[Intake, Step]:
    """
    Offer a class's places to those admitted, and let the others who wish it wait in the stated order.

    Parameters
    ----------
    applicants : sequence of Applicant
        All who apply.
    where : ProgrammeClass
        The class.
    rules : ProgrammeRules
        By which they were admitted.
    admission : Admission
        Who is admitted.
    on : date
        The day.
    by : str
        Who sends the offers.
    offer_days : int, optional
        How long an offer is open.

    Returns
    -------
    tuple of Intake and Step
        The rules of the intake, and how it stands with its log. A group that is not split is one application by its
        group's id. Equity is not weighed again: who is next is told by priority and order alone.

    Examples
    --------
    >>> from fagloft.engine.admission.programme import admit_to_programme
    >>> came, where = [Applicant("a", 1, ("x",)), Applicant("b", 2, ("x",))], ProgrammeClass("x", 1, date(2027, 9, 1))
    >>> admission = admit_to_programme(came, [where], ProgrammeRules())
    >>> intake, step = open_waiting_list(came, where, ProgrammeRules(), admission, on=date(2027, 5, 1), by="office")
    >>> [(one.application_id, one.offered, one.waiting) for one in step.standing.applications]
    [('a', 1, 0), ('b', 0, 1)]
    """
    kinds = (*(PriorityClass(one) for one in rules.priorities), PriorityClass(OTHERS))
    intake = Intake(where.places, kinds, offer_days=offer_days, groups=rules.groups)
    inside = [one for one in applicants if admission.placement.get(one.applicant_id) == where.class_id]
    waiting = [one for one in applicants if one.applicant_id in admission.waiting and where.class_id in one.wishes]
    step = _enrol(intake, Step(open_intake(intake, on), ()), inside, rules, by)
    offered = offer(intake, step.standing, on=on, by=by)
    step = Step(offered.standing, step.entries + offered.entries)
    return intake, _enrol(intake, step, waiting, rules, by)


def _enrol(intake: Intake, step: Step, applicants: Iterable[Applicant], rules: ProgrammeRules, by: str) -> Step:
    """Let applicants and groups apply in the stated order."""
    standing, entries = step.standing, list[Entry](step.entries)
    for name, members in _gather(sorted(applicants, key=rules.rank), rules).items():
        first = members[0]
        class_id = first.priority if first.priority in rules.priorities else OTHERS
        came = apply(intake, standing, on=standing.on, by=by, application_id=name, class_id=class_id, size=len(members))
        standing = came.standing
        entries += came.entries
    return Step(standing, tuple(entries))


def _gather(ranked: Sequence[Applicant], rules: ProgrammeRules) -> dict[str, list[Applicant]]:
    """Gather groups that are not split, by the rank of their first."""
    whole = gather_groups(ranked) if rules.groups == Groups.ALL_OR_NOTHING else {}
    found: dict[str, list[Applicant]] = {}
    for one in ranked:
        name = one.group_id if one.group_id in whole else None
        found.setdefault(name or one.applicant_id, []).append(one)
    return found
