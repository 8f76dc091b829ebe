"""Reasons for and against a programme in plain words."""

from collections.abc import Callable, Mapping

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.leadership.queries.matches import Best, Match
from fagloft.engine.matching import Part, Reason, Rule, Side, Standing
from fagloft.web.leadership.leader_words import level_word
from fagloft.web.templatetags.formats import money, number

MINUTES_PER_HOUR = 60
SIDES = {
    Side.FOR: "for",
    Side.AGAINST: "against",
    Side.CLOSES: "against",
    Side.ASK: "ask",
    Side.UNKNOWN: "unknown",
}
type Names = Mapping[str, str]


def part_word(part: Part) -> str:
    return {
        Part.TOPICS: _("Temaer det er behov for"),
        Part.CREDITS: _("Ønskede studiepoeng"),
        Part.DAYS_AWAY: _("Dager borte om gangen"),
        Part.WEEKDAYS: _("Ukedager"),
        Part.TRAVEL_TIME: _("Reisetid"),
        Part.TRAVEL_COST: _("Reiseutgifter"),
        Part.PRICE: _("Pris"),
        Part.FORM: _("Form"),
    }[part]


def standing_word(standing: str) -> str:
    return {
        Standing.OPEN: _("Åpent"),
        Standing.OPEN_BY_PRIOR_LEARNING: _("Åpent med realkompetanse"),
        Standing.ASK_PROVIDER: _("Spør tilbyderen om opptak"),
        Standing.CLOSED: _("Ikke åpent nå"),
    }[Standing(standing)]


def split_reasons(match: Match, names: Names, *, has_needs: bool) -> dict[str, list[str]]:
    """What speaks for, what against, what must be asked, and what the provider has not told."""
    told: dict[str, list[str]] = {"for": [], "against": [], "ask": [], "unknown": []}
    for reason in match.reasons:
        side = _side(reason, has_needs=has_needs)
        if side:
            told[side].append(_word(reason, names))
    return told


def _side(reason: Reason, *, has_needs: bool) -> str:
    """Where a reason is told; empty where it says nothing of this programme.

    What the leader has not told is unknown for all programmes alike. A needed topic speaks for a programme however few
    it covers. Who has no way to go pays nothing for it.
    """
    if reason.side is Side.UNKNOWN and (
        (reason.about is Part.TOPICS and not has_needs) or (reason.about is Part.CREDITS and reason.of is None)
    ):
        return ""
    if reason.about is Part.TOPICS and reason.words:
        return "for"
    if reason.about is Part.TRAVEL_COST and reason.number == 0:
        return ""
    return SIDES.get(reason.side, "")


def best_sentence(best: Best) -> str:
    """What the combination brings, in one sentence."""
    if not best.programmes:
        return _("Ingen av dem dekker noe av det som trengs innenfor rammene.")
    credits_ = number(best.credits, 1).removesuffix(",0").removesuffix(".0")
    words = _("Dekker %(covered)d av %(needed)d behov, %(credits)s studiepoeng, %(cost)s med reise.")
    return words % {"covered": best.covered, "needed": best.needed, "credits": credits_, "cost": money(best.cost)}


def journey_words(minutes: float | None) -> str:
    if minutes is None:
        return _("reisetid ukjent")
    if minutes == 0:
        return _("ingen reise")
    hours, rest = divmod(round(minutes), MINUTES_PER_HOUR)
    if not hours:
        return _("%(minutes)d min hver vei") % {"minutes": rest}
    if not rest:
        return _("%(hours)d t hver vei") % {"hours": hours}
    return _("%(hours)d t %(minutes)d min hver vei") % {"hours": hours, "minutes": rest}


