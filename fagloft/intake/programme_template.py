"""The table of leadership programmes: one row is what is told of one programme in one year."""

from typing import Final

from fagloft.intake.template import Choice, Column, Kind, Limits, Template

LEVELS: Final = (
    Choice(
        "single_courses", "enkeltemner", "enkeltemne", "single courses", ("enkeltemne", "flere enkeltemner", "kurs")
    ),
    Choice("one_year", "årsstudium", "årsstudium", "one-year study"),
    Choice("bachelor", "bachelor", "bachelor", "bachelor"),
    Choice("master", "master", "master", "master"),
    Choice("mba", "MBA", "MBA", "MBA"),
    Choice("no_credits", "uten studiepoeng", "utan studiepoeng", "without credits"),
)
SECTIONS: Final = (
    Choice("health", "helse", "helse", "health"),
    Choice("public", "offentlig", "offentleg", "public"),
    Choice("general", "generell", "generell", "general"),
)
AUDIENCES: Final = (
    Choice("health", "helse og omsorg", "helse og omsorg", "health and care", ("helse",)),
    Choice("health_social", "helse og sosial", "helse og sosial", "health and social services"),
    Choice("public", "offentlig sektor", "offentleg sektor", "public sector", ("offentlig",)),
    Choice("general", "alle ledere", "alle leiarar", "all leaders", ("generell",)),
)
LEADER_LEVELS: Final = (
    Choice("first_line", "avdelingsleder", "avdelingsleiar", "first-line leader", ("førstelinjeleder",)),
    Choice("unit_leader", "enhetsleder", "einingsleiar", "unit leader", ("virksomhetsleder",)),
    Choice("middle_manager", "mellomleder", "mellomleiar", "middle manager"),
    Choice("top_leader", "toppleder", "toppleiar", "top leader", ("kommunalsjef",)),
)
DELIVERIES: Final = (
    Choice("gatherings", "samlinger", "samlingar", "gatherings", ("samling", "samlingsbasert")),
    Choice("online", "på nett", "på nett", "online", ("nett", "nettbasert")),
    Choice("video", "videokonferanse", "videokonferanse", "video conference", ("video",)),
    Choice("daily", "daglig undervisning", "dagleg undervisning", "daily teaching", ("daglig",)),
    Choice("evening", "kveld", "kveld", "evenings", ("kveldsundervisning",)),
    Choice("intensive", "intensivkurs", "intensivkurs", "intensive course", ("intensiv",)),
)
ORDERED_BY: Final = (
    Choice("individual", "den enkelte", "den enkelte", "the individual", ("enkeltperson",)),
    Choice("employer", "arbeidsgiveren", "arbeidsgivaren", "the employer", ("arbeidsgiver",)),
    Choice("municipality", "kommunen", "kommunen", "the municipality", ("kommune",)),
)
STATUSES: Final = (
    Choice("active", "tilbys", "blir tilbode", "offered", ("aktiv", "i bruk")),
    Choice("pilot", "pilot", "pilot", "pilot"),
    Choice("planned", "planlagt", "planlagd", "planned"),
    Choice("discontinued", "avsluttet", "avslutta", "discontinued", ("lagt ned",)),
)
# What may stand several to a cell, with semicolons between.
SEVERAL: Final = {"audience": AUDIENCES, "leader_levels": LEADER_LEVELS, "delivery": DELIVERIES}
SEPARATOR: Final = ";"

