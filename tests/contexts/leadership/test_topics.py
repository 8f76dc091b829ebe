"""One vocabulary for what leaders need and what is taught."""

import pytest

from fagloft.contexts.leadership.queries.topics import (
    LANGUAGES,
    get_functions,
    get_themes,
    get_topic_names,
    get_topics,
)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_topic_has_a_name_and_leads_to_known_themes_and_functions(language: str) -> None:
    topics = get_topics(language)
    themes = {theme.code for theme in get_themes(language)}
    functions = {function.code for function in get_functions(language)}

    assert len(topics) == len({topic.code for topic in topics}) == 59
    assert all(topic.name and topic.source for topic in topics)
    assert {theme for topic in topics for theme in topic.themes} <= themes
    assert {function for topic in topics for function in topic.functions} == functions


def test_names_follow_the_language_and_bokmaal_stands_in_for_others() -> None:
    assert get_topic_names("nn")["change_management"] == "endringsleiing"
    assert get_topic_names("en")["change_management"] == "change management"
    assert get_topic_names("se") == get_topic_names("nb")


def test_the_six_functions_stand_in_the_order_of_the_report() -> None:
    assert [function.code for function in get_functions("nb")] == ["f1", "f2", "f3", "f4", "f5", "f6"]
    assert get_functions("nb")[0].source == "000_22051b32e44d5901.txt:56"