def _word(reason: Reason, names: Names) -> str:
    if reason.side is Side.UNKNOWN:
        return part_word(Part(reason.about.value))
    told: dict[Part | Rule, Callable[[Reason, Names], str]] = {
        Part.TOPICS: _topics,
        Part.CREDITS: _credits,
        Part.DAYS_AWAY: _days,
        Part.WEEKDAYS: _weekdays,
        Part.TRAVEL_TIME: lambda one, _names: journey_words(_real(one)),
        Part.TRAVEL_COST: lambda one, _names: _("%(cost)s i reise") % {"cost": money(one.number)},
        Part.PRICE: lambda one, _names: _("gratis") if one.number == 0 else money(one.number),
        Part.FORM: _form,
        Rule.EDUCATION: _education,
        Rule.EXPERIENCE: _experience,
        Rule.DAYS_AWAY_MAX: _too_many_days,
        Rule.PRIOR_LEARNING: _prior_learning,
        Rule.AUDIENCE: lambda one, _names: _("for andre tjenester"),
        Rule.LEVEL: _level,
        Rule.OVER_BUDGET: _over_budget,
        Rule.TOO_MANY_CREDITS: _too_many_credits,
        Rule.EMPLOYER_ENROLS: lambda one, _names: _("arbeidsgiveren bestiller, ingen melder seg på selv"),
    }
    return told[reason.about](reason, names)


def _real(reason: Reason) -> float | None:
    return None if reason.number is None else float(reason.number)


def _topics(reason: Reason, names: Names) -> str:
    if not reason.words:
        return _("ingen av temaene det er behov for")
    return _("dekker %(topics)s") % {"topics": ", ".join(names.get(word, word) for word in reason.words)}


def _credits(reason: Reason, _names: Names) -> str:
    told = {"credits": _plain(reason), "wanted": _plain_of(reason)}
    return _("%(credits)s av %(wanted)s ønskede studiepoeng") % told


def _days(reason: Reason, _names: Names) -> str:
    count = int(reason.number or 0)
    words = ngettext("%(count)d dag borte om gangen", "%(count)d dager borte om gangen", count)
    return words % {"count": count}


def _weekdays(reason: Reason, _names: Names) -> str:
    days = (_("mandag"), _("tirsdag"), _("onsdag"), _("torsdag"), _("fredag"), _("lørdag"), _("søndag"))
    return _("samlingene begynner en %(day)s") % {"day": days[int(reason.number or 1) - 1]}


def _form(reason: Reason, _names: Names) -> str:
    words = {
        "part_time": _("deltid"),
        "full_time": _("heltid"),
        "gatherings": _("samlinger"),
        "online": _("nett"),
        "video": _("video"),
        "evening": _("kveld"),
        "intensive": _("intensivt"),
        "daily": _("undervisning hver dag"),
    }
    return ", ".join(words.get(word, word) for word in reason.words)


def _education(reason: Reason, _names: Names) -> str:
    if reason.side is Side.ASK:
        if reason.of is None:
            return _("hvilken utdanning som kreves, står ikke")
        return _("krever %(asked)s års høyere utdanning; profilen sier ikke noe om det") % {"asked": _plain_of(reason)}
    words = _("krever %(asked)s års høyere utdanning, profilen sier %(held)s")
    return words % {"asked": _plain_of(reason), "held": _plain(reason)}


def _experience(reason: Reason, _names: Names) -> str:
    if reason.side is Side.ASK:
        return _("hvor mye erfaring som kreves, står ikke")
    words = _("krever %(asked)s års erfaring, profilen sier %(held)s")
    return words % {"asked": _plain_of(reason), "held": _plain(reason)}


def _prior_learning(reason: Reason, _names: Names) -> str:
    if reason.side is Side.FOR:
        return _("realkompetanse kan gå inn for utdanningen")
    return _("tar opp på realkompetanse; få den vurdert")


def _too_many_days(reason: Reason, _names: Names) -> str:
    words = _("%(days)s dager borte om gangen, rammen er %(most)s")
    return words % {"days": _plain(reason), "most": _plain_of(reason)}


def _level(reason: Reason, _names: Names) -> str:
    return _("for %(levels)s") % {"levels": ", ".join(level_word(word).lower() for word in reason.words)}


def _over_budget(reason: Reason, _names: Names) -> str:
    return _("%(cost)s med reise, budsjettet er %(budget)s") % {
        "cost": money(reason.number),
        "budget": money(reason.of),
    }


def _too_many_credits(reason: Reason, _names: Names) -> str:
    return _("%(credits)s studiepoeng, ønsket er høyst %(most)s nå") % {
        "credits": _plain(reason),
        "most": _plain_of(reason),
    }


def _plain(reason: Reason) -> str:
    return _short(reason.number)


def _plain_of(reason: Reason) -> str:
    return _short(reason.of)


def _short(value: object) -> str:
    return number(value, 1).removesuffix(",0").removesuffix(".0")  # type: ignore[arg-type]
