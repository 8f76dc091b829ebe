"""An intake over time, step by step beside a plain one that is told anew from all that has happened."""

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fagloft.engine.admission import (
    Entry,
    Groups,
    Intake,
    Passing,
    PriorityClass,
    Ranking,
    Step,
    Unfilled,
    What,
    Why,
    accept,
    apply,
    change_places,
    decline,
    offer,
    open_intake,
    pass_time,
    withdraw,
)
from fagloft.engine.admission.queue import find_next
from tests.engine.admission.plain_intake import GONE, OFFERED, TAKEN, WAITS, Event, PlainIntake

FIRST = date(2027, 1, 1)


@st.composite
def intakes(draw: st.DrawFn) -> Intake:
    reserved = draw(st.lists(st.integers(0, 3), min_size=1, max_size=3))
    unfilled = draw(st.sampled_from(Unfilled))
    return Intake(
        places=sum(reserved) + draw(st.integers(0, 4)),
        classes=tuple(PriorityClass(f"c{number}", kept) for number, kept in enumerate(reserved)),
        ranking=draw(st.sampled_from(Ranking)),
        seed="drawn",
        unfilled=unfilled,
        released_on=FIRST + timedelta(days=4) if unfilled == Unfilled.RELEASED_ON_DATE else None,
        offer_days=draw(st.sampled_from([None, 2])),
        groups=draw(st.sampled_from(Groups)),
        passing=draw(st.sampled_from(Passing)),
    )


class IntakeLives(RuleBasedStateMachine):
    """Whatever happens in whatever order, the intake stands as the plain one says."""

    @initialize(intake=intakes())
    def begin(self, intake: Intake) -> None:
        self.intake = intake
        self.standing = open_intake(intake, FIRST)
        self.events: list[Event] = []
        self.classes: dict[str, str] = {}
        self.scores: dict[str, int] = {}
        self.log: list[Entry] = []

    def take(self, step: Step, kind: str, name: str = "", count: int = 0) -> None:
        self.standing = step.standing
        self.log += step.entries
        self.events.append((kind, self.standing.on, name, count))

    @rule(
        applications=st.lists(
            st.tuples(st.integers(0, 2), st.sampled_from([1, 1, 2, 3]), st.integers(0, 3)), min_size=1, max_size=3
        )
    )
    def some_apply(self, applications: list[tuple[int, int, int]]) -> None:
        for number, size, score in applications:
            self.one_applies(f"a{len(self.classes)}", number, size, score)

    def one_applies(self, name: str, number: int, size: int, score: int) -> None:
        class_id = self.intake.classes[number % len(self.intake.classes)].class_id
        self.classes[name], self.scores[name] = class_id, score
        step = apply(
            self.intake,
            self.standing,
            on=self.standing.on,
            by=name,
            application_id=name,
            class_id=class_id,
            size=size,
            score=score,
        )
        self.take(step, "apply", name, size)

    @rule()
    def places_are_offered(self) -> None:
        self.take(offer(self.intake, self.standing, on=self.standing.on, by="office"), "offer")

    @rule(pick=st.integers(0, 9), kind=st.sampled_from(["accept", "accept", "decline"]))
    def someone_answers(self, pick: int, kind: str) -> None:
        offered = [one.application_id for one in self.standing.applications if one.offers]
        if not offered:
            return
        name = offered[pick % len(offered)]
        answer = {"accept": accept, "decline": decline}[kind]
        self.take(answer(self.standing, on=self.standing.on, by=name, application_id=name), kind, name)

    @rule(pick=st.integers(0, 9))
    def someone_withdraws(self, pick: int) -> None:
        present = [one.application_id for one in self.standing.applications if one.gone < one.size]
        if not present:
            return
        name = present[pick % len(present)]
        self.take(withdraw(self.standing, on=self.standing.on, by=name, application_id=name), "withdraw", name)

    @rule(days=st.integers(1, 3))
    def days_pass(self, days: int) -> None:
        self.take(pass_time(self.standing, on=self.standing.on + timedelta(days=days)), "wait")

    @rule(more=st.integers(-2, 2))
    def places_change(self, more: int) -> None:
        more = max(more, self.standing.held - self.standing.places)
        self.take(change_places(self.standing, on=self.standing.on, by="office", more=more), "change", "", more)

    @invariant()
    def it_stands_as_the_plain_one(self) -> None:
        plain = PlainIntake(self.intake, self.events, self.classes, self.scores)
        for one in self.standing.applications:
            counted = plain.states()[one.application_id]
            assert (one.waiting, one.offered, one.taken, one.gone) == tuple(
                counted[state] for state in (WAITS, OFFERED, TAKEN, GONE)
            )
        logged = [(one.application_id, one.in_favour_of) for one in self.log if one.what == What.PASSED_OVER]
        assert sorted(logged) == sorted(plain.passings)

    @invariant()
    def nobody_holds_more_than_there_is(self) -> None:
        assert self.standing.held <= self.standing.places

    @invariant()
    def whole_groups_stay_whole(self) -> None:
        if self.intake.groups == Groups.ALL_OR_NOTHING:
            assert all(one.held in (0, one.size) for one in self.standing.applications)

    @invariant()
    def the_log_tells_how_many_hold_a_place(self) -> None:
        for one in self.standing.applications:
            counted = {what: self._count(what, one.application_id) for what in What}
            left = counted[What.DECLINED] + counted[What.EXPIRED]
            if not counted[What.WITHDREW]:
                assert one.held == counted[What.OFFERED] - left
                assert one.taken == counted[What.ACCEPTED]

    @invariant()
    def nobody_fits_right_after_offers(self) -> None:
        if self.events and self.events[-1][0] == "offer":
            assert find_next(self.intake, self.standing) is None

    @invariant()
    def nobody_was_passed_but_by_the_stated_policy(self) -> None:
        passed = [one for one in self.log if one.what == What.PASSED_OVER]
        assert all(one.why == Why.GROUP_DOES_NOT_FIT for one in passed)

    def _count(self, what: What, name: str) -> int:
        return sum(one.count for one in self.log if one.what == what and one.application_id == name)


TestIntakeLives = IntakeLives.TestCase
TestIntakeLives.settings = settings(max_examples=100, stateful_step_count=20, deadline=None)
