"""Typed columns of Parquet as the text that a CSV file of the same table would hold."""

import pyarrow as pa
import pyarrow.compute as pc

_MIDNIGHT = r"[ T]00:00:00(?:\.0+)?(?:Z|[+-]00:?00)?$"


def as_text(column: pa.ChunkedArray) -> pa.ChunkedArray:
    """A column as text, ``""`` where it is null: whole numbers without ``.0``, days without a time of day.

    Columns of lists and structures have no text; they are blank.

    >>> as_text(pa.chunked_array([pa.array([1.0, 0.5, None])])).to_pylist()
    ['1', '0.5', '']
    >>> import datetime
    >>> as_text(pa.chunked_array([pa.array([datetime.datetime(2026, 3, 1), None])])).to_pylist()
    ['2026-03-01', '']
    """
    kind = column.type
    if pa.types.is_dictionary(kind):
        return as_text(column.cast(kind.value_type))
    if pa.types.is_nested(kind) or pa.types.is_null(kind):
        return pa.chunked_array([pa.repeat(pa.scalar("", pa.string()), len(column))])
    if pa.types.is_floating(kind):
        column = pc.if_else(pc.is_nan(column), pa.scalar(None, kind), column)
    text = column.cast(pa.string())
    if pa.types.is_timestamp(kind):
        text = pc.replace_substring_regex(text, _MIDNIGHT, "")
    return pc.fill_null(text, "")
