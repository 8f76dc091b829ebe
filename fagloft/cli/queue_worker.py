"""The worker: takes jobs from the queue, also those that a worker which was killed left unfinished."""

import asyncio
import os
import sys
from contextlib import suppress
from typing import cast

SILENT_FOR = 60  # seconds without a sign of life after which a worker counts as dead
LOOK_EVERY = 60
CONCURRENCY = 2


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fagloft.config.settings")
    import django

    django.setup()
    from procrastinate.contrib.django import app
    from procrastinate.contrib.django.django_connector import DjangoConnector

    web_connector = cast("DjangoConnector", app.connector)
    with app.replace_connector(web_connector.get_worker_connector()):
        asyncio.run(_work(alone="--alone" in sys.argv[1:]))


async def _work(*, alone: bool) -> None:
    from procrastinate.contrib.django import app

    async with app.open_async():
        if alone:
            await take_up_unfinished_jobs(silent_for=0)
        watching = asyncio.create_task(_watch_others())
        try:
            await app.run_worker_async(concurrency=CONCURRENCY, delete_jobs="never")
        finally:
            watching.cancel()
            with suppress(asyncio.CancelledError):
                await watching


async def _watch_others() -> None:
    while True:
        await asyncio.sleep(LOOK_EVERY)
        await take_up_unfinished_jobs(silent_for=SILENT_FOR)


async def take_up_unfinished_jobs(*, silent_for: float) -> int:
    """Put jobs of dead workers back into the queue; returns how many."""
    from procrastinate.contrib.django import app

    jobs = list(await app.job_manager.get_stalled_jobs(seconds_since_heartbeat=silent_for))
    for job in jobs:
        await app.job_manager.retry_job(job)
    return len(jobs)


if __name__ == "__main__":
    main()
