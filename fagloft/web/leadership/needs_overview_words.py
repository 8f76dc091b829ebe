"""What leaders need, in numbers: the answer in words, the most needed as a table, the rest as maps of colours."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from math import ceil

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from fagloft.contexts.leadership.queries.need_figures import (
    NO_THEME,
    THEME,
    NeedNumber,
    NeedsOfMember,
    themes_of,
)
from fagloft.contexts.leadership.queries.needs_answers import AnswerShare, Survey
from fagloft.contexts.leadership.queries.topics import get_functions, get_themes, get_topic_names, get_topics
from fagloft.engine.leader_needs import LEVELS
from fagloft.engine.leader_needs.hiding import ALL
from fagloft.web.heat_map import Heading, HeatCell, HeatMap, HeatRow
from fagloft.web.leadership.leader_words import level_word
from fagloft.web.leadership.needs_words import language, sentence_case
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import percent, short_date

MOST_SHOWN = 8
HEAT_STEPS = 5

type Numbers = Mapping[tuple[str, str], NeedNumber]


def answers_heading(share: AnswerShare) -> str:
    if not share.leaders:
        return _("Ingen leder eller er stedfortreder her ennå")
    if share.answered is None:
        return _("Lederbehov: gruppene er for små til å si hvor mange av %(count)d som har svart") % {
            "count": share.leaders
        }
    words = _("%(answered)d av %(leaders)d ledere har sagt hva de trenger å lære")
    return words % {"answered": share.answered, "leaders": share.leaders}


def most_needed_heading(numbers: Numbers) -> str:
    first = _ranked(numbers)[:1]
    if not first:
        return _("Hva lederne i helsefellesskapet trenger å lære")
    code, number = first[0]
    words = _("Flest ledere trenger %(topic)s: %(need)d av %(leaders)d")
    return words % {"topic": get_topic_names(language())[code], "need": number.need_it, "leaders": number.leaders}


def missing_sentence(share: AnswerShare) -> str:
    """Those who have not answered and are none of the reader's to know by name."""
    if not share.missing_unnamed:
        return ""
    words = ngettext(
        "%(count)d leder mangler som du ikke ser navnet på, fordi andre leder dem.",
        "%(count)d ledere mangler som du ikke ser navnet på, fordi andre leder dem.",
        share.missing_unnamed,
    )
    return words % {"count": share.missing_unnamed}


def survey_sentence(survey: Survey, on: date) -> str:
    told = {"name": survey.asked_by_name, "asked": short_date(survey.asked_on), "by": short_date(survey.answer_by)}
    if survey.answer_by < on:
        return _("%(name)s ba om svar %(asked)s. Fristen gikk ut %(by)s.") % told
    return _("%(name)s ba om svar %(asked)s, innen %(by)s.") % told


def members_note(members: Sequence[NeedsOfMember]) -> str:
    words = ngettext("Tall fra %(count)d organisasjon.", "Tall fra %(count)d organisasjoner.", len(members))
    return words % {"count": len(members)}


def list_most_needed(numbers: Numbers) -> Table | None:
    """The topics that most leaders need, as far as it may be told."""
    ranked = [(code, number) for code, number in _ranked(numbers) if number.need_it][:MOST_SHOWN]
    if not ranked:
        return None
    names = get_topic_names(language())
    columns = (
        Column(_("Tema"), priority=1),
        Column(_("Trenger det"), priority=2, is_numeric=True),
        Column(_("Av lederne"), is_numeric=True),
    )
    rows = tuple(
        Row(
            (
                Cell(sentence_case(names[code])),
                Cell(_("%(need)d av %(leaders)d") % {"need": number.need_it, "leaders": number.leaders}),
                Cell(percent(number.share)),
            )
        )
        for code, number in ranked
    )
    return Table(_("Dette trenger flest"), columns, rows)


def draw_levels(numbers: Numbers) -> HeatMap | None:
    """The six functions and the themes, by level of leaders."""
    terms = [(term.code, sentence_case(term.name)) for term in get_functions(language())]
    terms += _theme_rows()
    return _draw(numbers, terms, _("Funksjoner og temaområder, etter ledernivå"), _("Område"))


def draw_topics(numbers: Numbers) -> HeatMap | None:
    terms = [(topic.code, sentence_case(topic.name)) for topic in get_topics(language())]
    return _draw(numbers, terms, _("Alle temaer, etter ledernivå"), _("Tema"))


def draw_members(members: Sequence[NeedsOfMember]) -> HeatMap | None:
    """Themes by organisation; all leaders together."""
    if not members:
        return None
    rows = [
        HeatRow(name, "", tuple(_cell(member.numbers.get((code, ALL))) for member in members))
        for code, name in _theme_rows()
    ]
    return _map(_("Temaområder, etter organisasjon"), _("Temaområde"), [member.name for member in members], rows)


def _theme_rows() -> list[tuple[str, str]]:
    """The themes that a topic is counted in."""
    counted = {theme for topic in get_topics("nb") for theme in themes_of(topic.themes)}
    named = [(THEME + theme.code, sentence_case(theme.name)) for theme in get_themes(language())]
    return [row for row in (*named, (THEME + NO_THEME, _("Uten tema"))) if row[0] in counted]


def _draw(numbers: Numbers, terms: Iterable[tuple[str, str]], label: str, corner: str) -> HeatMap | None:
    if not numbers:
        return None
    levels = [ALL, *(level for level in LEVELS if any(key[1] == level for key in numbers))]
    rows = [HeatRow(name, "", tuple(_cell(numbers.get((code, level))) for level in levels)) for code, name in terms]
    heads = [_("Alle") if level == ALL else level_word(level) for level in levels]
    return _map(label, corner, heads, rows)


def _map(label: str, corner: str, heads: Iterable[str], rows: list[HeatRow]) -> HeatMap:
    high = _("over %(share)s trenger det") % {"share": percent(0.8)}
    return HeatMap(label, corner, [Heading(head) for head in heads], rows, legend_low=percent(0), legend_high=high)


def _cell(number: NeedNumber | None) -> HeatCell:
    """The share, and of how many; no level where it is hidden."""
    if number is None:
        return HeatCell("·", 0)
    if number.share is None:
        return HeatCell("", None)
    return HeatCell(percent(number.share), min(HEAT_STEPS, ceil(number.share * HEAT_STEPS)))


def _ranked(numbers: Numbers) -> list[tuple[str, NeedNumber]]:
    names = get_topic_names("nb")
    found = [(code, number) for (code, level), number in numbers.items() if level == ALL and code in names]
    shown = [(code, number) for code, number in found if number.share is not None]
    return sorted(shown, key=lambda row: (-(row[1].share or 0), names[row[0]]))
