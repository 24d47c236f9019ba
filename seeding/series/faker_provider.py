"""Meters for those who have a Faker: the same values, which do not depend on Faker's seed."""

from __future__ import annotations

from decimal import Decimal

from faker.providers import BaseProvider

from seeding.series.entities import ID
from seeding.series.frequency import Instant
from seeding.series.meters import factor_of, meters_of
from seeding.series.readings import MeterReadings


class MeterProvider(BaseProvider):
    """`fake.add_provider(MeterProvider)`."""

    def meter_ids(self, customer_id: ID) -> list[str]:
        """The IDs of the customer's meters."""
        return [meter.meter_id for meter in meters_of(customer_id)]

    def meter_factor(self, meter_id: ID) -> Decimal:
        """The meter's reading factor, above 0 and below 10."""
        return factor_of(meter_id)

    def meter_reading(self, meter_id: ID, at: Instant) -> Decimal:
        """What the meter shows at an instant, in kWh."""
        return MeterReadings().reading(meter_id, at)
