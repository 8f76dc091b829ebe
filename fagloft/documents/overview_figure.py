"""The figure of the overview: how each required competence stands."""

import polars as pl

from fagloft.documents.overview_facts import OverviewFacts, RequirementStanding
from fagloft.documents.report import Figure
from fagloft.documents.written_numbers import write_day, write_whole
from fagloft.figures.standing_by_competence import StandingWords, standing_by_competence
from fagloft.figures.svg import to_svg

# More bars than this no longer fit a page; the table has them all.
_MOST_BARS = 15


def draw_standing(facts: OverviewFacts, words: dict[str, str]) -> Figure | None:
    due = _list_due(facts)
    if not due:
        return None
    shown = sorted(due, key=_need, reverse=True)[:_MOST_BARS]
    lines = [
        words["figure_line"].format(
            competence=line.competence, met=line.met, soon=line.lapses_soon, lapsed=line.lapsed, missing=line.missing
        )
        for line in shown
    ]
    chart = standing_by_competence(
        _table(shown), title=_finding(facts, words), subtitle=_subtitle(facts, words), words=_legend(words)
    )
    return Figure(
        to_svg(chart, language=words["language"]),
        words["figure_caption"].format(count=len(shown)),
        f"{_finding(facts, words)}. {'. '.join(lines)}.",
    )


def _list_due(facts: OverviewFacts) -> list[RequirementStanding]:
    """What is voluntary stands in the table, not among what is open."""
    return [line for line in facts.requirements if line.obligation != "voluntary"]


def _need(line: RequirementStanding) -> tuple[bool, int, int]:
    """Duties first, then what most people lack."""
    return line.obligation == "mandatory", line.missing + line.lapsed, line.lapses_soon


def _table(lines: list[RequirementStanding]) -> pl.DataFrame:
    """One bar per competence, whatever the obligations."""
    return (
        pl.DataFrame(
            {
                "competence": [line.competence for line in lines],
                "met": [line.met - line.lapses_soon for line in lines],
                "lapses_soon": [line.lapses_soon for line in lines],
                "lapsed": [line.lapsed for line in lines],
                "missing": [line.missing for line in lines],
            }
        )
        .group_by("competence", maintain_order=True)
        .sum()
    )


def _finding(facts: OverviewFacts, words: dict[str, str]) -> str:
    language = words["language"]
    due = _list_due(facts)
    still_open = sum(line.lapsed + line.missing for line in due)
    required = sum(line.required for line in due)
    return words["figure_title"].format(
        open=write_whole(still_open, language), required=write_whole(required, language)
    )


def _subtitle(facts: OverviewFacts, words: dict[str, str]) -> str:
    language = words["language"]
    return words["figure_subtitle"].format(people=write_whole(facts.people, language), on=write_day(facts.on, language))


def _legend(words: dict[str, str]) -> StandingWords:
    return StandingWords(
        met=words["figure_met"],
        lapses_soon=words["figure_lapses_soon"],
        lapsed=words["figure_lapsed"],
        missing=words["figure_missing"],
        people=words["figure_people"],
    )
