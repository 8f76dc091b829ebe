"""English."""

from typing import Final

ORDER: Final[dict[str, str]] = {
    "language": "en",
    "title": "Order: {title}",
    "subtitle": "Leadership education for a tailored cohort, {orderer}, {on}",
    "footer": "Made {made_at} by {made_by}",
    "page_of": "Page {page} of {pages}",
    "table": "Table",
    "figure": "Figure",
    "demo": "Demo: every person and number in this document is fictitious.",
    "source_line": "Source: Fagløft, {on}.",
    "orderer": "Ordered by",
    "group": "The group",
    "people_count": "{people} leaders",
    "period": "Period",
    "place": "Place",
    "answer_by": "Offers due by",
    "contact": "Contact",
    "summary": "In short",
    "in_short": (
        "{orderer} asks for offers of leadership education for {people} leaders: {gatherings} gatherings of "
        "{days} days in {venue}, beginning {first}."
    ),
    "in_short_offer": (
        "The order tells who the group is in numbers, what they need, which modules, dates and limits we wish"
        " for, and what the offer must answer."
    ),
    "sectors": "Sectors",
    "levels": "Levels of leadership",
    "municipalities": "Municipalities",
    "sectors_caption": "Participants by sector.",
    "levels_caption": "Participants by level.",
    "municipalities_caption": "Participants by the municipality they work in.",
    "sectors_head": "Sector",
    "levels_head": "Level",
    "municipalities_head": "Municipality",
    "participants": "Participants",
    "group_note": (
        "The group is {people} leaders. Parts with fewer than five are told of together, and there are no names."
    ),
    "together": "{names} (together)",
    "nobody": "No participants.",
    "needs": "What the group needs",
    "needs_note": (
        "The leaders and their nearest leaders have assessed the needs. Topics that fewer than five need are "
        "left out; where fewer than five do not need it, it says “almost all”."
    ),
    "needs_caption": "Topics that the participants need, the most common first.",
    "topic": "Topic",
    "need_it": "Need it",
    "covered_by": "Wished module",
    "hidden": "almost all",
    "no_needs": "No topic is needed by five or more.",
    "modules": "Wished modules",
    "modules_note": (
        "The modules are chosen to cover the most of the need within the limits. Together they give {credits}"
        " credits. Other content that covers the same may be offered."
    ),
    "modules_caption": "Modules we wish for.",
    "module": "Module",
    "topics": "Topics",
    "credits": "Credits",
    "days": "Days",
    "no_modules": "No modules are chosen.",
    "dates": "Form and dates",
    "dates_note": (
        "Leaders can seldom be away for more than three to four days (001:2474). Between gatherings we wish "
        "for work at one's own workplace, preferably several together."
    ),
    "dates_caption": "The gatherings.",
    "number": "No.",
    "from": "From",
    "to": "To",
    "venue": "Place",
    "venue_note": (
        "We wish for the gatherings in {venue}, where travel of all and of the one who travels longest is "
        "weighed against needs. The next best places stand for comparison."
    ),
    "venues_caption": (
        "Travel there and back: of all in all gatherings, and of the one who travels longest, one gathering."
    ),
    "all_hours": "Of all",
    "worst": "Longest",
    "chosen": "{name} (wished)",
    "economy": "Economic frame",
    "frame": "The provider's price can be at most {most} per participant, without travel and lodging.",
    "no_frame": "No upper limit is set for the price per participant.",
    "economy_note": (
        "Travel, lodging and substitutes are paid by the employers and are no part of the offer. The numbers "
        "show what we reckon with."
    ),
    "money_caption": "Kroner we reckon with.",
    "expense": "Expense",
    "whole": "Whole cohort",
    "each": "Per participant",
    "price": "The provider's price",
    "lodging": "Lodging",
    "travel": "Travel",
    "substitute": "Substitutes",
    "total": "Together",
    "questions": "What the offer must answer",
    "questions_caption": "Questions to the provider.",
    "question": "The offer must answer",
    "ask_modules": (
        "Which modules do you offer, what are their learning outcomes, and which of the topics above does each cover?"
    ),
    "ask_lecturers": (
        "Who teaches, what does the staff do research on, and what do they know of leadership in "
        "municipalities and hospitals alike?"
    ),
    "ask_credits": (
        "How many credits does the programme give, on which level, with which exam, and towards which degree?"
        " What does admission ask for, and is prior learning assessed?"
    ),
    "ask_cases": "How do participants work with real cases across municipality and hospital and across levels?",
    "ask_between": (
        "What happens between gatherings, online and at the workplace, and how does the network go on afterwards?"
    ),
    "ask_dates": "Can you keep the dates and the place above? If not: what do you suggest?",
    "ask_price": (
        "What is the price for the whole cohort and per participant, what does it include, and what if "
        "somebody drops out?"
    ),
    "ask_requirements": (
        "How does the offer meet each requirement in the last table, above all those that stand as unknown or not met?"
    ),
    "ask_evaluation": "How is the programme evaluated, by whom, at the end and a year later?",
    "ask_references": "Which similar cohorts have you had, and whom can we ask about them?",
    "requirements": "Requirements",
    "requirements_note": (
        "The requirements are those of report 003 on a joint programme for top leaders. The source is the "
        "line of the report."
    ),
    "requirements_caption": "Requirements, and how the cohort we have worked out meets them.",
    "requirement": "Requirement",
    "judgement": "Met?",
    "ground": "Ground",
    "source": "Source",
    "method": "How it was worked out",
    "method_text": (
        "Participants, modules, form and place are chosen together: each covered need counts for, travel of "
        "all and of the one who travels longest counts against. Travel is reckoned door to door between "
        "municipalities, by car, ferry and air."
    ),
    "sources": (
        "Sources: the nominations and the catalogue in Fagløft as of {on}; report 001 on needs and form; "
        "report 003 on requirements. Positions: Kartverket."
    ),
}
