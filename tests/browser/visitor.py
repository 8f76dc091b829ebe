"""How one comes into Fagløft in a browser, and what the browser says meanwhile."""

from typing import Any

from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, Response

DESKTOP = (1280, 800)
TABLET = (768, 1024)
BESIDE_MENU = (1024, 768)  # the narrowest window that has the menu beside the page
PHONE = (360, 740)
PATIENCE = 30_000  # ms; the machine may be busy with other tests
DAY_AND_PLACE: dict[str, Any] = {"locale": "nb-NO", "timezone_id": "Europe/Oslo", "reduced_motion": "reduce"}


class Doors:
    """Opens pages, each in a browser window of its own."""

    def __init__(self, browser: Browser, address: str) -> None:
        self.browser = browser
        self.address = address
        self.complaints: list[str] = []
        self._windows: list[BrowserContext] = []

    def open(self, *, size: tuple[int, int] = DESKTOP, script: bool = True) -> Page:
        """The page for choosing whom to be."""
        window = self.browser.new_context(
            viewport={"width": size[0], "height": size[1]},
            base_url=self.address,
            java_script_enabled=script,
            **DAY_AND_PLACE,
        )
        window.set_default_timeout(PATIENCE)
        self._windows.append(window)
        page = window.new_page()
        self._listen(page)
        page.goto("/demo/")
        return page

    def open_as(self, name: str, *, size: tuple[int, int] = DESKTOP, script: bool = True) -> Page:
        """Signed in as a person of the demo, on the page that the person comes to."""
        page = self.open(size=size, script=script)
        sign_in(page, name)
        return page

    def expect_refusal(self, status: int) -> None:
        """The browser notes every refusal in its console; this one was asked for."""
        noted = [complaint for complaint in self.complaints if f"status of {status} " in complaint]
        assert noted, f"nothing was refused with {status}"
        self.complaints.remove(noted[0])

    def close(self) -> None:
        for window in self._windows:
            window.close()

    def _listen(self, page: Page) -> None:
        """Breaches of the content security policy come as errors in the console."""
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.complaints.append(f"{page.url}: {error}"))
        page.on("response", self._look_at)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning"}:
            self.complaints.append(f"{message.location.get('url', '')}: {message.text}")

    def _look_at(self, response: Response) -> None:
        if response.status >= 500:
            self.complaints.append(f"{response.url}: {response.status}")


def sign_in(page: Page, name: str) -> None:
    page.goto("/demo/")
    with page.expect_navigation():
        page.get_by_role("button", name=name, exact=True).click()
