"""Shapes in extended well-known binary: all of their places move, and nothing else of them changes."""

import struct

import pytest

from seeding.masking.techniques.ewkb import moved

POINT = struct.pack("<BII2d", 1, 0x20000001, 4326, 8.5, 47.25)
LINE_Z = struct.pack(">BII6d", 0, 0x80000002, 2, 1, 2, 3, 4, 5, 6)
POLYGON = struct.pack("<BIIII", 1, 0x20000003, 3857, 1, 4) + struct.pack("<8d", 0, 0, 4, 0, 4, 4, 0, 0)
MANY = struct.pack("<BIII", 1, 0x20000004, 4326, 2) + 2 * struct.pack("<BI2d", 1, 1, 7, 9)
EMPTY = struct.pack("<BII", 1, 2, 0)


@pytest.mark.parametrize(
    ("shape", "expected"),
    [
        (POINT, struct.pack("<BII2d", 1, 0x20000001, 4326, 9.5, 49.25)),
        (LINE_Z, struct.pack(">BII6d", 0, 0x80000002, 2, 2, 4, 3, 5, 7, 6)),
        (POLYGON, struct.pack("<BIIII", 1, 0x20000003, 3857, 1, 4) + struct.pack("<8d", 1, 2, 5, 2, 5, 6, 1, 2)),
        (MANY, struct.pack("<BIII", 1, 0x20000004, 4326, 2) + 2 * struct.pack("<BI2d", 1, 1, 8, 11)),
        (EMPTY, EMPTY),
    ],
    ids=["point", "line with heights", "polygon", "points", "empty"],
)
def test_every_place_moves(shape, expected):
    assert bytes.fromhex(moved(shape.hex(), (1.0, 2.0))) == expected


@pytest.mark.parametrize("shape", [b"", POINT[:-1], POINT + b"\0", b"\1" + b"\xff" * 40], ids=repr)
def test_what_is_no_shape_is_refused(shape):
    with pytest.raises(ValueError, match="no shape"):
        moved(shape.hex(), (1.0, 2.0))
