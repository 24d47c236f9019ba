"""`manage.py readings`: IDs in, files out; bad input is one clear error."""

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from seeding.management.commands.readings import read_ids
from seeding.series import MeterReadings, SensorReadings, meters_of

ROOT = Path(__file__).resolve().parent.parent
DAY = ("--start", "2025-01-15", "--end", "2025-01-16")


@pytest.fixture
def readings(capfdbinary):
    def run(*arguments):
        call_command("readings", *arguments)
        sys.stdout.flush()
        return capfdbinary.readouterr().out.decode()

    return run


def test_a_day_of_a_customer_as_json(readings):
    (line,) = readings("C-1042", *DAY, "--per", "day").splitlines()
    day = json.loads(line)

    assert (day["customer_id"], day["meter_id"]) == ("C-1042", meters_of("C-1042")[0].meter_id)
    assert len(day["readings"]) == 96
    assert day["readings"][50]["value"] == float(
        MeterReadings().reading(day["meter_id"], day["readings"][50]["timestamp"])
    )


def test_each_reading_of_meters_as_json(readings):
    found = [json.loads(line) for line in readings("m", "n", "--of", "meters", *DAY, "--every", "6H").splitlines()]

    assert [one["meter_id"] for one in found] == ["m", "n"] * 4
    assert {one["customer_id"] for one in found} == {None}


def test_values_of_sensors(readings):
    text = readings("S-1..S-3", "--of", "sensors", *DAY, "--every", "12H", "--format", "csv", "--anomalies", "1")
    found = list(csv.DictReader(io.StringIO(text)))

    assert [row["sensor_id"] for row in found] == ["S-1", "S-2", "S-3"] * 2
    assert {row["is_anomaly"] for row in found} == {"true"}
    one = json.loads(readings("S-1", "--of", "sensors", *DAY, "--every", "1D"))
    value, anomaly = SensorReadings().values(["S-1"], 1_736_899_200_000_000)
    assert one == {
        "sensor_id": "S-1",
        "measured_at": "2025-01-15T00:00:00Z",
        "value": value[0] / 100,
        "is_anomaly": bool(anomaly[0]),
    }


def test_rates_are_passed_on(readings):
    text = readings("C-0..C-40", *DAY, "--gaps", "0.2", "--late", "0.2", "--duplicates", "0.2")
    found = [json.loads(line)["status"] for line in text.splitlines()]

    assert {"ok", "late", "duplicate", "late_duplicate"} == set(found)
    assert len(readings("C-0..C-40", *DAY).splitlines()) * 0.85 > len(found) - sum("dup" in one for one in found)


def test_parquet_goes_to_a_file(readings, tmp_path):
    parquet = pytest.importorskip("pyarrow.parquet")

    assert readings("C-1042", *DAY, "--format", "parquet", "--to", str(tmp_path / "day.parquet")) == ""
    assert parquet.read_table(tmp_path / "day.parquet").num_rows == 96 * len(meters_of("C-1042"))


def test_ranges_are_their_ids():
    assert read_ids(["C-8..C-11", "x", "C-1..2", "7..9"]).texts == [
        "C-8", "C-9", "C-10", "C-11", "x", "C-1", "C-2", "7", "8", "9",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["C-9..C-1", *DAY], "a range rises"),
        (["A-1..B-9", *DAY], "a range rises"),
        (["C-0..C-999999999999", *DAY], "at most 100000000 IDs"),
        (["", *DAY], "an ID is not empty"),
        (["C-1", *DAY, "--every", "1M"], "no fixed length"),
        (["C-1", *DAY, "--every", "0s"], "is not above 0"),
        (["C-1", "--start", "soon", "--end", "2025-01-01"], "'soon' is no date"),
        (["C-1", "--start", "2025-01-02", "--end", "2025-01-01"], "lies before the start"),
        (["C-1", *DAY, "--gaps", "1"], "gaps is a share"),
        (["C-1", *DAY, "--format", "csv", "--per", "day"], "--per day is for the JSON"),
        (["S-1", *DAY, "--of", "sensors", "--per", "day"], "--per day is for the JSON"),
        (["S-1", *DAY, "--of", "sensors", "--late", "0.1"], "are for readings of meters"),
        (["S-1", *DAY, "--of", "sensors", "--anomalies", "2"], "anomalies is a share"),
        (["C-1", *DAY, "--to", "/nowhere/at/all"], "there is no directory /nowhere/at"),
        (["C-1", *DAY, "--to", str(ROOT)], "exists already"),
        (["C-1", *DAY, "--to", __file__], "exists already"),
    ],
)
def test_bad_input_is_one_clear_error(arguments, said, readings):
    with pytest.raises(CommandError, match=said) as caught:
        readings(*arguments)
    assert caught.value.returncode == 2


def test_a_reader_that_has_enough_is_no_error():
    process = subprocess.Popen(
        [sys.executable, "manage.py", "readings", "C-0..C-999", *DAY],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    process.stdout.readline()
    process.stdout.close()

    assert process.stderr.read() == b""
    assert process.wait() == 0


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a full disk is a device of Linux")
def test_a_full_disk_is_told():
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "manage.py", "readings", "C-0..C-99", *DAY]
        done = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)

    assert done.returncode == 2
    assert done.stderr.decode().splitlines() == ["CommandError: [Errno 28] No space left on device"]
