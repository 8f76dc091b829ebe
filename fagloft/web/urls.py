from django.urls import include, path

JOURNEYS = (
    "start",
    "sign_in",
    "my_competence",
    "unit",
    "person",
    "competence",
    "organisation",
    "requirements",
    "plans",
    "plan_costs",
    "education",
    "leadership",
    "cohorts",
    "admission",
    "offers",
    "training",
    "wheel",
    "evaluation",
    "imports",
    "administration",
    "search",
)

urlpatterns = [path("", include(f"fagloft.web.{journey}.urls")) for journey in JOURNEYS]
