from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("leadership", "0001_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("leadership_programme", shared=True),
        protect("leadership_programmeevent", shared=True),
        protect("leadership_leaderprofile"),
        protect("leadership_leaderprofileevent"),
        protect("leadership_leaderneed"),
        protect("leadership_leaderneedevent"),
        protect("leadership_leaderneedfigure", shared=True),
        protect("leadership_onboardingstep"),
        protect("leadership_onboardingstepevent"),
        protect("leadership_cohort"),
        protect("leadership_cohortevent"),
        protect("leadership_gathering", shared=True),
        protect("leadership_attendance", addressed=True),
        protect("leadership_outcome", addressed=True),
        protect("leadership_outcomeevent", addressed=True),
        protect("leadership_developmentproject", addressed=True),
        protect("leadership_developmentprojectevent", addressed=True),
        protect("leadership_programmeevaluation", addressed=True),
    ]
