"""Who takes power and what their meters say, and what sensors measure: `seeding.series` for the IDs of the rows.

The customer's number alone determines the meters, and a meter's number its readings, whatever the seed of the run.
"""

import numpy as np

from seeding import kinds
from seeding.columns import DAY, Bank, Choose, Integers, Words, constant, template
from seeding.generators import pick_by, weighted
from seeding.keys import below
from seeding.registry import register, scenario
from seeding.series import DUPLICATE, LATE, Entities, MeterReadings, Meters, SensorReadings, meter_counts
from seeding.series.meters import USE_BANK
from seeding.spec import ModelSeeds, children_of, count, kind

from ..models import EnergyCustomer, Meter, Reading, Sensor, SensorReading
from .calendar import HOUR

READINGS = MeterReadings(gaps=0.01, late=0.02, duplicates=0.005)
"""What happens to readings on their way."""

DAYS_READ = 3
"""Meters are read every hour, for so many days up to the as-of instant."""

SENSORS = SensorReadings()

DAYS_SENSED = 7
"""Sensors are read every hour, too."""

FIRST_CUSTOMER = 1000
FIRST_SENSOR = 101
YEAR = 365


def hours(as_of, days):
    """The full hours of the days up to the as-of instant."""
    last = as_of // HOUR * HOUR
    return last - (days * 24 - 1) * HOUR, last + HOUR


# Customers ------------------------------------------------------------------------------------------------


SEGMENTS = Bank(tuple(EnergyCustomer.Segment.values))
TARIFFS = Bank(tuple(EnergyCustomer.Tariff.values))


def is_business(customer):
    """Whether what the first meter measures is a business."""
    known = Entities.read(customer.number)
    places = np.arange(len(customer))
    return Meters.at(known, places, np.zeros_like(places)).use.where("business")


def of_kind(customer, name):
    """A kind drawn from the keys that the customer's other kinds are drawn from, so that they agree."""
    draw = kinds.Draw(
        keys=customer.keys_for("entity "),
        positions=customer.row_number,
        locales=customer.plan.locales,
        max_length=150,
        as_of=customer.as_of,
    )
    return kinds.get(name).draw(draw)


@register(EnergyCustomer)
class EnergyCustomerSeeds(ModelSeeds):
    rows = count(50)
    traits = {"with_meter": {"meters": 1}}

    street = kind("street_address")
    country = kind("country_code")

    def number(customer):
        return template(
            "C-", Integers(customer.plan.unique_positions(customer.model, customer.row_number) + FIRST_CUSTOMER)
        )

    def segment(customer):
        return Words(customer.once(is_business) * 1, SEGMENTS)

    def company(customer):
        return Choose(customer.once(is_business) * 1, (constant("", len(customer)), of_kind(customer, "company")))

    def email(customer):
        """Businesses have a mailbox of the company's."""
        options = (of_kind(customer, "email"), of_kind(customer, "company_email"))
        return Choose(customer.once(is_business) * 1, options)

    def tariff(customer):
        weights = ((55, 30, 15), (70, 18, 12))
        return Words(pick_by(customer.keys_for("tariff"), customer.once(is_business) * 1, weights), TARIFFS)

    def customer_since(customer):
        """Between a month and twelve years ago."""
        return customer.as_of // DAY - 30 - below(customer.keys_for("customer_since"), 12 * YEAR)


# Meters ---------------------------------------------------------------------------------------------------


def meters_had(customer):
    return meter_counts(Entities.read(customer.number))


def meter(row):
    """The meters of rows of `Meter` whose numbers nobody has given."""
    return Meters.at(Entities.read(row.customer.number), np.arange(len(row)), row.nth)


@register(Meter)
class MeterSeeds(ModelSeeds):
    rows = children_of("customer", meters_had)
    traits = {"with_readings": {"readings": 24}}

    def number(row):
        return meter(row).ids.column(np.arange(len(row)))

    def position(row):
        return row.nth + 1

    def use(row):
        return Words(meters(row).uses, USE_BANK)

    def factor(row):
        return meters(row).factors


def meters(row):
    """The meters of rows of `Meter`, by their numbers."""
    return Meters.of(Entities.read(row.number))


