"""A leader's profile and needs, in the browser: the leader, the leader above, and those who may not."""

from typing import Any

from django.urls import reverse

from tests.world import World


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def test_pages_open(world: World) -> None:
    bjorn = world.people["bjorn"].pk
    world.declare()
    world.appoint("frida", "top")
    for who in ("bjorn", "frida"):
        client = world.client_of(who)
        for name in ("leader_profile", "leader_profile_edit", "needs_assess", "onboarding"):
            answer = client.get(reverse(name, args=[bjorn]))
            assert answer.status_code == 200, (who, name)
            print(text(answer)[-1500:])
        print(text(client.get(reverse("leaders"))))
    print(text(world.client_of("gunnar").get(reverse("needs_overview"))))
    print(text(world.client_of("dag").get(reverse("needs_overview"))))
    print(text(world.client_of("frida").get(reverse("unit_overview", args=[world.units["top"].pk]))))
