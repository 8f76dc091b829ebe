"""What the people of a page are called."""

import polars as pl

from fagloft.contexts.organisations.queries.namesakes import tell_namesakes_apart


def name_people(people: pl.DataFrame) -> dict[str, str]:
    """By id, in the order they come; namesakes can be told apart."""
    rows = people.select("person_id", "given_name", "family_name", "employee_number").iter_rows()
    return tell_namesakes_apart((key, f"{given} {family}", number) for key, given, family, number in rows)
