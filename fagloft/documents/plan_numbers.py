"""How the documents of a plan write money, days, numbers that are not told, and names of codes."""

from dataclasses import dataclass
from datetime import date, timedelta

from fagloft.documents.written_numbers import write_day, write_share, write_whole
from fagloft.engine.costing.facts import MeasureFact

Words = dict[str, str]
ORE = 100
NOT_TOLD = "–"


@dataclass(frozen=True)
class Pen:
    """Writes in one language; `words` also has the name of every learning form, status and so on, by kind and code."""

    words: Words

    @property
    def language(self) -> str:
        return self.words["language"]

    def kroner(self, ore: int) -> str:
        """Whole kroner as a number, for columns whose head says kroner."""
        return write_whole((ore + ORE // 2) // ORE, self.language)

    def money(self, ore: int) -> str:
        amount = self.kroner(ore)
        return f"NOK\u00a0{amount}" if self.language == "en" else f"{amount}\u00a0kr"

    def day(self, day: date | None) -> str:
        return "" if day is None else write_day(day, self.language)

    def last_day(self, ends_on: date) -> str:
        """Periods end before a day; people say the last day of them."""
        return self.day(ends_on - timedelta(1))

    def period(self, starts_on: date, ends_on: date) -> str:
        return f"{self.day(starts_on)}–{self.last_day(ends_on)}"

    def number(self, count: int | None) -> str:
        return NOT_TOLD if count is None else write_whole(count, self.language)

    def named(self, kind: str, code: str) -> str:
        return self.words[f"{kind}_{code}"]

    def say(self, key: str, **told: object) -> str:
        return self.words[key].format(**told)

    def held(self, measure: MeasureFact) -> str:
        """How many of the whole group can it today."""
        if measure.holding is None:
            return NOT_TOLD
        share = write_share(measure.holding, measure.people, self.language) if measure.people else ""
        return f"{self.number(measure.holding)} ({share})" if share else self.number(measure.holding)
