"""Files of series hold what the batches hold, in the forms that other programs read."""

import csv
import io
import json
import sys
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest
from faker import Faker

from seeding.series import (
    Entities,
    MeterReadings,
    Meters,
    SensorReadings,
    json_lines,
    meters_of,
    write_csv,
    write_json_lines,
    write_parquet,
)
from seeding.series.faker_provider import MeterProvider

AWKWARD = ["C-1042", 'a"b', "a,b", "back\\slash", "tab\tline\nend\r", "Zoë 🏠", "\u202eabc", " ", "'; --", "1042"]
WAY = MeterReadings(gaps=0.1, late=0.2, duplicates=0.2)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def meters(numbered):
    return Meters.of_customers(Entities.numbered("C-", range(20)) if numbered else AWKWARD)


def period(**more):
    return {"start": "2025-01-01", "end": "2025-01-03", "every": "2H", **more}


def rows(batches):
    """The readings of batches as rows of Python values."""
    found = []
    for batch in batches:
        columns = {name: column.values() for name, column in batch.columns.items()}
        found += [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]
    return found


def status(row):
    return {(0, 0): "ok", (1, 0): "late", (0, 1): "duplicate", (1, 1): "late_duplicate"}[
        row["is_late"], row["is_duplicate"]
    ]


def moment(text):
    assert text.endswith("Z")
    return datetime.fromisoformat(text)


@pytest.fixture(params=[True, False], ids=["numbered", "awkward"])
def stream(request):
    return lambda **more: WAY.stream(meters=meters(request.param), **period(**more))


def test_a_document_for_each_reading(stream):
    text = b"".join(json_lines(stream())).decode()
    found = [json.loads(line, parse_float=Decimal) for line in text.split("\n")[:-1]]

    assert len(found) == len(rows(stream()))
    assert {one["status"] for one in found} == {"ok", "late", "duplicate", "late_duplicate"}
    for one, row in zip(found, rows(stream()), strict=True):
        assert list(one) == ["meter_id", "customer_id", "timestamp", "received_at", "registers", "status"]
        assert (one["meter_id"], one["customer_id"]) == (row["meter_id"], row["customer_id"])
        assert (moment(one["timestamp"]), moment(one["received_at"])) == (row["measured_at"], row["received_at"])
        assert one["registers"] == [{"obis": "1-0:1.8.0", "value": row["kwh"], "unit": "kWh"}]
        assert one["status"] == status(row)


@pytest.mark.parametrize("numbered", [True, False])
def test_a_document_for_each_meter_and_day(numbered):
    def days():
        return WAY.days(meters=meters(numbered), **period(start="2025-01-01T05:00Z", every="25min"))

    found = [json.loads(line, parse_float=Decimal) for line in b"".join(json_lines(days(), per="day")).splitlines()]

    assert len(found) == 2 * len(meters(numbered))
    assert len({(one["meter_id"], one["date"]) for one in found}) == len(found)
    flat = [
        (one["meter_id"], one["customer_id"], moment(entry["timestamp"]), entry["value"], entry["status"])
        for one in found
        for entry in one["readings"]
    ]
    assert flat == [
        (row["meter_id"], row["customer_id"], row["measured_at"], row["kwh"], status(row)) for row in rows(days())
    ]
    for one in found:
        assert (one["obis"], one["unit"]) == ("1-0:1.8.0", "kWh")
        assert {entry["timestamp"][:10] for entry in one["readings"]} == {one["date"]}


def test_a_meter_whose_customer_is_not_known():
    (line,) = b"".join(json_lines(MeterReadings().stream(meters=Meters.of(["m"]), **period(every="2D")))).splitlines()
    target = io.BytesIO()
    write_csv(target, MeterReadings().stream(meters=Meters.of(["m"]), **period(every="2D")))

    assert json.loads(line)["customer_id"] is None
    assert target.getvalue().decode().splitlines()[1].startswith("m,,2025-01-01T00:00:00Z,")


def test_fractions_of_a_second_are_kept():
    lines = b"".join(json_lines(MeterReadings().stream(meters=Meters.of(["m"]), start=0, end=10**6, every="250ms")))

    assert [moment(json.loads(line)["timestamp"]) - EPOCH for line in lines.splitlines()] == [
        timedelta(milliseconds=250 * step) for step in range(4)
    ]


