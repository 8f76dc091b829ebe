"""Read what the environment says of this installation."""

import os
import secrets
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit


def database(variable: str) -> dict[str, Any]:
    """Django's settings for the database that `variable` names, e.g. postgresql://user@host/name."""
    return parse_database(os.environ.get(variable, "postgresql:///fagloft"))


def parse_database(url: str) -> dict[str, Any]:
    """Django's settings for one database address."""
    parts = urlsplit(url)
    options = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": parts.hostname or options.pop("host", ""),
        "PORT": str(parts.port or options.pop("port", "")),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": options | {"application_name": "fagloft"},
    }


def read_secret_key(folder: Path) -> str:
    """The key of this installation: given by the environment, else made once and kept in the data folder."""
    if "FAGLOFT_SECRET_KEY" in os.environ:
        return os.environ["FAGLOFT_SECRET_KEY"]
    kept = folder / "secret_key"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w") as file:
            file.write(secrets.token_urlsafe(50))
    return kept.read_text().strip()
