"""What a law or agreement is called in the reader's language, as the database puts it together."""

from django.db.models import CharField, F, Value
from django.db.models.functions import Coalesce, Concat, NullIf, Trim

IN_BOKMAL = {"name": "name", "section": "section"}
NAMES = {
    "nb": IN_BOKMAL,
    "nn": {"name": "name_nn", "section": "section"},
    "en": {"name": "name_en", "section": "section_en"},
}


def law_title(language: str) -> Trim:
    """Name and section of a requirement's legal basis, in bokmål where there is no other."""
    name, section = (_worded(part, language) for part in ("name", "section"))
    return Trim(Concat(name, Value(" "), section, output_field=CharField()))


def _worded(part: str, language: str) -> Coalesce:
    asked = NullIf(F(f"legal_basis__{NAMES[language][part]}"), Value(""))
    return Coalesce(asked, F(f"legal_basis__{part}"))
