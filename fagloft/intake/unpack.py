"""Opens a workbook's zip within limits and packs it anew, so that what was checked is exactly what is read."""

import zipfile
import zlib
from io import BytesIO

from fagloft.intake.outcome import Unreadable
from fagloft.intake.template import Limits

# Highly repetitive sheets of ordinary size may pass the ratio; a bomb is large as well.
_SMALL = 20 * 1024 * 1024

DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError, OSError)
"""What zipfile raises on an archive that is broken, encrypted or none at all."""


def unpack(content: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML parts of the workbook by name; pictures, macros and the like are left in the file."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            infos = archive.infolist()
            _refuse_bomb(infos, len(content), limits)
            wanted = [info for info in infos if info.filename.endswith((".xml", ".rels"))]
            # zipfile gives at most the declared size, so a lie about the size ends as a wrong checksum.
            return {info.filename: archive.read(info) for info in wanted}
    except DAMAGED as damaged:
        raise Unreadable("xlsx_unreadable") from damaged


def pack(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)
    return packed.getvalue()


def _refuse_bomb(infos: list[zipfile.ZipInfo], packed_bytes: int, limits: Limits) -> None:
    if len(infos) > limits.parts:
        raise Unreadable("too_many_parts", found=len(infos), limit=limits.parts)
    unpacked = sum(info.file_size for info in infos)
    if unpacked > limits.unpacked_bytes or unpacked > max(_SMALL, packed_bytes * limits.unpacked_ratio):
        raise Unreadable("zip_bomb", limit_bytes=limits.unpacked_bytes, limit_ratio=limits.unpacked_ratio)
