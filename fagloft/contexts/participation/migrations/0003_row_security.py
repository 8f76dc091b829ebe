from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("participation", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("participation_staffingminimum"),
        protect("participation_absence"),
        protect("participation_seatchoice"),
        protect("participation_trainingproposal"),
        protect("participation_proposedseat"),
        protect("participation_opengap"),
        protect("participation_enrolment"),
        protect("participation_enrolmentevent"),
        protect("participation_seattaken", shared=True),
    ]
