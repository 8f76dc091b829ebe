"""Bokmål."""

from typing import Final

ORDER: Final[dict[str, str]] = {
    "language": "nb",
    "title": "Bestilling: {title}",
    "subtitle": "Lederutdanning for et skreddersydd kull, {orderer}, {on}",
    "footer": "Laget {made_at} av {made_by}",
    "page_of": "Side {page} av {pages}",
    "table": "Tabell",
    "figure": "Figur",
    "demo": "Demo: alle personer og tall i dokumentet er oppdiktet.",
    "source_line": "Kilde: Fagløft, {on}.",
    "orderer": "Bestiller",
    "group": "Gruppa",
    "people_count": "{people} ledere",
    "period": "Periode",
    "place": "Sted",
    "answer_by": "Frist for tilbud",
    "contact": "Kontakt",
    "summary": "Kort sagt",
    "in_short": (
        "{orderer} ber om tilbud på lederutdanning for {people} ledere: {gatherings} samlinger à {days} dager"
        " i {venue}, med start {first}."
    ),
    "in_short_offer": (
        "Bestillingen forteller hvem gruppa er i tall, hva de trenger, hvilke moduler, datoer og rammer vi "
        "ønsker, og hva tilbudet skal svare på."
    ),
    "sectors": "Sektorer",
    "levels": "Ledernivå",
    "municipalities": "Kommuner",
    "sectors_caption": "Deltakere etter sektor.",
    "levels_caption": "Deltakere etter ledernivå.",
    "municipalities_caption": "Deltakere etter kommunen de arbeider i.",
    "sectors_head": "Sektor",
    "levels_head": "Nivå",
    "municipalities_head": "Kommune",
    "participants": "Deltakere",
    "group_note": "Gruppa er {people} ledere. Deler med færre enn fem er slått sammen, og ingen navn er med.",
    "together": "{names} (til sammen)",
    "nobody": "Ingen deltakere.",
    "needs": "Hva gruppa trenger",
    "needs_note": (
        "Lederne og deres nærmeste ledere har vurdert behovene. Temaer som færre enn fem trenger, er ikke "
        "med; der færre enn fem ikke trenger det, står det «nesten alle»."
    ),
    "needs_caption": "Temaer som deltakerne trenger, de vanligste først.",
    "topic": "Tema",
    "need_it": "Trenger det",
    "covered_by": "Ønsket modul",
    "hidden": "nesten alle",
    "no_needs": "Ingen temaer trengs av fem eller flere.",
    "modules": "Ønskede moduler",
    "modules_note": (
        "Modulene er valgt for å dekke mest av behovet innenfor rammene. De gir til sammen {credits} "
        "studiepoeng. Et annet innhold som dekker det samme, kan tilbys."
    ),
    "modules_caption": "Moduler vi ønsker.",
    "module": "Modul",
    "topics": "Temaer",
    "credits": "Studiepoeng",
    "days": "Dager",
    "no_modules": "Ingen moduler er valgt.",
    "dates": "Form og datoer",
    "dates_note": (
        "Ledere kan sjelden være borte lenger enn tre til fire dager (001:2474). Mellom samlingene ønskes "
        "arbeid på egen arbeidsplass, gjerne flere sammen."
    ),
    "dates_caption": "Samlingene.",
    "number": "Nr.",
    "from": "Fra",
    "to": "Til",
    "venue": "Sted",
    "venue_note": (
        "Vi ønsker samlingene i {venue}, der reisen til sammen og for den med lengst vei er vurdert mot "
        "behovet. De nest beste stedene står til sammenlikning."
    ),
    "venues_caption": "Reisetid tur og retur: for alle i alle samlinger, og for den med lengst vei til én samling.",
    "all_hours": "For alle",
    "worst": "Lengst vei",
    "chosen": "{name} (ønsket)",
    "economy": "Økonomisk ramme",
    "frame": "Tilbyderens pris kan være høyst {most} per deltaker, uten reise og opphold.",
    "no_frame": "Det er ikke satt en øvre grense for prisen per deltaker.",
    "economy_note": (
        "Reise, opphold og vikar betales av arbeidsgiverne og er ikke del av tilbudet. Tallene viser hva "
        "bestilleren regner med."
    ),
    "money_caption": "Kroner vi regner med.",
    "expense": "Utgift",
    "whole": "Hele kullet",
    "each": "Per deltaker",
    "price": "Tilbyderens pris",
    "lodging": "Opphold",
    "travel": "Reise",
    "substitute": "Vikar",
    "total": "Til sammen",
    "questions": "Hva tilbudet skal svare på",
    "questions_caption": "Spørsmål til tilbyderen.",
    "question": "Tilbudet skal svare på",
    "ask_modules": "Hvilke moduler tilbyr dere, hva er læringsutbyttet, og hvilke av temaene over dekker hver av dem?",
    "ask_lecturers": (
        "Hvem underviser, hva forsker fagmiljøet på, og hva vet de om ledelse i både kommuner og sykehus?"
    ),
    "ask_credits": (
        "Hvor mange studiepoeng gir programmet, på hvilket nivå, med hvilken eksamen, og hvilken grad teller "
        "de mot? Hva kreves for opptak, og vurderes realkompetanse?"
    ),
    "ask_cases": "Hvordan arbeider deltakerne med reelle saker på tvers av kommune og sykehus og av ledernivå?",
    "ask_between": (
        "Hva skjer mellom samlingene, på nett og på egen arbeidsplass, og hvordan går nettverket videre etterpå?"
    ),
    "ask_dates": "Kan dere holde datoene og stedet over? Hvis ikke: hva foreslår dere?",
    "ask_price": "Hva er prisen for hele kullet og per deltaker, hva er med i den, og hva skjer når noen faller fra?",
    "ask_requirements": (
        "Hvordan møter tilbudet hvert av kravene i den siste tabellen, særlig dem som står som ukjent eller "
        "ikke oppfylt?"
    ),
    "ask_evaluation": "Hvordan evalueres programmet, av hvem, ved slutten og et år etter?",
    "ask_references": "Hvilke liknende kull har dere hatt, og hvem kan vi spørre om dem?",
    "requirements": "Krav",
    "requirements_note": (
        "Kravene er de rapport 003 stiller til et felles topplederprogram. Kilden er linjen i rapporten."
    ),
    "requirements_caption": "Krav, og hvordan det kullet vi har regnet ut, møter dem.",
    "requirement": "Krav",
    "judgement": "Oppfylt?",
    "ground": "Grunnlag",
    "source": "Kilde",
    "method": "Slik er det regnet ut",
    "method_text": (
        "Deltakere, moduler, form og sted er valgt samlet: hvert dekket behov teller for, reisetid til sammen"
        " og for den med lengst vei teller mot. Reisetid er beregnet dør til dør mellom kommuner, med bil, "
        "ferge og fly."
    ),
    "sources": (
        "Kilder: nominasjonene og katalogen i Fagløft per {on}; rapport 001 om behov og form; rapport 003 om "
        "krav. Posisjoner: Kartverket."
    ),
}
