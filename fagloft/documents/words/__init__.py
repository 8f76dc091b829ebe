"""The words of the documents, by language: plain data, since documents call no translation."""

from typing import Final

from fagloft.documents.words import en, nb, nn

COMPETENCE_OVERVIEW: Final[dict[str, dict[str, str]]] = {
    "nb": nb.COMPETENCE_OVERVIEW,
    "nn": nn.COMPETENCE_OVERVIEW,
    "en": en.COMPETENCE_OVERVIEW,
}
