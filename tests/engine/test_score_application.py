"""Scores of applications: bounded, explained, and never lower for a larger need."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.applications import MOST, GivenCompetence, Planned, Strategy, score_application

needs = st.builds(
    lambda name, asked, share, shortfall: GivenCompetence(name, asked, round(asked * share), shortfall),
    st.sampled_from("abc"),
    st.integers(0, 40),
    st.floats(0, 1),
    st.integers(0, 3),
)
grades = (st.sampled_from(Planned), st.sampled_from(Strategy))


@given(st.lists(needs, max_size=4), *grades)
def test_score_is_the_sum_of_its_reasons_and_at_most_a_hundred(
    given_: list[GivenCompetence], planned: Planned, strategy: Strategy
) -> None:
    score = score_application(given_, planned, strategy)

    assert score.points == sum(reason.points for reason in score.reasons)
    assert all(0 <= reason.points <= reason.most == MOST[reason.part] for reason in score.reasons)
    assert sum(MOST.values()) == 100
    assert score == score_application(reversed(given_), planned, strategy)


@given(needs, st.lists(needs, max_size=3), *grades)
def test_larger_need_never_scores_lower(
    one: GivenCompetence, others: list[GivenCompetence], planned: Planned, strategy: Strategy
) -> None:
    larger = replace(one, lacking=min(one.asked, one.lacking + 1), shortfall=one.shortfall + 1)

    before = score_application([one, *others], planned, strategy).points
    assert score_application([larger, *others], planned, strategy).points >= before


def test_each_part_says_what_it_rests_on() -> None:
    wound = GivenCompetence("wound", asked=8, lacking=6, shortfall=0)
    cancer = GivenCompetence("cancer", asked=4, lacking=4, shortfall=2)
    gap, minimum, plan, strategy = score_application([wound, cancer], Planned.DECIDED, Strategy.DEPARTMENT).reasons

    assert (gap.competence_id, gap.count, gap.of, gap.points) == ("cancer", 4, 4, 40)
    assert (minimum.competence_id, minimum.count, minimum.points) == ("cancer", 2, 20)
    assert (plan.grade, plan.points, strategy.grade, strategy.points) == ("decided", 20, "department", 10)


def test_education_that_nobody_asks_for_scores_nothing() -> None:
    score = score_application([GivenCompetence("art", 0, 0, 0)], Planned.NOT, Strategy.NONE)

    assert score.points == 0
    assert len(score.reasons) == len(MOST)
