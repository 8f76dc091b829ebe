"""What is wrong with a template, and what each field of it is."""

from collections.abc import Mapping

from django.utils.translation import gettext as _


def fault_words(code: str, told: Mapping[str, object]) -> str:
    words = {
        "too_large": _("Filen er for stor. Malen kan være høyst %(megabytes)s MB."),
        "not_word": _("Dette er ikke en Word-fil som kan brukes. Lagre den som .docx og prøv igjen."),
        "active_content": _("Malen har makroer eller innebygde filer. Ta dem bort og lagre som .docx."),
        "fetches_from_outside": _(
            "Malen henter noe fra et annet sted når den åpnes. Lim bildet eller malen inn i filen."
        ),
        "unknown_field": _("Malen har et felt vi ikke kjenner: %(reason)s. Se lista over felt under."),
        "forbidden_field": _("Malen prøver å regne eller kjøre noe (%(reason)s). Den kan bare sette inn felt."),
        "broken_field": _("Et felt i malen er skrevet feil: %(reason)s. Skriv det slik: {{ title }}."),
    }[code]
    offer = _("Dokumentene lages som før til malen er rettet. Du kan begynne på nytt med standardmalen.")
    return f"{words % told} {offer}"


def field_words() -> dict[str, str]:
    return {**_of_document(), **_of_plan()}


def _of_document() -> dict[str, str]:
    return {
        "title": _("Dokumentets tittel"),
        "subtitle": _("Hvem det gjelder, og dato"),
        "notice": _("Varsel når tallene er fra en demo"),
        "header": _("Topptekst"),
        "footer": _("Bunntekst: når det er laget, og av hvem"),
        "page_before": _("Ordet før sidetallet"),
        "page_between": _("Ordet mellom sidetall og antall sider"),
        "page_after": _("Ordet etter antall sider"),
        "content": _("Alt innholdet, med tabeller og figurer; i et avsnitt for seg"),
    }


def _of_plan() -> dict[str, str]:
    return {
        "organisation": _("Organisasjon"),
        "unit": _("Enhet"),
        "plan": _("Planens navn"),
        "introduction": _("Innledning"),
        "period": _("Perioden planen gjelder"),
        "status": _("Status"),
        "total": _("Samlet kostnad"),
        "own_new_money": _("Det som må dekkes av eget budsjett"),
        "measures": _("Antall tiltak"),
        "people": _("Antall ansatte"),
        "case_number": _("Saksnummer"),
        "decided_on": _("Vedtaksdato"),
        "on": _("Dagen tallene gjelder"),
        "made_by": _("Den som laget dokumentet"),
    }
