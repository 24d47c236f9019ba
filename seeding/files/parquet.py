"""Parquet through pyarrow: decimals, instants, dates and lists as such, words of small lists as dictionaries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from seeding.columns import Column, Words
from seeding.files import Format, Options, Shape, Writer
from seeding.files.targets import Out
from seeding.schema import Field
from seeding.spec import SeedingError

CODECS = ("snappy", "gzip", "zstd", "lz4", "brotli", "none")
DEFAULT = "snappy"

CODED = 4096
"""Texts that come from a list of no more words are stored as positions in it."""


def require_pyarrow() -> None:
    """SeedingError if pyarrow is missing."""
    try:
        import pyarrow  # noqa: F401
    except ImportError:
        raise SeedingError("Parquet and Arrow need pyarrow. Run: pip install 'django-seeding[parquet]'") from None


def arrow_type(field: Field, *, coded: bool = False) -> Any:
    """The type that a field's values have in Arrow."""
    import pyarrow as pa

    if field.item is not None:
        return pa.list_(arrow_type(field.item))
    match field.storage:
        case "integer":
            high = field.high if isinstance(field.high, int) else None
            narrow = field.reference is None and not field.primary_key and high is not None and high < 2**31
            return pa.int32() if narrow and (field.low or 0) >= -(2**31) else pa.int64()
        case "decimal":
            return pa.decimal128(min(max(field.digits, 1), 38), field.places)
        case "float":
            return pa.float64()
        case "boolean":
            return pa.bool_()
        case "timestamp":
            return pa.timestamp("us", "UTC" if field.aware else None)
        case "date":
            return pa.date32()
        case "time":
            return pa.time64("us")
        case "duration":
            return pa.duration("us")
        case "bytes":
            return pa.binary()
    return pa.dictionary(pa.int32(), pa.string()) if coded else pa.string()


def arrow_schema(shape: Shape) -> Any:
    """The schema of a table."""
    import pyarrow as pa

    return pa.schema(
        [
            pa.field(one.column, arrow_type(one, coded=one.column in shape.coded), nullable=one.null)
            for one in shape.fields
        ]
    )


def coded_columns(fields: Sequence[Field], columns: Sequence[Column]) -> frozenset[str]:
    """The columns that are words of a small list, going by a sample of them."""
    return frozenset(
        one.column
        for one, column in zip(fields, columns, strict=True)
        if isinstance(column, Words) and len(column.bank) <= CODED
    )


def as_type(column: Column, kind: Any) -> Any:
    """A column as an array of a type, which is its own or a narrower one."""
    import pyarrow as pa

    from seeding.columns import Decimals
    from seeding.columns.arrow import text

    if isinstance(column, Words) and not pa.types.is_dictionary(kind):
        found = text(column)
        if column.nulls is not None:
            found = pa.compute.if_else(pa.array(~column.nulls), found, None)
    else:
        found = column.arrow()
    if found.type == kind:
        return found
    if isinstance(column, Decimals) and column.places == kind.scale:
        # The same bytes: only how many digits there may be is said more exactly.
        return pa.Array.from_buffers(kind, len(found), found.buffers())
    if pa.types.is_dictionary(kind) and not pa.types.is_dictionary(found.type):
        return found.cast(kind.value_type).dictionary_encode()
    return found.cast(kind)


@dataclass(frozen=True)
class _RecordBatch:
    """The columns as a record batch of a shape's schema."""

    shape: Shape

    @cached_property
    def _schema(self) -> Any:
        return arrow_schema(self.shape)

    def __call__(self, columns: Sequence[Column], rows: range) -> Any:
        import pyarrow as pa

        schema = self._schema
        arrays = []
        for one, kind, column in zip(self.shape.fields, schema.types, columns, strict=True):
            try:
                arrays.append(as_type(column, kind))
            except (pa.ArrowInvalid, pa.ArrowTypeError) as error:
                raise SeedingError(
                    f"{self.shape.label}.{one.name}: a value does not fit {kind} ({error}). Choose another --format."
                ) from error
        return pa.record_batch(arrays, schema=schema)


def _counts(kind: Any) -> bool:
    """Whether values are whole numbers, instants or days."""
    import pyarrow as pa

    return bool(pa.types.is_integer(kind) or pa.types.is_timestamp(kind) or pa.types.is_date(kind))


class _ParquetWriter(Writer):
    def __init__(self, out: Out, shape: Shape, codec: str) -> None:
        import pyarrow.parquet as pq

        schema = arrow_schema(shape)
        whole = [name for name, kind in zip(schema.names, schema.types, strict=True) if _counts(kind)]
        plain = [one.column for one in shape.fields if one.storage == "text" and one.column not in shape.coded]
        self._file = pq.ParquetWriter(
            out.stream() if out.standard is not None else str(out.path),
            schema,
            compression=codec,
            use_dictionary=sorted(shape.coded),
            # Keys and instants differ little from row to row: a quarter of all bytes is saved, and some time.
            column_encoding=dict.fromkeys(whole, "DELTA_BINARY_PACKED"),
            # Bounds of free text cost more than they help.
            write_statistics=[name for name in shape.names if name not in plain],
            store_decimal_as_integer=True,
        )

    def write(self, content: Any) -> None:
        self._file.write_batch(content)

    def close(self) -> None:
        self._file.close()

    def abandon(self) -> None:
        self._file.close()


class Parquet(Format):
    """One file for each table, a row group for each batch."""

    name = "parquet"
    suffix = ".parquet"
    codecs = CODECS

    def __init__(self, options: Options) -> None:
        require_pyarrow()
        super().__init__(options)

    def render(self, shape: Shape, *, mixed: bool = False) -> _RecordBatch:
        return _RecordBatch(shape)

    def open(self, out: Out, shapes: Sequence[Shape]) -> Writer:
        return _ParquetWriter(out, shapes[0], self.options.compress or DEFAULT)
