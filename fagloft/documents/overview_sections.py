"""The sections of the overview of competence and training needs."""

from fagloft.documents.overview_facts import OverviewFacts, RequirementStanding
from fagloft.documents.report import Section, Table
from fagloft.documents.written_numbers import write_day, write_decimal, write_share, write_whole

Words = dict[str, str]


def summary(facts: OverviewFacts, words: Words) -> Section:
    mandatory = [line for line in facts.requirements if line.obligation == "mandatory"]
    short = sum(line.shortfall > 0 for line in facts.minimums)
    paragraphs = _mandatory_in_words(mandatory, words) if mandatory else [words["summary_none"]]
    if facts.minimums:
        paragraphs.append(words["summary_minimums"].format(short=short, minimums=len(facts.minimums)))
    if facts.unclear_bars:
        paragraphs.append(words["summary_unclear"].format(unclear=len(facts.unclear_bars)))
    return Section(words["summary"], tuple(paragraphs))


def _mandatory_in_words(mandatory: list[RequirementStanding], words: Words) -> list[str]:
    language = words["language"]
    required, met = sum(line.required for line in mandatory), sum(line.met for line in mandatory)
    share = write_share(met, required, language)
    met_of = words["summary_met"].format(
        met=write_whole(met, language), required=write_whole(required, language), share=share
    )
    still_open = words["summary_open"].format(
        lapsed=write_whole(sum(line.lapsed for line in mandatory), language),
        missing=write_whole(sum(line.missing for line in mandatory), language),
        soon=write_whole(sum(line.lapses_soon for line in mandatory), language),
    )
    return [met_of, still_open]


def professions(facts: OverviewFacts, words: Words) -> Section:
    language = words["language"]
    rows = [
        (line.profession, write_whole(line.people, language), write_decimal(line.fte, language))
        for line in facts.professions
    ]
    if rows:
        rows.append((words["total"], write_whole(facts.people, language), write_decimal(facts.fte, language)))
    headers = (words["profession"], words["people"], words["fte"])
    table = Table(
        words["professions_caption"], headers, tuple(rows), (False, True, True), (5, 2, 2), words["professions_empty"]
    )
    return Section(words["professions"], table=table)


def requirements(facts: OverviewFacts, words: Words) -> Section:
    language = words["language"]
    columns = ("competence", "obligation", "legal_basis", "required", "met", "lapses_soon", "lapsed", "missing")
    rows = tuple(
        (
            line.competence,
            words[line.obligation],
            line.legal_basis,
            *(write_whole(number, language) for number in _numbers(line)),
        )
        for line in facts.requirements
    )
    table = Table(
        words["requirements_caption"],
        tuple(words[column] for column in columns),
        rows,
        (False, False, False, True, True, True, True, True),
        (27, 14, 29, 8, 11, 12, 9, 12),
        words["requirements_empty"],
    )
    return Section(words["requirements"], table=table)


def _numbers(line: RequirementStanding) -> tuple[int, ...]:
    return line.required, line.met, line.lapses_soon, line.lapsed, line.missing


def minimums(facts: OverviewFacts, words: Words) -> Section:
    language = words["language"]
    rows = tuple(
        (line.unit, line.competence, *(write_whole(n, language) for n in (line.minimum, line.held, line.shortfall)))
        for line in facts.minimums
    )
    headers = tuple(words[name] for name in ("unit", "competence", "minimum", "held", "shortfall"))
    table = Table(
        words["minimums_caption"],
        headers,
        rows,
        (False, False, True, True, True),
        (8, 8, 3, 3, 3),
        words["minimums_empty"],
    )
    return Section(words["minimums"], table=table)


def needs(facts: OverviewFacts, words: Words) -> Section:
    language = words["language"]
    named = facts.include_names
    rows = tuple(
        (
            line.competence,
            words[line.obligation],
            write_whole(line.people, language),
            *((", ".join(line.names),) if named else ()),
        )
        for line in facts.needs
    )
    headers = (
        words["competence"],
        words["obligation"],
        words["needs_people"],
        *((words["needs_names"],) if named else ()),
    )
    is_number, widths = ((False, False, True, False), (6, 3, 2, 10)) if named else ((False, False, True), (8, 3, 2))
    table = Table(words["needs_caption"], headers, rows, is_number, widths, words["needs_empty"])
    return Section(words["needs"], () if named else (words["names_left_out"],), table)


def unclear_bars(facts: OverviewFacts, words: Words) -> Section:
    rows = tuple(
        (line.competence, line.unit, write_day(line.raised_on, words["language"]), line.question)
        for line in facts.unclear_bars
    )
    headers = tuple(words[name] for name in ("competence", "raised_by", "raised_on", "question"))
    table = Table(words["unclear_caption"], headers, rows, (False,) * 4, (5, 5, 3, 8), words["unclear_empty"])
    return Section(words["unclear"], table=table)


def method(facts: OverviewFacts, words: Words) -> Section:
    sources = (words["sources"].format(sources="; ".join(facts.sources)),) if facts.sources else ()
    return Section(words["method"], (words["method_note"], *sources))
