"""Energy customers, meters and readings, sensors and their values."""

from seeding.factories import ModelFactory

from ..models import EnergyCustomer, Meter, Reading, Sensor, SensorReading


class EnergyCustomerFactory(ModelFactory):
    """Traits: with_meter."""

    class Meta:
        model = EnergyCustomer


class MeterFactory(ModelFactory):
    """Traits: with_readings. The number of its customer and its place among the customer's meters give its own."""

    class Meta:
        model = Meter


class ReadingFactory(ModelFactory):
    class Meta:
        model = Reading


class SensorFactory(ModelFactory):
    """Traits: with_readings."""

    class Meta:
        model = Sensor


class SensorReadingFactory(ModelFactory):
    class Meta:
        model = SensorReading
