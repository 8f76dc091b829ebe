"""One way through an import, as administrator Hanne (or director Gunnar) would go it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from fagloft.contexts.imports.actions import runs
from fagloft.contexts.imports.queries.runs import RunDetail, get_run
from fagloft.intake.template import fold
from fagloft.intake.templates import TEMPLATES
from tests.world import World

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)
DECIDED_BY = {"requirements": "gunnar", "catalogue": "gunnar"}


@dataclass
class Importing:
    """Uploads, reads, confirms and stores; `run` tells how it stands."""

    world: World
    folder: Path

    def upload(self, template: str, content: bytes, *, name: str = "fil.csv", end_leavers: bool = False) -> int:
        return runs.begin(
            scope=self.world.scope_of(DECIDED_BY.get(template, "hanne")),
            template=template,
            name=name,
            chunks=[content],
            at=AT,
            on=self.world.today,
            folder=self.folder,
            end_leavers=end_leavers,
        )

    def read(self, template: str, content: bytes, *, name: str = "fil.csv", end_leavers: bool = False) -> RunDetail:
        run_id = self.upload(template, content, name=name, end_leavers=end_leavers)
        runs.read(tenant_id=self.world.municipality.pk, run_id=run_id, at=AT, folder=self.folder)
        return self.run(template, run_id)

    def store(self, template: str, content: bytes, *, name: str = "fil.csv", end_leavers: bool = False) -> RunDetail:
        detail = self.read(template, content, name=name, end_leavers=end_leavers)
        assert detail.summary.status == "previewed", detail.faults
        self.confirm(template, detail.summary.id)
        return self.run(template, detail.summary.id)

    def confirm(self, template: str, run_id: int) -> str:
        runs.confirm(scope=self.world.scope_of(DECIDED_BY.get(template, "hanne")), run_id=run_id)
        return self.go_on(run_id)

    def go_on(self, run_id: int, advance: Callable[[int, int], None] | None = None) -> str:
        return runs.store(
            tenant_id=self.world.municipality.pk, run_id=run_id, at=AT, folder=self.folder, advance=advance
        )

    def run(self, template: str, run_id: int) -> RunDetail:
        return get_run(scope=self.world.scope_of(DECIDED_BY.get(template, "hanne")), run_id=run_id)

    def codes(self, template: str, content: bytes, **how: Any) -> list[tuple[str | None, str]]:
        """Column, by its name in the template, and code of every fault."""
        detail = self.read(template, content, **how)
        assert detail.summary.status == "faulty"
        names = {fold(header): one.name for one in TEMPLATES[template].columns for header in one.spellings()}
        return [
            (names.get(fold(fault["column"] or ""), fault["column"]), fault["expected_code"]) for fault in detail.faults
        ]


@pytest.fixture
def importing(world: World, tmp_path: Path) -> Importing:
    return Importing(world, tmp_path / "imports")