def messages(row):
    """What the meters of rows of `Meter` have sent that was there by the as-of instant, meter by meter."""
    start, end = hours(row.as_of, DAYS_READ)
    return READINGS.messages(meters(row), start=start, end=end, every="1H", until=row.as_of)


def messages_received(row):
    return np.bincount(messages(row).meter, minlength=len(row))


def message(reading):
    """The message that each reading came with: when it was measured and received, the register and the flags."""
    _, where, place = np.unique(reading.meter.row_number, return_index=True, return_inverse=True)
    batch = messages(reading.meter.at(where))
    sent = np.bincount(batch.meter, minlength=len(where))
    first = np.cumsum(sent) - sent
    columns = np.stack([batch.measured_at, batch.received_at, batch.value, batch.flags.astype(np.int64)], axis=1)
    # A meter that the caller has may have sent less than the one that it stands in for.
    return columns[first[place] + reading.nth % np.maximum(sent[place], 1)]


@register(Reading)
class ReadingSeeds(ModelSeeds):
    rows = children_of("meter", messages_received)

    def measured_at(reading):
        return reading.once(message)[:, 0]

    def received_at(reading):
        return reading.once(message)[:, 1]

    def kwh(reading):
        """The register in Wh, which is the unit of the column's last place."""
        return reading.once(message)[:, 2]

    def is_late(reading):
        return reading.once(message)[:, 3] & LATE != 0

    def is_duplicate(reading):
        return reading.once(message)[:, 3] & DUPLICATE != 0


# Sensors --------------------------------------------------------------------------------------------------

QUANTITIES = Bank(tuple(Sensor.Quantity.values))
PLACES = (
    ("Press line", "Paint shop", "Compressor station", "Cold store", "Bakery oven", "Ventilation plant", "Server room"),
    ("Pumping station", "Cooling circuit", "Rinsing bath", "Boiler feed", "Filter plant"),
    ("Switchgear", "Transformer", "Conveyor drive", "Crane", "Welding robot"),
)
HALLS = Bank(tuple("ABCDEFGHKLMN"))
PLACE_BANK = Bank(tuple(place for places in PLACES for place in places))


@register(Sensor)
class SensorSeeds(ModelSeeds):
    rows = count(10)
    traits = {"with_readings": {"readings": 24}}

    quantity = weighted({"power": 5, "flow": 3, "current": 2})

    def code(sensor):
        return template("S-", Integers(sensor.plan.unique_positions(sensor.model, sensor.row_number) + FIRST_SENSOR))

    def name(sensor):
        """A place that has what is measured, which of several, and where it stands."""
        sizes = np.array([len(places) for places in PLACES])
        group = sensor.quantity.codes
        keys = sensor.keys_for("name")
        place = (np.cumsum(sizes) - sizes)[group] + below(keys, sizes[group])
        which, hall = below(sensor.keys_for("which"), 9) + 1, below(sensor.keys_for("hall"), len(HALLS))
        return template(Words(place, PLACE_BANK), " ", Integers(which), ", hall ", Words(hall, HALLS))

    def baseline(sensor):
        return SENSORS.baselines(Entities.read(sensor.code))

    def installed_on(sensor):
        return sensor.as_of // DAY - DAYS_SENSED - 1 - below(sensor.keys_for("installed_on"), 6 * YEAR)


def sensed(reading):
    """When, what, and whether it is an anomaly."""
    start, _ = hours(reading.as_of, DAYS_SENSED)
    at = start + reading.nth * HOUR
    values, anomalies = SENSORS.values(Entities.read(reading.sensor.code), at)
    return np.stack([at, values, anomalies], axis=1)


@register(SensorReading)
class SensorReadingSeeds(ModelSeeds):
    rows = children_of("sensor", {DAYS_SENSED * 24: 1})

    def measured_at(reading):
        return reading.once(sensed)[:, 0]

    def value(reading):
        return reading.once(sensed)[:, 1]

    def is_anomaly(reading):
        return reading.once(sensed)[:, 2] != 0


# Scenarios ------------------------------------------------------------------------------------------------

scenario(
    "sensor_outage",
    "A third of the sensors and meters have fallen silent, some of them days ago.",
    {
        SensorReading: {"rows": {0: 10, 24: 15, 60: 20, 110: 25, 160: 30}},
        Reading: {"rows": {0: 10, 8: 15, 20: 20, 40: 25, 60: 30}},
    },
    share=0.33,
)
