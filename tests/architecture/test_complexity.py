"""Ruff holds every function to a complexity of at most 8."""

import subprocess
import sys

from tests.architecture.source_files import ROOT

SAMPLE = (
    "def tangled(x: int) -> int:\n"
    + "".join(f"    if x == {n}:\n        x += {n}\n" for n in range(8))
    + "    return x\n"
)


def complexity_faults(source: str) -> str:
    command = [sys.executable, "-m", "ruff", "check", "--config", str(ROOT / "pyproject.toml"), "--no-cache"]
    command += ["--stdin-filename", "fagloft/sample.py", "-"]
    return subprocess.run(command, cwd=ROOT, input=source, capture_output=True, text=True, check=False).stdout


def test_ruff_refuses_a_ninth_path() -> None:
    assert "C901" in complexity_faults(SAMPLE)


def test_ruff_accepts_eight_paths() -> None:
    assert "C901" not in complexity_faults(SAMPLE.replace("    if x == 7:\n        x += 7\n", ""))
