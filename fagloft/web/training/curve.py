"""What other budgets buy: the curve, the table of alternatives, and what the next 100 000 kroner are worth."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import cast

import polars as pl
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from fagloft.contexts.participation.queries.budget_points import BudgetRow
from fagloft.figures.budget_curve import CurveWords, budget_curve
from fagloft.figures.svg import to_svg
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import money, number
from fagloft.web.training.words import budget_words

type Points = tuple[tuple[float, int, int, str], ...]


@dataclass(frozen=True)
class CurveFigure:
    id: str
    title: str
    svg: str
    alternative: str
    source: str
    count: str
    table: Table
    spec: None = None


def draw_curve(points: Sequence[BudgetRow], *, gaps: int) -> CurveFigure | None:
    """None with fewer than two budgets that give a plan, which are no curve."""
    drawn = [point for point in points if point.has_plan]
    if len(drawn) < 2:
        return None
    words = CurveWords(
        budget=_("Budsjett i kroner"),
        value=_("Verdi: vekten av gap som lukkes"),
        plan=_("planen (tallet er gap som lukkes)"),
        bound=_("det meste noen plan kan være verdt"),
    )
    shown = tuple((float(_kroner(point)), point.value or 0, point.bound or 0, number(point.closed)) for point in drawn)
    return CurveFigure(
        id="budget-curve",
        title=next_sentence(points) or _("Slik vokser planen med budsjettet"),
        svg=_draw(shown, tuple(words.items()), get_language() or "nb"),
        alternative=". ".join(
            _("%(budget)s: %(closed)s gap lukkes")
            % {"budget": budget_words(point.budget), "closed": number(point.closed)}
            for point in drawn
        ),
        source=_("denne beregningen"),
        count=ngettext("%(count)s gap", "%(count)s gap", gaps) % {"count": number(gaps)},
        table=tabulate(points),
    )


def next_sentence(points: Sequence[BudgetRow]) -> str:
    """What the next 100 000 kroner buy; empty where that was not asked."""
    asked = next((point for point in points if point.is_asked and point.budget is not None and point.has_plan), None)
    if asked is None or asked.budget is None:
        return ""
    more = next((point for point in points if point.budget == asked.budget + 100_000 and point.has_plan), None)
    if more is None:
        return ""
    added = more.closed - asked.closed
    if added <= 0:
        return _("100 000 kr til lukker ikke flere gap")
    return ngettext("100 000 kr til lukker %(count)s gap til", "100 000 kr til lukker %(count)s gap til", added) % {
        "count": number(added)
    }


def tabulate(points: Sequence[BudgetRow]) -> Table:
    """Alternatives side by side, the lowest budget first."""
    columns = (
        Column(_("Budsjett"), is_numeric=True, priority=1),
        Column(_("Gap som lukkes"), is_numeric=True, priority=2),
        Column(_("Flere enn raden over"), is_numeric=True),
        Column(_("Plasser"), is_numeric=True),
        Column(_("Koster"), is_numeric=True),
        Column(_("Verdi"), is_numeric=True),
        Column(_("Beviselig høyst"), is_numeric=True),
    )
    rows, before = [], None
    for point in points:
        rows.append(_row(point, before))
        before = point if point.has_plan else before
    return Table(_("Alternative budsjetter"), columns, tuple(rows))


def _row(point: BudgetRow, before: BudgetRow | None) -> Row:
    budget = Cell(budget_words(point.budget), detail=_("ditt budsjett") if point.is_asked else "")
    if not point.has_plan:
        why = _("de låste valgene går ikke") if point.status == "infeasible" else _("tiden gikk ut")
        return Row((budget, Cell("–", detail=why), *(Cell("–") for _column in range(5))))
    return Row(
        (
            budget,
            Cell(number(point.closed)),
            Cell("–" if before is None else number(point.closed - before.closed)),
            Cell(number(point.seats)),
            Cell(money(point.spent)),
            Cell(number(point.value)),
            Cell(number(point.bound)),
        )
    )


def _kroner(point: BudgetRow) -> int:
    return int((point.spent if point.budget is None else point.budget) or 0)


# Drawing takes longer than all the rest of the page, and a calculation does not change: each picture is drawn once.
@lru_cache(maxsize=64)
def _draw(points: Points, words: tuple[tuple[str, object], ...], language: str) -> str:
    table = pl.DataFrame(points, schema=["kroner", "value", "bound", "closed"], orient="row")
    chart = budget_curve(table, title="", subtitle="", words=cast("CurveWords", dict(words)))
    return to_svg(chart, language=language)
