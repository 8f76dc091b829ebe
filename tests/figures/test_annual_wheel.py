"""The wheel has a mark for each event, in its place, and says nothing by colour alone."""

from datetime import date, timedelta
from math import hypot
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fagloft.figures.annual_wheel import CENTRE, INNER, OUTER, WheelMark, annual_wheel

MONTHS = ["jan", "feb", "mar", "apr", "mai", "jun", "jul", "aug", "sep", "okt", "nov", "des"]
SVG = "{http://www.w3.org/2000/svg}"


def draw(
    *marks: WheelMark, rings: tuple[str, ...] = ("Virksomheten", "Enheten"), today: date | None = None
) -> ET.Element:
    return ET.fromstring(annual_wheel(marks, year=2026, rings=rings, months=MONTHS, labelled_by="title", today=today))


def mark(number: int = 1, day: date = date(2026, 4, 1), length: int = 1, **told: Any) -> WheelMark:
    given: dict[str, Any] = {"ring": 0, "shape": "square", **told}
    return WheelMark(number, starts_on=day, ends_on=day + timedelta(days=length), **given)


def badges(svg: ET.Element) -> list[ET.Element]:
    return [node for node in svg.iter(f"{SVG}g") if "wheel-mark" in (node.get("class") or "")]


def place(badge: ET.Element) -> tuple[float, float]:
    number = next(badge.iter(f"{SVG}text"))
    return float(number.get("x") or 0) - CENTRE, float(number.get("y") or 0) - CENTRE


def test_year_goes_clockwise_from_the_top() -> None:
    for day, (right, down) in (
        (date(2026, 1, 1), (0, -1)),
        (date(2026, 4, 2), (1, 0)),
        (date(2026, 7, 2), (0, 1)),
        (date(2026, 10, 1), (-1, 0)),
    ):
        x, y = place(badges(draw(mark(day=day)))[0])
        assert x / hypot(x, y) == pytest.approx(right, abs=0.03)
        assert y / hypot(x, y) == pytest.approx(down, abs=0.03)


def test_shapes_standings_and_collisions_are_told_without_colour() -> None:
    plain, again, due = (draw(mark(shape=shape)) for shape in ("square", "circle", "diamond"))
    assert len({ET.tostring(badges(svg)[0][0]) for svg in (plain, again, due)}) == 3
    proposed = badges(draw(mark(standing="proposed")))[0]
    assert proposed.get("stroke-dasharray")
    assert badges(draw(mark(standing="cancelled")))[0].find(f"{SVG}path[@class='wheel-strike']") is not None
    assert badges(draw(mark(collides=True)))[0].find(f"{SVG}circle[@class='wheel-collision']") is not None


def test_long_event_is_an_arc_that_stops_with_the_year() -> None:
    assert not list(draw(mark(length=7)).iter(f"{SVG}path"))
    whole = draw(mark(day=date(2025, 6, 1), length=1000))
    (arc,) = whole.iter(f"{SVG}path")
    assert " 1 1 " in (arc.get("d") or "")


def test_rings_are_named_where_there_are_several() -> None:
    assert "2. Enheten" in " ".join(draw(mark()).itertext())
    assert "Enheten" not in " ".join(draw(mark(), rings=("Enheten",)).itertext())


def test_hand_points_at_today_of_the_same_year() -> None:
    assert draw(today=date(2026, 11, 22)).find(f"{SVG}line[@class='wheel-today']") is not None
    assert draw(today=date(2025, 11, 22)).find(f"{SVG}line[@class='wheel-today']") is None


def test_words_are_escaped_and_three_digits_are_left_to_the_list() -> None:
    svg = draw(mark(number=100), rings=("A & <B>", "C"))
    assert "1. A & <B>" in " ".join(svg.itertext())
    assert not list(badges(svg)[0].iter(f"{SVG}text"))


def test_events_of_a_day_do_not_cover_each_other() -> None:
    places = [place(one) for one in badges(draw(*(mark(number) for number in range(1, 4))))]
    assert all(
        hypot(one[0] - other[0], one[1] - other[1]) > 20
        for number, one in enumerate(places)
        for other in places[:number]
    )


def test_many_events_of_a_day_stand_closer_and_none_is_hidden() -> None:
    places = {place(one) for one in badges(draw(*(mark(number) for number in range(1, 13))))}

    assert len(places) == 12
    assert all(INNER < hypot(*one) < OUTER for one in places)


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.tuples(st.dates(date(2025, 1, 1), date(2027, 6, 1)), st.integers(1, 400), st.integers(0, 1)), max_size=60
    )
)
def test_every_mark_lies_within_its_ring(drawn: list[tuple[date, int, int]]) -> None:
    marks = [mark(number, day, length, ring=ring) for number, (day, length, ring) in enumerate(sorted(drawn), start=1)]
    found = badges(draw(*marks))
    middle = (OUTER + INNER) / 2

    assert len(found) == len(marks)
    outer = [one for one in marks if one.ring == 0]
    for number, badge in enumerate(found):
        radius = hypot(*place(badge))
        assert (middle < radius < OUTER) if number < len(outer) else (INNER < radius < middle)
