import pytest

from fagloft.contexts.organisations.scope import LEADER, Scope

SCOPE = Scope(
    tenant_id=1,
    shared_id=None,
    user_id=1,
    user_name="Bjørn Haugen",
    roles=frozenset({LEADER}),
    led_units=frozenset({1, 2}),
    wholly_led_units=frozenset({2}),
    lead_by_appointment=frozenset({1, 2, 3}),
    counted_units=frozenset({1, 3}),
)


@pytest.mark.parametrize(
    ("unit", "decides", "names", "numbers"),
    [(1, True, False, True), (2, True, True, True), (3, True, False, True), (4, False, False, False)],
)
def test_deciding_naming_and_counting_are_three_things(unit: int, decides: bool, names: bool, numbers: bool) -> None:
    assert SCOPE.may_lead(unit) is decides
    assert SCOPE.sees_people_of(unit) is names
    assert SCOPE.sees_numbers_of(unit) is numbers


def test_one_of_the_roles_is_enough() -> None:
    assert SCOPE.has("auditor", LEADER)
    assert not SCOPE.has("auditor")
    assert not SCOPE.has()