_WHAT = (
    Column("code", Kind.CODE, "Kode", "Kode", "Code", ("id",), required=True, max_length=60, example="EKSEMPEL-1"),
    Column("year", Kind.WHOLE, "År", "År", "Year", ("årstall",), required=True, minimum=1990, maximum=2100),
    Column("part_of_code", Kind.CODE, "Inngår i kode", "Inngår i kode", "Part of code", ("parent_id",), max_length=60),
    Column("title", Kind.TEXT, "Tittel", "Tittel", "Title", ("title_or_content", "navn", "namn"), required=True),
    Column("provider_code", Kind.CODE, "Tilbyderkode", "Tilbydarkode", "Provider code", max_length=40),
    Column("provider_name", Kind.TEXT, "Tilbyder", "Tilbydar", "Provider", ("lærested", "lærestad"), required=True),
    Column("commissioner", Kind.TEXT, "Oppdragsgiver", "Oppdragsgivar", "Commissioner"),
    Column("section", Kind.CHOICE, "Del", "Del", "Section", choices=SECTIONS),
    Column("audience", Kind.TEXT, "Målgruppe", "Målgruppe", "Audience"),
    Column("leader_levels", Kind.TEXT, "Ledernivå", "Leiarnivå", "Leader levels"),
    Column("level", Kind.CHOICE, "Nivå", "Nivå", "Level", choices=LEVELS),
    Column(
        "credits_min",
        Kind.DECIMAL,
        "Studiepoeng, minst",
        "Studiepoeng, minst",
        "Credits, least",
        ("ects_min",),
        minimum=0,
        maximum=400,
    ),
    Column(
        "credits_max",
        Kind.DECIMAL,
        "Studiepoeng, mest",
        "Studiepoeng, mest",
        "Credits, most",
        ("ects_max",),
        minimum=0,
        maximum=400,
    ),
    Column("topics", Kind.TEXT, "Temaer", "Tema", "Topics", ("emner",), max_length=1000),
)
_ADMISSION = (
    Column(
        "education_years",
        Kind.WHOLE,
        "År høyere utdanning",
        "År høgare utdanning",
        "Years of higher education",
        ("higher_education_years_required",),
        minimum=0,
        maximum=10,
    ),
    Column(
        "experience_years",
        Kind.WHOLE,
        "År yrkeserfaring",
        "År yrkesrøynsle",
        "Years of experience",
        ("work_experience_years_required",),
        minimum=0,
        maximum=20,
    ),
    Column(
        "experience_is_relevant",
        Kind.BOOLEAN,
        "Erfaringen må være relevant",
        "Røynsla må vere relevant",
        "Experience must be relevant",
        ("experience_relevant",),
    ),
    Column(
        "study_competence_is_enough",
        Kind.BOOLEAN,
        "Studiekompetanse er nok",
        "Studiekompetanse er nok",
        "Study competence is enough",
        ("general_study_competence_ok",),
    ),
    Column(
        "accepts_prior_learning",
        Kind.BOOLEAN,
        "Realkompetanse godtas",
        "Realkompetanse blir godteken",
        "Prior learning is accepted",
        ("prior_learning_accepted",),
    ),
    Column("requirement_varies", Kind.BOOLEAN, "Kravet varierer", "Kravet varierer", "Requirement varies"),
)
_FORM = (
    Column("is_part_time", Kind.BOOLEAN, "Deltid", "Deltid", "Part-time", ("part_time",)),
    Column("delivery", Kind.TEXT, "Organisering", "Organisering", "Delivery"),
    Column("gatherings", Kind.WHOLE, "Antall samlinger", "Talet på samlingar", "Gatherings", minimum=0, maximum=100),
    Column(
        "days_per_gathering",
        Kind.WHOLE,
        "Dager per samling",
        "Dagar per samling",
        "Days per gathering",
        minimum=1,
        maximum=60,
    ),
    Column(
        "first_weekday",
        Kind.WHOLE,
        "Første ukedag (1–7)",
        "Første vekedag (1–7)",
        "First weekday (1–7)",
        minimum=1,
        maximum=7,
    ),
    Column("duration", Kind.TEXT, "Varighet", "Lengd", "Duration", max_length=100),
    Column("place", Kind.TEXT, "Sted", "Stad", "Place", max_length=120),
    Column(
        "municipality_code",
        Kind.CODE,
        "Kommunenummer",
        "Kommunenummer",
        "Municipality code",
        ("kommunenr",),
        max_length=4,
    ),
    Column("price", Kind.DECIMAL, "Pris, kroner", "Pris, kroner", "Price, kroner", ("pris",), minimum=0, maximum=2e6),
    Column("cost_note", Kind.TEXT, "Om kostnaden", "Om kostnaden", "About the cost", max_length=300),
)
_ORDER = (
    Column("participants", Kind.TEXT, "Deltakere", "Deltakarar", "Participants"),
    Column("ordered_by", Kind.CHOICE, "Bestilles av", "Blir bestilt av", "Ordered by", choices=ORDERED_BY),
    Column(
        "individual_enrolment",
        Kind.BOOLEAN,
        "Enkeltpersoner kan melde seg på",
        "Enkeltpersonar kan melde seg på",
        "Individuals can enrol",
    ),
    Column("status", Kind.CHOICE, "Status", "Status", "Status", choices=STATUSES),
    Column("website", Kind.TEXT, "Nettsted", "Nettstad", "Website", ("url",), max_length=300),
    Column("note", Kind.TEXT, "Merknad", "Merknad", "Note", max_length=2000),
    Column("source", Kind.TEXT, "Kilde", "Kjelde", "Source", max_length=120),
    Column("line", Kind.WHOLE, "Linje", "Linje", "Line", minimum=1, maximum=1e7),
)

PROGRAMMES: Final = Template(
    "leadership_programmes",
    (*_WHAT, *_ADMISSION, *_FORM, *_ORDER),
    key=("code", "year"),
    limits=Limits(file_bytes=2 * 1024 * 1024, unpacked_bytes=40 * 1024 * 1024, rows=5000, faults_kept=500),
)
