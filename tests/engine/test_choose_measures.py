"""Which measures a frame has room for."""

from hypothesis import given
from hypothesis import strategies as st

from fagloft.engine.costing import Candidate, Gap, Minimum, choose_measures

GAPS = [Gap(person, competence, obligation) for person in "abcd" for competence, obligation in
        (("cpr", "mandatory"), ("isbar", "expected"), ("wounds", "voluntary"))]  # fmt: skip
MINIMUMS = [Minimum("ward", "picc", 2), Minimum("zone", "picc", 1)]
lifts = st.dictionaries(st.sampled_from(MINIMUMS), st.frozensets(st.sampled_from("abcd")), max_size=2)
drawn = st.tuples(
    st.integers(0, 100),
    st.sampled_from(["mandatory", "expected", "voluntary"]),
    st.frozensets(st.sampled_from(GAPS), max_size=6),
    lifts,
)
candidates = st.lists(drawn, max_size=6).map(
    lambda rows: [Candidate(f"{number}", *row) for number, row in enumerate(rows)]
)
frames = st.integers(0, 400)


@given(candidates, frames)
def test_never_dearer_than_the_frame_and_nothing_that_would_fit_is_left_out(
    measures: list[Candidate], frame: int
) -> None:
    choice = choose_measures(measures, GAPS, MINIMUMS, frame)
    costs = {one.measure_id: one.cost for one in measures}

    assert choice.cost == sum(costs[number] for number in choice.chosen) <= frame
    assert sorted((*choice.chosen, *choice.left_out)) == sorted(costs)
    assert all(costs[number] > frame - choice.cost for number in choice.left_out)


@given(candidates, frames)
def test_what_stays_open_is_what_no_chosen_measure_closes(measures: list[Candidate], frame: int) -> None:
    choice = choose_measures(measures, GAPS, MINIMUMS, frame)
    chosen = [one for one in measures if one.measure_id in choice.chosen]

    for gap in GAPS:
        assert (gap in choice.open_gaps) == all(gap not in one.closes for one in chosen)
    for minimum in MINIMUMS:
        helped = {person for one in chosen for person in one.lifts.get(minimum, ())}
        assert choice.short.get(minimum, 0) == max(0, minimum.short - len(helped))


@given(candidates)
def test_enough_money_takes_everything(measures: list[Candidate]) -> None:
    choice = choose_measures(measures, GAPS, MINIMUMS, sum(one.cost for one in measures))

    assert choice.left_out == ()


@given(st.randoms(), candidates, frames)
def test_order_of_the_measures_changes_nothing(random, measures: list[Candidate], frame: int) -> None:  # type: ignore[no-untyped-def]
    turned = random.sample(measures, len(measures))
    one, other = (choose_measures(some, GAPS, MINIMUMS, frame) for some in (measures, turned))

    assert (one.chosen, one.cost, one.open_gaps, one.short) == (other.chosen, other.cost, other.open_gaps, other.short)


def test_a_frame_of_nothing_has_room_for_what_is_free() -> None:
    choice = choose_measures([Candidate("1", 0, "voluntary"), Candidate("2", 1, "mandatory")], [], [], 0)

    assert (choice.chosen, choice.left_out) == (("1",), ("2",))


def test_gaps_already_closed_are_worth_nothing_more() -> None:
    same = frozenset(GAPS[:1])
    twice = [Candidate("1", 100, "expected", same), Candidate("2", 101, "expected", same)]
    other = Candidate("3", 101, "expected", frozenset(GAPS[1:2]))

    assert choose_measures([*twice, other], GAPS, [], 250).chosen == ("1", "3")


def test_a_minimum_is_worth_only_as_many_as_it_takes() -> None:
    one_is_enough = Candidate("1", 100, "voluntary", lifts={MINIMUMS[1]: frozenset("abc")})
    two_are_needed = Candidate("2", 100, "voluntary", lifts={MINIMUMS[0]: frozenset("ab")})

    assert choose_measures([one_is_enough, two_are_needed], [], MINIMUMS, 100).chosen == ("2",)
