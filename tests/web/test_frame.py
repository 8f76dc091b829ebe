"""What stands around a page, for those who may much, little and nothing."""

from collections.abc import Iterator

import pytest
from django.test import RequestFactory
from django.utils import translation

from fagloft.web import frame as frames
from fagloft.web.frame import Crumb, Frame, build_frame, undo_tag

WARD = (7, "Avdeling 2")
OTHER = (8, "Sone 3")


@pytest.fixture(autouse=True)
def bokmål() -> Iterator[None]:
    with translation.override("nb"):
        yield


def frame_of(
    page: str = "my_competence",
    *abilities: str,
    unit: tuple[int, str] | None = WARD,
    user: str = "Bjørn Haugen",
    organisation: str = "Sandefjord kommune",
) -> Frame:
    return build_frame(
        is_demo=True,
        current_url_name=page,
        current_unit=unit,
        units=[WARD, OTHER],
        abilities=frozenset({frames.IS_EMPLOYED, *abilities}),
        user_name=user,
        organisation_name=organisation,
    )


FIND = ["Hvem kan …?", "Tilbud og samlinger", "Lederutdanning", "Kompetansekatalog"]
FIND_WITH_INTAKES = [*FIND[:3], "Opptak", FIND[3]]
OWN = ["Min kompetanse", "Det som gjelder deg", "Mitt årshjul", "Utdanning"]
PLANS = "Kompetanseplaner"


def labels(frame: Frame) -> list[str]:
    return [item.label for item in frame.navigation]


def test_one_without_employment_has_no_page_of_their_own() -> None:
    frame = build_frame(
        is_demo=True,
        current_url_name="region_overview",
        current_unit=None,
        units=[],
        abilities=frozenset({frames.SEES_REGION}),
        user_name="Dag Lien",
        organisation_name="Helsefellesskapet i Vestfold",
    )

    assert labels(frame) == [
        PLANS,
        "Felles årshjul",
        "Helsefellesskapet",
        *FIND_WITH_INTAKES,
        "Oppfølging",
        "Lederbehov",
    ]


def test_whoever_is_not_signed_in_has_no_navigation() -> None:
    frame = frame_of(user="", unit=None)

    assert (frame.navigation, frame.breadcrumb) == ((), ())
    assert frame.current_unit is None


def test_an_employee_finds_their_own_and_the_catalogue() -> None:
    assert labels(frame_of(unit=None)) == [*OWN, PLANS, *FIND]


@pytest.mark.parametrize(
    ("ability", "more"),
    [
        (frames.IS_EMPLOYED, []),
        (
            frames.LEADS,
            ["Oversikt", "Matrise", "Kompetanseplan", "Opplæringsplan", "Årshjul", "Rapport til tilsyn", "Oppfølging"],
        ),
        (
            frames.SEES_ORGANISATION,
            [
                "Oversikt",
                "Kompetanseplan",
                "Årshjul",
                "Rapport til tilsyn",
                "Hele organisasjonen",
                "Felles årshjul",
                "Oppfølging",
            ],
        ),
        (frames.SEES_REGION, ["Felles årshjul", "Helsefellesskapet", "Opptak", "Oppfølging", "Lederbehov"]),
        (frames.IS_OFFICE, ["Skreddersydde kull"]),
        (frames.IS_LEADER, ["Lederprofil", "Opptak"]),
        (frames.EDITS_REQUIREMENTS, ["Krav", "Timesatser og reise"]),
        (frames.PLANS_TRAINING, ["Beregn opplæringsplan"]),
        (frames.IMPORTS, ["Import"]),
        (frames.ADMINISTERS, ["Brukere og roller"]),
        (frames.AUDITS, ["Innsynslogg"]),
    ],
)
def test_each_ability_opens_its_own_pages_and_no_other(ability: str, more: list[str]) -> None:
    plain = {*OWN, PLANS, *FIND}

    assert [label for label in labels(frame_of("my_competence", ability)) if label not in plain] == more


def test_every_ability_is_asked_for() -> None:
    every = labels(frame_of("my_competence", *frames.ABILITIES))

    assert len(every) == len(set(every)) == 29


def test_without_a_unit_its_pages_are_left_out() -> None:
    assert "Oversikt" not in labels(frame_of("my_competence", frames.LEADS, unit=None))


def test_sections_carry_the_names_of_unit_and_organisation() -> None:
    frame = frame_of("my_competence", *frames.ABILITIES)

    assert list(dict.fromkeys(item.section for item in frame.navigation)) == [
        "",
        "Avdeling 2",
        "Sandefjord kommune",
        "Finn",
        "Styr",
    ]


def test_one_page_is_where_one_stands() -> None:
    frame = frame_of("unit_matrix", frames.LEADS)

    assert [item.url for item in frame.navigation if item.is_current] == ["/unit/7/matrix/"]


@pytest.mark.parametrize(
    ("page", "url"),
    [
        ("unit_matrix", "/unit/8/matrix/"),
        ("unit_report", "/unit/8/report/"),
        ("unit_overview", "/unit/8/"),
        ("my_competence", "/unit/8/"),
    ],
)
def test_whoever_switches_unit_stays_on_the_page(page: str, url: str) -> None:
    ward, other = frame_of(page, frames.LEADS).units

    assert (ward.is_current, other.is_current) == (True, False)
    assert other.url == url


def test_without_a_unit_none_is_the_current() -> None:
    assert not any(choice.is_current for choice in frame_of(unit=None).units)


def test_the_trail_goes_from_organisation_over_unit_to_page() -> None:
    abilities = (frames.LEADS, frames.SEES_ORGANISATION)
    whole, ward = Crumb("Sandefjord kommune", "/organisation/"), Crumb("Avdeling 2", "/unit/7/")

    assert frame_of("unit_matrix", *abilities).breadcrumb == (whole, ward, Crumb("Matrise"))
    assert frame_of("unit_overview", *abilities).breadcrumb == (whole, Crumb("Avdeling 2"))
    assert frame_of("who_can", *abilities).breadcrumb == (whole, Crumb("Hvem kan …?"))


def test_the_trail_leads_nowhere_one_may_not_go() -> None:
    assert frame_of("who_can").breadcrumb == (Crumb("Sandefjord kommune"), Crumb("Hvem kan …?"))
    assert frame_of("who_can", organisation="").breadcrumb == (Crumb("Hvem kan …?"),)
    assert frame_of("person").breadcrumb == ()


def test_undo_is_told_from_other_tags() -> None:
    assert undo_tag("/requirements/1/keep/") == frames.UNDO + "/requirements/1/keep/"


def test_a_page_gets_the_frame_it_was_given_or_the_bare_one() -> None:
    request = RequestFactory().get("/")
    assert frames.frame(request) == {"frame": Frame()}
    request.frame = given = frame_of()  # type: ignore[attr-defined]

    assert frames.frame(request)["frame"] is given
