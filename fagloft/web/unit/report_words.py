"""What the page of the report says: the answer, the files, and the same numbers as in them."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from fagloft.contexts.gaps.queries.paragraph_6f import CompetenceOverview
from fagloft.web.requirements.words import obligation_word
from fagloft.web.templatetags.formats import long_date, number, percent
from fagloft.web.unit.report_facts import left_out_in_words

MOST_NEEDS = 10


@dataclass(frozen=True)
class NeedLine:
    competence: str
    obligation: str
    people: str


@dataclass(frozen=True)
class ReportPage:
    unit_id: int
    unit_name: str
    heading: str
    lead: str
    may_name: bool
    needs: tuple[NeedLine, ...]
    more: str
    note: str


def present(overview: CompetenceOverview, *, unit_id: int, on: date, may_name: bool) -> ReportPage:
    day = long_date(on)
    facts = (
        overview.unit_name,
        day,
        _("%(count)s ansatte") % {"count": number(overview.people)},
        _("%(fte)s årsverk") % {"fte": number(overview.fte, 1)},
    )
    left = len(overview.needs_in_numbers) - MOST_NEEDS
    return ReportPage(
        unit_id=unit_id,
        unit_name=overview.unit_name,
        heading=_answer(overview),
        lead=" · ".join(facts),
        may_name=may_name,
        needs=tuple(
            NeedLine(need.competence, obligation_word(need.obligation), number(need.people))
            for need in overview.needs_in_numbers[:MOST_NEEDS]
        ),
        more=_("og %(count)d til i rapporten") % {"count": left} if left > 0 else "",
        note=left_out_in_words(overview.left_out),
    )


def _answer(overview: CompetenceOverview) -> str:
    if not overview.people:
        return _("Ingen er ansatt i %(unit)s denne dagen") % {"unit": overview.unit_name}
    mandatory = [row for row in overview.standings if row.obligation == "mandatory"]
    required, met = sum(row.required for row in mandatory), sum(row.met for row in mandatory)
    if not required:
        return _("Ingen pålagte krav kan vises for denne dagen")
    # Rounded down, so that 100 % is said only when nothing is missing.
    share = percent(100 * met // required / 100)
    return _("%(share)s av de pålagte kravene er oppfylt") % {"share": share}
