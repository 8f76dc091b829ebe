import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from fagloft.contexts.competence.actions import evidence
from fagloft.contexts.competence.models import Evidence
from fagloft.contexts.competence.queries.evidence import NoSuchEvidence, get_evidence_file
from fagloft.contexts.organisations.queries.people import NoSuchPerson
from tests.world import World

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


def a_pdf(pages: int = 1) -> bytes:
    writer, written = PdfWriter(), io.BytesIO()
    for _ in range(pages):
        writer.add_blank_page(100, 100)
    writer.write(written)
    return written.getvalue()


def a_picture(kind: str, size: tuple[int, int] = (4, 4)) -> bytes:
    written = io.BytesIO()
    Image.new("1", size).save(written, format=kind)
    return written.getvalue()


def store(world: World, content: bytes, folder: Path, name: str = "bevis.pdf", reader: str = "anna") -> int:
    return evidence.store(
        scope=world.scope_of(reader),
        person_id=world.people["anna"].pk,
        name=name,
        content=content,
        folder=folder,
        at=NOW,
    )


@pytest.mark.parametrize(
    ("content", "kind"),
    [(a_pdf(), "application/pdf"), (a_picture("PNG"), "image/png"), (a_picture("JPEG"), "image/jpeg")],
)
def test_what_really_is_evidence_is_kept(world: World, tmp_path: Path, content: bytes, kind: str) -> None:
    kept = Evidence.objects.get(pk=store(world, content, tmp_path))

    assert kept.content_type == kind
    assert (tmp_path / kept.stored_name).read_bytes() == content


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"MZ\x90\x00 a program",
        b"%PDF-1.7 not really",
        b"<html><script>alert(1)</script></html>",
        a_pdf(0),
        a_picture("GIF"),
        a_picture("PNG")[:40],
        b"\x89PNG\r\n\x1a\n" + b"\x00" * 50,
    ],
)
def test_what_only_pretends_is_refused(world: World, tmp_path: Path, content: bytes) -> None:
    with pytest.raises(evidence.NotAnEvidenceFile):
        store(world, content, tmp_path)
    assert not list(tmp_path.iterdir())


def test_picture_that_would_fill_the_memory_is_refused(world: World, tmp_path: Path) -> None:
    with pytest.raises(evidence.NotAnEvidenceFile):
        store(world, a_picture("PNG", (20_000, 3_001)), tmp_path)


def test_ten_megabytes_is_the_limit(world: World, tmp_path: Path) -> None:
    with pytest.raises(evidence.FileTooLarge):
        store(world, b"x" * (evidence.LARGEST + 1), tmp_path)


@pytest.mark.parametrize(
    ("told", "kept"), [("../../etc/passwd", "passwd"), ("C:\\Users\\anna\\bevis.pdf", "bevis.pdf"), ("", "vedlegg")]
)
def test_the_path_in_a_name_is_forgotten(world: World, tmp_path: Path, told: str, kept: str) -> None:
    assert Evidence.objects.get(pk=store(world, a_pdf(), tmp_path, told)).original_name == kept


def test_leader_opens_the_file(world: World, tmp_path: Path) -> None:
    number = store(world, a_pdf(), tmp_path)
    file = get_evidence_file(scope=world.scope_of("bjorn"), evidence_id=number, folder=tmp_path, on=world.today)

    assert file.path.read_bytes() == a_pdf()
    assert file.person_name == "Anna Vik"


@pytest.mark.parametrize("reader", ["clara", "gunnar", "sigrid", "hanne", "noah"])
def test_others_do_not_find_the_file(world: World, tmp_path: Path, reader: str) -> None:
    number = store(world, a_pdf(), tmp_path)

    with pytest.raises(NoSuchEvidence):
        get_evidence_file(scope=world.scope_of(reader), evidence_id=number, folder=tmp_path, on=world.today)


def test_others_do_not_store_for_anna(world: World, tmp_path: Path) -> None:
    with pytest.raises(NoSuchPerson):
        store(world, a_pdf(), tmp_path, reader="clara")
