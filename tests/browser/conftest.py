"""One running product with the small demo for all browser tests, and one browser for each module."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest
from playwright.sync_api import Browser

from tests.browser.chromium import open_browser
from tests.browser.prepared_demo import copy_demo
from tests.browser.visitor import Doors
from tests.cli.product import Product, processes_of


def pytest_itemcollected(item: pytest.Item) -> None:
    item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def product() -> Iterator[Product]:
    """A short path that the server's own system user can reach too.

    What browsers reach counts for no line's coverage: tests nearer to the code have to reach it.
    """
    workshop = Path(tempfile.mkdtemp(prefix="fagloft-browser-"))
    workshop.chmod(0o755)
    product = Product(copy_demo(workshop / "var"), measured=False).wait_until_up()
    yield product
    product.stop()
    leftovers = processes_of(workshop)
    for process in leftovers:
        process.kill()
    psutil.wait_procs(leftovers, timeout=10)
    shutil.rmtree(workshop, ignore_errors=True)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Not for the whole session: Django refuses its database while Playwright's loop runs in the same thread."""
    with open_browser() as browser:
        yield browser


@pytest.fixture
def doors(product: Product, browser: Browser) -> Iterator[Doors]:
    """The ways in; what the browser complained of on the way fails the test."""
    doors = Doors(browser, f"http://127.0.0.1:{product.port}")
    yield doors
    doors.close()
    assert doors.complaints == []
