"""Files with marked cells, and the search for a mark in everything that rolemap writes."""

import base64
import gzip
import io
import re
import shutil
import subprocess
import zipfile
import zlib
from pathlib import Path

_PACKED = re.compile(rb"H4sI[A-Za-z0-9+/]{20,}={0,2}")
_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)


def leaks(name: str, content: bytes, mark: re.Pattern[bytes]) -> list[str]:
    """Every mark in a file, in whatever it is packed: zip, gzip, base64, the streams of a PDF."""
    found = [match.group().decode("utf-8", "replace") for match in mark.finditer(content)]
    if content.startswith(b"PK\x03\x04"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for member in archive.namelist():
                found += leaks(f"{name}/{member}", archive.read(member), mark)
    if content.startswith(b"%PDF"):
        for stream in _STREAM.findall(content):
            try:
                found += leaks(f"{name}/stream", zlib.decompress(stream), mark)
            except zlib.error:
                continue
        found += leaks(f"{name}/text", _text_of_pdf(content), mark)
    for block in _PACKED.findall(content):
        found += leaks(f"{name}/packed", gzip.decompress(base64.b64decode(block)), mark)
    return sorted({f"{name}: {one}" if not one.startswith(name) else one for one in found})


def _text_of_pdf(content: bytes) -> bytes:
    if shutil.which("pdftotext") is None:
        return b""
    return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout


def leaks_in(folder: Path, mark: re.Pattern[bytes]) -> list[str]:
    """Every mark in the files of a folder, and in their names."""
    found = []
    for path in sorted(folder.rglob("*")):
        found += leaks(path.name, path.name.encode() + b"\n" + path.read_bytes() if path.is_file() else b"", mark)
        if path.is_file():
            found += leaks(path.name, path.read_bytes(), mark)
    return sorted(set(found))