def test_csv_reads_back(stream):
    target = io.BytesIO()

    assert write_csv(target, stream()) == len(rows(stream()))
    found = list(csv.DictReader(io.StringIO(target.getvalue().decode(), newline="")))
    for one, row in zip(found, rows(stream()), strict=True):
        assert (one["meter_id"], one["customer_id"]) == (row["meter_id"], row["customer_id"])
        assert (moment(one["measured_at"]), moment(one["received_at"])) == (row["measured_at"], row["received_at"])
        assert Decimal(one["kwh"]) == row["kwh"]
        assert (one["is_late"], one["is_duplicate"]) == (str(row["is_late"]).lower(), str(row["is_duplicate"]).lower())


def test_batches_without_readings_leave_no_trace(tmp_path):
    def batches():
        return MeterReadings(gaps=0.9).stream(meters=Meters.of(["m"]), batch=1, **period())

    written = [len(batch) for batch in batches()]
    target = io.BytesIO()

    assert 0 in written[: written.index(1)]
    assert write_csv(target, batches()) == sum(written)
    assert target.getvalue().count(b"\n") == sum(written) + 1
    assert write_json_lines(io.BytesIO(), batches()) == sum(written)
    pytest.importorskip("pyarrow")
    assert write_parquet(tmp_path / "file", batches()) == sum(written)


def test_parquet_reads_back(stream, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    file = tmp_path / "readings.parquet"

    assert write_parquet(file, stream()) == len(rows(stream()))
    table = parquet.read_table(file)
    assert [str(field.type) for field in table.schema] == [
        "string", "string", "timestamp[us, tz=UTC]", "timestamp[us, tz=UTC]", "decimal128(18, 3)", "bool", "bool",
    ]  # fmt: skip
    assert table.to_pylist() == rows(stream())


def test_values_of_sensors_are_written_too(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")

    def batches():
        return SensorReadings(anomalies=0.5).stream(sensors=["S,1", 2], **period())

    target = io.BytesIO()
    write_csv(target, batches())
    write_parquet(tmp_path / "values.parquet", batches())

    found = list(csv.DictReader(io.StringIO(target.getvalue().decode(), newline="")))
    assert [(one["sensor_id"], Decimal(one["value"]), one["is_anomaly"]) for one in found] == [
        (row["sensor_id"], row["value"], str(row["is_anomaly"]).lower()) for row in rows(batches())
    ]
    assert parquet.read_table(tmp_path / "values.parquet").to_pylist() == rows(batches())


def test_negative_decimals_survive_in_parquet(tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")
    provider = SensorReadings(anomalies=1)
    write_parquet(tmp_path / "v.parquet", provider.stream(sensors=range(3000), **period()))
    values = parquet.read_table(tmp_path / "v.parquet")["value"].to_pylist()

    assert min(values) < 0
    assert values == [row["value"] for row in rows(provider.stream(sensors=range(3000), **period()))]


@pytest.mark.parametrize("write", [write_csv, write_json_lines, write_parquet])
def test_a_file_has_its_name_only_when_it_is_complete(write, tmp_path, stream):
    def broken():
        yield next(iter(stream()))
        assert not (tmp_path / "file").exists()
        raise OSError("no space left on device")

    with pytest.raises(OSError, match="no space left"):
        write(tmp_path / "file", broken())
    assert list(tmp_path.iterdir()) == []

    write(str(tmp_path / "file"), stream())
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_what_cannot_be_written_is_refused(tmp_path):
    with pytest.raises(ValueError, match="there is no batch"):
        write_parquet(tmp_path / "file", [])
    with pytest.raises(ValueError, match="'reading' or for each meter and 'day'"):
        list(json_lines([], per="hour"))
    assert list(tmp_path.iterdir()) == []


def test_parquet_without_pyarrow_says_how_to_get_it(tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)

    with pytest.raises(ImportError, match=r"pip install 'django-seeding\[parquet\]'"):
        write_parquet(tmp_path / "file", MeterReadings().stream(meters=Meters.of(["m"]), **period()))
    assert list(tmp_path.iterdir()) == []


def test_faker_gives_the_same_whatever_its_seed():
    fake = Faker()
    fake.add_provider(MeterProvider)
    found = []
    for seed in (1, 2):
        fake.seed_instance(seed)
        (meter,) = fake.meter_ids("C-1042")
        found.append((meter, fake.meter_factor(meter), fake.meter_reading(meter, "2025-01-01T12:00Z")))

    assert found[0] == found[1]
    assert found[0][:2] == (meters_of("C-1042")[0].meter_id, meters_of("C-1042")[0].factor)
