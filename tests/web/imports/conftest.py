"""Imports through the pages, with the jobs run at once instead of by a worker."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from procrastinate.contrib.django.models import ProcrastinateJob

from fagloft.jobs.read_import import read_import
from fagloft.jobs.store_import import store_import
from tests.world import World


@dataclass
class Pages:
    """What an administrator (or another) meets at the pages of imports."""

    client: Client
    tenant_id: int

    def upload(self, template: str, content: bytes, *, name: str = "fil.csv", **more: str) -> Any:
        """The answer to the upload itself."""
        file = SimpleUploadedFile(name, content)
        return self.client.post("/imports/", {"template": template, "file": file, **more})

    def read(self, template: str, content: bytes, *, name: str = "fil.csv", **more: str) -> tuple[str, str]:
        """The address of the import and its page once the file is read."""
        answer = self.upload(template, content, name=name, **more)
        assert answer.status_code == 302, answer.content.decode()
        read_import(tenant_id=self.tenant_id, run_id=number_in(answer.url))
        return answer.url, self.page(answer.url)

    def store(self, url: str) -> str:
        """The page after confirming and storing."""
        assert self.client.post(f"{url}confirm/").status_code == 302
        store_import(tenant_id=self.tenant_id, run_id=number_in(url))
        return self.page(url)

    def page(self, url: str) -> str:
        answer = self.client.get(url)
        assert answer.status_code == 200
        return str(answer.content.decode())


def number_in(url: str) -> int:
    return int(url.strip("/").split("/")[1])


def deferred() -> list[str]:
    """The jobs that wait, by their short names."""
    return [
        str(name).rsplit(".", 1)[-1]
        for name in ProcrastinateJob.objects.order_by("id").values_list("task_name", flat=True)
    ]


@pytest.fixture(autouse=True)
def folder(settings: Any, tmp_path: Path) -> Path:
    settings.IMPORT_FOLDER = tmp_path / "imports"
    return tmp_path / "imports"


@pytest.fixture
def pages_of(world: World, folder: Path) -> Any:
    return lambda name: Pages(world.client_of(name), world.municipality.pk)


@pytest.fixture
def pages(pages_of: Callable[[str], Pages]) -> Pages:
    return pages_of("hanne")
