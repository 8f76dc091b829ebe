"""Who is next: the queue of each class of priority, the room it has, and who is offered the next place."""

import hashlib
from dataclasses import dataclass

from fagloft.engine.admission.rules import Groups, Intake, Passing, Ranking, Unfilled
from fagloft.engine.admission.standing import Application, Standing, Why

type Rank = tuple[int | str, int | str]


@dataclass(frozen=True)
class Next:
    """
    Who is offered the next places.

    Attributes
    ----------
    application : Application
        Whose.
    count : int
        How many places.
    why : Why
        Whether they were reserved, free or released.
    passed : tuple of Application
        Groups that came before and do not fit.
    """

    application: Application
    count: int
    why: Why
    passed: tuple[Application, ...]


def draw_lot(seed: str, application_id: str) -> str:
    """
    Draw a lot that anybody can draw anew.

    Parameters
    ----------
    seed : str
        Published before the applications are in.
    application_id : str
        Whose lot.

    Returns
    -------
    str
        A number in hexadecimal; the lowest comes first. It depends on seed and id and on nobody else who applies.

    Examples
    --------
    >>> draw_lot("autumn", "a")[:8], draw_lot("autumn", "b")[:8], draw_lot("spring", "a")[:8]
    ('32abd892', '18328388', '3f8d0789')
    """
    return hashlib.sha256(f"{seed}\n{application_id}".encode()).hexdigest()


def rank_application(intake: Intake, application: Application) -> Rank:
    """
    Tell how early an application stands in the queue of its class.

    Parameters
    ----------
    intake : Intake
        The rules.
    application : Application
        Which.

    Returns
    -------
    Rank
        The lowest comes first. A split group keeps its rank.

    Examples
    --------
    >>> from fagloft.engine.admission.rules import PriorityClass
    >>> rules = Intake(1, (PriorityClass("all"),), ranking=Ranking.SCORE)
    >>> rank_application(rules, Application("a", "all", came=3, score=70))
    (-70, 3)
    """
    if intake.ranking == Ranking.DRAW:
        return draw_lot(intake.seed, application.application_id), application.application_id
    return (-application.score if intake.ranking == Ranking.SCORE else 0), application.came


def list_queue(intake: Intake, standing: Standing, class_id: str) -> list[Application]:
    """
    List who of a class waits, the first first.

    Parameters
    ----------
    intake : Intake
        The rules.
    standing : Standing
        How it stands.
    class_id : str
        The class of priority.

    Returns
    -------
    list of Application
        Those of whom somebody waits.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.admission.rules import PriorityClass
    >>> came = (Application("a", "all", 1), Application("b", "all", 2, taken=1), Application("c", "all", 3))
    >>> standing = Standing(date(2026, 1, 1), 1, came)
    >>> [one.application_id for one in list_queue(Intake(1, (PriorityClass("all"),)), standing, "all")]
    ['a', 'c']
    """
    waiting = [one for one in standing.of_class(class_id) if one.waiting]
    return sorted(waiting, key=lambda one: rank_application(intake, one))


def count_room(
    intake: Intake, standing: Standing, class_id: str, *, only_reserved: bool = False, as_if_kept: bool = False
) -> int:
    """
    Count how many more places a class may be offered.

    Parameters
    ----------
    intake : Intake
        The rules.
    standing : Standing
        How it stands.
    class_id : str
        The class of priority.
    only_reserved : bool
        Count nothing but what is reserved for the class.
    as_if_kept : bool
        Count as if nothing reserved had been released.

    Returns
    -------
    int
        A class fills what is reserved for it first; beyond that it takes of what nobody has reserved.

    Notes
    -----
    Let class c hold h(c) of P places and r(c) be reserved for it. Its room is the least of P - sum of h, and
    max(0, r(c) - h(c)) + max(0, P - sum over k of max(h(k), r(k))).

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.admission.rules import PriorityClass
    >>> intake = Intake(5, (PriorityClass("small", reserved=2), PriorityClass("all")))
    >>> standing = Standing(date(2026, 1, 1), 5, (Application("a", "all", 1, size=2, taken=2),))
    >>> count_room(intake, standing, "small"), count_room(intake, standing, "all")
    (3, 1)
    """
    held = {one.class_id: sum(app.held for app in standing.of_class(one.class_id)) for one in intake.classes}
    reserved = {
        one.class_id: one.reserved if as_if_kept else _count_reserved(intake, standing, one.class_id)
        for one in intake.classes
    }
    own = max(0, reserved[class_id] - held[class_id])
    free = standing.places - sum(max(held[key], reserved[key]) for key in held)
    return min(standing.places - standing.held, own + (0 if only_reserved else max(0, free)))


def _count_reserved(intake: Intake, standing: Standing, class_id: str) -> int:
    """Count what is reserved for a class today."""
    if intake.released_on is not None and standing.on >= intake.released_on:
        return 0
    nobody_waits = not any(one.waiting for one in standing.of_class(class_id))
    if intake.unfilled == Unfilled.RELEASED_WHEN_QUEUE_EMPTY and nobody_waits:
        return 0
    return next(one.reserved for one in intake.classes if one.class_id == class_id)


def find_next(intake: Intake, standing: Standing) -> Next | None:
    """
    Find who is offered the next places.

    Parameters
    ----------
    intake : Intake
        The rules.
    standing : Standing
        How it stands.

    Returns
    -------
    Next or None
        The first class in order of priority, and within it the first in its queue, who fits; None where nobody does.

    Examples
    --------
    >>> from datetime import date
    >>> from fagloft.engine.admission.rules import PriorityClass
    >>> intake = Intake(2, (PriorityClass("all"),))
    >>> standing = Standing(date(2026, 1, 1), 2, (Application("three", "all", 1, size=3), Application("one", "all", 2)))
    >>> found = find_next(intake, standing)
    >>> found.application.application_id, found.count, [one.application_id for one in found.passed]
    ('one', 1, ['three'])
    """
    passed: list[Application] = []
    is_held = False
    for one in intake.classes:
        room = count_room(intake, standing, one.class_id, only_reserved=is_held)
        for application in list_queue(intake, standing, one.class_id):
            count = _count_fitting(intake, application, room)
            if count:
                why = _tell_why(intake, standing, application, count)
                return Next(application, count, why, tuple(passed))
            if intake.passing == Passing.WAIT and _could_ever_fit(intake, standing, application):
                is_held = True
                break
            passed += [application] if room else []
    return None


def _count_fitting(intake: Intake, application: Application, room: int) -> int:
    """Count how many places an application would be offered."""
    if intake.groups == Groups.PARTIAL:
        return min(application.waiting, room)
    return application.waiting if application.waiting <= room else 0


def _could_ever_fit(intake: Intake, standing: Standing, application: Application) -> bool:
    """Tell whether an application would fit if nobody held a place and others kept what is reserved for them today."""
    empty = Standing(standing.on, standing.places, (application,))
    kept = intake.released_on is None
    return count_room(intake, empty, application.class_id, as_if_kept=kept) >= application.waiting


def _tell_why(intake: Intake, standing: Standing, application: Application, count: int) -> Why:
    """Tell whether the places are reserved for the class, free, or released by others."""
    class_id = application.class_id
    if count <= count_room(intake, standing, class_id, only_reserved=True, as_if_kept=True):
        return Why.RESERVED
    return Why.FREE if count <= count_room(intake, standing, class_id, as_if_kept=True) else Why.RELEASED
