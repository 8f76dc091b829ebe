"""Inspection report for management regulation § 6 f: the staff's competence and training needs on a date (002:8377)."""

from dataclasses import replace

from fagloft.documents import overview_sections as sections
from fagloft.documents.overview_facts import OverviewFacts
from fagloft.documents.overview_figure import draw_standing
from fagloft.documents.printable import printable
from fagloft.documents.report import Report
from fagloft.documents.report_pdf import report_to_pdf
from fagloft.documents.report_word import report_to_docx
from fagloft.documents.written_numbers import write_day, write_decimal, write_whole


def to_pdf(facts: OverviewFacts, words: dict[str, str]) -> bytes:
    """Tagged PDF (PDF/UA-1)."""
    return report_to_pdf(compose(facts, words))


def to_docx(facts: OverviewFacts, words: dict[str, str]) -> bytes:
    """The same content as Word."""
    return report_to_docx(compose(facts, words))


def compose(facts: OverviewFacts, words: dict[str, str]) -> Report:
    facts = printable(facts)
    language = words["language"]
    place = facts.organisation if facts.unit is None else f"{facts.unit}, {facts.organisation}"
    made_at = f"{write_day(facts.made_at.date(), language)} {facts.made_at:%H:%M}"
    requirements = replace(sections.requirements(facts, words), figure=draw_standing(facts, words))
    return Report(
        language=language,
        title=words["title"],
        subtitle=words["subtitle"].format(place=place, on=write_day(facts.on, language)),
        author=facts.made_by,
        made_at=facts.made_at,
        header=words["header"].format(place=place),
        footer=words["footer"].format(made_at=made_at, made_by=facts.made_by),
        page_of=words["page_of"],
        table_word=words["table"],
        figure_word=words["figure"],
        notice=words["demo"] if facts.is_demo else "",
        facts=_facts(facts, words),
        sections=(
            sections.summary(facts, words),
            sections.professions(facts, words),
            requirements,
            sections.minimums(facts, words),
            sections.needs(facts, words),
            sections.unclear_bars(facts, words),
            sections.method(facts, words),
        ),
    )


def _facts(facts: OverviewFacts, words: dict[str, str]) -> tuple[tuple[str, str], ...]:
    language = words["language"]
    unit = () if facts.unit is None else ((words["unit"], facts.unit),)
    return (
        (words["organisation"], facts.organisation),
        *unit,
        (words["on"], write_day(facts.on, language)),
        (words["people"], write_whole(facts.people, language)),
        (words["fte"], write_decimal(facts.fte, language)),
        (words["legal"], words["regulation"]),
    )
