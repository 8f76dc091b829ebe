"""The fairness report in words: who applied and who was offered a place, and whether anybody could complain."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.admission.queries.fairness import Fairness
from fagloft.engine.leader_needs import LEVELS
from fagloft.web.leadership.leader_words import level_word, sector_word
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import number, percent

HIDDEN = "–"


@dataclass(frozen=True)
class ShownFairness:
    statement: str
    reasons: tuple[str, ...]
    tables: tuple[Table, ...]


def tell_fairness(fairness: Fairness) -> ShownFairness:
    traits = fairness.rows["trait"].unique(maintain_order=True)
    return ShownFairness(_state(fairness), tuple(_reasons(fairness)), tuple(_table(fairness, one) for one in traits))


def _state(fairness: Fairness) -> str:
    """Stability: nobody without a place stands before somebody with one, unless a stated rule explains it."""
    if fairness.unexplained:
        words = ngettext(
            "%(count)d søker uten plass står foran noen med plass, uten at en regel forklarer det.",
            "%(count)d søkere uten plass står foran noen med plass, uten at en regel forklarer det.",
            fairness.unexplained,
        )
        return words % {"count": fairness.unexplained}
    if any(fairness.explained.values()):
        return _("Noen uten plass står foran noen med plass. Reglene for opptaket forklarer alle tilfellene.")
    return _("Fordelingen er stabil: ingen uten plass står foran noen med plass i et kull de ønsker.")


def _reasons(fairness: Fairness) -> list[str]:
    words = {
        "own_group": _("Egen gruppe tas opp samlet og fikk ikke plass: %(count)d"),
        "other_group": _("En annen gruppe ble holdt samlet: %(count)d"),
        "equity": _("Plassen var reservert for en prioritert gruppe: %(count)d"),
    }
    return [words[key] % {"count": count} for key, count in fairness.explained.items() if count]


def _table(fairness: Fairness, trait: str) -> Table:
    columns = (
        Column(_trait_word(trait), priority=1),
        Column(_("Søkte"), is_numeric=True),
        Column(_("Kunne tas opp"), is_numeric=True),
        Column(_("Fikk tilbud"), is_numeric=True, priority=2),
        Column(_("Andel, med usikkerhet")),
    )
    rows = fairness.rows.filter(trait=trait).iter_rows(named=True)
    shown = [
        Row(
            (
                Cell(_value_word(trait, row["value"])),
                Cell(_count(row["applied"])),
                Cell(_count(row["eligible"])),
                Cell(_count(row["admitted"])),
                Cell(_share(row["rate"], row["low"], row["high"])),
            )
        )
        for row in rows
    ]
    return Table(_trait_word(trait), columns, tuple(shown))


def _count(count: int | None) -> str:
    return HIDDEN if count is None else number(count)


def _share(rate: float | None, low: float | None, high: float | None) -> str:
    if rate is None:
        return HIDDEN
    return _("%(rate)s (%(low)s–%(high)s)") % {"rate": percent(rate), "low": percent(low), "high": percent(high)}


def _trait_word(trait: str) -> str:
    return {
        "county": _("Fylke"),
        "size": _("Kommunestørrelse"),
        "centrality": _("Sentralitet"),
        "sector": _("Sektor"),
        "level": _("Ledernivå"),
    }[trait]


def _value_word(trait: str, value: str) -> str:
    if not value:
        return _("Ikke oppgitt")
    if trait == "size":
        small, middle, large = _("Under 5 000"), _("5 000–19 999"), _("20 000 og flere")
        return {"small": small, "medium": middle, "large": large}[value]
    if trait == "centrality":
        return _("Klasse %(number)s av 6") % {"number": value}
    if trait == "sector":
        return sector_word(value)
    return level_word(value) if trait == "level" and value in LEVELS else value
