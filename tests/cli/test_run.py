"""Start, stop and survive: `fagloft run` with real processes."""

import json
import os
import signal
import socket
from pathlib import Path

import psycopg
import pytest

from fagloft.cli.embedded_use import use_embedded_server
from fagloft.database.embedded import start_embedded
from fagloft.database.roles import APPLICATION, OWNER, create_roles_and_database
from tests.cli.product import Product, count_rows, processes_of, run_fagloft, wait_for


def test_first_start_prints_address_and_people_with_roles(first_start: Product) -> None:
    assert f"http://127.0.0.1:{first_start.port}" in first_start.said
    assert "Bjørn Haugen" in first_start.said
    assert "employee, leader" in first_start.said
    assert processes_of(first_start.folder) == []


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_started_again_it_answers_and_stops_without_a_trace(product: Product, number: int) -> None:
    assert product.answers()
    assert "Making the tables" not in product.said
    assert product.stop(number) == 0, product.said
    assert processes_of(product.folder) == []


def test_killed_worker_and_web_server_come_again(product: Product) -> None:
    for word in ("queue_worker", "gunicorn"):
        killed = product.child(word)
        assert killed is not None
        killed.kill()
        wait_for(lambda word=word, pid=killed.pid: (now := product.child(word)) is not None and now.pid != pid)  # type: ignore[misc]
    wait_for(product.answers)
    assert "The worker has stopped; starting it again." in product.said
    assert product.stop() == 0
    assert processes_of(product.folder) == []


def test_killed_postgresql_comes_again_with_what_was_confirmed(product: Product) -> None:
    held = count_rows(product.folder, "competence_holding")
    killed = int((product.folder / "postgresql" / "postmaster.pid").read_text().split()[0])
    os.kill(killed, signal.SIGKILL)
    wait_for(lambda: "PostgreSQL has stopped; starting it again." in product.said)
    wait_for(product.answers)
    assert held > 50_000
    assert count_rows(product.folder, "competence_holding") == held
    assert product.stop() == 0
    assert processes_of(product.folder) == []


def test_killed_supervisor_leaves_nothing_that_hinders_the_next_start(product: Product) -> None:
    people = count_rows(product.folder, "organisations_person")
    product.process.kill()
    product.process.wait()
    again = Product(product.folder).wait_until_up()
    assert again.answers()
    assert count_rows(product.folder, "organisations_person") == people
    assert again.stop() == 0
    assert processes_of(product.folder) == []


def test_everything_killed_at_once_is_survived(product: Product) -> None:
    for process in processes_of(product.folder):
        process.kill()
    product.process.wait()
    again = Product(product.folder).wait_until_up()
    assert again.answers()
    assert again.stop() == 0


def test_second_start_in_the_same_folder_is_refused(product: Product) -> None:
    done = run_fagloft(product.folder, "run", "--port", str(product.port + 1))
    assert done.returncode == 1
    assert "runs in the data folder" in done.stderr
    assert product.answers()


def test_port_in_use_is_said_in_a_sentence(folder: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = run_fagloft(folder, "run", "--port", str(port))
    assert done.returncode == 1
    assert done.stderr.strip() == (
        f"Error: Port {port} is in use on 127.0.0.1: stop what runs there, or choose another with --port."
    )
    assert processes_of(folder) == []


def test_unknown_host_is_said_in_a_sentence(folder: Path) -> None:
    done = run_fagloft(folder, "run", "--host", "256.1.1.1")
    assert done.returncode == 1
    assert done.stderr.strip() == "Error: There is no address 256.1.1.1 to listen on."


def test_file_in_place_of_the_data_folder_is_said_in_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "var").write_text("")
    done = run_fagloft(tmp_path / "var", "run")
    assert done.returncode == 1
    assert done.stderr.startswith(f"Error: The data folder {tmp_path / 'var'} cannot be written")
    assert "Traceback" not in done.stderr


def test_database_of_a_newer_version_is_refused(folder: Path) -> None:
    with use_embedded_server(folder) as server, psycopg.connect(server.url(user=OWNER, database="fagloft")) as owner:
        owner.execute("INSERT INTO django_migrations (app, name, applied) VALUES ('gaps', '9999_later', now())")
    done = run_fagloft(folder, "run")
    assert done.returncode == 1
    assert "belongs to a newer version of Fagløft (it has gaps.9999_later)" in done.stderr
    assert "Traceback" not in done.stderr
    assert processes_of(folder) == []


def test_existing_postgresql_is_used_and_gets_no_demo(workshop: Path) -> None:
    server = start_embedded(workshop / "elsewhere")
    try:
        create_roles_and_database(server.url(user="postgres", database="postgres"))
        product = Product(
            workshop / "own",
            DATABASE_URL=server.url(user=APPLICATION, database="fagloft"),
            DATABASE_OWNER_URL=server.url(user=OWNER, database="fagloft"),
        ).wait_until_up()
        assert product.answers()
        assert "Making the tables" in product.said
        assert count_rows(workshop / "elsewhere", "organisations_organisation") == 0
        assert not (product.folder / "postgresql").exists()
        assert product.stop() == 0
        assert server.is_running()
    finally:
        server.stop()


def test_postgresql_that_does_not_answer_is_said_in_a_sentence(workshop: Path) -> None:
    done = run_fagloft(workshop / "none", "run", DATABASE_URL="postgresql://nobody@127.0.0.1:1/none")
    assert done.returncode == 1
    assert done.stderr.startswith("Error: The database does not answer")


def test_demo_that_was_cut_off_is_finished_at_the_next_start(folder: Path) -> None:
    with use_embedded_server(folder) as server, psycopg.connect(server.url(user="postgres", database="fagloft")) as raw:
        employers = [
            row[0] for row in raw.execute("SELECT DISTINCT tenant_id FROM organisations_employment").fetchall()
        ]
        raw.execute("TRUNCATE gaps_snapshot, gaps_sharedfigure CASCADE")
    (folder / "demo.unfinished").write_text(json.dumps({"on": "2026-11-22", "employers": employers}))
    product = Product(folder).wait_until_up()
    assert count_rows(folder, "gaps_snapshot") == 5 * len(employers)
    assert not (folder / "demo.unfinished").exists()
    assert product.stop() == 0
