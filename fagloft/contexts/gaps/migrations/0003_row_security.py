from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("gaps", "0002_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("gaps_snapshot"),
        protect("gaps_unitfigure"),
        protect("gaps_sharedfigure", shared=True),
    ]
