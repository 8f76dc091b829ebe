"""Which rate counts for somebody: the most particular one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Rate:
    """
    What an hour costs, in øre.

    Attributes
    ----------
    unit_id : str or None
        The unit it is set for, which counts for the units below too; None is any.
    profession : str or None
        The profession it is set for; None is any.
    substitute : int
        An hour of a substitute, with social costs.
    own_hour : int
        An hour of the one who takes part, with social costs.
    """

    unit_id: str | None
    profession: str | None
    substitute: int
    own_hour: int


def choose_rate(rates: Iterable[Rate], unit_path: Sequence[str], profession: str | None) -> Rate | None:
    """
    Choose the most particular rate: unit and profession, unit, profession, general.

    Parameters
    ----------
    rates : iterable of Rate
        All rates of the organisation, at most one per unit and profession.
    unit_path : sequence of str
        The unit and those above it, the nearest first. Of two rates of one kind that of the nearest unit counts.
    profession : str or None
        The profession somebody works in; None where it is not registered.

    Returns
    -------
    Rate or None
        None where no rate is set that could count.

    Examples
    --------
    >>> rates = [Rate(None, None, 45000, 35000), Rate(None, "nurse", 60000, 42000), Rate("ward", None, 50000, 36000)]
    >>> choose_rate(rates, ["ward", "home"], "nurse").substitute
    50000
    >>> choose_rate(rates, ["zone"], "nurse").substitute
    60000
    """
    known = {(rate.unit_id, rate.profession): rate for rate in rates}
    professions = (None,) if profession is None else (profession, None)
    wanted = [(unit, one) for one in professions for unit in unit_path] + [(None, one) for one in professions]
    return next((known[key] for key in wanted if key in known), None)
