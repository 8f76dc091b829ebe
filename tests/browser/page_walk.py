"""Follow every link that a person is shown, to one page of each kind, and measure each on desktop, tablet and phone."""

import re
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.browser.visitor import BESIDE_MENU, DESKTOP, PHONE, TABLET

SCROLLS_SIDEWAYS = "document.documentElement.scrollWidth > window.innerWidth"
EVERY_LINK = "links => links.map(link => link.href)"
SIZES_FOR_AXE = (DESKTOP, PHONE)
NOT_PAGES = re.compile(r"/(export|excel|templates|pdf|word)(/|$)|\.(xlsx|csv)$|/evidence/")


@dataclass(frozen=True)
class Visit:
    """A page as one person sees it."""

    who: str
    kind: str
    title: str
    heading: str
    too_wide_at: tuple[int, ...]
    violations: tuple[str, ...]


def kind_of(address: str) -> str:
    """The address with its numbers taken out, so that two people's pages are of one kind."""
    return re.sub(r"\d+", "<n>", urlsplit(address).path)


def walk(page: Page, *, who: str, starts: Iterable[str], known: set[str]) -> list[Visit]:
    """Every kind of page that is not known yet."""
    site = "{0.scheme}://{0.netloc}/".format(urlsplit(page.url))
    ahead, visits = deque(starts), []
    while ahead:
        address = ahead.popleft().split("#")[0]
        kind = kind_of(address)
        if kind in known or not address.startswith(site) or NOT_PAGES.search(kind):
            continue
        known.add(kind)
        page.goto(address)
        ahead.extend(page.locator("a[href]").evaluate_all(EVERY_LINK))
        visits.append(measure(page, who, kind))
    return visits


def measure(page: Page, who: str, kind: str) -> Visit:
    """Barriers at two sizes, and at which widths the page scrolls sideways."""
    too_wide, violations = [], set()
    for width, height in (DESKTOP, BESIDE_MENU, TABLET, PHONE):
        page.set_viewport_size({"width": width, "height": height})
        if page.evaluate(SCROLLS_SIDEWAYS):
            too_wide.append(width)
        if (width, height) in SIZES_FOR_AXE:
            violations |= {f"{width}: {fault}" for fault in ask_axe(page)}
    return Visit(who, kind, page.title(), page.locator("h1").inner_text(), tuple(too_wide), tuple(sorted(violations)))


def ask_axe(page: Page) -> list[str]:
    """The barriers that axe finds on the page as it stands."""
    found = Axe().run(page).response["violations"]
    return [f"{fault['id']} at {fault['nodes'][0]['target']}, {len(fault['nodes'])} in all" for fault in found]
