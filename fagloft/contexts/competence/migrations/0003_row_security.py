from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("competence", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("competence_evidence"),
        protect("competence_holding"),
        protect("competence_withdrawal"),
        protect("competence_competence", shared=True),
        protect("competence_competenceevent", shared=True),
        protect("competence_level", shared=True),
        protect("competence_validityrule", shared=True),
        protect("competence_way", shared=True),
        protect("competence_waystep", shared=True),
    ]
