"""Open the file that proves a holding; never shown inside a page of ours, always logged."""

from django.conf import settings
from django.http import FileResponse, Http404, HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from fagloft.contexts.audit.actions import readings
from fagloft.contexts.competence.queries.evidence import NoSuchEvidence, get_evidence_file
from fagloft.web.access import SIGNED_IN, ReaderRequest, may_be_seen_by


@require_safe
@may_be_seen_by(SIGNED_IN)
def evidence_file(request: ReaderRequest, evidence_id: int) -> HttpResponseBase:
    scope = request.reader.scope
    try:
        file = get_evidence_file(
            scope=scope, evidence_id=evidence_id, folder=settings.EVIDENCE_FOLDER, on=timezone.localdate()
        )
        content = file.path.open("rb")
    except (NoSuchEvidence, FileNotFoundError) as absent:
        raise Http404 from absent
    readings.record(
        scope=scope, person_id=file.person_id, person_name=file.person_name, page="evidence_file", at=timezone.now()
    )
    response = FileResponse(content, as_attachment=True, filename=file.name, content_type=file.content_type)
    response["Cache-Control"] = "private, no-store"
    return response
