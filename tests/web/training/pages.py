from typing import Any

from django.test import Client
from django.urls import reverse


def text(response: Any) -> str:
    return " ".join(response.content.decode().split())


def told(client: Client, url: str, **fields: object) -> str:
    """Send a form and read what the page says afterwards."""
    return text(client.post(url, fields, follow=True))


def start_url(unit_id: int, **changed: object) -> str:
    asked: dict[str, object] = {
        "unit": unit_id,
        "starts_on": "2026-11-22",
        "last_on": "2027-05-31",
        "budget": "",
        "time_limit": 15,
    } | changed
    return reverse("training_proposals", query=asked)
