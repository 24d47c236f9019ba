"""Seeded meters and sensors: rows are what the series give for their IDs, and what the documents ask."""

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import numpy as np
import pytest
from django.core.management import call_command
from django.db.models import Avg, Count, F, Max, Min, Q, Window
from django.db.models.functions import Lag

from seeding.batches import drawn
from seeding.columns import copy_text, instant_micros
from seeding.plan import Request
from seeding.planning import build_plan
from seeding.series import Entities, MeterReadings, Meters, SensorReadings, factor_of, meters_of
from shop.factories import EnergyCustomerFactory, MeterFactory, ReadingFactory, SensorFactory, SensorReadingFactory
from shop.models import EnergyCustomer, Meter, Reading, Sensor, SensorReading
from shop.seeds.metering import DAYS_READ, DAYS_SENSED, READINGS

pytestmark = pytest.mark.django_db

AS_OF = datetime(2025, 1, 1, tzinfo=UTC)
HOUR = timedelta(hours=1)
COUNTS = {"shop.EnergyCustomer": 60, "shop.Sensor": 12}


@pytest.fixture
def filled(seed):
    return seed(energy_customers=60, sensors=12)


def in_order():
    return Reading.objects.order_by("meter_id", "measured_at", "is_duplicate")


# Meters ---------------------------------------------------------------------------------------------------


def test_the_number_of_a_customer_alone_gives_its_meters(filled):
    for customer in EnergyCustomer.objects.prefetch_related("meters"):
        expected = [(place + 1, m.meter_id, m.use, m.factor) for place, m in enumerate(meters_of(customer.number))]

        assert [(m.position, m.number, m.use, m.factor) for m in customer.meters.order_by("position")] == expected


def test_another_seed_changes_the_people_and_not_the_meters(seed):
    def meters():
        return list(Meter.objects.order_by("number").values_list("number", "factor"))

    seed(energy_customers=20, seed=1)
    one, names = meters(), set(EnergyCustomer.objects.values_list("full_name", flat=True))
    EnergyCustomer.objects.all().delete()
    plan = build_plan(Request(2, instant_micros(AS_OF), {"shop.EnergyCustomer": 20}))
    numbers = plan.rows("shop.Meter", range(plan.counts["shop.Meter"]))

    assert sorted(numbers.number.present()) == [number for number, _ in one]
    assert len(names & set(plan.rows("shop.EnergyCustomer", range(20)).full_name.present())) < 3


def test_readings_are_those_of_the_series(filled):
    provider = MeterReadings()
    found = list(in_order().select_related("meter"))
    meters = Meters.of([reading.meter.number for reading in found])
    at = np.array([instant_micros(reading.measured_at) for reading in found])

    assert [int(reading.kwh * 1000) for reading in found] == provider.values(meters, at).tolist()
    for reading in found[::500]:
        assert reading.kwh == provider.reading(reading.meter.number, reading.measured_at)
    assert all(meter.factor == factor_of(meter.number) for meter in Meter.objects.all())


def test_readings_rise_hour_by_hour_up_to_the_as_of_instant(filled):
    before = {"partition_by": "meter", "order_by": ["measured_at", "received_at"]}
    originals = Reading.objects.filter(is_duplicate=False).annotate(
        kwh_before=Window(Lag("kwh"), **before), measured_before=Window(Lag("measured_at"), **before)
    )
    steps = [(row.kwh - row.kwh_before, row.measured_at - row.measured_before) for row in originals if row.kwh_before]
    spans = Reading.objects.aggregate(Min("measured_at"), Max("measured_at"), Max("received_at"))

    assert list(Reading.objects.order_by("pk")) == list(in_order()), "rows come in the order of time"
    assert all(rise > 0 for rise, _ in steps)
    assert all(step % HOUR == timedelta(0) for _, step in steps)
    assert np.mean([step == HOUR for _, step in steps]) > 0.98
    assert AS_OF - timedelta(days=DAYS_READ) < spans["measured_at__min"]
    assert AS_OF - 2 * HOUR < spans["measured_at__max"] < AS_OF
    assert spans["received_at__max"] <= AS_OF


