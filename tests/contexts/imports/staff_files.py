"""Files as organisations send them, written by the tests."""

import csv
from collections.abc import Mapping, Sequence
from io import BytesIO, StringIO
from typing import Any

from openpyxl import Workbook

type Rows = Sequence[Mapping[str, object]]


def csv_file(rows: Rows, *, delimiter: str = ";", encoding: str = "utf-8-sig") -> bytes:
    """Headers are the keys of the first row."""
    text = StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=delimiter)
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue().encode(encoding)


def xlsx_file(rows: Rows, *, sheet: str = "Ark1") -> bytes:
    workbook = Workbook()
    table = workbook.worksheets[0]
    table.title = sheet
    table.append(list(rows[0]))
    for row in rows:
        table.append(list(row.values()))
    written = BytesIO()
    workbook.save(written)
    return written.getvalue()


def holding(number: str = "1001", **changed: object) -> dict[str, Any]:
    return {
        "Ansattnummer": number,
        "Kompetansekode": "hlr",
        "Nivå": 1,
        "Gyldig fra": "01.11.2026",
        "Gyldig til": "",
        "Kilde": "dokument",
    } | changed


def staff(number: str = "1001", **changed: object) -> dict[str, Any]:
    """Anna as the register has her."""
    return {
        "Ansattnummer": number,
        "Fornavn": "Anna",
        "Etternavn": "Vik",
        "Fødselsdato": "28.02.1985",
        "HPR-nummer": f"99{number}0",
        "Enhet": "ward",
        "Stilling": "Sykepleier, sykehjem",
        "Yrke": "SP",
        "Stillingsprosent": "80 %",
        "Fra dato": "01.01.2019",
        "Til dato": "",
    } | changed
