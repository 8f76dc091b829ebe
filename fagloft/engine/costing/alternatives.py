"""The same competence for the same people, learnt in another way."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from fagloft.engine.costing.measures import Crowd, Measure, MeasureCost, Surroundings, cost_measure

_HEARD = frozenset({"competence_programme", "course", "e_learning", "experience_conference", "internal_teaching"})
_DONE_TOGETHER = frozenset({"lecture", "online_conference", "seminar", "theme_day", "workshop"})
_PRACTISED = frozenset({"simulation", "skills_training"})


def list_own_ways(learning_form: str) -> tuple[str, ...]:
    """
    List the ways of learning that an organisation can arrange by itself instead.

    Parameters
    ----------
    learning_form : str
        How one learns in the measure.

    Returns
    -------
    tuple of str
        What is told can be told by colleagues or on a screen; what is practised can be practised with colleagues; what
        is learnt in the work itself or takes years has no such stand-in.

    Examples
    --------
    >>> list_own_ways("course")
    ('internal_teaching', 'e_learning')
    >>> list_own_ways("simulation"), list_own_ways("further_education")
    (('internal_teaching',), ())
    """
    if learning_form in _PRACTISED:
        return ("internal_teaching",)
    is_told = learning_form in _HEARD | _DONE_TOGETHER
    return tuple(form for form in ("internal_teaching", "e_learning") if is_told and form != learning_form)


@dataclass(frozen=True)
class Alternative:
    """
    Another way to the same competence.

    Attributes
    ----------
    learning_form : str
        How one learns.
    hundredths : int or None
        Hours per person in hundredths; None takes as long as the measure itself.
    fee : int
        What a place costs, in øre.
    place : str or None
        Where it is held; None needs no travel.
    """

    learning_form: str
    hundredths: int | None = None
    fee: int = 0
    place: str | None = None


def cost_alternative(
    measure: Measure, other: Alternative, crowds: Sequence[Crowd], around: Surroundings
) -> MeasureCost:
    """
    Reckon what the same group would cost with another way of learning.

    Parameters
    ----------
    measure : Measure
        The measure it would stand instead of.
    other : Alternative
        The other way.
    crowds : sequence of Crowd
        The same people.
    around : Surroundings
        The same rates, travel costs and tree of units.

    Returns
    -------
    MeasureCost
        As for the measure. Costs that are written belong to the measure's own way of learning and are left out.

    Examples
    --------
    >>> from fagloft.engine.costing.rates import Rate
    >>> course = Measure("m", "course", "working_time", "own", hundredths=750, fee=100000)
    >>> teaching = Alternative("internal_teaching")
    >>> around = Surroundings([Rate(None, None, 60000, 40000)])
    >>> cost_alternative(course, teaching, [Crowd("ward", "nurse", 2)], around).total
    1500000
    """
    instead = replace(
        measure,
        learning_form=other.learning_form,
        hundredths=measure.hundredths if other.hundredths is None else other.hundredths,
        lines=(),
        fee=other.fee,
        place=other.place,
    )
    return cost_measure(instead, crowds, around)
