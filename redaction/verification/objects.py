"""Every object of a PDF file, also those that no page uses, and the raw bytes between them."""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

import pikepdf

from dossier.redactions import LeakHit, WithheldText
from redaction.verification.folding import Folded, folded, is_short, occurrences, occurs_reversed

ENGINE = "pikepdf"
_LITERAL = re.compile(rb"\((?:[^()\\]|\\.)*\)|<([0-9A-Fa-f\s]+)>", re.DOTALL)
_RAW_STREAM = re.compile(rb"stream\r?\n(.*?)endstream", re.DOTALL)
_LONG_RAW_NAME = re.compile(rb"/([^\s/<>\[\]()]{9,})")
_BETWEEN = b"\x1f"
_TAG = re.compile(r"<[^>]*>")
_LONG_NAME = 8
_BINARY_NAMES = ("/Image", "/OpenType", "/Type1C", "/CIDFontType0C")
_SHORTEST_IN_BINARY = 6
_MOST_INFLATED = 64_000_000


@dataclass(frozen=True, slots=True)
class _Found:
    """A text and where it stands; ``is_content`` texts of all pages share what is allowed."""

    place: str
    text: Folded
    is_content: bool = False
    data: bytes = field(default=b"", repr=False)


def hits_in_objects(data: bytes, withheld: Sequence[WithheldText]) -> list[LeakHit]:
    """Withheld strings in strings, names, streams and raw bytes."""
    sought = [item for item in withheld if not is_short(item.text)]
    hits: list[LeakHit] = []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        hits += _hits_in_texts(_texts(pdf), sought)
        hits += _hits_in_binaries(_binaries(pdf), sought)
        walked = {i.read_raw_bytes() for i in pdf.objects if isinstance(i, pikepdf.Stream)}
    hits += _hits_in_texts(_raw_texts(data, walked), sought)
    return hits


def _hits_in_texts(texts: Iterable[_Found], sought: Sequence[WithheldText]) -> list[LeakHit]:
    hits = []
    content_counts = dict.fromkeys(range(len(sought)), 0)
    for found in texts:
        for number, item in enumerate(sought):
            count = len(occurrences(found.text, item.text)) + len(
                occurs_reversed(found.text, item.text)
            )
            if not count:
                continue
            if found.is_content:
                content_counts[number] += count
                count = content_counts[number]
            if count > item.allowed:
                hits.append(LeakHit(item.label, ENGINE, found.place))
    return hits


def _texts(pdf: pikepdf.Pdf) -> Iterator[_Found]:
    yield from _inside(pdf.trailer, "trailer")
    for item in pdf.objects:
        place = f"object {item.objgen[0]}"
        if not isinstance(item, pikepdf.Array | pikepdf.Dictionary | pikepdf.Stream):
            yield from _inside(item, place)
            continue
        yield from _inside(item, place)
        if isinstance(item, pikepdf.Stream) and not _is_binary(item):
            yield from _stream_texts(_decoded(item), place)


def _inside(root: pikepdf.Object, place: str) -> Iterator[_Found]:
    """Strings and names of one object; other indirect objects are visited on their own."""
    waiting: list[pikepdf.Object] = [root]
    while waiting:
        item = waiting.pop()
        if isinstance(item, pikepdf.String):
            for text in _spellings(bytes(item), str(item)):
                yield _Found(place, folded(text))
        elif isinstance(item, pikepdf.Name):
            if len(str(item)) > _LONG_NAME:
                yield _Found(place, folded(f"{str(item)[1:]}"))
        elif isinstance(item, pikepdf.Array):
            waiting += [part for part in item if _is_inner(part)]
        elif isinstance(item, pikepdf.Dictionary | pikepdf.Stream):
            for key, value in item.items():
                if len(key) > 2 * _LONG_NAME:
                    yield _Found(place, folded(key[1:]))
                if _is_inner(value) and key not in ("/BaseFont", "/FontName", "/FontFamily"):
                    waiting.append(value)


def _is_inner(item: object) -> bool:
    return isinstance(item, pikepdf.Object) and not item.is_indirect


def _is_binary(stream: pikepdf.Stream) -> bool:
    """Pictures, fonts and colour profiles: text in them is looked for as unbroken bytes."""
    if str(stream.get("/Subtype", "")) in _BINARY_NAMES:
        return True
    return any(key in stream for key in ("/Length1", "/Alternate", "/N"))


def _decoded(stream: pikepdf.Stream) -> bytes:
    try:
        return stream.read_bytes()
    except pikepdf.PdfError:
        return stream.read_raw_bytes()


