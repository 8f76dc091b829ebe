"""Kroner outside, whole øre inside, so that sums of parts equal wholes."""

from decimal import ROUND_HALF_UP, Decimal

ORE_PER_KRONE = 100


def in_ore(kroner: Decimal) -> int:
    """
    Turn kroner into whole øre.

    Parameters
    ----------
    kroner : Decimal
        An amount; more than two decimals are rounded half up.

    Returns
    -------
    int
        The amount in øre.

    Examples
    --------
    >>> in_ore(Decimal("1250.50"))
    125050
    """
    return int((kroner * ORE_PER_KRONE).to_integral_value(rounding=ROUND_HALF_UP))


def in_kroner(ore: int) -> Decimal:
    """
    Turn øre into kroner, exactly.

    Parameters
    ----------
    ore : int
        An amount in øre.

    Returns
    -------
    Decimal
        The amount in kroner, with two decimals.

    Examples
    --------
    >>> in_kroner(125050)
    Decimal('1250.50')
    """
    return Decimal(ore).scaleb(-2)