def test_some_readings_are_lost_late_or_sent_twice(seed):
    seed(energy_customers=400)
    meters, readings = Meter.objects.count(), Reading.objects.filter(is_duplicate=False).count()
    twice, late = (Reading.objects.filter(**{flag: True}).count() for flag in ("is_duplicate", "is_late"))

    assert abs(1 - readings / (meters * DAYS_READ * 24) - READINGS.gaps - 0.02) < 0.02
    assert abs(twice / readings - READINGS.duplicates) < 0.002
    assert 0.005 < late / readings < READINGS.late
    assert not Reading.objects.filter(is_late=True, received_at__lt=F("measured_at") + HOUR).exists()


def test_a_duplicate_says_what_an_original_said(filled):
    for second in Reading.objects.filter(is_duplicate=True):
        first = Reading.objects.get(meter=second.meter, measured_at=second.measured_at, is_duplicate=False)
        assert (first.kwh, first.is_late) == (second.kwh, second.is_late)
        assert first.received_at < second.received_at


def test_businesses_have_names_and_businesses_meters(filled):
    for customer in EnergyCustomer.objects.all():
        first = customer.meters.get(position=1)
        business = customer.segment == "business"
        assert (first.use == "business") == business == bool(customer.company)
    assert EnergyCustomer.objects.filter(segment="business").exists()


@pytest.mark.parametrize("as_of", ["2000-02-29", "2010-07-01T12:34:56", "2031-01-01"])
def test_any_as_of_instant_has_meters_that_rise(seed, as_of):
    seed(energy_customers=5, as_of=as_of)
    now = datetime.fromisoformat(as_of).replace(tzinfo=UTC)

    spans = Meter.objects.annotate(first=Min("readings__kwh"), last=Max("readings__kwh"))
    assert all(0 < meter.first < meter.last for meter in spans)
    assert now - 3 * HOUR < Reading.objects.aggregate(last=Max("measured_at"))["last"] <= now


# Sensors --------------------------------------------------------------------------------------------------


def test_values_are_those_of_the_series(filled):
    found = list(SensorReading.objects.order_by("sensor_id", "measured_at").select_related("sensor"))
    provider, sensors = SensorReadings(), Entities.of([row.sensor.code for row in found])
    values, anomalies = provider.values(sensors, np.array([instant_micros(row.measured_at) for row in found]))

    assert [row.value for row in found] == [Decimal(value).scaleb(-2) for value in values.tolist()]
    assert [row.is_anomaly for row in found] == anomalies.tolist()
    assert all(50 <= sensor.baseline <= 150 for sensor in Sensor.objects.all())


def test_every_sensor_has_a_value_every_hour(filled):
    spans = SensorReading.objects.values("sensor").annotate(
        first=Min("measured_at"), last=Max("measured_at"), values=Count("pk")
    )

    assert len(spans) == 12
    for span in spans:
        assert span["values"] == DAYS_SENSED * 24
        assert (span["first"], span["last"]) == (AS_OF - (DAYS_SENSED * 24 - 1) * HOUR, AS_OF)
    assert not Sensor.objects.filter(installed_on__gte=AS_OF - timedelta(days=DAYS_SENSED)).exists()


def test_values_go_by_the_hour_and_a_twentieth_are_anomalies(seed):
    seed(sensors=100)
    by_hour = dict(SensorReading.objects.values_list("measured_at__hour").annotate(mean=Avg("value")))
    share = SensorReading.objects.filter(is_anomaly=True).count() / SensorReading.objects.count()

    assert max(by_hour, key=by_hour.get) in (11, 12, 13)
    assert min(by_hour, key=by_hour.get) in (23, 0, 1)
    assert abs(share - 0.05) < 0.006


