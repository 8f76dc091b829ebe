import io
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from fagloft.contexts.audit.models import Reading
from fagloft.contexts.competence.actions.evidence import LARGEST
from fagloft.contexts.competence.models import Evidence, Holding, Withdrawal
from tests.world import World


def a_picture() -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.new("1", (4, 4)).save(written, format="PNG")
    return SimpleUploadedFile("kursbevis.png", written.getvalue())


def url(world: World, person: str) -> str:
    return f"/person/{world.people[person].pk}/register/"


def told(world: World, **more: Any) -> dict[str, Any]:
    return {"competence": f"{world.competences['isbar'].pk}:1", "valid_from": "2026-01-15", **more}


@pytest.fixture(autouse=True)
def evidence_folder(settings: Any, tmp_path: Path) -> Path:
    settings.EVIDENCE_FOLDER = tmp_path / "evidence"
    return tmp_path / "evidence"


def test_leader_registers_for_one_of_his(world: World) -> None:
    answer = world.client_of("bjorn").post(url(world, "noah"), told(world, source="assessor"), follow=True)

    assert "Registrert. Det teller fra nå av." in answer.content.decode()
    world.declare()
    assert Holding.objects.get(person=world.people["noah"]).recorded_by_name == "Bjørn Haugen"


def test_own_registration_with_proof_is_documented(world: World, evidence_folder: Path) -> None:
    world.client_of("anna").post(url(world, "anna"), told(world, evidence=a_picture()))

    world.declare()
    holding = Holding.objects.get(person=world.people["anna"], competence=world.competences["isbar"])
    assert holding.source == "document"
    assert holding.evidence is not None
    assert (evidence_folder / holding.evidence.stored_name).exists()


def test_own_registration_without_proof_is_ones_own_word(world: World) -> None:
    answer = world.client_of("anna").post(url(world, "anna"), told(world))

    assert answer.headers["Location"] == "/my-competence/"
    world.declare()
    assert Holding.objects.get(person=world.people["anna"], competence=world.competences["isbar"]).source == "self"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"valid_from": "2999-01-01"}, "Dagen er ikke kommet ennå"),
        ({"valid_from": "31.02.2026"}, "valid_from"),
        ({"competence": "0:1"}, "competence"),
        ({"evidence": SimpleUploadedFile("bevis.pdf", b"MZ not a pdf")}, "ikke en lesbar PDF"),
        ({"evidence": SimpleUploadedFile("bevis.pdf", b"%PDF-" + b"x" * LARGEST)}, "større enn 10 MB"),
    ],
)
def test_bad_input_is_told_and_nothing_is_kept(
    world: World, evidence_folder: Path, more: dict[str, Any], sentence: str
) -> None:
    answer = world.client_of("anna").post(url(world, "anna"), told(world, **more))

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    world.declare()
    assert not Evidence.objects.exists()
    assert not evidence_folder.exists() or not list(evidence_folder.iterdir())


def test_file_of_a_refused_registration_is_thrown_away(world: World, evidence_folder: Path) -> None:
    client = world.client_of("anna")
    client.post(url(world, "anna"), told(world, evidence=a_picture()))
    answer = client.post(url(world, "anna"), told(world, evidence=a_picture()))

    assert "Det samme er registrert fra før" in answer.content.decode()
    assert len(list(evidence_folder.iterdir())) == 1


def test_levels_of_a_competence_stand_together(world: World) -> None:
    from fagloft.contexts.competence.models import Level

    world.declare(world.community)
    Level.objects.create(
        tenant=world.community,
        competence=world.competences["picc"],
        level=2,
        name_nb="Lærer bort",
        name_nn="",
        name_en="",
    )
    page = world.client_of("bjorn").get(url(world, "noah")).content.decode()

    assert '<optgroup label="PICC-line">' in page
    assert "PICC-line: Lærer bort" in page


@pytest.mark.parametrize("reader", ["clara", "gunnar", "hanne", "sigrid", "noah"])
def test_others_do_not_find_anna(world: World, reader: str) -> None:
    assert world.client_of(reader).get(url(world, "anna")).status_code == 404


def test_anonymous_is_sent_to_sign_in(world: World) -> None:
    assert Client().get(url(world, "anna")).status_code == 302


def test_leader_withdraws_with_a_reason(world: World) -> None:
    holding = world.hold("noah", "isbar")
    client = world.client_of("bjorn")
    where = f"/holding/{holding.pk}/withdraw/"

    assert "Trekk tilbake ISBAR for Noah Berg" in client.get(where).content.decode()
    assert client.post(where, {"reason": ""}).status_code == 422
    assert client.post(where, {"reason": "Feil person"}).status_code == 302
    assert client.get(where).status_code == 404
    world.declare()
    assert Withdrawal.objects.get().reason == "Feil person"


def test_one_does_not_withdraw_what_the_leader_vouched_for(world: World) -> None:
    holding = world.hold("noah", "isbar")
    answer = world.client_of("noah").post(f"/holding/{holding.pk}/withdraw/", {"reason": "Nei"})

    assert answer.status_code == 422
    assert "Bare de som kunne ha registrert dette" in answer.content.decode()


@pytest.mark.parametrize("reader", ["clara", "sigrid"])
def test_others_do_not_find_the_holding(world: World, reader: str) -> None:
    holding = world.hold("noah", "isbar")

    assert world.client_of(reader).get(f"/holding/{holding.pk}/withdraw/").status_code == 404


def test_leader_opens_the_evidence_and_it_is_logged(world: World) -> None:
    world.client_of("anna").post(url(world, "anna"), told(world, evidence=a_picture()))
    world.declare()
    where = f"/evidence/{Evidence.objects.get().pk}/"
    answer = world.client_of("bjorn").get(where)

    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="kursbevis.png"'
    assert b"".join(answer).startswith(b"\x89PNG")
    world.declare()
    assert Reading.objects.filter(page="evidence_file").count() == 1
    assert world.client_of("clara").get(where).status_code == 404


def test_evidence_whose_file_is_gone_is_not_found(world: World, evidence_folder: Path) -> None:
    client = world.client_of("anna")
    client.post(url(world, "anna"), told(world, evidence=a_picture()))
    for file in evidence_folder.iterdir():
        file.unlink()
    world.declare()

    assert client.get(f"/evidence/{Evidence.objects.get().pk}/").status_code == 404
