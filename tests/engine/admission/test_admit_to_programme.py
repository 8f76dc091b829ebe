"""Admission to classes, against every placement there is."""

from dataclasses import replace
from datetime import date
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fagloft.engine.admission import Groups, Ranking, What, offer, withdraw
from fagloft.engine.admission.placement import Explanation, count_shortfall, count_together, gather_groups, list_envy
from fagloft.engine.admission.programme import NotAdmitted, admit_to_programme
from fagloft.engine.admission.programme_rules import (
    Applicant,
    Eligibility,
    Floor,
    FloorKind,
    ProgrammeClass,
    ProgrammeRules,
    Recommendation,
)
from fagloft.engine.admission.waiting_list import open_waiting_list

DAY = date(2027, 9, 1)
wishes = st.sampled_from([("x",), ("y",), ("x", "y"), ("y", "x"), ("gone", "x"), ()])


@st.composite
def applicants(draw: st.DrawFn) -> list[Applicant]:
    return [
        Applicant(
            f"a{number}",
            number,
            draw(wishes),
            draw(st.sampled_from(["top", "unit", "none"])),
            draw(st.sampled_from(["g", "h", None])),
            draw(st.booleans()),
            draw(st.sampled_from([Eligibility.OPEN, Eligibility.OPEN, *Eligibility])),
            {"county": draw(st.sampled_from(["north", "south"]))},
        )
        for number in range(draw(st.integers(1, 5)))
    ]


classes = st.tuples(st.integers(0, 3), st.integers(0, 2)).map(
    lambda places: [ProgrammeClass(name, number, DAY) for name, number in zip("xy", places, strict=True)]
)
floors = st.builds(
    Floor, st.just("county"), st.sampled_from(["north", "south"]), st.integers(1, 3), st.sampled_from(FloorKind)
)
rules = st.builds(
    ProgrammeRules,
    st.just(("top", "unit")),
    st.lists(floors, max_size=2).map(tuple),
    st.sampled_from(Groups),
    st.sampled_from(Recommendation),
    st.sampled_from([Ranking.FIRST_COME, Ranking.DRAW]),
    st.just("seed"),
)


def find_best(came: list[Applicant], where: list[ProgrammeClass], by: ProgrammeRules) -> dict[str, str]:
    """Look at every placement and keep the one that is best by the stated aims."""
    may = [one for one in came if is_admissible(one, by)]
    if by.groups == Groups.ALL_OR_NOTHING:
        split = {
            name for name, members in gather_groups(came).items() if any(not is_admissible(m, by) for m in members)
        }
        may = [one for one in may if one.group_id not in split]
    may.sort(key=by.rank)
    options = [[None, *(wish for wish in one.wishes if wish != "gone")] for one in may]
    placements = [
        {one.applicant_id: wish for one, wish in zip(may, chosen, strict=True) if wish is not None}
        for chosen in product(*options)
    ]
    kept = [one for one in placements if is_kept(one, may, where, by)]
    return max(kept, key=lambda placement: value(placement, may, by))


def is_admissible(one: Applicant, by: ProgrammeRules) -> bool:
    recommended = one.is_recommended or by.recommendation != Recommendation.REQUIRED
    return one.eligibility == Eligibility.OPEN and recommended and bool({"x", "y"} & set(one.wishes))


def is_kept(placement: dict[str, str], may: list[Applicant], where: list[ProgrammeClass], by: ProgrammeRules) -> bool:
    has_room = all(list(placement.values()).count(one.class_id) <= one.places for one in where)
    spread = [{placement.get(one.applicant_id) for one in members} for members in gather_groups(may).values()]
    return has_room and (by.groups == Groups.PARTIAL or all(len(one) == 1 for one in spread))


def value(placement: dict[str, str], may: list[Applicant], by: ProgrammeRules) -> list[int]:
    def height(one: Applicant) -> int:
        known = [wish for wish in one.wishes if wish != "gone"]
        return len(known) - known.index(placement[one.applicant_id]) if one.applicant_id in placement else 0

    inside = [one for one in may if one.applicant_id in placement]
    return [
        -count_shortfall(may, placement, by, FloorKind.RESERVED),
        *(sum(by.rank_priority(one) == number for one in inside) for number in range(3)),
        count_together(may, placement),
        -count_shortfall(may, placement, by, FloorKind.SOFT),
        *(height(one) for one in may),
    ]


@given(applicants(), classes, rules)
@settings(max_examples=60)
def test_no_placement_is_better(came: list[Applicant], where: list[ProgrammeClass], by: ProgrammeRules) -> None:
    found = admit_to_programme(came, where, by)

    assert found.placement == find_best(came, where, by)
    assert set(found.placement) | set(found.reasons) == {one.applicant_id for one in came}
    assert not set(found.placement) & set(found.reasons)
    assert all(one.explained_by is not None for one in found.envy)
    assert admit_to_programme(came[::-1], where[::-1], by).placement == found.placement


