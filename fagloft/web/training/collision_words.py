"""Which fixed choices collide, and over what."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from fagloft.contexts.participation.queries.colliding_choices import CollisionRow, FixedSeat
from fagloft.web.templatetags.formats import short_date


@dataclass(frozen=True)
class Collision:
    heading: str
    seats: tuple[str, ...]


def present_collisions(rows: tuple[CollisionRow, ...]) -> tuple[Collision, ...]:
    return tuple(Collision(_heading(row), tuple(_seat(seat) for seat in row.seats)) for row in rows)


def _heading(row: CollisionRow) -> str:
    words = {
        "contradiction": _("Samme plass er både låst og sperret"),
        "closes_nothing": _("Samlingen lukker ingen gap for den som skal delta"),
        "unavailable": _("Den som skal delta, er borte da"),
        "same_competence": _("To samlinger gir samme kompetanse til samme ansatt"),
        "clash": _("To samlinger er på samme dag"),
        "full": _("Flere skal delta enn samlingen har plass til"),
        "share": _("Flere skal delta enn organisasjonen har plasser til"),
        "unit_limit": _("For få ville vært igjen i enheten"),
        "budget": _("De låste plassene koster mer enn budsjettet"),
    }[row.rule]
    return f"{words} ({short_date(row.on)})" if row.on else words


def _seat(seat: FixedSeat) -> str:
    name = seat.person_name or _("En ansatt du ikke følger opp")
    return f"{name}: {seat.title}, {short_date(seat.starts_on)}" if seat.title else name
