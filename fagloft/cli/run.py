"""`fagloft run`"""

import os
from pathlib import Path

import click

from fagloft.cli.demo_unfinished import is_unfinished
from fagloft.cli.installation import Installation, open_installation, set_up_django, told_in_a_sentence
from fagloft.cli.persona_list import print_kept_personas
from fagloft.cli.preparation import is_empty, prepare
from fagloft.cli.running import alone_in
from fagloft.cli.supervision.leftovers import end_leftovers
from fagloft.cli.supervision.listening import describe_address, listen, wait_until_it_answers
from fagloft.cli.supervision.programs import build_web, build_worker
from fagloft.cli.supervision.stopping import StopAsked, StopRequests
from fagloft.cli.supervision.watch import Watch

SEED = 2026  # what `fagloft demo load` uses too unless told otherwise


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on; 0.0.0.0 for all.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option("--workers", default=2, show_default=True, type=click.IntRange(1, 64), help="Web processes.")
@click.option("--demo/--no-demo", default=True, help="Load the small demo into an empty embedded database.")
def run(*, host: str, port: int, workers: int, demo: bool) -> None:
    """Start Fagløft: database, web and worker. Ctrl-C stops them.

    The first start makes the tables and loads a small demo with fictitious people. With DATABASE_URL an existing
    PostgreSQL is used, and no demo is loaded unless you ask for it: `fagloft demo load`.
    """
    stops = StopRequests()
    folder = Path(os.environ.get("FAGLOFT_DATA", "var")).absolute()
    try:
        with told_in_a_sentence(), alone_in(folder):
            end_leftovers(folder)
            with listen(host, port) as listener, open_installation() as installation:
                prepare(installation)
                if demo and installation.server is not None:
                    _complete_demo(installation)
                web = build_web(installation, listener, workers)
                watch = Watch(folder, installation.server, [web, build_worker(installation)], stops)
                _supervise(watch, stops, host, port)
    except StopAsked:
        click.echo("Stopped before it was up.", err=True)


def _supervise(watch: Watch, stops: StopRequests, host: str, port: int) -> None:
    stops.only_note = True
    try:
        watch.start()
        if wait_until_it_answers(host, port, watch.children[0], stops):
            print_kept_personas(watch.folder)
            click.echo(f"Fagløft is up: {describe_address(host, port)} (Ctrl-C stops it)")
            watch.keep_running()
    finally:
        watch.stop()
    click.echo("Fagløft has stopped.")


def _complete_demo(installation: Installation) -> None:
    """Load the small demo into an empty database, or finish one that was cut off."""
    if is_empty(installation):
        set_up_django(installation)
        from fagloft.cli.demo_loading import load_demo_today

        load_demo_today(size="small", seed=SEED)
    elif is_unfinished(installation.folder):
        set_up_django(installation)
        from fagloft.cli.demo_loading import finish_demo

        finish_demo()
