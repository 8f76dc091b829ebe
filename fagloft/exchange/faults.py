"""What is wrong with a folder, told so that it can be put right."""

from dataclasses import dataclass

SHOWN_PER_FILE = 50


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong: where it stands, what was found and what was expected."""

    file: str
    expected: str
    line: int | None = None
    column: str | None = None
    found: str | None = None

    def __str__(self) -> str:
        place = [self.file]
        if self.line is not None:
            place.append(f"line {self.line}")
        if self.column is not None:
            place.append(f"column {self.column}")
        found = "" if self.found is None else f"found {self.found!r}, "
        return f"{', '.join(place)}: {found}expected {self.expected}"


class FaultsInFolder(ValueError):
    """A folder that cannot be used as it is."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults

    def lines(self) -> list[str]:
        """Tell the first faults of each file, then how many more there are."""
        told: list[str] = []
        for file in dict.fromkeys(fault.file for fault in self.faults):
            mine = [fault for fault in self.faults if fault.file == file]
            told += [str(fault) for fault in mine[:SHOWN_PER_FILE]]
            if len(mine) > SHOWN_PER_FILE:
                told.append(f"{file}: {len(mine)} faults in all, the first {SHOWN_PER_FILE} are listed")
        return told
