"""Look for known weaknesses in a locked requirements file, where the package index answers."""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any


@dataclass(frozen=True)
class Audit:
    looked_up: int
    not_looked_up: int
    weaknesses: tuple[str, ...]


def run_audit(requirements: Path) -> dict[str, Any] | None:
    """Return pip-audit's report, or None where the index could not be asked at all."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.json"
        command = [sys.executable, "-m", "pip_audit", "--requirement", str(requirements), "--require-hashes"]
        command += ["--disable-pip", "--progress-spinner", "off", "--format", "json", "--output", str(report)]
        subprocess.run(command, check=False, capture_output=True)
        return json.loads(report.read_text()) if report.exists() and report.stat().st_size else None


def read_report(report: dict[str, Any]) -> Audit:
    dependencies = report["dependencies"]
    skipped = sum("skip_reason" in dependency for dependency in dependencies)
    return Audit(len(dependencies) - skipped, skipped, tuple(weaknesses(dependencies)))


def weaknesses(dependencies: list[dict[str, Any]]) -> Iterator[str]:
    for dependency in dependencies:
        for found in dependency.get("vulns", ()):
            mended_in = ", ".join(found["fix_versions"]) or "no version yet"
            yield f"{dependency['name']} {dependency['version']}: {found['id']}, mended in {mended_in}"


def main() -> int:
    report = run_audit(Path(sys.argv[1]))
    if report is None:
        print("Notice: known weaknesses were not looked for, the package index does not answer.")
        return 0
    audit = read_report(report)
    if audit.not_looked_up:
        print(f"Notice: the package index did not answer for {audit.not_looked_up} packages; they were not looked up.")
    print(f"Known weaknesses in {audit.looked_up} packages looked up: {len(audit.weaknesses)}")
    for weakness in audit.weaknesses:
        print(f"  {weakness}")
    return 1 if audit.weaknesses else 0


if __name__ == "__main__":
    sys.exit(main())