def test_an_outage_silences_a_third():
    call_command("seed_db", "--energy-customers=100", "--sensors=100", "--scenario=sensor_outage", verbosity=0)
    values = np.array(list(Sensor.objects.annotate(n=Count("readings")).values_list("n", flat=True)))
    silent = Meter.objects.annotate(last=Max("readings__measured_at")).filter(
        Q(last=None) | Q(last__lt=AS_OF - 6 * HOUR)
    )

    assert 0.2 < (values < DAYS_SENSED * 24).mean() < 0.45
    assert 0.2 < silent.count() / Meter.objects.count() < 0.45


# Rows -----------------------------------------------------------------------------------------------------


MODELS = (EnergyCustomer, Meter, Reading, Sensor, SensorReading)
every_model = pytest.mark.parametrize("label", [model._meta.label for model in MODELS])


def plan(seed=0, **counts):
    wanted = {**COUNTS, **{f"shop.{name}": count for name, count in counts.items()}}
    return build_plan(Request(seed, instant_micros(AS_OF), wanted))


def text(made, label, rows):
    return copy_text(drawn(made, label, rows))


@every_model
def test_rows_do_not_depend_on_batches(label):
    made = plan()
    rows = range(min(made.counts[label], 700))
    parts = [range(start, min(start + 37, rows.stop)) for start in range(0, rows.stop, 37)]
    backwards = [text(made, label, part) for part in reversed(parts)]

    assert b"".join(reversed(backwards)) == text(plan(), label, rows)


@every_model
def test_more_rows_change_none(label):
    small, large = plan(), plan(EnergyCustomer=200, Sensor=40)
    rows = range(small.counts[label])

    assert large.counts[label] > small.counts[label]
    assert text(small, label, rows) == text(large, label, rows)


def test_growing_a_database_adds_rows_and_changes_none(seed):
    seed(energy_customers=5)
    before = list(in_order().values_list("meter__number", "measured_at", "kwh"))
    seed(energy_customers=9)
    kept = in_order().filter(meter__customer_id__lte=EnergyCustomer.objects.order_by("pk")[4].pk)

    assert list(kept.values_list("meter__number", "measured_at", "kwh")) == before
    assert EnergyCustomer.objects.count() == 9


def test_users_bring_no_meters(seed):
    assert not set(seed(users=5).plan.counts) & {model._meta.label for model in MODELS}
    assert not Meter.objects.exists()


def test_valid_rows_pass_validation(filled):
    for model in MODELS:
        for row in model._default_manager.all()[:50]:
            row.full_clean()


# Factories ------------------------------------------------------------------------------------------------


def test_factories_follow_the_ids_that_they_are_given():
    customer = EnergyCustomerFactory(number="C-1042")
    meter = MeterFactory(customer=customer)
    readings = ReadingFactory.create_batch(5, meter=meter)

    assert meter.number == meters_of("C-1042")[0].meter_id
    assert {reading.kwh for reading in readings} == {
        MeterReadings().reading(meter.number, reading.measured_at) for reading in readings
    }
    sensor = SensorFactory(code="press")
    value = SensorReadingFactory(sensor=sensor)
    assert sensor.baseline == Decimal(int(SensorReadings().baselines(["press"])[0])) / 100
    assert value.value == Decimal(
        int(SensorReadings().values(["press"], np.array([instant_micros(value.measured_at)]))[0][0])
    ).scaleb(-2)


def test_traits_bring_readings():
    meter, sensor = MeterFactory(with_readings=True), SensorFactory(with_readings=True)

    assert meter.readings.count() == sensor.readings.count() == 24
    kwh = list(meter.readings.order_by("measured_at").values_list("kwh", flat=True))
    assert kwh == sorted(kwh)
    assert EnergyCustomerFactory(with_meter=True).meters.count() == 1
