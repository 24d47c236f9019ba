import django.core.validators
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("shop", "0002_sales_and_leads"),
    ]

    operations = [
        migrations.CreateModel(
            name="EnergyCustomer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.CharField(
                        help_text="It alone determines the meters, as in C-1042.", max_length=20, unique=True
                    ),
                ),
                (
                    "segment",
                    models.CharField(choices=[("private", "Private"), ("business", "Business")], max_length=10),
                ),
                ("company", models.CharField(blank=True, help_text="The name of a business.", max_length=150)),
                (
                    "full_name",
                    models.CharField(help_text="The customer, or whom to ask for at a business.", max_length=150),
                ),
                ("email", models.EmailField(max_length=254, verbose_name="e-mail")),
                ("street", models.CharField(max_length=200)),
                ("postal_code", models.CharField(max_length=20)),
                ("city", models.CharField(max_length=100)),
                (
                    "country",
                    models.CharField(
                        max_length=2,
                        validators=[
                            django.core.validators.RegexValidator("\\A[A-Z]{2}\\Z", "Two capital letters, as in DE.")
                        ],
                    ),
                ),
                (
                    "tariff",
                    models.CharField(
                        choices=[("standard", "Standard"), ("green", "Green"), ("hourly", "Hourly prices")],
                        default="standard",
                        max_length=10,
                    ),
                ),
                ("customer_since", models.DateField()),
            ],
            options={
                "ordering": ["number"],
                "indexes": [models.Index(fields=["segment", "tariff"], name="shop_energycustomer_segment")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("segment__in", ["private", "business"])),
                        name="shop_energycustomer_segment_known",
                        violation_error_message="Unknown segment.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("tariff__in", ["standard", "green", "hourly"])),
                        name="shop_energycustomer_tariff_known",
                        violation_error_message="Unknown tariff.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("segment", "private"), models.Q(("company", ""), _negated=True), _connector="OR"
                        ),
                        name="shop_energycustomer_business_named",
                        violation_error_message="A business has a company's name.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meter",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "number",
                    models.CharField(
                        help_text="18 digits, the last of which checks the others.",
                        max_length=18,
                        unique=True,
                        validators=[django.core.validators.RegexValidator("\\A[0-9]{18}\\Z", "Eighteen digits.")],
                    ),
                ),
                ("position", models.PositiveSmallIntegerField(help_text="1 for the customer's first meter.")),
                (
                    "use",
                    models.CharField(
                        choices=[
                            ("household", "Household"),
                            ("business", "Business"),
                            ("heat_pump", "Heat Pump"),
                            ("charging", "Charging of vehicles"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "factor",
                    models.DecimalField(
                        decimal_places=3,
                        help_text="Its readings are so many times those of a meter with factor 1.",
                        max_digits=4,
                    ),
                ),
                (
                    "customer",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="meters", to="shop.energycustomer"
                    ),
                ),
            ],
            options={
                "ordering": ["customer", "position"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("customer", "position"),
                        name="shop_meter_position_unique",
                        violation_error_message="This customer already has a meter at this position.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("position__gte", 1)),
                        name="shop_meter_position_from_one",
                        violation_error_message="Positions count from 1.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("factor__gt", 0), ("factor__lt", 10)),
                        name="shop_meter_factor_in_range",
                        violation_error_message="A factor lies above 0 and below 10.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("use__in", ["household", "business", "heat_pump", "charging"])),
                        name="shop_meter_use_known",
                        violation_error_message="Unknown use.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Reading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measured_at", models.DateTimeField(verbose_name="measured")),
                ("received_at", models.DateTimeField(verbose_name="received")),
                (
                    "kwh",
                    models.DecimalField(
                        decimal_places=3, help_text="The register, OBIS 1-0:1.8.0.", max_digits=12, verbose_name="kWh"
                    ),
                ),
                (
                    "is_late",
                    models.BooleanField(
                        default=False,
                        help_text="Received an hour after it was measured, or later.",
                        verbose_name="late",
                    ),
                ),
                (
                    "is_duplicate",
                    models.BooleanField(default=False, help_text="Sent a second time.", verbose_name="duplicate"),
                ),
                (
                    "meter",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="shop.meter"
                    ),
                ),
            ],
            options={
                "ordering": ["meter", "measured_at", "received_at"],
                "indexes": [models.Index(fields=["measured_at"], name="shop_reading_measured")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("meter", "measured_at", "is_duplicate"),
                        name="shop_reading_once_and_one_duplicate",
                        violation_error_message="This reading is there already.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kwh__gte", 0)),
                        name="shop_reading_kwh_not_negative",
                        violation_error_message="A register cannot be negative.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("received_at__gte", models.F("measured_at"))),
                        name="shop_reading_received_after_measured",
                        violation_error_message="A reading cannot be received before it was measured.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Sensor",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "code",
                    models.CharField(
                        help_text="It alone determines the values, as in S-101.", max_length=20, unique=True
                    ),
                ),
                ("name", models.CharField(max_length=100)),
                (
                    "quantity",
                    models.CharField(
                        choices=[("power", "Power (kW)"), ("flow", "Flow (m³/h)"), ("current", "Current (A)")],
                        max_length=10,
                    ),
                ),
                (
                    "baseline",
                    models.DecimalField(decimal_places=2, help_text="What its values swing about.", max_digits=7),
                ),
                ("installed_on", models.DateField(verbose_name="installed")),
            ],
            options={
                "ordering": ["code"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("quantity__in", ["power", "flow", "current"])),
                        name="shop_sensor_quantity_known",
                        violation_error_message="Unknown quantity.",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("baseline__gt", 0)),
                        name="shop_sensor_baseline_positive",
                        violation_error_message="The baseline must be above zero.",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SensorReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("measured_at", models.DateTimeField(verbose_name="measured")),
                ("value", models.DecimalField(decimal_places=2, max_digits=9)),
                (
                    "is_anomaly",
                    models.BooleanField(default=False, help_text="Off by more than noise.", verbose_name="anomaly"),
                ),
                (
                    "sensor",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="readings", to="shop.sensor"
                    ),
                ),
            ],
            options={
                "ordering": ["sensor", "measured_at"],
                "indexes": [models.Index(fields=["measured_at"], name="shop_sensorreading_measured")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("sensor", "measured_at"),
                        name="shop_sensorreading_once",
                        violation_error_message="This sensor already has a value at this instant.",
                    )
                ],
            },
        ),
    ]
