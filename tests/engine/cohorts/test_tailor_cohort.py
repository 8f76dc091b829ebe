"""The best cohort, against every cohort there is."""

from dataclasses import replace
from datetime import date
from itertools import combinations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.cohorts import (
    Asked,
    Choices,
    CohortStatus,
    Form,
    Module,
    UnknownTravel,
    Wish,
    WishKind,
    tailor_cohort,
)
from fagloft.engine.cohorts.examples import choices as example
from fagloft.engine.cohorts.programmes import TooManyModules
from tests.engine.cohorts import drawing
from tests.engine.cohorts.every_cohort import find_best_worth, is_kept, travel_to, weigh


@given(drawing.choices(), drawing.asked)
def test_no_cohort_is_better(choices: Choices, asked: Asked) -> None:
    found = tailor_cohort(choices, asked)
    best = find_best_worth(choices, asked)

    if best is None:
        assert found.status == CohortStatus.IMPOSSIBLE
        assert found.cohort is None
        return
    assert (found.status, found.bound) == (CohortStatus.PROVEN, best)
    assert found.cohort is not None
    cohort, form = found.cohort, found.cohort.arrangement.form
    assert all(is_kept(wish, cohort.participants, cohort.modules, form, choices) for wish in asked.wishes)
    minutes = travel_to(choices, cohort.venue, asked)
    assert cohort.worth == weigh(cohort.participants, cohort.modules, form, minutes, asked) == best


@given(drawing.choices(), st.lists(drawing.wishes(), max_size=6, unique=True))
def test_collision_is_a_smallest_one(choices: Choices, wishes: list[Wish]) -> None:
    found = tailor_cohort(choices, Asked(tuple(wishes)))

    if not found.collision:
        assert found.status == CohortStatus.PROVEN
        return
    assert find_best_worth(choices, Asked(found.collision)) is None
    for fewer in combinations(wishes, len(found.collision) - 1):
        assert find_best_worth(choices, Asked(fewer)) is not None


@given(drawing.choices(), drawing.asked, drawing.wishes())
def test_another_wish_never_makes_it_better(choices: Choices, asked: Asked, wish: Wish) -> None:
    free, bound = (tailor_cohort(choices, one).bound for one in (asked, replace(asked, wishes=(*asked.wishes, wish))))

    assert bound is None or (free is not None and bound <= free)


@given(drawing.choices(), drawing.asked)
def test_another_form_never_makes_it_worse(choices: Choices, asked: Asked) -> None:
    more = replace(choices, forms=(*choices.forms, Form(1, 6)))
    before, after = (tailor_cohort(one, asked).bound for one in (choices, more))

    assert before is None or (after is not None and after >= before)


@given(drawing.choices(), drawing.asked)
def test_order_and_names_do_not_matter(choices: Choices, asked: Asked) -> None:
    turned = replace(
        choices,
        candidates=choices.candidates[::-1],
        modules=choices.modules[::-1],
        providers=choices.providers[::-1],
        venues=choices.venues[::-1],
        travel=choices.travel.reverse(),
    )
    before, after = tailor_cohort(choices, asked), tailor_cohort(turned, asked)

    assert before.cohort == after.cohort
    assert before.venues.equals(after.venues)
    renamed = replace(
        choices, venues=tuple(replace(one, venue_id=f"z{9 - int(one.venue_id[1])}") for one in choices.venues)
    )
    assert tailor_cohort(renamed, asked).bound == before.bound


def test_nothing_to_choose_is_told() -> None:
    nobody = tailor_cohort(replace(example(), candidates=()), Asked((Wish(WishKind.SIZE_LEAST, 4),)))

    assert nobody.status == CohortStatus.NOTHING_TO_CHOOSE
    assert nobody.unknown_travel.is_empty()


def test_time_that_is_over_is_told_with_a_bound() -> None:
    found = tailor_cohort(example(), Asked(()), time_limit_s=0)

    assert (found.status, found.cohort) == (CohortStatus.NO_RESULT, None)
    assert found.bound is not None
    assert found.bound >= 7000
    assert found.venues["status"].to_list() == [CohortStatus.NO_RESULT] * 2


