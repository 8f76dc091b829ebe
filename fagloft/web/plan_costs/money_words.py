"""Øre as people write money."""

from fagloft.engine.costing import in_kroner
from fagloft.web.templatetags.formats import money, number


def kroner(ore: int) -> str:
    """Whole kroner with the unit: 1 240 000 kr."""
    return money(round_to_krone(ore))


def kroner_alone(ore: int) -> str:
    """The same where the head of the column says kroner."""
    return number(round_to_krone(ore))


def round_to_krone(ore: int) -> int:
    """Half a krone and more is rounded up, as in the documents."""
    return int(in_kroner(ore + 50))
