"""Figures show what the table says, in the order of need, and have a name for those who can't see them."""

from datetime import date
from xml.etree import ElementTree as ET

import polars as pl
import pytest

from fagloft.figures.gaps_over_time import ShareWords, gaps_over_time
from fagloft.figures.standing_by_competence import StandingWords, standing_by_competence
from fagloft.figures.svg import to_png, to_svg
from fagloft.figures.theme import STANDING_COLOURS, STANDING_TEXT_COLOURS

STANDING = StandingWords(met="har", lapses_soon="går ut", lapsed="gått ut", missing="mangler", people="Antall")
SHARE = ShareWords(mandatory="må", expected="bør", voluntary="kan", share="Andel oppfylt", day="Dag")
TABLE = pl.DataFrame(
    {
        "competence": ["A & <B>", "Mest", "Soon"],
        "met": [5, 1200, 4],
        "lapses_soon": [0, 1, 1],
        "lapsed": [0, 2, 0],
        "missing": [0, 3, 0],
    }
)


def _drawn(svg: str) -> str:
    return " ".join(ET.fromstring(svg).itertext())


def test_the_competence_most_in_need_stands_first() -> None:
    chart = standing_by_competence(TABLE, title="t", subtitle="s", words=STANDING).to_dict()
    assert chart["layer"][0]["encoding"]["y"]["sort"] == ["Mest", "Soon", "A & <B>"]


def test_numbers_stand_in_the_middle_of_their_stretch() -> None:
    chart = standing_by_competence(TABLE, title="t", subtitle="s", words=STANDING).to_dict()
    rows = next(iter(chart["datasets"].values()))
    middles = {(row["competence"], row["standing"]): row["middle"] for row in rows}
    assert middles["Mest", "har"] == 600
    assert middles["Mest", "mangler"] == 1200 + 1 + 2 + 1.5
    assert ("Soon", "mangler") not in middles


def test_svg_has_one_role_a_name_and_a_description() -> None:
    svg = to_svg(standing_by_competence(TABLE, title="3 < 4 & 5", subtitle="N = 24", words=STANDING))
    root = ET.fromstring(svg)
    assert (root.get("role"), svg.count("role=")) == ("img", 1)
    assert [root[0].text, root[1].text] == ["3 < 4 & 5", "3 < 4 & 5. N = 24"]
    assert "A & <B>" in _drawn(svg)


def test_shares_are_written_as_the_language_does() -> None:
    table = pl.DataFrame(
        {
            "on": [date(2026, 1, 1), date(2026, 6, 1), date(2026, 6, 1)],
            "obligation": ["mandatory", "mandatory", "voluntary"],
            "required": [10, 10, 0],
            "met": [5, 8, 0],
        }
    )
    chart = gaps_over_time(table, title="t", subtitle="s", words=SHARE)
    assert [row["share"] for row in next(iter(chart.to_dict()["datasets"].values()))] == [0.5, 0.8]
    assert "100\u00a0%" in _drawn(to_svg(chart, language="nn"))
    assert "100%" in _drawn(to_svg(chart, language="en"))


def test_a_table_without_rows_gives_an_empty_figure() -> None:
    svg = to_svg(standing_by_competence(TABLE.clear(), title="Ingen krav", subtitle="", words=STANDING))
    assert "Ingen krav" in _drawn(svg)


def test_png_is_a_picture_of_the_asked_scale() -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="10" height="4"/>'
    assert to_png(svg, scale=3)[16:24] == (30).to_bytes(4, "big") + (12).to_bytes(4, "big")


def _luminance(colour: str) -> float:
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


@pytest.mark.parametrize("standing", STANDING_COLOURS)
def test_numbers_in_the_bars_can_be_read(standing: str) -> None:
    light, dark = sorted(
        (_luminance(STANDING_COLOURS[standing]), _luminance(STANDING_TEXT_COLOURS[standing])), reverse=True
    )
    assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_the_standings_keep_their_order_in_grey() -> None:
    lightness = [_luminance(colour) for colour in STANDING_COLOURS.values()]
    assert lightness == sorted(lightness, reverse=True)
