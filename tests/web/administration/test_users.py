import re
from datetime import timedelta
from typing import Any

from django.core import mail
from django.test import Client
from django.utils import timezone

from fagloft.contexts.access.models import PersonAccount, RoleAssignment, User
from tests.world import PASSWORD, World


def test_the_administrator_sees_people_and_roles_and_no_competence(world: World) -> None:
    page = world.client_of("hanne").get("/administration/").content.decode()

    for words in ("Anna Vik (1001)", "Gunnar Aas", "Kommunalsjef", "Invitert, ikke logget inn"):
        assert words in page
    for words in ("Sigrid", "Hjerte-lungeredning", "HLR"):
        assert words not in page


def test_the_list_takes_a_constant_number_of_queries(world: World, django_assert_max_num_queries: Any) -> None:
    client = world.client_of("hanne")
    with django_assert_max_num_queries(22):
        client.get("/administration/")


def test_users_are_searched_and_filtered(world: World) -> None:
    client = world.client_of("hanne")

    assert "Anna Vik" in client.get("/administration/?q=1001").content.decode()
    assert "Anna Vik" in client.get("/administration/?q=vik+ANNA").content.decode()
    assert "Anna Vik" not in client.get("/administration/?role=auditor").content.decode()
    assert "Ingen passer" in client.get("/administration/?q=zzz").content.decode()
    assert client.get("/administration/?page=99999999999&role=boss").status_code == 200


def test_duties_of_a_leader_stand_beside_the_roles(world: World) -> None:
    page = world.client_of("hanne").get(f"/administration/users/{world.users['bjorn'].pk}/").content.decode()

    assert "Oppgaver i enheter" in page
    assert "Avdeling 2" in page
    assert "Ingen roller er gitt" not in page


def test_an_invited_person_chooses_a_password_and_sees_what_is_theirs(world: World) -> None:
    world.declare()
    PersonAccount.objects.filter(person=world.people["noah"]).delete()
    invited = world.client_of("hanne").post(
        "/administration/users/new/",
        {"email": "Noah.Berg@example.org", "name": "Noah Berg", "employee_number": "1007", "role": "auditor"},
    )
    (letter,) = mail.outbox
    (link,) = re.findall(r"http://testserver(/\S+)", str(letter.body))
    client = Client()
    form = client.get(link, follow=True).redirect_chain[-1][0]
    client.post(form, {"password1": PASSWORD, "password2": PASSWORD})
    signed_in = client.post("/account/login/", {"login": "noah.berg@example.org", "password": PASSWORD})

    assert invited.status_code == 302
    assert "Hanne Berg i Sandefjord kommune" in letter.body
    assert signed_in.headers["Location"] == "/"
    assert client.get("/administration/readings/").status_code == 200


def test_an_invitation_without_person_and_role_is_refused(world: World) -> None:
    answer = world.client_of("hanne").post("/administration/users/new/", {"email": "x@example.org", "name": "X"})

    assert "Ellers har brukeren ingenting å se" in answer.content.decode()
    assert not User.objects.filter(email="x@example.org").exists()
    assert not mail.outbox


def test_a_role_is_granted_ended_and_remembered(world: World) -> None:
    client = world.client_of("hanne")
    user = world.users["anna"]
    url = f"/administration/users/{user.pk}/"
    begins = timezone.localdate() - timedelta(days=10)
    client.post(f"{url}roles/", {"role": "auditor", "starts_on": begins.isoformat()})
    world.declare()
    granted = RoleAssignment.objects.get(user=user)
    again = client.post(f"{url}roles/", {"role": "auditor", "starts_on": begins.isoformat()})
    client.post(f"{url}roles/{granted.pk}/end/")
    page = client.get(url).content.decode()
    world.declare()
    granted.refresh_from_db()

    assert again.status_code == 422
    assert "har rollen allerede" in again.content.decode()
    assert granted.ends_on == timezone.localdate()
    assert "Gitt: Revisor" in page
    assert "Avsluttet: Revisor" in page
    assert "av Hanne Berg" in page


def test_a_role_that_has_not_begun_is_taken_back_and_remembered(world: World) -> None:
    client = world.client_of("hanne")
    user = world.users["anna"]
    url = f"/administration/users/{user.pk}/"
    begins = timezone.localdate() + timedelta(days=10)
    client.post(f"{url}roles/", {"role": "auditor", "starts_on": begins.isoformat()})
    world.declare()
    client.post(f"{url}roles/{RoleAssignment.objects.get(user=user).pk}/end/")
    page = client.get(url).content.decode()
    world.declare()

    assert not RoleAssignment.objects.filter(user=user).exists()
    assert "Trukket tilbake" in page


def test_the_last_administrator_stays(world: World) -> None:
    world.declare()
    granted = RoleAssignment.objects.get(user=world.users["hanne"])
    url = f"/administration/users/{world.users['hanne'].pk}/"
    client = world.client_of("hanne")
    page = client.post(f"{url}roles/{granted.pk}/end/", follow=True).content.decode()
    closed = client.post(f"{url}close/", follow=True).content.decode()

    assert "eneste administratoren" in page
    assert "ikke stenge din egen konto" in closed


def test_a_regional_adviser_is_granted_in_the_community_only(world: World) -> None:
    answer = world.client_of("hanne").post(
        f"/administration/users/{world.users['anna'].pk}/roles/",
        {"role": "regional_adviser", "starts_on": "2026-01-01"},
    )

    assert answer.status_code == 422


def test_a_closed_account_is_shut_out_and_can_be_opened(world: World) -> None:
    client, noah = world.client_of("hanne"), world.client_of("noah")
    url = f"/administration/users/{world.users['noah'].pk}/"
    client.post(f"{url}close/")
    assert noah.get("/my-competence/").status_code == 302
    client.post(f"{url}reopen/")

    assert world.client_of("noah").get("/my-competence/").status_code == 200


def test_closing_where_one_of_two_employers_left_keeps_the_other(world: World) -> None:
    world.declare(world.neighbour)
    RoleAssignment.objects.create(
        tenant=world.neighbour, user=world.users["ivar"], role="auditor", starts_on="2020-01-01", granted_by_name="T"
    )
    world.client_of("hanne").post(f"/administration/users/{world.users['ivar'].pk}/close/")
    world.users["ivar"].refresh_from_db()

    assert world.users["ivar"].is_active
    assert world.scope_of("ivar").tenant_id == world.neighbour.pk


def test_an_account_is_tied_to_a_person_and_untied(world: World) -> None:
    client = world.client_of("hanne")
    url = f"/administration/users/{world.users['gunnar'].pk}/"
    taken = client.post(f"{url}person/", {"employee_number": "1001"})
    unknown = client.post(f"{url}person/", {"employee_number": "9999"})
    world.declare()
    PersonAccount.objects.filter(person=world.people["noah"]).delete()
    client.post(f"{url}person/", {"employee_number": "1007"})

    assert "koblet til en annen bruker" in taken.content.decode()
    assert "Ingen hos dere har dette ansattnummeret" in unknown.content.decode()
    assert world.scope_of("gunnar").person_ids == {world.people["noah"].pk}
    client.post(f"{url}person/remove/")
    assert not world.scope_of("gunnar").person_ids
