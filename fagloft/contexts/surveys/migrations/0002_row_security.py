from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("surveys", "0001_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("surveys_answer"),
        protect("surveys_answerfile"),
        protect("surveys_call"),
        protect("surveys_contributor"),
        protect("surveys_deletionreceipt"),
        protect("surveys_instrument"),
        protect("surveys_instrumentevent"),
        protect("surveys_instrumentversion"),
        protect("surveys_instrumentversionevent"),
        protect("surveys_invitation"),
        protect("surveys_letter"),
        protect("surveys_report"),
        protect("surveys_reportevent"),
        protect("surveys_response"),
        protect("surveys_survey"),
        protect("surveys_surveyevent"),
        protect("surveys_wave"),
        protect("surveys_waveevent"),
    ]
