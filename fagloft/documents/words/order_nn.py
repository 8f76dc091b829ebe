"""Nynorsk."""

from typing import Final

ORDER: Final[dict[str, str]] = {
    "language": "nn",
    "title": "Bestilling: {title}",
    "subtitle": "Leiarutdanning for eit skreddarsydd kull, {orderer}, {on}",
    "footer": "Laga {made_at} av {made_by}",
    "page_of": "Side {page} av {pages}",
    "table": "Tabell",
    "figure": "Figur",
    "demo": "Demo: alle personar og tal i dokumentet er oppdikta.",
    "source_line": "Kjelde: Fagløft, {on}.",
    "orderer": "Bestillar",
    "group": "Gruppa",
    "people_count": "{people} leiarar",
    "period": "Periode",
    "place": "Stad",
    "answer_by": "Frist for tilbod",
    "contact": "Kontakt",
    "summary": "Kort sagt",
    "in_short": (
        "{orderer} ber om tilbod på leiarutdanning for {people} leiarar: {gatherings} samlingar à {days} "
        "dagar i {venue}, med start {first}."
    ),
    "in_short_offer": (
        "Bestillinga fortel kven gruppa er i tal, kva dei treng, kva modular, datoar og rammer vi ønskjer, og"
        " kva tilbodet skal svare på."
    ),
    "sectors": "Sektorar",
    "levels": "Leiarnivå",
    "municipalities": "Kommunar",
    "sectors_caption": "Deltakarar etter sektor.",
    "levels_caption": "Deltakarar etter leiarnivå.",
    "municipalities_caption": "Deltakarar etter kommunen dei arbeider i.",
    "sectors_head": "Sektor",
    "levels_head": "Nivå",
    "municipalities_head": "Kommune",
    "participants": "Deltakarar",
    "group_note": "Gruppa er {people} leiarar. Delar med færre enn fem er slått saman, og ingen namn er med.",
    "together": "{names} (til saman)",
    "nobody": "Ingen deltakarar.",
    "needs": "Kva gruppa treng",
    "needs_note": (
        "Leiarane og dei næraste leiarane deira har vurdert behova. Tema som færre enn fem treng, er ikkje "
        "med; der færre enn fem ikkje treng det, står det «nesten alle»."
    ),
    "needs_caption": "Tema som deltakarane treng, dei vanlegaste først.",
    "topic": "Tema",
    "need_it": "Treng det",
    "covered_by": "Ønskt modul",
    "hidden": "nesten alle",
    "no_needs": "Ingen tema er det fem eller fleire som treng.",
    "modules": "Ønskte modular",
    "modules_note": (
        "Modulane er valde for å dekkje mest av behovet innanfor rammene. Dei gir til saman {credits} "
        "studiepoeng. Eit anna innhald som dekkjer det same, kan tilbydast."
    ),
    "modules_caption": "Modular vi ønskjer.",
    "module": "Modul",
    "topics": "Tema",
    "credits": "Studiepoeng",
    "days": "Dagar",
    "no_modules": "Ingen modular er valde.",
    "dates": "Form og datoar",
    "dates_note": (
        "Leiarar kan sjeldan vere borte lenger enn tre til fire dagar (001:2474). Mellom samlingane ønskjer "
        "vi arbeid på eigen arbeidsplass, gjerne fleire saman."
    ),
    "dates_caption": "Samlingane.",
    "number": "Nr.",
    "from": "Frå",
    "to": "Til",
    "venue": "Stad",
    "venue_note": (
        "Vi ønskjer samlingane i {venue}, der reisa til saman og for den med lengst veg er vurdert mot "
        "behovet. Dei nest beste stadene står til samanlikning."
    ),
    "venues_caption": "Reisetid tur og retur: for alle i alle samlingar, og for den med lengst veg til éi samling.",
    "all_hours": "For alle",
    "worst": "Lengst veg",
    "chosen": "{name} (ønskt)",
    "economy": "Økonomisk ramme",
    "frame": "Prisen frå tilbydaren kan vere høgst {most} per deltakar, utan reise og opphald.",
    "no_frame": "Det er ikkje sett ei øvre grense for prisen per deltakar.",
    "economy_note": (
        "Reise, opphald og vikar blir betalt av arbeidsgivarane og er ikkje del av tilbodet. Tala viser kva "
        "bestillaren reknar med."
    ),
    "money_caption": "Kroner vi reknar med.",
    "expense": "Utgift",
    "whole": "Heile kullet",
    "each": "Per deltakar",
    "price": "Prisen frå tilbydaren",
    "lodging": "Opphald",
    "travel": "Reise",
    "substitute": "Vikar",
    "total": "Til saman",
    "questions": "Kva tilbodet skal svare på",
    "questions_caption": "Spørsmål til tilbydaren.",
    "question": "Tilbodet skal svare på",
    "ask_modules": "Kva modular tilbyr de, kva er læringsutbyttet, og kva av temaa over dekkjer kvar av dei?",
    "ask_lecturers": (
        "Kven underviser, kva forskar fagmiljøet på, og kva veit dei om leiing i både kommunar og sjukehus?"
    ),
    "ask_credits": (
        "Kor mange studiepoeng gir programmet, på kva nivå, med kva eksamen, og kva grad tel dei mot? Kva "
        "blir kravd for opptak, og blir realkompetanse vurdert?"
    ),
    "ask_cases": "Korleis arbeider deltakarane med reelle saker på tvers av kommune og sjukehus og av leiarnivå?",
    "ask_between": (
        "Kva skjer mellom samlingane, på nett og på eigen arbeidsplass, og korleis går nettverket vidare etterpå?"
    ),
    "ask_dates": "Kan de halde datoane og staden over? Viss ikkje: kva foreslår de?",
    "ask_price": "Kva er prisen for heile kullet og per deltakar, kva er med i han, og kva skjer når nokon fell frå?",
    "ask_requirements": (
        "Korleis møter tilbodet kvart av krava i den siste tabellen, særleg dei som står som ukjent eller "
        "ikkje oppfylt?"
    ),
    "ask_evaluation": "Korleis blir programmet evaluert, av kven, ved slutten og eit år etter?",
    "ask_references": "Kva liknande kull har de hatt, og kven kan vi spørje om dei?",
    "requirements": "Krav",
    "requirements_note": (
        "Krava er dei rapport 003 stiller til eit felles toppleiarprogram. Kjelda er linja i rapporten."
    ),
    "requirements_caption": "Krav, og korleis det kullet vi har rekna ut, møter dei.",
    "requirement": "Krav",
    "judgement": "Oppfylt?",
    "ground": "Grunnlag",
    "source": "Kjelde",
    "method": "Slik er det rekna ut",
    "method_text": (
        "Deltakarar, modular, form og stad er valde samla: kvart dekte behov tel for, reisetid til saman og "
        "for den med lengst veg tel mot. Reisetid er rekna ut dør til dør mellom kommunar, med bil, ferje og "
        "fly."
    ),
    "sources": (
        "Kjelder: nominasjonane og katalogen i Fagløft per {on}; rapport 001 om behov og form; rapport 003 om"
        " krav. Posisjonar: Kartverket."
    ),
}
