"""The words of the documents, by language: plain data, since documents call no translation."""

from typing import Final

from fagloft.documents.words import en, nb, nn, order_en, order_nb, order_nn, plan_en, plan_nb, plan_nn

COMPETENCE_OVERVIEW: Final[dict[str, dict[str, str]]] = {
    "nb": nb.COMPETENCE_OVERVIEW,
    "nn": nn.COMPETENCE_OVERVIEW,
    "en": en.COMPETENCE_OVERVIEW,
}
PLAN: Final[dict[str, dict[str, str]]] = {"nb": plan_nb.PLAN, "nn": plan_nn.PLAN, "en": plan_en.PLAN}
"""Of the plan, the case paper and the status report; names of codes are added by whoever asks for a document."""
ORDER: Final[dict[str, dict[str, str]]] = {"nb": order_nb.ORDER, "nn": order_nn.ORDER, "en": order_en.ORDER}
"""Of the order of a tailored cohort."""
