"""A measure in plain words: for whom, how, how strongly it binds, and what it costs."""

from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from fagloft.contexts.planning.queries.measures import CostRow, MeasureRow
from fagloft.web.offers.words import learning_form_word
from fagloft.web.plans.words import (
    attendance_word,
    cost_word,
    financing_word,
    last_day,
    period_words,
    recurrence_word,
    status_colour,
    status_word,
)
from fagloft.web.requirements.words import obligation_word
from fagloft.web.templatetags.formats import money, number, short_date


@dataclass(frozen=True)
class MeasureLine:
    """A row of a list of measures."""

    row: MeasureRow
    competences: str
    learning_form: str
    target: str
    obligation: str
    due: str
    status: str
    colour: str


@dataclass(frozen=True)
class CostLine:
    row: CostRow
    kind: str
    amount: str
    financing: str


def present_measure(row: MeasureRow, *, within: int | None = None) -> MeasureLine:
    """`within` is the unit whose plan the list stands in: there it goes without saying."""
    return MeasureLine(
        row=row,
        competences=competences_words(row),
        learning_form=learning_form_word(row.text.learning_form),
        target=target_words(row, within=within),
        obligation=obligation_word(row.text.obligation),
        due=short_date(last_day(row.text.ends_on)),
        status=_("Over fristen") if row.is_overdue else status_word(row.status),
        colour="danger" if row.is_overdue else status_colour(row.status),
    )


def competences_words(row: MeasureRow) -> str:
    return ", ".join(
        _("%(name)s, nivå %(level)d") % {"name": given.name, "level": given.level} if given.level > 1 else given.name
        for given in row.competences
    )


def target_words(row: MeasureRow, *, within: int | None = None) -> str:
    """Whom the rule points out; one person by name only for who follows that person."""
    if row.text.target_person_id is not None:
        return row.target_person_name or _("Én ansatt")
    unit = row.target_unit_name if row.text.target_unit_id != within else ""
    parts = [part for part in (row.target_function_name, row.target_profession_name, unit) if part]
    who = ", ".join(parts) or _("Alle")
    return _("%(who)s, de som mangler det") % {"who": who} if row.text.only_with_gap else who


def present_cost(row: CostRow) -> CostLine:
    per_person = _("%(amount)s per deltaker") % {"amount": money(row.amount)}
    return CostLine(
        row=row,
        kind=cost_word(row.kind),
        amount=per_person if row.is_per_person else money(row.amount),
        financing=financing_word(row.financing),
    )


def facts_of(row: MeasureRow) -> tuple[tuple[str, str], ...]:
    """Label and value of all that is said of a measure; what is not said is left out."""
    text = row.text
    told = (
        (_("Kompetanse det gir"), competences_words(row)),
        (_("Læringsform"), learning_form_word(text.learning_form)),
        (_("Gjelder"), target_words(row)),
        (_("Plikt"), _obligation(row)),
        (_("Svarer for det"), row.owner_name),
        (_("Periode"), period_words(text.starts_on, text.ends_on)),
        (_("Hvor ofte?"), "" if text.recurrence == "once" else recurrence_word(text.recurrence)),
        (_("Timer per deltaker"), _hours(text.hours_per_person)),
        (_("Tid"), attendance_word(text.attendance_time)),
        (_("Betales av"), financing_word(text.financing)),
        (_("Mål det skal nå"), row.goal_title or _("Uten mål")),
        (_("Satsningsområde"), row.focus_area_title),
        (_("Tilbud"), row.offer_title),
        (_("Evalueres"), short_date(text.evaluation_on) if text.evaluation_on else ""),
    )
    return tuple(pair for pair in told if pair[1])


def _obligation(row: MeasureRow) -> str:
    word = obligation_word(row.text.obligation)
    return f"{word}: {row.text.obligation_reason}" if row.text.obligation_reason else word


def _hours(hours: Decimal) -> str:
    return number(hours, 0 if hours == int(hours) else 1) if hours else ""
