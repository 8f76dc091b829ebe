import pytest

from tests.world import World


@pytest.mark.parametrize(
    ("who", "first"),
    [
        ("anna", "/my-competence/"),
        ("bjorn", "/unit/{ward}/"),
        ("jonas", "/unit/{ward}/"),
        ("frida", "/unit/{ward}/"),
        ("gunnar", "/organisation/"),
        ("dag", "/region/"),
        ("hanne", "/administration/"),
        ("ivar", "/administration/readings/"),
        ("eva", "/my-competence/"),
    ],
)
def test_everybody_lands_on_the_first_page_of_their_role(world: World, who: str, first: str) -> None:
    answer = world.client_of(who).get("/")

    assert answer.headers["Location"] == first.format(ward=world.units["ward"].pk)
