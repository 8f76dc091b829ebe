"""What an hour of a substitute costs in a unit, where the planner knows one rate per unit."""

from collections.abc import Iterable, Sequence
from decimal import Decimal

from fagloft.engine.costing import Rate, choose_rate, in_kroner


def average_rate(rates: Iterable[Rate], *, unit_path: Sequence[str], professions: Iterable[str | None]) -> Decimal:
    """
    Average what a substitute costs over the professions that are to learn something in a unit.

    Parameters
    ----------
    rates : iterable of Rate
        All rates of the organisation.
    unit_path : sequence of str
        The unit and those above it, the nearest first.
    professions : iterable of str or None
        Each counts once; None where a profession is not registered.

    Returns
    -------
    Decimal
        Kroner per hour, rounded down to the øre; a profession without a rate counts as 0.

    Examples
    --------
    >>> rates = [Rate(None, None, 30000, 25000), Rate(None, "nurse", 42100, 35000)]
    >>> average_rate(rates, unit_path=["ward"], professions=["nurse", "nurse", "assistant"])
    Decimal('360.50')
    """
    known = list(rates)
    chosen = [choose_rate(known, unit_path, profession) for profession in set(professions)]
    total = sum(rate.substitute for rate in chosen if rate is not None)
    return in_kroner(total // max(1, len(chosen)))
