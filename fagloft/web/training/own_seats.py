"""What one's own page says of sessions one is proposed for or has a seat in."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fagloft.contexts.organisations.scope import Scope
from fagloft.contexts.participation.queries.own_enrolments import OwnEnrolment, get_own_enrolments
from fagloft.web.training.words import days_words, enrolment_word


@dataclass(frozen=True)
class OwnSeat:
    title: str
    when: str
    place: str
    word: str
    colour: str
    detail: str


def list_own_seats(*, scope: Scope, today: date) -> tuple[OwnSeat, ...]:
    return tuple(_say(row) for row in get_own_enrolments(scope=scope, today=today))


def _say(row: OwnEnrolment) -> OwnSeat:
    word, colour = enrolment_word("cancelled" if row.is_cancelled else row.status)
    decided = row.status == "accepted" and not row.is_cancelled
    return OwnSeat(
        title=row.title,
        when=days_words(row.starts_on, row.last_on),
        place=row.place,
        word=word,
        colour=colour,
        detail=_("Godtatt av %(name)s") % {"name": row.decided_by_name} if decided else "",
    )
