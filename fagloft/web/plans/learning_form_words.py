"""The ways to learn, by the names the field uses."""

from django.utils.translation import gettext as _


def learning_form_words() -> dict[str, str]:
    return {**_at_work(), **_together(), **_taught()}


def learning_form_word(learning_form: str) -> str:
    return learning_form_words()[learning_form]


def _at_work() -> dict[str, str]:
    return {
        "guidance": _("Veiledning"),
        "mentoring": _("Mentor"),
        "buddy": _("Fadderordning"),
        "job_shadowing": _("Hospitering"),
        "job_rotation": _("Jobbrotasjon"),
        "routine_development": _("Rutineutvikling"),
        "combination_post": _("Kombinasjonsstilling"),
        "trainee_post": _("Traineestilling"),
        "ambulatory_team": _("Ambulerende team"),
        "practice_consultant": _("Praksiskonsulent"),
        "patient_advice": _("Rådgivning for enkeltpasient"),
        "team": _("Team"),
        "project": _("Prosjekt"),
    }


def _together() -> dict[str, str]:
    return {
        "discussion": _("Diskusjon"),
        "network_group": _("Nettverksgruppe"),
        "meeting_place": _("Felles møteplass"),
        "experience_conference": _("Erfaringskonferanse"),
        "online_conference": _("Nettkonferanse"),
        "online_guidance": _("Nettbasert veiledning"),
        "video_technology": _("Bildeteknologi"),
        "workshop": _("Workshop"),
    }


def _taught() -> dict[str, str]:
    return {
        "internal_teaching": _("Internundervisning"),
        "skills_training": _("Ferdighetstrening"),
        "simulation": _("Simulering"),
        "e_learning": _("E-læring"),
        "course": _("Kurs"),
        "lecture": _("Forelesning"),
        "theme_day": _("Fagdag eller temadag"),
        "seminar": _("Fagseminar"),
        "in_depth_study": _("Fordypning"),
        "competence_programme": _("Kompetanseprogram"),
        "further_education": _("Videreutdanning"),
        "basic_education": _("Grunnutdanning"),
    }
