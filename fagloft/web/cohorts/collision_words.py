"""Which wishes collide, and how each can be loosened."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.cohort_choices import WHOLE_COHORT
from fagloft.contexts.leadership.queries.cohort_results import WishResult
from fagloft.contexts.leadership.queries.topics import get_topic_names
from fagloft.web.cohorts.cohort_words import credits_word, level_name, sector_name
from fagloft.web.leadership.needs_words import language
from fagloft.web.templatetags.formats import money


@dataclass(frozen=True)
class Colliding:
    """A wish in words, how to loosen it, and the field of the form where that is done."""

    wish: str
    loosen: str
    field: str


def explain(wish: WishResult) -> Colliding:
    return EXPLAIN[wish.kind](wish)


def _size_least(wish: WishResult) -> Colliding:
    words = _("Minst %(count)d deltakere") % {"count": wish.amount}
    return Colliding(words, _("Be om færre, eller få flere nominert."), "size_least")


def _size_most(wish: WishResult) -> Colliding:
    return Colliding(_("Høyst %(count)d deltakere") % {"count": wish.amount}, _("La flere bli med."), "size_most")


def _sector(wish: WishResult) -> Colliding:
    words = _("Minst %(count)d fra sektoren %(sector)s") % {
        "count": wish.amount,
        "sector": sector_name(wish.about).lower(),
    }
    loosen = _("Be om færre fra sektoren, eller få flere derfra nominert.")
    return Colliding(words, loosen, f"{wish.about}_least")


def _level(wish: WishResult) -> Colliding:
    words = _("Minst %(count)d på nivået %(level)s") % {"count": wish.amount, "level": level_name(wish.about).lower()}
    return Colliding(words, _("Be om færre på nivået, eller få flere derfra nominert."), f"level_{wish.about}")


def _unit(wish: WishResult) -> Colliding:
    words = _("Høyst %(count)d fra samme enhet") % {"count": wish.amount}
    return Colliding(words, _("La flere fra samme enhet være borte samtidig."), "unit_most")


def _together(wish: WishResult) -> Colliding:
    words = _("Gruppa «%(group)s» går samlet") % {"group": wish.about}
    return Colliding(words, _("La grupper deles, eller skriv gruppa om i nominasjonene."), "groups_together")


def _topic(wish: WishResult) -> Colliding:
    if wish.about == WHOLE_COHORT:
        loosen = _("Be om en lavere pris for hele kullet, eller ta bort den prisen.")
        return Colliding(_("Én pris for hele kullet"), loosen, "cohort_price")
    name = get_topic_names(language()).get(wish.about, wish.about)
    loosen = _("Ta bort kravet om temaet, eller åpne for flere moduler og tilbydere som har det.")
    return Colliding(_("Temaet %(topic)s skal være med") % {"topic": name}, loosen, "topics")


def _credits(wish: WishResult) -> Colliding:
    words = _("Minst %(credits)s studiepoeng") % {"credits": credits_word(wish.amount / 2)}
    return Colliding(words, _("Be om færre studiepoeng, eller åpne for flere moduler."), "credits_least")


def _days_away(wish: WishResult) -> Colliding:
    words = _("Høyst %(days)d dager borte til sammen") % {"days": wish.amount}
    return Colliding(words, _("Tillat flere dager, eller færre og kortere samlinger."), "days_away_most")


def _price(wish: WishResult) -> Colliding:
    words = _("Høyst %(price)s per deltaker uten reise") % {"price": money(wish.amount)}
    return Colliding(words, _("Hev prisgrensen, eller be om færre studiepoeng og temaer."), "price_most")


def _days_fit(_wish: WishResult) -> Colliding:
    words = _("Modulene skal få plass i samlingene")
    return Colliding(words, _("Tillat flere eller lengre samlinger."), "gatherings_most")


EXPLAIN: dict[str, Callable[[WishResult], Colliding]] = {
    "size_least": _size_least,
    "size_most": _size_most,
    "sector_least": _sector,
    "level_least": _level,
    "unit_most": _unit,
    "together": _together,
    "topic": _topic,
    "credits_least": _credits,
    "days_most": _days_away,
    "price_most": _price,
    "days_fit": _days_fit,
}
