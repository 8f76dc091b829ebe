from fagloft.contexts.organisations.queries.namesakes import tell_namesakes_apart


def test_who_shares_a_name_has_the_employee_number_after_it() -> None:
    people = [(1, "Mai Pham", "1042"), (2, "Anna Vik", "1001"), (3, "Mai Pham", "1077"), (1, "Mai Pham", "1042")]

    assert tell_namesakes_apart(people) == {1: "Mai Pham (1042)", 2: "Anna Vik", 3: "Mai Pham (1077)"}


def test_one_person_in_two_posts_is_no_namesake() -> None:
    assert tell_namesakes_apart([("7", "Anna Vik", "1001"), ("7", "Anna Vik", "1001")]) == {"7": "Anna Vik"}