def _stream_texts(data: bytes, place: str) -> Iterator[_Found]:
    if data.lstrip()[:1] == b"<" and b"rdf" in data[:2000]:
        for text in _spellings(data, data.decode("utf-8", "replace")):
            yield _Found(place, folded(_TAG.sub(" ", text)))
            yield _Found(place, folded(text))
        return
    words = b"".join(_unquoted(match) for match in _LITERAL.finditer(data))
    for position, text in enumerate(_spellings(words, words.decode("cp1252", "replace"))):
        yield _Found(place, folded(text), is_content=position == 0)
    if not words:
        yield _Found(place, folded(data.decode("cp1252", "replace")))


def _unquoted(match: re.Match[bytes]) -> bytes:
    if match[1] is not None:
        digits = re.sub(rb"\s", b"", match[1])
        return bytes.fromhex((digits + b"0" * (len(digits) % 2)).decode())
    return re.sub(
        rb"\\([0-7]{1,3}|\r?\n|.)",
        _unescaped,
        match[0][1:-1],
        flags=re.DOTALL,
    )


def _unescaped(match: re.Match[bytes]) -> bytes:
    code = match[1]
    if re.fullmatch(rb"[0-7]{1,3}", code):
        return bytes([int(code, 8) & 0xFF])
    return b"" if code.strip(b"\r\n") == b"" else code


def _spellings(data: bytes, text: str) -> Iterator[str]:
    """The text, and what it says when its bytes are UTF-16 or UTF-8."""
    yield text
    if data.count(b"\0") * 4 > len(data):
        for encoding in ("utf-16-be", "utf-16-le"):
            yield data.decode(encoding, "replace")
    elif not data.isascii():
        yield data.decode("utf-8", "replace")


def _binaries(pdf: pikepdf.Pdf) -> Iterator[tuple[str, bytes]]:
    for item in pdf.objects:
        if isinstance(item, pikepdf.Stream) and _is_binary(item):
            place = f"object {item.objgen[0]}"
            yield place, item.read_raw_bytes()
            if str(item.get("/Subtype", "")) != "/Image":
                yield place, _decoded(item)


def _hits_in_binaries(
    binaries: Iterable[tuple[str, bytes]],
    sought: Sequence[WithheldText],
) -> list[LeakHit]:
    needles = [
        (
            item,
            {
                item.text.lower().encode(code, "ignore")
                for code in ("latin-1", "utf-8", "utf-16-le", "utf-16-be")
            },
        )
        for item in sought
        if len(item.text) >= _SHORTEST_IN_BINARY
    ]
    hits = []
    for place, data in binaries:
        lowered = data.lower()
        for item, spellings in needles:
            if any(len(s) >= _SHORTEST_IN_BINARY and s in lowered for s in spellings):
                hits.append(LeakHit(item.label, ENGINE, place))
    return hits


def _raw_texts(data: bytes, walked: Collection[bytes]) -> Iterator[_Found]:
    """What the file holds outside its table of objects: earlier versions, things left behind.

    Args:
        walked: raw streams that were searched as objects already.
    """
    known = data.count(b"startxref")
    place = "bestand" if known <= 1 else f"bestand ({known} versies)"
    outside = _RAW_STREAM.sub(b" ", data)
    words = _BETWEEN.join(_unquoted(match) for match in _LITERAL.finditer(outside))
    names = _BETWEEN.join(_LONG_RAW_NAME.findall(outside))
    for run in (words, names):
        for text in _spellings(run, run.decode("cp1252", "replace")):
            yield _Found(place, folded(text))
    for match in _RAW_STREAM.finditer(data):
        if match[1] in walked or match[1].rstrip(b"\r\n") in walked:
            continue
        inflated = _inflated(match[1])
        if inflated is not None and _is_mostly_text(inflated):
            yield from _stream_texts(inflated, f"bestand, byte {match.start()}")
        elif inflated is None and _is_mostly_text(match[1]):
            yield from _stream_texts(match[1], f"bestand, byte {match.start()}")


def _inflated(data: bytes) -> bytes | None:
    try:
        return zlib.decompressobj().decompress(data, _MOST_INFLATED)
    except zlib.error:
        return None


def _is_mostly_text(data: bytes) -> bool:
    sample = data[:4000]
    printable = sum(1 for byte in sample if 32 <= byte < 127 or byte in (9, 10, 13))
    return printable >= 0.8 * len(sample)
