"""Time series in which any reading is a pure function of who and when: meters that only rise, and sensors.

from seeding.series import MeterReadings, Meters, meters_of

meters_of("C-1042")                                        # its meters, whether or not a database knows it
MeterReadings().reading("201422691266019371", "2025-01-01T12:00:00Z")
for batch in MeterReadings(gaps=0.01).stream(meters=Meters.of_customers(["C-1042"]), start=…, end=…, every="15min"):
    ...
"""

from seeding.series.entities import ID, Entities
from seeding.series.frequency import Every, Instant, instant, instants, interval
from seeding.series.meters import Meter, Meters, factor_of, meter_counts, meters_of
from seeding.series.readings import DUPLICATE, LATE, MeterReadings, Readings
from seeding.series.sensors import SensorBatch, SensorReadings
from seeding.series.writing import json_lines, write_csv, write_json_lines, write_parquet

__all__ = [
    "DUPLICATE",
    "ID",
    "LATE",
    "Entities",
    "Every",
    "Instant",
    "Meter",
    "MeterReadings",
    "Meters",
    "Readings",
    "SensorBatch",
    "SensorReadings",
    "factor_of",
    "instant",
    "instants",
    "interval",
    "json_lines",
    "meter_counts",
    "meters_of",
    "write_csv",
    "write_json_lines",
    "write_parquet",
]
