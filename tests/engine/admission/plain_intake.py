"""An intake told anew from its beginning: one list of people, every rule as its sentence says."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from fagloft.engine.admission import Groups, Intake, Passing, Ranking, Unfilled

type Event = tuple[str, date, str, int]
WAITS, OFFERED, TAKEN, GONE = "waits", "offered", "taken", "gone"


@dataclass
class Member:
    """One person: of which application, in which state, and until when an offer is open."""

    application: str
    state: str = WAITS
    until: date | None = None


class PlainIntake:
    """Replays events; asks of every single person whether one more fits."""

    def __init__(self, intake: Intake, events: list[Event], classes: dict[str, str], scores: dict[str, int]) -> None:
        self.intake, self.classes, self.scores = intake, classes, scores
        self.places = intake.places
        self.people: list[Member] = []
        self.came: list[str] = []
        self.today = date.min
        self.passings: list[tuple[str, str]] = []
        for kind, on, name, count in events:
            self.today = on
            self._expire()
            getattr(self, f"_{kind}")(name, count)

    def states(self) -> dict[str, Counter[str]]:
        return {name: Counter(one.state for one in self.people if one.application == name) for name in self.came}

    def _expire(self) -> None:
        for one in self.people:
            if one.state == OFFERED and one.until is not None and one.until <= self.today:
                one.state = GONE

    def _apply(self, name: str, count: int) -> None:
        self.came.append(name)
        self.people += [Member(name) for _ in range(count)]

    def _withdraw(self, name: str, _: int) -> None:
        for one in self._of(name):
            one.state = GONE

    def _accept(self, name: str, _: int) -> None:
        for one in self._of(name, OFFERED):
            one.state = TAKEN

    def _decline(self, name: str, _: int) -> None:
        for one in self._of(name, OFFERED):
            one.state = GONE

    def _wait(self, name: str, _: int) -> None:
        pass

    def _change(self, _: str, more: int) -> None:
        self.places += more

    def _offer(self, _: str, __: int) -> None:
        while self._offer_one():
            pass

    def _offer_one(self) -> bool:
        """Walk down the whole list of those who wait, class after class, until somebody fits."""
        is_held, too_large = False, list[str]()
        for kind in [one.class_id for one in self.intake.classes]:
            for name in sorted((name for name in self.came if self.classes[name] == kind), key=self._rank):
                waiting = self._of(name, WAITS)
                fitting = [n for n in range(1, len(waiting) + 1) if self._fits(kind, n, is_held)]
                is_whole = len(fitting) == len(waiting)
                if fitting and (is_whole or self.intake.groups == Groups.PARTIAL):
                    until = None if self.intake.offer_days is None else self.today + timedelta(self.intake.offer_days)
                    for one in waiting[: len(fitting)]:
                        one.state, one.until = OFFERED, until
                    self.passings += [(earlier, name) for earlier in too_large]
                    return True
                if waiting and self.intake.passing == Passing.WAIT and self._could(kind, len(waiting)):
                    is_held = True
                    break
                if waiting and fitting:
                    too_large.append(name)
        return False

    def _could(self, kind: str, count: int) -> bool:
        """Whether a group could ever go: the others keep theirs until a day of release."""
        released = self.intake.released_on is not None and self.today >= self.intake.released_on
        others = 0 if released else sum(one.reserved for one in self.intake.classes if one.class_id != kind)
        return count <= max(self.places - others, min(self.places, self._reserved(kind)))

    def _fits(self, kind: str, count: int, is_held: bool) -> bool:
        """Whether so many fit: nobody takes what another class has reserved and not used."""
        held = Counter(self.classes[one.application] for one in self.people if one.state in (OFFERED, TAKEN))
        if held.total() + count > self.places:
            return False
        inside = held[kind] + count <= self._reserved(kind)
        kept_empty = sum(
            max(0, self._reserved(one.class_id) - held[one.class_id])
            for one in self.intake.classes
            if one.class_id != kind
        )
        return inside or (not is_held and held.total() + count + kept_empty <= self.places)

    def _reserved(self, kind: str) -> int:
        if self.intake.unfilled == Unfilled.RELEASED_ON_DATE and self.today >= (self.intake.released_on or date.max):
            return 0
        someone = any(one.state == WAITS for one in self.people if self.classes[one.application] == kind)
        if self.intake.unfilled == Unfilled.RELEASED_WHEN_QUEUE_EMPTY and not someone:
            return 0
        return {one.class_id: one.reserved for one in self.intake.classes}[kind]

    def _rank(self, name: str) -> tuple[int, int, str]:
        drawn = hashlib.sha256(f"{self.intake.seed}\n{name}".encode()).hexdigest()
        return {
            Ranking.FIRST_COME: (0, self.came.index(name), ""),
            Ranking.SCORE: (-self.scores[name], self.came.index(name), ""),
            Ranking.DRAW: (0, 0, drawn),
        }[self.intake.ranking]

    def _of(self, name: str, *states: str) -> list[Member]:
        return [one for one in self.people if one.application == name and (not states or one.state in states)]
