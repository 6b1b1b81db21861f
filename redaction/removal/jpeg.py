"""JPEG files without anything but the picture (EXIF, thumbnails, comments, maker's notes out)."""

from __future__ import annotations

from collections.abc import Iterator

_JFIF = 0xE0
_ADOBE = 0xEE  # tells how the colours are coded
_NOT_PICTURE = frozenset([*range(0xE0, 0xF0), 0xFE])
_START_OF_SCAN = 0xDA
_END = b"\xff\xd9"


def without_metadata(data: bytes) -> bytes:
    """The same picture, ending where it ends; bytes that are no JPEG come back as they are."""
    if not data.startswith(b"\xff\xd8"):
        return data
    return data[:2] + b"".join(_picture_segments(data)) + _END


def _picture_segments(data: bytes) -> Iterator[bytes]:
    position = 2
    while position + 4 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:  # filler
            position += 1
            continue
        if marker == 0xD9:
            return
        end = position + 2 + int.from_bytes(data[position + 2 : position + 4], "big")
        if marker == _START_OF_SCAN:
            end = _end_of_scan(data, end)
        segment = data[position:end]
        if marker == _JFIF and segment[4:8] == b"JFIF":
            yield b"\xff\xe0\x00\x10" + segment[4:16] + b"\x00\x00"  # without its thumbnail
        elif marker == _ADOBE or marker not in _NOT_PICTURE:
            yield segment
        position = end


def _end_of_scan(data: bytes, position: int) -> int:
    """Where the coded pixels stop: at the first marker that is no stuffed byte and no restart."""
    while (position := data.find(b"\xff", position)) != -1:
        following = data[position + 1 : position + 2]
        if following and following[0] != 0 and not 0xD0 <= following[0] <= 0xD7:
            return position
        position += 2
    return len(data)
