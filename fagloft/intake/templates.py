"""The seven tables that an organisation brings: what each must contain."""

from dataclasses import replace
from typing import Final

from fagloft.intake import choices, columns
from fagloft.intake.template import Column, Kind, Template

PEOPLE: Final = Template(
    "people",
    (columns.EMPLOYEE_NUMBER, columns.GIVEN_NAME, columns.FAMILY_NAME, columns.BORN_ON, columns.HPR_NUMBER),
    key=("employee_number",),
)

_EMPLOYMENT = (
    columns.UNIT_CODE,
    columns.FUNCTION,
    columns.PROFESSION,
    columns.FTE,
    columns.STARTS_ON,
    columns.ENDS_ON,
)

EMPLOYMENTS: Final = Template(
    "employments",
    (columns.EMPLOYEE_NUMBER, *_EMPLOYMENT),
    key=("employee_number", "unit_code", "function", "starts_on"),
    periods=(("starts_on", "ends_on"),),
)

# What a payroll system gives in one go: each line a person in a post; the person's own facts repeat.
STAFF_LIST: Final = Template(
    "staff_list",
    (*PEOPLE.columns, *_EMPLOYMENT),
    key=EMPLOYMENTS.key,
    periods=EMPLOYMENTS.periods,
)

UNITS: Final = Template(
    "units",
    (
        replace(columns.UNIT_CODE, example="EKSEMPEL-2"),
        Column(
            "name",
            Kind.TEXT,
            "Navn",
            "Namn",
            "Name",
            ("enhetsnavn", "einingsnamn", "unit name"),
            required=True,
            example="Solvang sykehjem, avdeling 2",
        ),
        Column(
            "parent_code",
            Kind.CODE,
            "Overordnet enhet",
            "Overordna eining",
            "Parent unit",
            ("overordnet", "tilhører", "parent", "parent code", "ligger under"),
            max_length=60,
            example="SOLVANG",
        ),
        Column(
            "kind",
            Kind.TEXT,
            "Type",
            "Type",
            "Kind",
            ("enhetstype", "einingstype", "tjenesteområde", "unit kind", "kind of unit"),
            required=True,
            example="sykehjem",
        ),
        Column("place", Kind.TEXT, "Sted", "Stad", "Place", ("adresse", "lokasjon", "location"), example="Sandefjord"),
        columns.optional(columns.STARTS_ON),
        columns.ENDS_ON,
        Column(
            "leader_employee_number",
            Kind.CODE,
            "Leders ansattnummer",
            "Leiars tilsettnummer",
            "Leader's employee number",
            ("leder", "leiar", "leader", "enhetsleder", "manager"),
            max_length=40,
            example="10001",
        ),
    ),
    key=("unit_code",),
    periods=(("starts_on", "ends_on"),),
)

HOLDINGS: Final = Template(
    "holdings",
    (
        columns.optional(columns.EMPLOYEE_NUMBER),
        columns.HPR_NUMBER,
        Column(
            "competence_code",
            Kind.CODE,
            "Kompetansekode",
            "Kompetansekode",
            "Competence code",
            ("kode", "kurskode", "competence id"),
            max_length=60,
            example="HLR",
        ),
        Column(
            "competence_name",
            Kind.TEXT,
            "Kompetanse",
            "Kompetanse",
            "Competence",
            ("kompetansenavn", "kompetansenamn", "kurs", "sertifikat", "course"),
        ),
        columns.LEVEL,
        columns.VALID_FROM,
        columns.VALID_TO,
        Column(
            "source",
            Kind.CHOICE,
            "Kilde",
            "Kjelde",
            "Source",
            ("grunnlag", "dokumentert ved"),
            required=True,
            choices=choices.SOURCES,
            example="leader",
        ),
        columns.NOTE,
    ),
    key=("employee_number", "hpr_number", "competence_code", "competence_name", "level", "valid_from", "source"),
    any_of=(("employee_number", "hpr_number"), ("competence_code", "competence_name")),
    periods=(("valid_from", "valid_to"),),
)

