"""An import that pages are asked for."""

from fagloft.contexts.imports.models import ImportRun
from tests.world import HIRED, World


def keep_import(world: World, template: str = "staff_list") -> int:
    """An import, read and found faulty."""
    kept, _ = ImportRun.objects.get_or_create(
        tenant=world.municipality,
        template=template,
        status=ImportRun.Status.FAULTY,
        original_name="fil.csv",
        size=4,
        uploaded_at="2026-01-01T08:00Z",
        uploaded_by_id=world.users["hanne"].pk,
        uploaded_by_name="Hanne Berg",
        on=HIRED,
        faults=[
            {"sheet": None, "row": 2, "column": "unit_code", "found": "", "expected_code": "required", "params": {}}
        ],
        fault_count=1,
    )
    return kept.pk
