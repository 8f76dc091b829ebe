"""Backup, then restore elsewhere: the same rows and the same files."""

import json
import tarfile
from pathlib import Path

import pytest

from fagloft.cli.embedded_use import use_embedded_server
from tests.cli.product import count_rows, processes_of, run_fagloft

TABLES = ("organisations_person", "competence_holding", "access_user", "organisations_personevent")


@pytest.fixture(scope="session")
def archive(first_start: object, workshop: Path) -> Path:
    folder = workshop / "first"
    (folder / "evidence" / "3a").mkdir(parents=True)
    (folder / "evidence" / "3a" / "certificate").write_bytes(b"%PDF-1.7 fictitious")
    done = run_fagloft(folder, "backup", str(workshop / "all.tar"), "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["evidence_files"] == 1
    return workshop / "all.tar"


def count_all(folder: Path) -> list[int]:
    with use_embedded_server(folder):
        return [count_rows(folder, table) for table in TABLES]


def test_restored_elsewhere_it_is_the_same(archive: Path, workshop: Path) -> None:
    new = workshop / "restored"
    done = run_fagloft(new, "restore", str(archive))
    assert done.returncode == 0, done.stderr
    assert count_all(new) == count_all(workshop / "first")
    assert (new / "evidence" / "3a" / "certificate").read_bytes() == b"%PDF-1.7 fictitious"
    people = run_fagloft(new, "demo", "people", "--json")
    assert len(json.loads(people.stdout)) == 13
    assert processes_of(new) == []


def test_archive_is_for_its_owner_only(archive: Path) -> None:
    assert archive.stat().st_mode & 0o077 == 0


def test_what_is_there_is_not_overwritten_unasked(archive: Path, folder: Path) -> None:
    done = run_fagloft(folder, "restore", str(archive))
    assert done.returncode == 1
    assert "add --replace" in done.stderr
    assert run_fagloft(folder, "restore", str(archive), "--replace").returncode == 0


def test_damaged_backup_is_refused(archive: Path, folder: Path, tmp_path: Path) -> None:
    whole = bytearray(archive.read_bytes())
    whole[len(whole) // 2] ^= 0xFF
    (tmp_path / "damaged.tar").write_bytes(whole)
    done = run_fagloft(folder, "restore", str(tmp_path / "damaged.tar"), "--replace")
    assert done.returncode == 1
    assert "The backup is damaged" in done.stderr


def test_file_that_is_no_backup_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Hei")
    done = run_fagloft(folder, "restore", str(tmp_path / "letter.txt"), "--replace")
    assert done.returncode == 1
    assert "cannot be read as a backup" in done.stderr
    with tarfile.open(tmp_path / "other.tar", "w") as other:
        other.add(tmp_path / "letter.txt", arcname="letter.txt")
    done = run_fagloft(folder, "restore", str(tmp_path / "other.tar"), "--replace")
    assert done.returncode == 1
    assert "it has no manifest" in done.stderr
