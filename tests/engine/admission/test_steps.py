"""Each policy of an intake, and each step that is refused, on an example worked out by hand."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from fagloft.engine.admission import (
    Entry,
    Groups,
    Intake,
    Passing,
    PriorityClass,
    Ranking,
    RulesContradict,
    Standing,
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
    refusals,
    withdraw,
)

DAY = date(2027, 1, 1)
SMALL, ALL = PriorityClass("small", reserved=2), PriorityClass("all")


def queue(intake: Intake, *came: tuple[str, str, int]) -> Standing:
    standing = open_intake(intake, DAY)
    for name, class_id, size in came:
        standing = apply(
            intake, standing, on=DAY, by=name, application_id=name, class_id=class_id, size=size, score=len(name)
        ).standing
    return standing


def offers(intake: Intake, standing: Standing, on: date = DAY) -> list[tuple[str, int, str]]:
    entries = offer(intake, standing, on=on, by="office").entries
    return [(one.application_id, one.count, one.why) for one in entries if one.what == What.OFFERED]


def test_reserved_places_nobody_asks_for_stay_empty() -> None:
    intake = Intake(3, (SMALL, ALL))

    assert offers(intake, queue(intake, ("a", "all", 1), ("b", "all", 1))) == [("a", 1, Why.FREE)]


def test_reserved_places_are_released_on_their_day() -> None:
    intake = Intake(3, (SMALL, ALL), unfilled=Unfilled.RELEASED_ON_DATE, released_on=DAY + timedelta(days=7))
    standing = queue(intake, ("a", "all", 1), ("b", "all", 1))

    assert offers(intake, standing, DAY + timedelta(days=6)) == [("a", 1, Why.FREE)]
    assert offers(intake, standing, DAY + timedelta(days=7)) == [("a", 1, Why.FREE), ("b", 1, Why.RELEASED)]


def test_reserved_places_are_released_when_nobody_of_the_class_waits() -> None:
    intake = Intake(3, (SMALL, ALL), unfilled=Unfilled.RELEASED_WHEN_QUEUE_EMPTY)
    standing = queue(intake, ("a", "all", 1), ("s", "small", 1), ("b", "all", 1), ("c", "all", 1))

    assert offers(intake, standing) == [("s", 1, Why.RESERVED), ("a", 1, Why.FREE), ("b", 1, Why.RELEASED)]


def test_class_beyond_its_reserve_takes_of_what_is_free() -> None:
    intake = Intake(3, (SMALL, ALL))
    standing = queue(intake, ("a", "all", 1), ("s", "small", 1), ("t", "small", 1), ("u", "small", 1))

    assert [why for _, _, why in offers(intake, standing)] == [Why.RESERVED, Why.RESERVED, Why.FREE]


def test_group_that_does_not_fit_is_passed_over_and_the_log_says_so() -> None:
    intake = Intake(2, (ALL,))
    entries = offer(intake, queue(intake, ("pair", "all", 3), ("b", "all", 1)), on=DAY, by="office").entries

    assert entries[1] == Entry(DAY, "office", What.PASSED_OVER, Why.GROUP_DOES_NOT_FIT, 3, "pair", "b")


def test_places_are_held_for_a_group_that_waits() -> None:
    intake = Intake(3, (ALL, PriorityClass("late", reserved=1)), passing=Passing.WAIT)
    standing = queue(
        intake, ("one", "all", 1), ("pair", "all", 2), ("b", "all", 1), ("late", "late", 1), ("later", "late", 1)
    )

    assert offers(intake, standing) == [("one", 1, Why.FREE), ("late", 1, Why.RESERVED)]


def test_nothing_is_held_for_a_group_that_could_never_fit() -> None:
    intake = Intake(2, (ALL,), passing=Passing.WAIT)

    assert offers(intake, queue(intake, ("three", "all", 3), ("b", "all", 1))) == [("b", 1, Why.FREE)]


def test_split_group_gets_what_there_is_and_goes_on_waiting() -> None:
    intake = Intake(2, (ALL,), groups=Groups.PARTIAL)
    standing = offer(intake, queue(intake, ("three", "all", 3)), on=DAY, by="office").standing
    standing = decline(standing, on=DAY, by="three", application_id="three").standing

    assert offers(intake, standing) == [("three", 1, Why.FREE)]


@pytest.mark.parametrize(
    ("ranking", "first"), [(Ranking.FIRST_COME, "b"), (Ranking.SCORE, "aaa"), (Ranking.DRAW, "cc")]
)
def test_rank_decides_who_comes_first(ranking: Ranking, first: str) -> None:
    intake = Intake(1, (ALL,), ranking=ranking, seed="3")

    assert offers(intake, queue(intake, ("b", "all", 1), ("aaa", "all", 1), ("cc", "all", 1)))[0][0] == first


def test_draw_does_not_depend_on_order() -> None:
    intake = Intake(2, (ALL,), ranking=Ranking.DRAW, seed="autumn")
    came = [(name, "all", 1) for name in "abcde"]

    assert offers(intake, queue(intake, *came)) == offers(intake, queue(intake, *came[::-1]))


def test_offer_expires_and_the_next_one_is_asked() -> None:
    intake = Intake(1, (ALL,), offer_days=7)
    standing = offer(intake, queue(intake, ("a", "all", 1), ("b", "all", 1)), on=DAY, by="office").standing
    on = DAY + timedelta(days=8)

    assert pass_time(standing, on=on).entries == (
        Entry(DAY + timedelta(days=7), "", What.EXPIRED, Why.TIME_IS_OVER, 1, "a"),
    )
    assert offers(intake, standing, on) == [("b", 1, Why.FREE)]
    with pytest.raises(refusals.NothingOffered):
        accept(standing, on=on, by="a", application_id="a")
    assert accept(standing, on=DAY, by="a", application_id="a").standing.taken == 1


def test_places_are_added_and_cancelled() -> None:
    intake = Intake(1, (ALL,))
    more = change_places(queue(intake, ("a", "all", 1), ("b", "all", 1)), on=DAY, by="office", more=1)
    fewer = change_places(more.standing, on=DAY, by="office", more=-1)

    assert (more.entries[0].what, fewer.entries[0].what) == (What.PLACES_ADDED, What.PLACES_CANCELLED)
    assert len(offers(intake, more.standing)) == 2
    assert len(offers(intake, fewer.standing)) == 1


INTAKE = Intake(1, (ALL,), largest_group=2)
HELD = offer(INTAKE, queue(INTAKE, ("a", "all", 1), ("b", "all", 1)), on=DAY, by="office").standing
GONE = withdraw(HELD, on=DAY, by="b", application_id="b").standing


@pytest.mark.parametrize(
    ("refusal", "step"),
    [
        ("ClassUnknown", lambda: apply(INTAKE, HELD, on=DAY, by="", application_id="c", class_id="other")),
        ("AppliedAlready", lambda: apply(INTAKE, HELD, on=DAY, by="", application_id="a", class_id="all")),
        ("GroupEmpty", lambda: apply(INTAKE, HELD, on=DAY, by="", application_id="c", class_id="all", size=0)),
        ("GroupTooLarge", lambda: apply(INTAKE, HELD, on=DAY, by="", application_id="c", class_id="all", size=3)),
        ("ApplicationUnknown", lambda: accept(HELD, on=DAY, by="", application_id="z")),
        ("NothingOffered", lambda: decline(HELD, on=DAY, by="", application_id="b")),
        ("NothingToWithdraw", lambda: withdraw(GONE, on=DAY, by="", application_id="b")),
        ("PlacesAreHeld", lambda: change_places(HELD, on=DAY, by="", more=-1)),
        ("DayIsPast", lambda: pass_time(HELD, on=DAY - timedelta(days=1))),
    ],
)
def test_step_that_the_rules_forbid_is_refused(refusal: str, step: Callable[[], object]) -> None:
    with pytest.raises(getattr(refusals, refusal)):
        step()


@pytest.mark.parametrize(
    "make",
    [
        lambda: Intake(3, (ALL, ALL)),
        lambda: Intake(1, (SMALL,)),
        lambda: Intake(3, (ALL,), unfilled=Unfilled.RELEASED_ON_DATE),
        lambda: Intake(3, (ALL,), released_on=DAY),
        lambda: Intake(3, (ALL,), offer_days=0),
    ],
)
def test_rules_that_contradict_are_refused(make: Callable[[], Intake]) -> None:
    with pytest.raises(RulesContradict):
        make()
