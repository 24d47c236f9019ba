"""Energy customers, their meters and readings, and sensors with their values."""

from django.core.validators import RegexValidator
from django.db import models
from django.db.models import F, Q


class EnergyCustomer(models.Model):
    class Segment(models.TextChoices):
        PRIVATE = "private"
        BUSINESS = "business"

    class Tariff(models.TextChoices):
        STANDARD = "standard"
        GREEN = "green"
        HOURLY = "hourly", "Hourly prices"

    number = models.CharField(max_length=20, unique=True, help_text="It alone determines the meters, as in C-1042.")
    segment = models.CharField(max_length=10, choices=Segment)
    company = models.CharField(max_length=150, blank=True, help_text="The name of a business.")
    full_name = models.CharField(max_length=150, help_text="The customer, or whom to ask for at a business.")
    email = models.EmailField("e-mail", max_length=254)
    street = models.CharField(max_length=200)
    postal_code = models.CharField(max_length=20)
    city = models.CharField(max_length=100)
    country = models.CharField(
        max_length=2, validators=[RegexValidator(r"\A[A-Z]{2}\Z", "Two capital letters, as in DE.")]
    )
    tariff = models.CharField(max_length=10, choices=Tariff, default=Tariff.STANDARD)
    customer_since = models.DateField()

    class Meta:
        ordering = ["number"]
        indexes = [models.Index(fields=["segment", "tariff"], name="shop_energycustomer_segment")]
        constraints = [
            models.CheckConstraint(
                condition=Q(segment__in=["private", "business"]),
                name="shop_energycustomer_segment_known",
                violation_error_message="Unknown segment.",
            ),
            models.CheckConstraint(
                condition=Q(tariff__in=["standard", "green", "hourly"]),
                name="shop_energycustomer_tariff_known",
                violation_error_message="Unknown tariff.",
            ),
            models.CheckConstraint(
                condition=Q(segment="private") | ~Q(company=""),
                name="shop_energycustomer_business_named",
                violation_error_message="A business has a company's name.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.company or self.full_name}"


class Meter(models.Model):
    class Use(models.TextChoices):
        HOUSEHOLD = "household"
        BUSINESS = "business"
        HEAT_PUMP = "heat_pump"
        CHARGING = "charging", "Charging of vehicles"

    customer = models.ForeignKey(EnergyCustomer, on_delete=models.CASCADE, related_name="meters")
    number = models.CharField(
        max_length=18,
        unique=True,
        validators=[RegexValidator(r"\A[0-9]{18}\Z", "Eighteen digits.")],
        help_text="18 digits, the last of which checks the others.",
    )
    position = models.PositiveSmallIntegerField(help_text="1 for the customer's first meter.")
    use = models.CharField(max_length=10, choices=Use)
    factor = models.DecimalField(
        max_digits=4, decimal_places=3, help_text="Its readings are so many times those of a meter with factor 1."
    )

    class Meta:
        ordering = ["customer", "position"]
        constraints = [
            models.UniqueConstraint(
                fields=["customer", "position"],
                name="shop_meter_position_unique",
                violation_error_message="This customer already has a meter at this position.",
            ),
            models.CheckConstraint(
                condition=Q(position__gte=1),
                name="shop_meter_position_from_one",
                violation_error_message="Positions count from 1.",
            ),
            models.CheckConstraint(
                condition=Q(factor__gt=0, factor__lt=10),
                name="shop_meter_factor_in_range",
                violation_error_message="A factor lies above 0 and below 10.",
            ),
            models.CheckConstraint(
                condition=Q(use__in=["household", "business", "heat_pump", "charging"]),
                name="shop_meter_use_known",
                violation_error_message="Unknown use.",
            ),
        ]

    def __str__(self) -> str:
        return self.number


class Reading(models.Model):
    """What a meter sent. A reading that was lost is no row; one that was sent twice is two, the second a duplicate."""

    meter = models.ForeignKey(Meter, on_delete=models.CASCADE, related_name="readings")
    measured_at = models.DateTimeField("measured")
    received_at = models.DateTimeField("received")
    kwh = models.DecimalField("kWh", max_digits=12, decimal_places=3, help_text="The register, OBIS 1-0:1.8.0.")
    is_late = models.BooleanField("late", default=False, help_text="Received an hour after it was measured, or later.")
    is_duplicate = models.BooleanField("duplicate", default=False, help_text="Sent a second time.")

    class Meta:
        ordering = ["meter", "measured_at", "received_at"]
        indexes = [models.Index(fields=["measured_at"], name="shop_reading_measured")]
        constraints = [
            models.UniqueConstraint(
                fields=["meter", "measured_at", "is_duplicate"],
                name="shop_reading_once_and_one_duplicate",
                violation_error_message="This reading is there already.",
            ),
            models.CheckConstraint(
                condition=Q(kwh__gte=0),
                name="shop_reading_kwh_not_negative",
                violation_error_message="A register cannot be negative.",
            ),
            models.CheckConstraint(
                condition=Q(received_at__gte=F("measured_at")),
                name="shop_reading_received_after_measured",
                violation_error_message="A reading cannot be received before it was measured.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kwh} kWh at {self.measured_at:%Y-%m-%d %H:%M}"


class Sensor(models.Model):
    class Quantity(models.TextChoices):
        POWER = "power", "Power (kW)"
        FLOW = "flow", "Flow (m³/h)"
        CURRENT = "current", "Current (A)"

    code = models.CharField(max_length=20, unique=True, help_text="It alone determines the values, as in S-101.")
    name = models.CharField(max_length=100)
    quantity = models.CharField(max_length=10, choices=Quantity)
    baseline = models.DecimalField(max_digits=7, decimal_places=2, help_text="What its values swing about.")
    installed_on = models.DateField("installed")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(
                condition=Q(quantity__in=["power", "flow", "current"]),
                name="shop_sensor_quantity_known",
                violation_error_message="Unknown quantity.",
            ),
            models.CheckConstraint(
                condition=Q(baseline__gt=0),
                name="shop_sensor_baseline_positive",
                violation_error_message="The baseline must be above zero.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class SensorReading(models.Model):
    sensor = models.ForeignKey(Sensor, on_delete=models.CASCADE, related_name="readings")
    measured_at = models.DateTimeField("measured")
    value = models.DecimalField(max_digits=9, decimal_places=2)
    is_anomaly = models.BooleanField("anomaly", default=False, help_text="Off by more than noise.")

    class Meta:
        ordering = ["sensor", "measured_at"]
        indexes = [models.Index(fields=["measured_at"], name="shop_sensorreading_measured")]
        constraints = [
            models.UniqueConstraint(
                fields=["sensor", "measured_at"],
                name="shop_sensorreading_once",
                violation_error_message="This sensor already has a value at this instant.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} at {self.measured_at:%Y-%m-%d %H:%M}"
