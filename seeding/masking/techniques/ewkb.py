"""Shapes as PostGIS stores them (extended well-known binary, in hexadecimal letters), moved as a whole."""

from __future__ import annotations

import struct

_Z, _M, _SRID = 0x80000000, 0x40000000, 0x20000000
"""What the type of a shape says beside its kind (PostGIS manual, "Extended WKB")."""


def moved(shape: str, by: tuple[float, float]) -> str:
    """The shape with all of its places moved along both axes, in the units of its system.

    ValueError for what is no such binary.
    """
    data = bytearray.fromhex(shape)
    try:
        end = _move(data, 0, by)
    except (struct.error, IndexError, RecursionError):
        end = -1
    if end != len(data):
        raise ValueError("is no shape in extended well-known binary")
    return data.hex().upper()


def _move(data: bytearray, start: int, by: tuple[float, float]) -> int:
    """Move the shape that begins at a byte; where it ends."""
    order = "<" if data[start] else ">"
    (sort,) = struct.unpack_from(f"{order}I", data, start + 1)
    place = start + 5 + (4 if sort & _SRID else 0)
    size = 8 * (2 + bool(sort & _Z) + bool(sort & _M))

    def count() -> int:
        nonlocal place
        (number,) = struct.unpack_from(f"{order}I", data, place)
        place += 4
        return int(number)

    def points(number: int) -> None:
        nonlocal place
        for _ in range(number):
            x, y = struct.unpack_from(f"{order}2d", data, place)
            struct.pack_into(f"{order}2d", data, place, x + by[0], y + by[1])
            place += size

    match sort & 0xFF:
        case 1:
            points(1)
        case 2 | 8:
            points(count())
        case 3 | 17:
            for _ in range(count()):
                points(count())
        case _:
            for _ in range(count()):
                place = _move(data, place, by)
    return place


__all__ = ["moved"]
