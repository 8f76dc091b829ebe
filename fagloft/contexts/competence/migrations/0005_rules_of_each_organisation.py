from django.db import migrations, models


class Migration(migrations.Migration):
    """Two organisations may each have a rule of their own for a shared item from the same day."""

    dependencies = [("competence", "0004_holdings_may_be_recorded_again")]
    operations = [
        migrations.RemoveConstraint(model_name="validityrule", name="validity_rule_is_one_per_day"),
        migrations.AddConstraint(
            model_name="validityrule",
            constraint=models.UniqueConstraint(
                fields=["tenant", "competence", "profession", "effective_from"],
                nulls_distinct=False,
                name="validity_rule_is_one_per_day",
            ),
        ),
    ]
