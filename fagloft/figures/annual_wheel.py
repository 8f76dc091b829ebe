"""The annual wheel: the months around, a ring for each whose it is, a mark for each event."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from math import cos, pi, sin

SIZE = 720
CENTRE = SIZE / 2
OUTER, INNER = 312.0, 104.0
MONTH_LABELS = 334.0
BADGE = 12.0
LONGEST_MARK = 7
MOST_NUMBERED = 99


@dataclass(frozen=True)
class WheelMark:
    """
    One event.

    Attributes
    ----------
    number : int
        Its number in the list beside the wheel.
    ring : int
        0 is the outermost.
    starts_on, ends_on : date
        Half-open. What lasts more than a week is drawn as an arc with its number at the beginning.
    shape : {"circle", "square", "diamond"}
        Recurring, single, milestone: told apart without colour.
    standing : {"", "proposed", "cancelled"}
        A broken outline, or struck out.
    collides : bool
        Drawn with a ring and an exclamation mark.
    """

    number: int
    ring: int
    starts_on: date
    ends_on: date
    shape: str
    standing: str = ""
    collides: bool = False


def annual_wheel(
    marks: Sequence[WheelMark],
    *,
    year: int,
    rings: Sequence[str],
    months: Sequence[str],
    labelled_by: str,
    today: date | None = None,
) -> str:
    """
    Draw a year as a wheel, January at the top and clockwise.

    Parameters
    ----------
    marks : sequence of WheelMark
        In the order of their days. What lies outside the year is cut off at its ends.
    year : int
        The year.
    rings : sequence of str
        What each ring is called, from the outermost; at least one.
    months : sequence of str
        Twelve short names.
    labelled_by : str
        Ids of the elements of the page that say what the picture shows, for those who cannot see it.
    today : date or None
        Where the hand points; none when it lies in another year.

    Returns
    -------
    str
        An `svg` element of 720 by 720 units with `role="img"`, without scripts and styles of its own: how it is
        coloured is for the classes of the page, and without them it is black on white.

    Notes
    -----
    Marks of a ring that would cover each other are laid beside each other, inwards; where the ring is too narrow,
    they stand closer and overlap in part, and none is hidden.

    Examples
    --------
    >>> from datetime import date
    >>> mark = WheelMark(1, 0, date(2027, 12, 3), date(2027, 12, 4), "circle")
    >>> names = "jan feb mar apr may jun jul aug sep oct nov dec".split()
    >>> svg = annual_wheel([mark], year=2027, rings=["Ward"], months=names, labelled_by="list")
    >>> svg.count('class="wheel-mark wheel-circle"'), 'aria-labelledby="list"' in svg
    (1, True)
    """
    wheel = _Wheel(year, len(rings))
    parts = [
        f'<svg class="wheel" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" role="img"'
        f' aria-labelledby="{escape(labelled_by)}" fill="none" stroke="currentColor" text-anchor="middle">',
        *wheel.draw_frame(rings, months),
        *(wheel.draw_hand(today) if today is not None and today.year == year else ()),
        *(part for ring in range(len(rings)) for part in wheel.draw_ring([one for one in marks if one.ring == ring])),
        "</svg>",
    ]
    return "".join(parts)


@dataclass(frozen=True)
class _Wheel:
    year: int
    rings: int

    @property
    def width(self) -> float:
        return (OUTER - INNER) / self.rings

    @property
    def lanes(self) -> int:
        return max(1, int((self.width - 4) // (2 * BADGE + 2)))

    def angle(self, day: date) -> float:
        """Radians from the top; a day outside the year is moved to its nearest end."""
        first, last = date(self.year, 1, 1), date(self.year + 1, 1, 1)
        inside = min(max(day, first), last)
        return 2 * pi * (inside - first).days / (last - first).days

    def lane_radius(self, ring: int, lane: int, lanes: int) -> float:
        return OUTER - ring * self.width - (lane + 0.5) * self.width / lanes

    def draw_frame(self, rings: Sequence[str], months: Sequence[str]) -> Iterator[str]:
        for month, name in enumerate(months):
            first = self.angle(date(self.year, month + 1, 1))
            after = date(self.year + month // 11, (month + 1) % 12 + 1, 1)
            yield _line(first, INNER, OUTER + 8, "wheel-spoke")
            yield _text(MONTH_LABELS, (first + self.angle(after)) / 2, name, "wheel-month", 17)
        for ring in range(self.rings + 1):
            radius = OUTER - ring * self.width
            yield f'<circle class="wheel-ring" cx="{CENTRE:g}" cy="{CENTRE:g}" r="{radius:.1f}" stroke-opacity=".35"/>'
        yield _middle(CENTRE - 14 if len(rings) > 1 else CENTRE, str(self.year), "wheel-year", 30)
        for number, name in enumerate(rings if len(rings) > 1 else ()):
            yield _middle(CENTRE + 12 + 18 * number, f"{number + 1}. {name}", "wheel-name", 13)

    def draw_hand(self, today: date) -> Iterator[str]:
        yield _line(self.angle(today), INNER, OUTER + 8, "wheel-today", ' stroke-width="2.5"')

    def draw_ring(self, marks: Sequence[WheelMark]) -> Iterator[str]:
        chosen = self._lay_out(marks)
        lanes = max([self.lanes, *(lane + 1 for lane in chosen)])
        for mark, lane in zip(marks, chosen, strict=True):
            radius = self.lane_radius(mark.ring, lane, lanes)
            if _is_long(mark):
                yield self._draw_arc(mark, radius)
            yield self._draw_badge(mark, radius)

    def _lay_out(self, marks: Sequence[WheelMark]) -> list[int]:
        """The outermost lane that is free where the mark begins."""
        ends: list[float] = []
        chosen = []
        for mark in marks:
            begin = self.angle(mark.starts_on)
            narrowest = self.lane_radius(mark.ring, self.lanes - 1, self.lanes)
            room = (2 * BADGE + 3) / narrowest
            lane = next((number for number, end in enumerate(ends) if end <= begin), len(ends))
            end = max(self.angle(mark.ends_on) + BADGE / narrowest if _is_long(mark) else 0, begin + room)
            ends[lane : lane + 1] = [end]
            chosen.append(lane)
        return chosen

    def _draw_arc(self, mark: WheelMark, radius: float) -> str:
        begin, end = self.angle(mark.starts_on), self.angle(mark.ends_on)
        large = int(end - begin > pi)
        # An arc of the whole year would begin where it ends and not be drawn.
        from_x, from_y = _point(radius, begin)
        to_x, to_y = _point(radius, min(end, begin + 2 * pi - 0.01))
        classes = f"wheel-arc wheel-{mark.shape}{_standing(mark)}"
        way = f"M{from_x:.1f} {from_y:.1f}A{radius:.1f} {radius:.1f} 0 {large} 1 {to_x:.1f} {to_y:.1f}"
        return f'<path class="{classes}" d="{way}" stroke-width="6"/>'

    def _draw_badge(self, mark: WheelMark, radius: float) -> str:
        x, y = _point(radius, self.angle(mark.starts_on))
        dashes = ' stroke-dasharray="3 2"' if mark.standing == "proposed" else ""
        parts = [f'<g class="wheel-mark wheel-{mark.shape}{_standing(mark)}"{dashes}>']
        if mark.collides:
            parts.append(
                f'<circle class="wheel-collision" cx="{x:.1f}" cy="{y:.1f}" r="{BADGE + 4}" stroke-width="2.5"'
                ' stroke-dasharray="none"/>'
            )
        parts.append(_outline(mark.shape, x, y))
        if mark.number <= MOST_NUMBERED:
            parts.append(
                f'<text class="wheel-number" x="{x:.1f}" y="{y:.1f}" dy=".36em" font-size="13.5" stroke="none"'
                f' fill="currentColor">{mark.number}</text>'
            )
        if mark.standing == "cancelled":
            parts.append(f'<path class="wheel-strike" d="M{x - 13:.1f} {y + 11:.1f}l26 -22" stroke-width="2"/>')
        return "".join([*parts, "</g>"])


def _is_long(mark: WheelMark) -> bool:
    return (mark.ends_on - mark.starts_on).days > LONGEST_MARK


def _standing(mark: WheelMark) -> str:
    return f" wheel-{mark.standing}" if mark.standing else ""


def _outline(shape: str, x: float, y: float) -> str:
    if shape == "circle":
        return f'<circle class="wheel-shape" cx="{x:.1f}" cy="{y:.1f}" r="{BADGE:g}" fill="white"/>'
    if shape == "diamond":
        way = f"M{x:.1f} {y - 15:.1f}l15 15l-15 15l-15 -15z"
        return f'<path class="wheel-shape" d="{way}" fill="white"/>'
    left, top = x - BADGE, y - BADGE
    return f'<rect class="wheel-shape" x="{left:.1f}" y="{top:.1f}" width="24" height="24" rx="2" fill="white"/>'


def _point(radius: float, angle: float) -> tuple[float, float]:
    return CENTRE + radius * sin(angle), CENTRE - radius * cos(angle)


def _line(angle: float, inner: float, outer: float, name: str, more: str = ' stroke-opacity=".2"') -> str:
    (x1, y1), (x2, y2) = _point(inner, angle), _point(outer, angle)
    return f'<line class="{name}" x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}"{more}/>'


def _text(radius: float, angle: float, words: str, name: str, size: int) -> str:
    x, y = _point(radius, angle)
    return (
        f'<text class="{name}" x="{x:.1f}" y="{y:.1f}" dy=".36em" font-size="{size}" stroke="none"'
        f' fill="currentColor">{escape(words)}</text>'
    )


def _middle(y: float, words: str, name: str, size: int) -> str:
    return (
        f'<text class="{name}" x="{CENTRE:g}" y="{y:.1f}" dy=".36em" font-size="{size}" stroke="none"'
        f' fill="currentColor">{escape(words)}</text>'
    )
