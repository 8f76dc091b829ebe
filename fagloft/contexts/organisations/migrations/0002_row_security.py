from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("organisations", "0001_initial"), ("audit", "0002_row_security")]
    operations = [
        protect("organisations_unitkind"),
        protect("organisations_place"),
        protect("organisations_unit"),
        protect("organisations_unitevent"),
        protect("organisations_function"),
        protect("organisations_person"),
        protect("organisations_personevent"),
        protect("organisations_employment"),
        protect("organisations_employmentevent"),
        protect("organisations_duty"),
        protect("organisations_dutyevent"),
        protect("organisations_authorisedposition"),
    ]
