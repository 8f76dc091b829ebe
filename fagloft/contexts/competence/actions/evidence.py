"""Evidence files: looked into before they are kept, kept where no web server looks."""

import hashlib
import io
import secrets
from datetime import datetime
from pathlib import Path

from django.db import transaction
from PIL import Image, UnidentifiedImageError
from pypdf import PdfReader
from pypdf.errors import PyPdfError

from fagloft.contexts.competence.models import Evidence
from fagloft.contexts.organisations.queries.people import get_person_in_sight
from fagloft.contexts.organisations.scope import Scope

LARGEST = 10 * 1024 * 1024
MOST_PIXELS = 60_000_000


class FileTooLarge(Exception):
    """Evidence is at most 10 MB."""


class NotAnEvidenceFile(Exception):
    """Only what really is PDF, JPEG or PNG is kept, whatever the file is called."""


@transaction.atomic
def store(*, scope: Scope, person_id: int, name: str, content: bytes, folder: Path, at: datetime) -> int:
    """Keep a file as evidence for a person the reader may see; returns its number."""
    get_person_in_sight(scope=scope, person_id=person_id, on=at.date())
    content_type = _look_into(content)
    stored_name = secrets.token_hex(24)
    evidence = Evidence.objects.create(
        tenant_id=scope.tenant_id,
        person_id=person_id,
        stored_name=stored_name,
        original_name=Path(name.replace("\\", "/")).name[:160] or "vedlegg",
        content_type=content_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        uploaded_at=at,
        uploaded_by_name=scope.user_name,
    )
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / stored_name).write_bytes(content)
    return evidence.pk


def throw_away(*, evidence_id: int, folder: Path) -> None:
    """Remove the file of evidence whose row will not stay."""
    stored_name = Evidence.objects.values_list("stored_name", flat=True).get(pk=evidence_id)
    (folder / stored_name).unlink(missing_ok=True)


def _look_into(content: bytes) -> str:
    if len(content) > LARGEST:
        raise FileTooLarge
    if content.startswith(b"%PDF-"):
        return _look_into_pdf(content)
    return _look_into_picture(content)


def _look_into_pdf(content: bytes) -> str:
    try:
        pages = len(PdfReader(io.BytesIO(content)).pages)
    except (PyPdfError, ValueError, KeyError, TypeError, RecursionError, AttributeError) as fault:
        raise NotAnEvidenceFile from fault
    if not pages:
        raise NotAnEvidenceFile
    return "application/pdf"


def _look_into_picture(content: bytes) -> str:
    try:
        with Image.open(io.BytesIO(content), formats=["JPEG", "PNG"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise NotAnEvidenceFile
            picture.verify()
            return f"image/{(picture.format or '').lower()}"
    except (UnidentifiedImageError, OSError, SyntaxError, ValueError, Image.DecompressionBombError) as fault:
        raise NotAnEvidenceFile from fault
