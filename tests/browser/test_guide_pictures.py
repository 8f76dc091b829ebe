"""The pictures of the guide are taken from the product, and say which page they were taken of.

With FAGLOFT_WRITE_GUIDE=1 they are written to docs/guide/images; otherwise what is there is compared with the page.
"""

import io
import os
import re
from pathlib import Path

import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from playwright.sync_api import Page

from tests.browser.guide_pictures import PICTURES, Picture
from tests.browser.page_walk import kind_of
from tests.browser.visitor import Doors
from tests.cli.product import ROOT

GUIDE = ROOT / "docs" / "guide"
IMAGES = GUIDE / "images"
LARGEST = 200_000
NAMED = re.compile(r"images/(\w+)\.png")


@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_picture_was_taken_of_this_page(doors: Doors, tmp_path: Path, picture: Picture) -> None:
    page = doors.open_as(picture.persona, size=picture.size)
    picture.go(page)
    page.wait_for_load_state()
    is_writing = os.environ.get("FAGLOFT_WRITE_GUIDE") == "1"
    taken = take(page, (IMAGES if is_writing else tmp_path) / f"{picture.name}.png")
    kept = IMAGES / taken.name
    assert read(kept) == read(taken), "the page has changed: run this with FAGLOFT_WRITE_GUIDE=1"
    assert kept.stat().st_size < LARGEST


def test_guide_shows_every_picture_and_no_other() -> None:
    pages = [*GUIDE.glob("*.md"), ROOT / "README.md"]
    named = {name for page in pages for name in NAMED.findall(page.read_text())}
    taken = {picture.name for picture in PICTURES}
    assert named & taken == taken
    assert {file.stem for file in IMAGES.glob("*.png")} >= named


def take(page: Page, file: Path) -> Path:
    """With few colours, and the page's kind and title written into the file."""
    file.parent.mkdir(exist_ok=True)
    told = PngInfo()
    told.add_text("Page", kind_of(page.url))
    told.add_text("Title", page.title())
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        shot.convert("RGB").quantize(128, dither=Image.Dither.NONE).save(file, pnginfo=told, optimize=True)
    return file


def read(file: Path) -> tuple[tuple[int, int], str, str]:
    with Image.open(file) as picture:
        picture.load()
        texts = getattr(picture, "text", {})
        return picture.size, texts.get("Page", ""), texts.get("Title", "")
