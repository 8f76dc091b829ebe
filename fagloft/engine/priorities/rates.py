"""What an hour of a substitute costs in a unit, where the planner knows one rate per unit."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import Final

NOTHING: Final = Decimal(0)
ORE: Final = Decimal("0.01")

type Rates = Mapping[tuple[int | None, int | None], Decimal]


def choose_rate(rates: Rates, *, unit: int, profession: int | None) -> Decimal | None:
    """
    Choose the most particular rate: of unit and profession, of the unit, of the profession, of the organisation.

    Parameters
    ----------
    rates : mapping of (unit or None, profession or None) to Decimal
        Kroner per hour.
    unit : int
        The unit.
    profession : int or None
        The profession; None where it is not known.

    Returns
    -------
    Decimal or None
        Kroner per hour; None where no rate applies.

    Examples
    --------
    >>> from decimal import Decimal
    >>> choose_rate({(None, None): Decimal(300), (None, 7): Decimal(420)}, unit=1, profession=7)
    Decimal('420')
    """
    for key in ((unit, profession), (unit, None), (None, profession), (None, None)):
        if key in rates:
            return rates[key]
    return None


def average_rate(rates: Rates, *, unit: int, professions: Iterable[int | None]) -> Decimal:
    """
    Average what a substitute costs over the professions that are to learn something in a unit.

    Parameters
    ----------
    rates : mapping of (unit or None, profession or None) to Decimal
        Kroner per hour.
    unit : int
        The unit.
    professions : iterable of int or None
        Each counts once.

    Returns
    -------
    Decimal
        Kroner per hour, to the øre; 0 for a profession without a rate.

    Examples
    --------
    >>> from decimal import Decimal
    >>> average_rate({(None, None): Decimal(300), (None, 7): Decimal(421)}, unit=1, professions=[7, 7, 8])
    Decimal('360.50')
    """
    found = [choose_rate(rates, unit=unit, profession=profession) or NOTHING for profession in set(professions)]
    return (sum(found, NOTHING) / max(1, len(found))).quantize(ORE)
