"""Who attends what when: by session, by unit, by person."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from fagloft.contexts.participation.queries.proposal_details import GroupCount, ProposalDetail, SeatRow
from fagloft.web.tables import Cell, Column, Row, Table
from fagloft.web.templatetags.formats import money, number, short_date
from fagloft.web.training.words import days_words

VIEWS = ("sessions", "people", "units")
HIDDEN = "<5"


def tabulate_people(detail: ProposalDetail, sort: str) -> Table:
    has_units = len(detail.units) > 1
    columns = (
        Column(_("Ansatt"), key="name", priority=1),
        Column(_("Samling"), key="title", priority=2),
        Column(_("Når"), key="day"),
        Column(_("Sted")),
        *((Column(_("Enhet"), key="unit"),) if has_units else ()),
        Column(_("Koster"), key="cost", is_numeric=True),
    )
    rows = _sorted(
        detail.seats,
        sort,
        {
            "name": lambda seat: (seat.person_name.split()[-1], seat.person_name, seat.starts_on),
            "title": lambda seat: (seat.title, seat.starts_on),
            "day": lambda seat: (seat.starts_on, seat.title),
            "unit": lambda seat: (seat.unit_name, seat.starts_on),
            "cost": lambda seat: (seat.cost, seat.starts_on),
        },
    )
    return Table(_("Hvem går på hva"), columns, tuple(_person_row(seat, has_units=has_units) for seat in rows))


def tabulate_sessions(detail: ProposalDetail, sort: str) -> Table:
    columns = (
        Column(_("Samling"), key="title", priority=1),
        Column(_("Når"), key="day", priority=2),
        Column(_("Sted")),
        *((Column(_("Hvem")),) if detail.sees_everybody else ()),
        Column(_("Ansatte"), key="people", is_numeric=True),
        Column(_("Koster"), key="cost", is_numeric=True),
    )
    rows = _sorted(
        detail.sessions,
        sort,
        {
            "day": lambda group: (group.starts_on, group.name),
            "title": lambda group: (group.name, group.starts_on),
            "people": lambda group: (group.people or 0, group.starts_on),
            "cost": lambda group: (group.cost or 0, group.starts_on),
        },
    )
    return Table(_("Samlingene i planen"), columns, tuple(_session_row(group, detail) for group in rows))


def tabulate_units(detail: ProposalDetail, sort: str) -> Table:
    columns = (
        Column(_("Enhet"), key="name", priority=1),
        Column(_("Ansatte med plass"), key="people", is_numeric=True, priority=2),
        Column(_("Koster"), key="cost", is_numeric=True),
    )
    rows = _sorted(
        detail.units,
        sort,
        {
            "name": lambda group: (group.name, group.id),
            "people": lambda group: (group.people or 0, group.name),
            "cost": lambda group: (group.cost or 0, group.name),
        },
    )
    return Table(
        _("Enhetene i planen"),
        columns,
        tuple(Row((Cell(group.name), Cell(_people(group)), Cell(_cost(group)))) for group in rows),
    )


def _sorted[One](rows: Iterable[One], sort: str, keys: Mapping[str, Callable[[One], Any]]) -> list[One]:
    """By a key of the address; a key nobody offers sorts by the first."""
    name = sort.removeprefix("-")
    key = keys.get(name) or next(iter(keys.values()))
    return sorted(rows, key=key, reverse=name in keys and sort.startswith("-"))


def _person_row(seat: SeatRow, *, has_units: bool) -> Row:
    return Row(
        (
            Cell(seat.person_name, url=reverse("person", args=[seat.person_id])),
            Cell(seat.title),
            Cell(days_words(seat.starts_on, seat.last_on)),
            Cell(seat.place),
            *((Cell(seat.unit_name),) if has_units else ()),
            Cell(money(seat.cost)),
        )
    )


def _session_row(group: GroupCount, detail: ProposalDetail) -> Row:
    names = ", ".join(seat.person_name for seat in detail.seats if seat.session_id == group.id)
    cancelled = _("Avlyst etter at planen ble laget") if group.is_cancelled else ""
    return Row(
        (
            Cell(group.name, detail=cancelled),
            Cell(short_date(group.starts_on)),
            Cell(group.place),
            *((Cell(names),) if detail.sees_everybody else ()),
            Cell(_people(group)),
            Cell(_cost(group)),
        )
    )


def _people(group: GroupCount) -> str:
    return HIDDEN if group.people is None else number(group.people)


def _cost(group: GroupCount) -> str:
    return "–" if group.cost is None else money(group.cost)
