"""Needs in words: how much, where the two differ, and by which theme a topic is asked for."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from fagloft.contexts.leadership.queries.needs import Needs
from fagloft.contexts.leadership.queries.topics import Term, Topic, get_functions, get_themes, get_topics
from fagloft.engine.leader_needs import is_need
from fagloft.web.tables import Cell, Column, Row, Table

CLEAR_DIFFERENCE = 2
MOST_SHOWN = 8
WEIGHTS = (0, 1, 2, 3)


@dataclass(frozen=True)
class Group:
    """Topics that stand together: the six functions, a theme, or what stands in no theme."""

    code: str
    heading: str
    terms: tuple[Term, ...]


@dataclass(frozen=True)
class Compared:
    """Tables of both assessments side by side; the rest is folded."""

    functions: Table | None
    needed: Table | None
    more_needed: Table | None
    rest: Table | None
    needs: int
    differ: int


def language() -> str:
    return (get_language() or "nb")[:2]


def weight_word(weight: int | None) -> str:
    return {0: _("Ikke"), 1: _("Litt"), 2: _("Ja"), 3: _("Mye")}[weight] if weight is not None else "–"


def sentence_case(name: str) -> str:
    return name[:1].upper() + name[1:]


def list_groups() -> tuple[Group, ...]:
    """The six functions first; then each topic once, under the first theme it is named in."""
    spoken = language()
    topics = get_topics(spoken)
    functions = Group("functions", _("De seks lederfunksjonene"), get_functions(spoken))
    themes = [
        Group(theme.code.replace(".", "-"), sentence_case(theme.name), _first_named_in(theme.code, topics))
        for theme in get_themes(spoken)
    ]
    rest = Group("rest", _("Uten tema"), tuple(topic for topic in topics if not topic.themes))
    return tuple(group for group in (functions, *themes, rest) if group.terms)


def _first_named_in(theme: str, topics: Iterable[Topic]) -> tuple[Term, ...]:
    return tuple(topic for topic in topics if topic.themes and topic.themes[0] == theme)


def compare(needs: Needs) -> Compared:
    """Only what at least one of the two has said something of."""
    spoken = language()
    told = needs.own.weights.keys() | needs.superior.weights.keys()
    functions = [term for term in get_functions(spoken) if term.code in told]
    topics: list[Term] = [term for term in get_topics(spoken) if term.code in told]
    topics.sort(key=lambda term: (-_sum(needs, term.code), -_difference(needs, term.code), term.name))
    needed = [term for term in topics if is_need(needs.combined(term.code))]
    rest = [term for term in topics if term not in needed]
    return Compared(
        functions=_table(needs, functions, _("De seks lederfunksjonene")),
        needed=_table(needs, needed[:MOST_SHOWN], _("Temaer det er behov for")),
        more_needed=_table(needs, needed[MOST_SHOWN:], _("Flere temaer det er behov for")),
        rest=_table(needs, rest, _("Temaer det er lite behov for")),
        needs=len(needed),
        differ=sum(_difference(needs, term.code) >= CLEAR_DIFFERENCE for term in (*functions, *topics)),
    )


def _table(needs: Needs, terms: list[Term], label: str) -> Table | None:
    if not terms:
        return None
    own = _("Du") if needs.leader.is_own else _("Selv")
    superior = _("Lederen din") if needs.leader.is_own else _("Leder over")
    columns = (
        Column(_("Tema"), priority=1),
        Column(own),
        Column(superior),
        Column(_("Forskjell"), priority=2),
    )
    return Table(label, columns, tuple(_row(needs, term) for term in terms))


def _row(needs: Needs, term: Term) -> Row:
    own, superior = needs.own.weights.get(term.code), needs.superior.weights.get(term.code)
    is_clear = _difference(needs, term.code) >= CLEAR_DIFFERENCE
    difference = Cell(
        _difference_word(own, superior, is_own=needs.leader.is_own), tag_colour="warning" if is_clear else ""
    )
    return Row((Cell(sentence_case(term.name)), Cell(weight_word(own)), Cell(weight_word(superior)), difference))


def _sum(needs: Needs, code: str) -> int:
    """Twice the mean of the two, or of the one that has answered."""
    told = [side.weights[code] for side in (needs.own, needs.superior) if code in side.weights]
    return 2 * sum(told) // len(told)


def _difference(needs: Needs, code: str) -> int:
    own, superior = needs.own.weights.get(code), needs.superior.weights.get(code)
    return 0 if own is None or superior is None else abs(own - superior)


def _difference_word(own: int | None, superior: int | None, *, is_own: bool) -> str:
    if own is None or superior is None:
        return _("Bare én har svart")
    if own == superior:
        return _("Likt")
    steps = {"count": abs(own - superior)}
    if is_own:
        words = _("Lederen din: %(count)d mer") if superior > own else _("Lederen din: %(count)d mindre")
    else:
        words = _("Leder over: %(count)d mer") if superior > own else _("Leder over: %(count)d mindre")
    return words % steps
