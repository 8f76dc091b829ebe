"""Charts of the organisation and the region, with the numbers behind them."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, cast

import polars as pl
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fagloft.contexts.gaps.queries.competence_names import CompetenceName
from fagloft.contexts.gaps.queries.figures import Figure
from fagloft.contexts.gaps.queries.figures_over_time import ShareOnDay
from fagloft.figures.gaps_over_time import ShareWords, gaps_over_time
from fagloft.figures.standing_by_competence import StandingWords, standing_by_competence
from fagloft.figures.svg import to_svg
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import number, percent, short_date

MOST_BARS = 12

type Bars = tuple[tuple[str, int, int, int, int], ...]
type Words = tuple[tuple[str, Any], ...]


@dataclass(frozen=True)
class DrawnFigure:
    id: str
    title: str
    svg: str
    alternative: str
    source: str
    count: str
    table: Table
    spec: dict[str, Any] | None = None

    @property
    def spec_id(self) -> str:
        return f"{self.id}-spec"


# Drawing takes longer than all the rest of the page, and snapshots do not change: each picture is drawn once.
@lru_cache(maxsize=256)
def _draw_days(days: tuple[ShareOnDay, ...], words: Words, language: str) -> str:
    rows = [
        row
        for day in days
        for row in (
            (day.on, "mandatory", day.required, day.met),
            (day.on, "expected", day.other_required, day.other_met),
        )
    ]
    table = pl.DataFrame(rows, schema=["on", "obligation", "required", "met"], orient="row")
    return to_svg(
        gaps_over_time(table, title="", subtitle="", words=cast("ShareWords", dict(words))), language=language
    )


@lru_cache(maxsize=256)
def _draw_bars(bars: Bars, words: Words, language: str) -> str:
    table = pl.DataFrame(bars, schema=["competence", "met", "lapses_soon", "lapsed", "missing"], orient="row")
    chart = standing_by_competence(table, title="", subtitle="", words=cast("StandingWords", dict(words)))
    return to_svg(chart, language=language)


def draw_over_time(days: Sequence[ShareOnDay], *, source: str, one_line: str = "") -> DrawnFigure | None:
    """The share of requirements met; None with fewer than two days, which are no development. `one_line` names the
    line where all requirements are one."""
    if len(days) < 2:
        return None
    words = ShareWords(
        mandatory=one_line or _("pålagte krav"),
        expected=one_line or _("andre krav"),
        voluntary=one_line or _("andre krav"),
        share=_("Andel av kravene som er oppfylt"),
        day=_("Dag"),
    )
    title = _over_time_in_words(days)
    return DrawnFigure(
        id="over-time",
        title=title,
        svg=_draw_days(tuple(days), tuple(words.items()), get_language() or "nb"),
        alternative=". ".join(
            f"{short_date(day.on)}: {whole_percent(day.met, day.required)}" for day in days if day.required
        ),
        source=source,
        count=_("%(count)s beregninger") % {"count": number(len(days))},
        table=_tabulate_days(days, words),
    )


def _over_time_in_words(days: Sequence[ShareOnDay]) -> str:
    known = [day for day in days if day.required]
    if not known:
        return _("Ingen pålagte krav i perioden")
    first, last = known[0], known[-1]
    shares = {"from": whole_percent(first.met, first.required), "to": whole_percent(last.met, last.required)}
    return _("Andelen oppfylte krav har gått fra %(from)s til %(to)s siden %(day)s") % {
        **shares,
        "day": short_date(first.on),
    }


def _tabulate_days(days: Sequence[ShareOnDay], words: ShareWords) -> Table:
    has_others = any(day.other_required for day in days)
    columns = [Column(words["day"], priority=1), Column(words["mandatory"].capitalize(), is_numeric=True, priority=2)]
    if has_others:
        columns.append(Column(words["expected"].capitalize(), is_numeric=True))
    rows = tuple(
        Row(
            (
                Cell(short_date(day.on)),
                Cell(whole_percent(day.met, day.required)),
                *((Cell(whole_percent(day.other_met, day.other_required)),) if has_others else ()),
            )
        )
        for day in reversed(days)
    )
    return Table(words["share"], tuple(columns), rows)


def whole_percent(met: int, required: int) -> str:
    """Rounded down, so that 100 % is said only when nothing is missing."""
    return percent(100 * met // required / 100) if required else percent(None)


def draw_standings(
    standings: Sequence[tuple[CompetenceName, Figure]], *, source: str, people: int
) -> DrawnFigure | None:
    """The competences most in need: met, lapsing soon, lapsed, missing."""
    if not standings:
        return None
    words = StandingWords(
        met=_("oppfylt"),
        lapses_soon=_("går ut innen 90 dager"),
        lapsed=_("gått ut"),
        missing=_("mangler"),
        people=_("Ansatte som har kravet"),
    )
    shown = standings[:MOST_BARS]
    competence, worst = shown[0]
    title = _("%(unmet)s av %(required)s mangler %(competence)s") % {
        "unmet": number(worst.unmet),
        "required": number(worst.required),
        "competence": competence.name,
    }
    return DrawnFigure(
        id="standings",
        title=title,
        svg=_draw_bars(_bars_of(shown), tuple(words.items()), get_language() or "nb"),
        alternative=_("%(title)s. Tallene står i tabellen.") % {"title": title},
        source=source,
        count=_("%(count)s ansatte") % {"count": number(people)},
        table=_tabulate_standings(shown, words),
    )


def _bars_of(standings: Sequence[tuple[CompetenceName, Figure]]) -> Bars:
    return tuple(
        (name.name, figure.met - figure.lapses_soon, figure.lapses_soon, figure.lapsed, figure.missing)
        for name, figure in standings
    )


def _tabulate_standings(standings: Sequence[tuple[CompetenceName, Figure]], words: StandingWords) -> Table:
    heads = (_("Krav"), words["met"].capitalize(), words["lapses_soon"].capitalize(), words["lapsed"].capitalize())
    columns = (
        Column(_("Kompetanse"), priority=1),
        *(Column(head, is_numeric=True) for head in heads),
        Column(words["missing"].capitalize(), is_numeric=True, priority=2),
    )
    rows = tuple(
        Row(
            (
                Cell(name.name),
                *(
                    Cell(number(count))
                    for count in (figure.required, figure.met, figure.lapses_soon, figure.lapsed, figure.missing)
                ),
            )
        )
        for name, figure in standings
    )
    return Table(_("Hvordan kravene er oppfylt"), columns, rows)
