"""The columns that several templates share, with the headers people write above them."""

from dataclasses import replace
from datetime import date
from typing import Final

from fagloft.intake.template import Column, Kind

HPR_PATTERN: Final = r"^\d{7,9}$"

EMPLOYEE_NUMBER: Final = Column(
    "employee_number",
    Kind.CODE,
    "Ansattnummer",
    "Tilsettnummer",
    "Employee number",
    (
        "ansattnr",
        "ansatt-id",
        "tilsettnr",
        "medarbeidernummer",
        "ressursnummer",
        "ressursnr",
        "employee no",
        "employee id",
    ),
    required=True,
    max_length=40,
    example="EKSEMPEL-10023",
)
GIVEN_NAME: Final = Column(
    "given_name",
    Kind.TEXT,
    "Fornavn",
    "Førenamn",
    "Given name",
    ("first name",),
    required=True,
    max_length=100,
    example="Kari",
)
FAMILY_NAME: Final = Column(
    "family_name",
    Kind.TEXT,
    "Etternavn",
    "Etternamn",
    "Family name",
    ("last name", "surname"),
    required=True,
    max_length=100,
    example="Eksempelsen",
)
BORN_ON: Final = Column(
    "born_on",
    Kind.DATE,
    "Fødselsdato",
    "Fødselsdato",
    "Date of birth",
    ("født", "fødd", "birth date", "born"),
    earliest=date(1920, 1, 1),
    latest=date(2020, 12, 31),
    example="1985-04-17",
)
HPR_NUMBER: Final = Column(
    "hpr_number",
    Kind.CODE,
    "HPR-nummer",
    "HPR-nummer",
    "HPR number",
    ("hprnr", "hpr", "helsepersonellnummer"),
    pattern=HPR_PATTERN,
    max_length=9,
    example="9999999",
)
UNIT_CODE: Final = Column(
    "unit_code",
    Kind.CODE,
    "Enhetskode",
    "Einingskode",
    "Unit code",
    ("enhet", "eining", "avdelingskode", "avdeling", "organisasjonsenhet", "orgenhet", "unit", "unit id", "department"),
    required=True,
    max_length=60,
    example="SOLVANG-2",
)
FUNCTION: Final = Column(
    "function",
    Kind.TEXT,
    "Stilling",
    "Stilling",
    "Function",
    ("funksjon", "stillingstittel", "stillingsbetegnelse", "position", "job title"),
    required=True,
    example="sykepleier",
)
PROFESSION: Final = Column(
    "profession",
    Kind.TEXT,
    "Yrke",
    "Yrke",
    "Profession",
    ("profesjon", "yrkesgruppe", "helsepersonellkategori", "hpr-kategori", "utdanning"),
    example="SP",
)
FTE: Final = Column(
    "fte",
    Kind.SHARE,
    "Stillingsprosent",
    "Stillingsprosent",
    "FTE",
    ("stillingsandel", "årsverk", "stillingsstørrelse", "stillingsbrøk", "full-time equivalent", "position percentage"),
    required=True,
    minimum=0,
    maximum=1.5,
    example="75 %",
)
STARTS_ON: Final = Column(
    "starts_on",
    Kind.DATE,
    "Fra dato",
    "Frå dato",
    "Starts on",
    ("startdato", "fra", "frå", "ansatt fra", "ansettelsesdato", "tilsett frå", "start date", "from"),
    required=True,
    example="2024-08-01",
)
ENDS_ON: Final = Column(
    "ends_on",
    Kind.DATE,
    "Til dato",
    "Til dato",
    "Ends on",
    ("sluttdato", "til", "ansatt til", "fratredelsesdato", "tilsett til", "end date", "to"),
)
VALID_FROM: Final = Column(
    "valid_from",
    Kind.DATE,
    "Gyldig fra",
    "Gyldig frå",
    "Valid from",
    (
        "fra dato",
        "frå dato",
        "gjelder fra",
        "gjeld frå",
        "dato",
        "gjennomført",
        "fullført",
        "completed on",
        "issued on",
    ),
    required=True,
    example="2026-01-15",
)
VALID_TO: Final = Column(
    "valid_to",
    Kind.DATE,
    "Gyldig til",
    "Gyldig til",
    "Valid to",
    ("til dato", "utløper", "utløpsdato", "går ut", "gjelder til", "expires on", "expiry date"),
)
LEVEL: Final = Column(
    "level", Kind.WHOLE, "Nivå", "Nivå", "Level", ("trinn", "steg"), required=True, minimum=0, maximum=99, example="1"
)
NOTE: Final = Column(
    "note", Kind.TEXT, "Merknad", "Merknad", "Note", ("kommentar", "notat", "comment", "remark"), max_length=1000
)


def optional(column: Column) -> Column:
    return replace(column, required=False)