REQUIREMENTS: Final = Template(
    "requirements",
    (
        Column(
            "scope",
            Kind.CHOICE,
            "Gjelder for",
            "Gjeld for",
            "Applies to",
            ("omfang", "lag", "layer"),
            required=True,
            choices=choices.SCOPES,
            example="unit",
        ),
        Column(
            "scope_code",
            Kind.CODE,
            "Hvem",
            "Kven",
            "Who",
            ("kode for hvem", "omfangskode", "scope id", "gjelder kode"),
            required=True,
            max_length=60,
            example="EKSEMPEL-2",
        ),
        Column(
            "competence",
            Kind.TEXT,
            "Kompetanse",
            "Kompetanse",
            "Competence",
            ("kompetansekode", "competence code", "competence name", "kompetansenavn"),
            required=True,
            example="HLR",
        ),
        columns.LEVEL,
        Column(
            "obligation",
            Kind.CHOICE,
            "Forpliktelse",
            "Plikt",
            "Obligation",
            ("kravtype", "obligatorisk", "krav"),
            required=True,
            choices=choices.OBLIGATIONS,
            example="mandatory",
        ),
        Column(
            "legal_basis",
            Kind.TEXT,
            "Hjemmel",
            "Heimel",
            "Legal basis",
            ("lov eller avtale", "lovhjemmel", "grunnlag"),
            max_length=500,
            example="Forskrift om ledelse og kvalitetsforbedring § 6 f",
        ),
        columns.VALID_FROM,
        columns.VALID_TO,
    ),
    key=("scope", "scope_code", "competence", "valid_from"),
    periods=(("valid_from", "valid_to"),),
)

CATALOGUE: Final = Template(
    "catalogue",
    (
        Column(
            "competence_code",
            Kind.CODE,
            "Kompetansekode",
            "Kompetansekode",
            "Competence code",
            ("kode", "code", "competence id"),
            required=True,
            max_length=60,
            example="EKSEMPEL-HLR",
        ),
        Column(
            "name_nb",
            Kind.TEXT,
            "Navn bokmål",
            "Namn bokmål",
            "Name in bokmål",
            ("navn", "bokmål", "kompetanse"),
            required=True,
            example="Hjerte-lungeredning",
        ),
        Column(
            "name_nn",
            Kind.TEXT,
            "Navn nynorsk",
            "Namn nynorsk",
            "Name in nynorsk",
            ("nynorsk",),
            example="Hjarte-lungeredning",
        ),
        Column(
            "name_en",
            Kind.TEXT,
            "Navn engelsk",
            "Namn engelsk",
            "Name in English",
            ("engelsk", "english"),
            example="Cardiopulmonary resuscitation",
        ),
        Column(
            "component",
            Kind.CHOICE,
            "Komponent",
            "Komponent",
            "Component",
            ("del",),
            required=True,
            choices=choices.COMPONENTS,
            example="skill",
        ),
        Column(
            "class",
            Kind.CHOICE,
            "Klasse",
            "Klasse",
            "Class",
            ("kompetanseklasse",),
            required=True,
            choices=choices.CLASSES,
            example="core",
        ),
        Column(
            "levels",
            Kind.TEXT,
            "Nivåer",
            "Nivå",
            "Levels",
            ("nivåtekster", "nivåtekstar", "level texts"),
            max_length=1000,
            example="kan under veiledning | kan selv | kan lære bort",
        ),
        Column(
            "validity_months",
            Kind.WHOLE,
            "Gyldig i måneder",
            "Gyldig i månader",
            "Valid for months",
            ("gyldighet", "gyldigheit", "varighet", "months valid"),
            minimum=1,
            maximum=600,
            example="12",
        ),
    ),
    key=("competence_code",),
)

TEMPLATES: Final = {
    template.name: template for template in (PEOPLE, EMPLOYMENTS, STAFF_LIST, UNITS, HOLDINGS, REQUIREMENTS, CATALOGUE)
}
