"""Two to four programmes side by side, with what differs said in words."""

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from fagloft.contexts.leadership.queries.programmes import ProgrammeRow, get_chosen
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by
from fagloft.web.leadership import programme_words as say
from fagloft.web.leadership.programme import trail
from fagloft.web.leadership.programme_facts import Fact, tell_facts

FEWEST, MOST = 2, 4
LONGEST_NUMBER = 9


@dataclass(frozen=True)
class Column:
    row: ProgrammeRow
    provider: str
    marks: tuple[say.Mark, ...]


@dataclass(frozen=True)
class ComparedFact:
    """One field of all programmes; `cells` pair each programme's title with its fact."""

    label: str
    cells: tuple[tuple[str, Fact], ...]
    differs: bool


@require_safe
@may_be_seen_by(SIGNED_IN)
def programme_compare(request: ReaderRequest) -> HttpResponse:
    asked = [int(number) for number in request.GET.getlist("id") if _is_number(number)]
    rows = get_chosen(scope=request.reader.scope, on=timezone.localdate(), programme_ids=asked)
    shown = rows[:MOST]
    facts = compare(shown) if len(shown) >= FEWEST else ()
    context = {
        "heading": _heading(shown, facts),
        "too_many": len(rows) > MOST,
        "columns": [Column(row, row.text.provider_name.replace(";", ", "), say.marks(row)) for row in shown],
        "different": [fact for fact in facts if fact.differs],
        "alike": [fact for fact in facts if not fact.differs],
        "breadcrumb": trail(_("Sammenlign")),
    }
    return render(request, "leadership/programme_compare.html", context)


def compare(rows: tuple[ProgrammeRow, ...]) -> tuple[ComparedFact, ...]:
    told = [[fact for group in tell_facts(row) for fact in group.facts] for row in rows]
    titles = [row.text.title for row in rows]
    # Of the catalogue rather than of the programme: always different, and nothing to choose by.
    passed_over = {say.label(field) for field in ("code", "source", "note")}
    return tuple(
        ComparedFact(
            label=facts[0].label,
            cells=tuple(zip(titles, facts, strict=True)),
            differs=len({fact.words for fact in facts}) > 1,
        )
        for facts in zip(*told, strict=True)
        if facts[0].label not in passed_over
    )


def _is_number(told: str) -> bool:
    return told.isascii() and told.isdigit() and len(told) <= LONGEST_NUMBER


def _heading(rows: tuple[ProgrammeRow, ...], facts: tuple[ComparedFact, ...]) -> str:
    if len(rows) < FEWEST:
        return _("Velg to til fire lederutdanninger å sammenligne")
    count = sum(fact.differs for fact in facts)
    words = ngettext(
        "%(programmes)d lederutdanninger er ulike på %(count)d punkt",
        "%(programmes)d lederutdanninger er ulike på %(count)d punkter",
        count,
    )
    return words % {"programmes": len(rows), "count": count}
