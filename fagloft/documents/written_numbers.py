"""Numbers and days as each language writes them."""

from datetime import date


def write_whole(number: int, language: str) -> str:
    return f"{number:,}".replace(",", "," if language == "en" else "\u00a0")


def write_decimal(number: float, language: str) -> str:
    written = f"{number:,.1f}"
    return written if language == "en" else written.replace(",", "\u00a0").replace(".", ",")


def write_share(part: int, whole: int, language: str) -> str:
    """The share in whole per cent, rounded down: 99,6 % is not all."""
    share = 100 * part // whole if whole else 100
    return f"{share}%" if language == "en" else f"{share}\u00a0%"


def write_day(day: date, language: str) -> str:
    return day.isoformat() if language == "en" else day.strftime("%d.%m.%Y")
