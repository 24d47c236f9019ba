from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("seeding", "0004_run_learned"),
    ]

    operations = [
        migrations.AddField(
            model_name="run",
            name="checks",
            field=models.JSONField(
                blank=True,
                default=dict,
                help_text="Check constraints of the database that no model declares, by model.",
            ),
        ),
    ]
