"""What stands around every page: navigation, unit switcher, breadcrumb."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from importlib.metadata import version

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

IS_EMPLOYED = "is_employed"
LEADS = "leads"
SEES_ORGANISATION = "sees_organisation"
SEES_REGION = "sees_region"
IS_OFFICE = "is_office"
EDITS_REQUIREMENTS = "edits_requirements"
IMPORTS = "imports"
ADMINISTERS = "administers"
AUDITS = "audits"
PLANS_TRAINING = "plans_training"
IS_LEADER = "is_leader"
ANALYSES = "analyses"
ABILITIES = frozenset(
    {
        IS_EMPLOYED,
        IS_LEADER,
        LEADS,
        SEES_ORGANISATION,
        SEES_REGION,
        IS_OFFICE,
        EDITS_REQUIREMENTS,
        PLANS_TRAINING,
        IMPORTS,
        ADMINISTERS,
        AUDITS,
        ANALYSES,
    }
)

UNIT_PAGES = frozenset({"unit_overview", "unit_matrix", "unit_plan", "unit_report", "unit_training", "unit_wheel"})
UNDO = "undo="
VERSION = version("fagloft")


@dataclass(frozen=True)
class NavigationItem:
    label: str
    url: str
    is_current: bool = False
    section: str = ""


@dataclass(frozen=True)
class Crumb:
    """One step of the way here; the last, where one stands, has no address."""

    label: str
    url: str = ""


@dataclass(frozen=True)
class UnitChoice:
    id: int
    name: str
    url: str
    is_current: bool = False


@dataclass(frozen=True)
class WorkplaceChoice:
    """An organisation one works in; most people have one."""

    id: int
    name: str
    is_current: bool


@dataclass(frozen=True)
class Frame:
    user_name: str = ""
    organisation_name: str = ""
    is_demo: bool = False
    current_unit: UnitChoice | None = None
    units: tuple[UnitChoice, ...] = ()
    navigation: tuple[NavigationItem, ...] = ()
    breadcrumb: tuple[Crumb, ...] = ()
    workplaces: tuple[WorkplaceChoice, ...] = ()
    version: str = VERSION


@dataclass(frozen=True)
class _Place:
    """A page that may stand in the navigation."""

    url_name: str
    label: str
    needs: frozenset[str] = frozenset()
    of_unit: bool = False


def build_frame(
    *,
    is_demo: bool,
    current_url_name: str,
    current_unit: tuple[int, str] | None,
    units: Iterable[tuple[int, str]],
    abilities: frozenset[str],
    user_name: str,
    organisation_name: str,
    workplaces: Iterable[WorkplaceChoice] = (),
) -> Frame:
    """Decide what stands around a page for one who has these abilities."""
    choices = tuple(_choose_unit(unit, current_url_name, current_unit) for unit in units)
    navigation = _navigate(current_url_name, current_unit, abilities, organisation_name) if user_name else ()
    return Frame(
        user_name=user_name,
        organisation_name=organisation_name,
        is_demo=is_demo,
        current_unit=_choose_unit(current_unit, current_url_name, current_unit) if current_unit else None,
        units=choices,
        navigation=navigation,
        breadcrumb=_trail(navigation, current_url_name, current_unit, abilities, organisation_name),
        workplaces=tuple(workplaces),
    )


def undo_tag(url: str) -> str:
    """The `extra_tags` of a message that offers to undo what it tells of."""
    return UNDO + url


def _choose_unit(unit: tuple[int, str], current_url_name: str, current_unit: tuple[int, str] | None) -> UnitChoice:
    """Whoever switches unit stays on the page they look at."""
    unit_id, name = unit
    page = current_url_name if current_url_name in UNIT_PAGES else "unit_overview"
    is_current = current_unit is not None and current_unit[0] == unit_id
    return UnitChoice(id=unit_id, name=name, url=reverse(page, args=[unit_id]), is_current=is_current)


def _navigate(
    current_url_name: str, current_unit: tuple[int, str] | None, abilities: frozenset[str], organisation_name: str
) -> tuple[NavigationItem, ...]:
    unit_name = current_unit[1] if current_unit else ""
    return tuple(
        NavigationItem(
            label=place.label,
            url=reverse(place.url_name, args=[current_unit[0]] if place.of_unit and current_unit else []),
            is_current=place.url_name == current_url_name,
            section=section,
        )
        for section, places in _sections(unit_name, organisation_name)
        for place in places
        if _is_open(place, abilities, has_unit=current_unit is not None)
    )


def _is_open(place: _Place, abilities: frozenset[str], *, has_unit: bool) -> bool:
    if place.of_unit and not has_unit:
        return False
    return not place.needs or not place.needs.isdisjoint(abilities)


def _sections(unit_name: str, organisation_name: str) -> Sequence[tuple[str, Sequence[_Place]]]:
    return (
        ("", _places_of_oneself()),
        (unit_name, _places_of_unit()),
        (organisation_name, _places_of_organisation()),
        (
            _("Finn"),
            (
                _Place("who_can", _("Hvem kan …?")),
                _Place("offers", _("Tilbud og samlinger")),
                _Place("programmes", _("Lederutdanning")),
                _Place("intakes", _("Opptak"), frozenset({IS_LEADER, SEES_REGION})),
                _Place("competence_catalogue", _("Kompetansekatalog")),
            ),
        ),
        (_("Styr"), _places_to_steer()),
    )


def _places_of_oneself() -> Sequence[_Place]:
    works = frozenset({IS_EMPLOYED})
    return (
        _Place("my_competence", _("Min kompetanse"), works),
        _Place("concerns_me", _("Det som gjelder deg"), works),
        _Place("my_wheel", _("Mitt årshjul"), works),
        _Place("education", _("Utdanning"), works),
        _Place("leader_own", _("Lederprofil"), frozenset({IS_LEADER})),
    )


def _places_of_unit() -> Sequence[_Place]:
    leads, sees = frozenset({LEADS}), frozenset({LEADS, SEES_ORGANISATION})
    return (
        _Place("unit_overview", _("Oversikt"), sees, of_unit=True),
        _Place("unit_matrix", _("Matrise"), leads, of_unit=True),
        _Place("unit_plan", _("Kompetanseplan"), sees, of_unit=True),
        _Place("unit_training", _("Opplæringsplan"), leads, of_unit=True),
        _Place("unit_wheel", _("Årshjul"), sees, of_unit=True),
        _Place("unit_report", _("Rapport til tilsyn"), sees, of_unit=True),
    )


def _places_of_organisation() -> Sequence[_Place]:
    return (
        _Place("organisation_overview", _("Hele organisasjonen"), frozenset({SEES_ORGANISATION})),
        _Place("plans", _("Kompetanseplaner"), frozenset({IS_EMPLOYED, SEES_ORGANISATION, SEES_REGION})),
        _Place("organisation_wheel", _("Felles årshjul"), frozenset({SEES_ORGANISATION, SEES_REGION})),
        _Place("region_overview", _("Helsefellesskapet"), frozenset({SEES_REGION})),
        _Place("training_proposals", _("Beregn opplæringsplan"), frozenset({PLANS_TRAINING})),
    )


def _places_to_steer() -> Sequence[_Place]:
    return (
        _Place("requirements", _("Krav"), frozenset({EDITS_REQUIREMENTS})),
        _Place("evaluations", _("Oppfølging"), frozenset({LEADS, SEES_ORGANISATION, SEES_REGION})),
        _Place("needs_overview", _("Lederbehov"), frozenset({SEES_REGION})),
        _Place("cohorts", _("Skreddersydde kull"), frozenset({IS_OFFICE})),
        _Place("rates", _("Timesatser og reise"), frozenset({EDITS_REQUIREMENTS})),
        _Place("imports", _("Import"), frozenset({IMPORTS})),
        _Place("administration", _("Brukere og roller"), frozenset({ADMINISTERS})),
        _Place("readings_log", _("Innsynslogg"), frozenset({AUDITS})),
    )


def _trail(
    navigation: tuple[NavigationItem, ...],
    current_url_name: str,
    current_unit: tuple[int, str] | None,
    abilities: frozenset[str],
    organisation_name: str,
) -> tuple[Crumb, ...]:
    """The way to a page that names none itself: organisation, unit, page."""
    here = next((item for item in navigation if item.is_current), None)
    if here is None:
        return ()
    home = reverse("organisation_overview") if SEES_ORGANISATION in abilities else ""
    trail = [Crumb(organisation_name, home)] if organisation_name else []
    if current_unit and current_url_name in UNIT_PAGES:
        overview = reverse("unit_overview", args=[current_unit[0]]) if current_url_name != "unit_overview" else ""
        trail.append(Crumb(current_unit[1], overview))
    if current_url_name != "unit_overview":
        trail.append(Crumb(here.label))
    return tuple(trail)


def frame(request: HttpRequest) -> dict[str, Frame]:
    """Context processor: the frame a page was given, or the bare one before sign-in."""
    return {"frame": getattr(request, "frame", None) or Frame()}
