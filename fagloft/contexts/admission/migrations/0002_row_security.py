from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("admission", "0001_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("admission_intake", shared=True),
        protect("admission_intakeevent", shared=True),
        protect("admission_intakeclass", shared=True),
        protect("admission_priorityclass", shared=True),
        protect("admission_nomination", addressed=True),
        protect("admission_nominationevent"),
        protect("admission_admissionstep", addressed=True),
    ]
