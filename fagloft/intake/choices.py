"""The closed lists of the templates, with the words people write for each value."""

from typing import Final

from fagloft.intake.template import Choice

OBLIGATIONS: Final = (
    Choice("mandatory", "pålagt", "pålagd", "mandatory", ("obligatorisk", "påkrevd", "må", "required")),
    Choice("expected", "forventet", "forventa", "expected", ("bør",)),
    Choice("voluntary", "frivillig", "frivillig", "voluntary", ("kan", "optional")),
)

SCOPES: Final = (
    Choice("person", "person", "person", "person", ("ansatt", "tilsett", "employee")),
    Choice("function", "funksjon", "funksjon", "function", ("stilling", "rolle", "role")),
    Choice("profession", "yrke", "yrke", "profession", ("profesjon", "yrkesgruppe", "helsepersonellkategori")),
    Choice("unit", "enhet", "eining", "unit", ("avdeling", "department")),
    Choice("unit_kind", "enhetstype", "einingstype", "kind of unit", ("type enhet", "tjenesteområde", "unit kind")),
)

SOURCES: Final = (
    Choice("self", "egenvurdering", "eigenvurdering", "self", ("selv", "egenmelding", "self-assessed")),
    Choice("leader", "leder", "leiar", "leader", ("nærmeste leder", "manager")),
    Choice("assessor", "fagansvarlig", "fagansvarleg", "assessor", ("sensor", "kontrollør", "attestant")),
    Choice("test", "test", "test", "test", ("prøve", "eksamen", "exam", "e-læring")),
    Choice("document", "dokument", "dokument", "document", ("kursbevis", "vitnemål", "certificate", "attest")),
)

COMPONENTS: Final = (
    Choice("knowledge", "kunnskap", "kunnskap", "knowledge", ("kunnskaper",)),
    Choice("skill", "ferdighet", "dugleik", "skill", ("ferdigheter", "ferdighetar")),
    Choice("ability", "evne", "evne", "ability", ("evner", "holdning", "evner og holdninger")),
)

CLASSES: Final = (
    Choice("core", "kjernekompetanse", "kjernekompetanse", "core", ("kjerne",)),
    Choice("specialist", "spesialkompetanse", "spesialkompetanse", "specialist", ("spesial", "spisskompetanse")),
    Choice("breadth", "breddekompetanse", "breiddekompetanse", "breadth", ("bredde", "breidde")),
    Choice("coordination", "samhandlingskompetanse", "samhandlingskompetanse", "coordination", ("samhandling",)),
)
