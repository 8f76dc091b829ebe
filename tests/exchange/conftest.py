"""A sound folder, to be spoilt one fault at a time."""

from collections.abc import Callable
from pathlib import Path

import pytest

FILES = {
    "units": "unit_id,parent_id,name,kind,organisation_id\nu1,,Top,clinic,o\nu2,u1,Ward,ward,o\n",
    "people": "person_id,unit_id,function,profession,fte,starts_on,ends_on\n"
    "p1,u2,nurse,SP,0.8,2020-01-01,\np2,u2,,,,,\n",
    "competences": "competence_id,name\nc1,CPR\n",
    "holdings": "person_id,competence_id,level,valid_from,valid_to,source\np1,c1,2,2026-01-01,2026-06-01,register\n",
    "requirements": "requirement_id,scope,scope_id,competence_id,level,obligation,valid_from,valid_to\n"
    "r1,unit,u1,c1,2,mandatory,2020-01-01,\nr2,function,nurse,c1,1,expected,2020-01-01,\n",
    "coverage": "scope,scope_id,competence_id,level,minimum,valid_from,valid_to\nunit_kind,ward,c1,2,1,2020-01-01,\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A sound folder in CSV."""
    place = tmp_path / "folder"
    place.mkdir()
    for name, text in FILES.items():
        (place / f"{name}.csv").write_text(text, encoding="utf-8")
    return place


@pytest.fixture
def spoil(folder: Path) -> Callable[[str, str, str], None]:
    """Replace a text in one table of the folder, once."""

    def replace(name: str, old: str, new: str) -> None:
        file = folder / f"{name}.csv"
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")

    return replace
