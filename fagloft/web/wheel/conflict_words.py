"""What collides, and what to do about it."""

from collections.abc import Iterator, Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.planning.queries.event_conflicts import EventConflicts
from fagloft.engine.annual_wheel import Crowding
from fagloft.web.templatetags.formats import day_and_month, number
from fagloft.web.wheel.event_words import free_day_word

MOST_UNITS = 2


def conflict_lines(
    key: str, conflicts: EventConflicts, titles: Mapping[str, str], unit_names: Mapping[str, str], *, counts: bool
) -> tuple[str, ...]:
    """Sentences for one event; numbers of a unit only to those who follow its people."""
    crowded = [one for one in conflicts.crowded if key in one.keys]
    lines = [_of_free_day(one.on, one.code) for one in conflicts.holidays if one.key == key]
    lines.extend(_of_crowding(one, unit_names, counts=counts) for one in crowded[:MOST_UNITS])
    left = len(crowded) - MOST_UNITS
    if left > 0:
        more = ngettext("Det gjelder %(count)d enhet til.", "Det gjelder %(count)d enheter til.", left)
        lines.append(more % {"count": left})
    lines.extend(_advise(key, crowded, titles))
    return tuple(lines)


def _of_free_day(on: date, code: str) -> str:
    told = {"day": day_and_month(on), "why": free_day_word(code)}
    if code in ("summer_weeks", "christmas_week"):
        return _("%(day)s er %(why)s. Velg en dag før eller etter.") % told
    return _("%(day)s er %(why)s. Velg en annen dag.") % told


def _of_crowding(one: Crowding, unit_names: Mapping[str, str], *, counts: bool) -> str:
    unit = unit_names.get(one.unit_id, "")
    if not counts:
        return _("%(unit)s kan ikke avse så mange %(day)s.") % {"unit": unit, "day": day_and_month(one.on)}
    return _("%(away)s av %(people)s i %(unit)s er borte %(day)s, og enheten kan avse %(allowed)s.") % {
        "away": number(one.away),
        "people": number(one.people),
        "unit": unit,
        "day": day_and_month(one.on),
        "allowed": number(one.allowed),
    }


def _advise(key: str, crowded: list[Crowding], titles: Mapping[str, str]) -> Iterator[str]:
    if not crowded:
        return
    others = sorted({titles[other] for one in crowded for other in one.keys if other != key})
    if others:
        yield _("Samme dag: %(others)s. Flytt det ene.") % {"others": ", ".join(others)}
    else:
        yield _("Del gruppa på flere dager.")