@given(applicants(), classes, rules)
@settings(max_examples=20)
def test_waiting_list_offers_exactly_the_admitted(
    came: list[Applicant], where: list[ProgrammeClass], by: ProgrammeRules
) -> None:
    found = admit_to_programme(came, where, by)

    for one in where:
        _, step = open_waiting_list(came, one, by, found, on=DAY, by="office")
        assert step.standing.held == list(found.placement.values()).count(one.class_id)
        assert all(bool(app.held) != bool(app.waiting) for app in step.standing.applications)


def test_next_on_the_waiting_list_is_offered_what_is_given_up() -> None:
    came = [Applicant(name, number, ("x",), "top") for number, name in enumerate("abc")]
    where, by = ProgrammeClass("x", 1, DAY), ProgrammeRules(("top",))
    found = admit_to_programme(came, [where], by)
    intake, step = open_waiting_list(came, where, by, found, on=DAY, by="office", offer_days=7)
    standing = withdraw(step.standing, on=DAY, by="a", application_id="a").standing

    offered = offer(intake, standing, on=DAY, by="office").entries

    assert [(one.what, one.application_id) for one in offered] == [(What.OFFERED, "b")]


X = [ProgrammeClass("x", 1, DAY)]
PAIR = [Applicant("a", 1, ("x",), group_id="g"), Applicant("b", 2, ("x",), group_id="g")]
LATER = Applicant("c", 3, ("x",), traits={"county": "north"})


@pytest.mark.parametrize(
    ("came", "places", "by", "reasons"),
    [
        ([Applicant("a", 1, ("x",), eligibility=Eligibility.CLOSED)], 1, ProgrammeRules(), {"a": "closed"}),
        ([Applicant("a", 1, ("x",), eligibility=Eligibility.UNKNOWN)], 1, ProgrammeRules(), {"a": "unknown"}),
        ([Applicant("a", 1, ())], 1, ProgrammeRules(), {"a": "no_class"}),
        ([PAIR[0]], 1, ProgrammeRules(recommendation=Recommendation.REQUIRED), {"a": "not_recommended"}),
        ([PAIR[0], LATER], 1, ProgrammeRules(), {"c": "places_taken"}),
        (PAIR, 1, ProgrammeRules(), {"a": "group_does_not_fit", "b": "group_does_not_fit"}),
        ([*PAIR, LATER], 1, ProgrammeRules(), {"a": "group_does_not_fit", "b": "group_does_not_fit"}),
        ([replace(LATER, applicant_id="0", came=0, traits={}), *PAIR], 2, ProgrammeRules(), {"0": "other_group"}),
        (
            [replace(LATER, applicant_id="0", came=0, traits={}), *PAIR],
            2,
            ProgrammeRules(groups=Groups.PARTIAL),
            {"0": "other_group"},
        ),
        ([Applicant("a", 1, ("x",)), LATER], 1, ProgrammeRules(floors=(Floor("county", "north", 1),)), {"a": "equity"}),
        (
            [Applicant("a", 1, ("x",), "top"), LATER],
            1,
            ProgrammeRules(("top",), (Floor("county", "north", 1, FloorKind.RESERVED),)),
            {"a": "equity"},
        ),
        (
            [PAIR[0], replace(PAIR[1], eligibility=Eligibility.CLOSED)],
            2,
            ProgrammeRules(),
            {"a": "group_not_eligible", "b": "closed"},
        ),
    ],
)
def test_everybody_without_a_place_is_told_why(
    came: list[Applicant], places: int, by: ProgrammeRules, reasons: dict[str, str]
) -> None:
    assert admit_to_programme(came, [replace(X[0], places=places)], by).reasons == reasons


def test_group_of_whom_one_does_not_want_a_class_goes_to_the_other_one() -> None:
    pair = (
        [PAIR[0], replace(PAIR[1], wishes=("y", "x"))],
        [replace(PAIR[0], wishes=("y", "x")), replace(PAIR[1], wishes=("y",))],
    )
    where = [ProgrammeClass("x", 2, DAY), ProgrammeClass("y", 2, DAY)]

    assert [set(admit_to_programme(one, where, ProgrammeRules()).placement.values()) for one in pair] == [{"x"}, {"y"}]


def test_envy_that_no_policy_explains_is_told() -> None:
    came = [Applicant("a", 1, ("x",), "top"), Applicant("b", 2, ("x",))]
    by = ProgrammeRules(("top",))

    assert [one.explained_by for one in list_envy(came, ["a", "b"], by, {"b": "x"})] == [None]
    assert not list_envy(came, ["a", "b"], by, {"a": "x"})
    assert NotAdmitted(Explanation.EQUITY.value) == NotAdmitted.EQUITY
