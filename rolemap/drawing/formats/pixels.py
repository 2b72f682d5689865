"""Pixels → PNG (ISO/IEC 15948).

Not by Pillow: it tries five filters on each row, which takes most of the time of a picture and saves nothing on flat
areas, and it keeps an alpha channel that no picture of ours has.
"""

import struct
import zlib

import numpy as np
import numpy.typing as npt

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PLAIN, _UP = 0, 2  # filter types: bytes as they are, where letters repeat; each less the one above it, all zeros
_LEVEL = 1  # of zlib: flat areas and letters repeat, and more effort shrinks them little
_RGB = 2


def write_png(
    pixels: npt.NDArray[np.uint8], packed: npt.NDArray[np.uint8] | None = None, *, dots_per_inch: float
) -> bytes:
    """A PNG of an array of shape (height, width, 4), without its fourth channel.

    ``packed`` of shape (height, 1 + 3 × width) is room to work in, for whoever writes several of one size.

    >>> write_png(np.zeros((2, 2, 4), dtype=np.uint8), dots_per_inch=96)[1:4]
    b'PNG'
    """
    height, width = pixels.shape[:2]
    rows = np.empty((height, 1 + 3 * width), dtype=np.uint8) if packed is None else packed
    for channel in range(3):
        rows[:, 1 + channel :: 3] = pixels[:, :, channel]
    is_repeated = np.zeros(height, dtype=np.bool_)
    whole = pixels.view(np.uint32)[:, :, 0]
    is_repeated[1:] = (whole[1:] == whole[:-1]).all(axis=1)
    rows[:, 0] = np.where(is_repeated, _UP, _PLAIN)
    rows[is_repeated, 1:] = 0
    per_meter = round(dots_per_inch / 0.0254)
    return b"".join(
        (
            _SIGNATURE,
            _chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, _RGB, 0, 0, 0)),
            _chunk(b"pHYs", struct.pack(">IIB", per_meter, per_meter, 1)),
            _chunk(b"tEXt", b"Software\0rolemap"),
            _chunk(b"IDAT", zlib.compress(rows.data, _LEVEL)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(data, zlib.crc32(kind)))
