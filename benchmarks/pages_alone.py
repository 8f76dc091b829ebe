"""Ask the pages of a loaded demo again and again in a process of its own, and print what it took as JSON."""

import json
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import numpy as np
import psutil

from fagloft.cli.installation import Installation, open_installation, set_up_django
from fagloft.cli.preparation import is_empty, prepare

SEED = 2026
WARM_UPS = 5
ROUNDS = int(os.environ.get("BENCH_REQUESTS", "60"))
SIZE = os.environ.get("BENCH_DEMO", "region")


def main(folder: Path) -> None:
    """Load the demo where there is none, then measure each page."""
    os.environ["FAGLOFT_DATA"] = str(folder)
    with open_installation() as installation:
        prepare(installation)
        set_up_django(installation)
        loading_s = _load_demo(installation)
        click.echo(json.dumps({"loading_s": loading_s, "pages": list(_measure_all())}, ensure_ascii=False))


def _load_demo(installation: Installation) -> float | None:
    if not is_empty(installation):
        return None
    from fagloft.cli.demo_loading import load_demo_today

    begun = time.perf_counter()
    load_demo_today(size="small" if SIZE == "small" else "region", seed=SEED)
    return round(time.perf_counter() - begun, 1)


def _measure_all() -> Iterator[dict[str, Any]]:
    from django.urls import reverse
    from django.utils import timezone

    # What is asked more of the ward stays in a folder that is kept; the first measures are those of a new one.
    from benchmarks.page_readers import find_ward, make_director, make_nurse, make_regional_adviser, widen

    today = timezone.localdate()
    ward = find_ward(today)
    nurse, director, adviser = make_nurse(ward, today), make_director(today), make_regional_adviser(today)
    pages = [
        ("unit overview", nurse, reverse("unit_overview", args=[ward.unit_id])),
        ("unit matrix", nurse, reverse("unit_matrix", args=[ward.unit_id])),
        ("person", nurse, reverse("person", args=[ward.person_ids[0]])),
        ("organisation heat map", director, reverse("organisation_overview")),
        ("region", adviser, reverse("region_overview")),
    ]
    for name, user, address in pages:
        yield {"page": name, "people": len(ward.person_ids) if user == nurse else None} | _measure(user, address)
    widen(ward, today)
    for name, user, address in pages[:2]:
        yield {"page": f"{name}, wide", "people": len(ward.person_ids)} | _measure(user, address)


def _measure(user: Any, address: str) -> dict[str, Any]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(user)
    for _ in range(WARM_UPS):
        client.get(address)
    with CaptureQueriesContext(connection) as asked:
        answer = client.get(address)
    queries = len(asked)
    if answer.status_code != 200:
        raise SystemExit(f"{address} answered {answer.status_code}")
    database = _database_process()
    busy = sum(database.cpu_times()[:2])
    wall, own = np.array([_time(client, address) for _ in range(ROUNDS)]).T
    return {
        "wall_ms": _describe(wall),
        "python_cpu_ms": _describe(own),
        "database_cpu_ms": round((sum(database.cpu_times()[:2]) - busy) / ROUNDS * 1000, 1),
        "queries": queries,
        "cells": answer.content.count(b"<td"),
        "kilobytes": len(answer.content) // 1024,
    }


def _database_process() -> psutil.Process:
    """The process of PostgreSQL that serves this connection."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        return psutil.Process(cursor.fetchone()[0])


def _time(client: Any, address: str) -> tuple[float, float]:
    wall, own = time.perf_counter(), time.process_time()
    client.get(address)
    return time.perf_counter() - wall, time.process_time() - own


def _describe(seconds: Any) -> dict[str, float]:
    return {f"p{share}": round(float(np.percentile(seconds, share)) * 1000, 1) for share in (0, 50, 95)}


if __name__ == "__main__":
    main(Path(sys.argv[1]).absolute())