def test_more_modules_than_can_be_looked_at_are_refused() -> None:
    modules = tuple(Module(f"m{number}", frozenset()) for number in range(17))

    with pytest.raises(TooManyModules):
        tailor_cohort(replace(example(), modules=modules), Asked(()))


def test_leader_without_a_place_is_named_and_left_out_or_taken_as_the_longest() -> None:
    left_out = tailor_cohort(example(), Asked((Wish(WishKind.PARTICIPANT, about="eva"),)))
    taken = tailor_cohort(
        example(), Asked((Wish(WishKind.PARTICIPANT, about="eva"),), unknown_travel=UnknownTravel.TAKEN_AS_LONGEST)
    )

    assert left_out.unknown_travel["candidate_id"].unique().to_list() == ["eva"]
    assert left_out.collision == (Wish(WishKind.PARTICIPANT, about="eva"),)
    assert taken.costs.filter(pl.col("candidate_id") == "eva")["is_travel_known"].to_list() == [False]


def test_group_of_whom_one_cannot_come_stays_at_home() -> None:
    people = tuple(
        replace(one, group_id="g" if one.candidate_id in {"anna", "eva"} else None) for one in example().candidates
    )
    wishes = Wish(WishKind.TOGETHER, about="g"), Wish(WishKind.PARTICIPANT, about="anna")
    found = tailor_cohort(replace(example(), candidates=people), Asked(wishes))

    assert set(found.collision) == set(wishes)


def test_date_on_which_more_can_come_is_chosen() -> None:
    early, late = date(2027, 9, 7), date(2028, 1, 11)
    people = tuple(replace(one, away_from=frozenset({early})) for one in example().candidates)
    provider = replace(example().providers[0], starts=(early, late))
    found = tailor_cohort(replace(example(), candidates=people, providers=(provider,)), Asked(()))

    assert found.cohort is not None
    assert found.cohort.arrangement.starts_on == late
    whenever = tailor_cohort(replace(example(), providers=(provider,)), Asked(())).cohort
    assert whenever is not None
    assert whenever.arrangement.starts_on == early


@pytest.mark.parametrize(
    ("wishes", "people", "modules"),
    [
        ((Wish(WishKind.PRICE_MOST, 30_000),), ["anna", "bo", "carl", "dag"], ["budgets", "renewal"]),
        ((Wish(WishKind.PRICE_MOST, 9_000), Wish(WishKind.SIZE_LEAST, 2)), ["carl", "dag"], []),
        ((Wish(WishKind.TOGETHER, about="island"), Wish(WishKind.SIZE_MOST, 3)), ["anna", "carl", "dag"], None),
        ((Wish(WishKind.TOGETHER, about="pair"), Wish(WishKind.SIZE_MOST, 3)), ["carl", "dag"], None),
        ((Wish(WishKind.UNIT_MOST, 1), Wish(WishKind.LEVEL_LEAST, 2, "top")), ["anna", "bo", "dag"], None),
        ((Wish(WishKind.SECTOR_LEAST, 3, "hospital"),), None, None),
        ((Wish(WishKind.TOPIC, about="change"), Wish(WishKind.DAYS_MOST, 6)), ["anna", "bo", "carl", "dag"], None),
        ((Wish(WishKind.TOPIC, about="law"),), None, None),
    ],
)
def test_wishes_worked_out_by_hand(
    wishes: tuple[Wish, ...], people: list[str] | None, modules: list[str] | None
) -> None:
    pair = tuple(replace(one, group_id="pair" if one.place == "island" else None) for one in example().candidates)
    found = tailor_cohort(replace(example(), candidates=pair), Asked(wishes)).cohort

    assert (None if found is None else [one.candidate_id for one in found.participants]) == people
    if found is not None and modules is not None:
        assert [one.module_id for one in found.modules] == modules
