"""Minimums, absences and fixed choices in words."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.participation.queries.training_limits import AbsenceRow, ChoiceRow, TrainingLimits, UnitMinimum
from fagloft.web.templatetags.formats import short_date
from fagloft.web.training.words import kind_word, period_words


@dataclass(frozen=True)
class MinimumLine:
    unit_id: int
    unit_name: str
    text: str
    value: str
    set_url: str


@dataclass(frozen=True)
class RemovableLine:
    name: str
    text: str
    detail: str
    remove_url: str


@dataclass(frozen=True)
class LimitsPage:
    unit_id: int
    unit_name: str
    heading: str
    minimums: tuple[MinimumLine, ...]
    absences: tuple[RemovableLine, ...]
    choices: tuple[RemovableLine, ...]
    absence_url: str
    choice_url: str
    may_decide: bool
    has_sessions: bool


def present(limits: TrainingLimits) -> LimitsPage:
    return LimitsPage(
        unit_id=limits.unit_id,
        unit_name=limits.unit_name,
        heading=_heading(limits),
        minimums=tuple(_minimum(one) for one in limits.minimums),
        absences=tuple(_absence(row, limits.unit_id) for row in limits.absences),
        choices=tuple(_choice(row, limits.unit_id) for row in limits.choices),
        absence_url=reverse("absence_add", args=[limits.unit_id]),
        choice_url=reverse("seat_choice_set", args=[limits.unit_id]),
        may_decide=bool(limits.people),
        has_sessions=bool(limits.sessions),
    )


def _heading(limits: TrainingLimits) -> str:
    unset = sum(one.people_left is None for one in limits.minimums)
    if unset:
        return ngettext(
            "%(count)d enhet har ingen minste bemanning ennå",
            "%(count)d enheter har ingen minste bemanning ennå",
            unset,
        ) % {"count": unset}
    return _("Planene tar hensyn til bemanning, fravær og låste valg")


def _minimum(one: UnitMinimum) -> MinimumLine:
    staff = ngettext("%(count)d ansatt", "%(count)d ansatte", one.staff) % {"count": one.staff}
    if one.people_left is None:
        text = _("%(staff)s. Ingen grense for hvor mange som er borte samtidig.") % {"staff": staff}
    else:
        away = max(0, one.staff - one.people_left)
        text = _("%(staff)s, minst %(left)d igjen: høyst %(away)d på opplæring samtidig.") % {
            "staff": staff,
            "left": one.people_left,
            "away": away,
        }
    return MinimumLine(
        unit_id=one.unit_id,
        unit_name=one.unit_name,
        text=text,
        value="" if one.people_left is None else str(one.people_left),
        set_url=reverse("staffing_minimum_set", args=[one.unit_id]) if one.may_be_set else "",
    )


def _absence(row: AbsenceRow, unit_id: int) -> RemovableLine:
    url = reverse("absence_remove", args=[unit_id, row.id]) if row.may_be_removed else ""
    return RemovableLine(row.person_name, period_words(row.starts_on, row.ends_on), "", url)


def _choice(row: ChoiceRow, unit_id: int) -> RemovableLine:
    url = reverse("seat_choice_remove", args=[unit_id, row.id]) if row.may_be_removed else ""
    text = f"{kind_word(row.kind)}: {row.title}, {short_date(row.starts_on)}"
    detail = _("Samlingen er avlyst") if row.is_cancelled else row.chosen_by_name
    return RemovableLine(row.person_name, text, detail, url)
