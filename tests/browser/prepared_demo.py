"""A data folder with the small demo, made once for each state of the source and day, and copied from then on."""

import fcntl
import hashlib
import shutil
import tempfile
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.cli.product import ROOT, Product, copy_folder

PACKAGE = ROOT / "fagloft"
DECIDE_THE_DEMO = ("cli", "contexts", "data", "database", "demo", "engine", "config")
KEPT = Path(tempfile.gettempdir()) / "fagloft-test-demos"


def copy_demo(target: Path) -> Path:
    return copy_folder(_prepared(), target)


def _prepared() -> Path:
    KEPT.mkdir(mode=0o755, exist_ok=True)
    wanted = KEPT / _state_of_demo()
    with (KEPT / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not wanted.exists():
            _make(wanted)
    return wanted


def _make(wanted: Path) -> None:
    _forget_all_but_the_lock()
    making = wanted.with_suffix(".making")
    product = Product(making).wait_until_up()
    assert product.stop() == 0, product.said
    making.rename(wanted)


def _forget_all_but_the_lock() -> None:
    for old in KEPT.iterdir():
        if old.is_dir():
            shutil.rmtree(old, ignore_errors=True)


def _state_of_demo() -> str:
    today = datetime.now(ZoneInfo("Europe/Oslo")).date()
    state = hashlib.sha256(today.isoformat().encode())
    for folder in DECIDE_THE_DEMO:
        for source in sorted((PACKAGE / folder).rglob("*")):
            if source.suffix in {".py", ".csv", ".toml", ".json", ".yaml"}:
                state.update(source.read_bytes())
    return state.hexdigest()[:16]
