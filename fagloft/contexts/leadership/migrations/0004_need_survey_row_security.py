from django.db import migrations

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("leadership", "0003_need_survey"), ("audit", "0002_row_security")]
    operations = [protect("leadership_needsurvey")]
