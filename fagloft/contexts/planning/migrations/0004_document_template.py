from django.db import migrations, models

from fagloft.database.row_security import protect


class Migration(migrations.Migration):
    dependencies = [("organisations", "0002_row_security"), ("planning", "0003_measure_owner_by_name")]
    operations = [
        migrations.CreateModel(
            name="DocumentTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("content", models.BinaryField()),
                ("original_name", models.CharField(max_length=160)),
                ("sha256", models.CharField(max_length=64)),
                ("uploaded_at", models.DateTimeField()),
                ("uploaded_by_name", models.CharField(max_length=160)),
                (
                    "tenant",
                    models.ForeignKey(
                        on_delete=models.deletion.PROTECT, related_name="+", to="organisations.organisation"
                    ),
                ),
            ],
            options={"constraints": [models.UniqueConstraint(fields=("tenant",), name="document_template_is_one")]},
        ),
        protect("planning_documenttemplate"),
    ]
