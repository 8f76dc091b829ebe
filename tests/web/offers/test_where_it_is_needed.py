"""What is held next stands where somebody lacks it: on the unit's overview and on the page of a competence."""

from typing import Any

from django.urls import reverse

from tests.contexts.offers.calendar import add_offer, add_session, days_ahead
from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_overview_leads_to_the_next_session_that_gives_what_is_missing(world: World) -> None:
    offer = add_offer(world)
    session = add_session(world, offer)
    url = reverse("unit_overview", args=[world.units["ward"].pk])
    shown = world.client_of("bjorn").get(url)

    assert f'<a class="ds-link" href="/offers/{offer}/#session-{session}">HLR på avdelingen</a>, 02.12.2026' in text(
        shown
    )
    (lack,) = (task for task in shown.context["page"].tasks if task.heading == "Hjerte-lungeredning")
    (lapse,) = shown.context["page"].lapses
    assert lack.session == lapse.session
    later = world.client_of("bjorn").get(url, {"on": days_ahead(world, 11).isoformat()})
    assert all(task.session is None for task in later.context["page"].tasks)


def test_overview_asks_one_question_more(world: World, django_assert_max_num_queries: Any) -> None:
    add_session(world, add_offer(world))
    client = world.client_of("bjorn")
    with django_assert_max_num_queries(41):
        client.get(reverse("unit_overview", args=[world.units["ward"].pk]))


def test_competence_tells_which_sessions_give_it(world: World) -> None:
    offer = add_offer(world)
    for days in range(1, 7):
        add_session(world, offer, starts_on=days_ahead(world, days))
    url = reverse("competence", args=[world.competences["hlr"].pk])
    shown = world.client_of("anna").get(url)

    assert [line.when for line in shown.context["held"]] == ["23.11.2026", "24.11.2026", "25.11.2026", "26.11.2026"]
    assert "Sandefjord · 3,5 timer · 450 kr" in text(shown)
    assert "Se alle tilbud som gir det" in text(shown)


def test_who_may_is_asked_for_an_offer_where_there_is_none(world: World) -> None:
    url = reverse("competence", args=[world.competences["hlr"].pk])

    assert "Legg inn et tilbud" in text(world.client_of("bjorn").get(url))
    assert "Samlinger som gir det" not in text(world.client_of("anna").get(url))
