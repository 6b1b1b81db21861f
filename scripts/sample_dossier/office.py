"""Word, Excel and zip files without a clock or a random number in them."""

from __future__ import annotations

import hashlib
import io
import struct
import zipfile
import zlib
from collections.abc import Sequence
from datetime import datetime

import docx
import xlsxwriter

ZIP_TIME = (2023, 11, 23, 12, 0, 0)


def make_zip(members: Sequence[tuple[str, bytes]]) -> bytes:
    """A zip whose members all carry the same fixed time."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, ZIP_TIME)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, data)
    return out.getvalue()


def make_docx(
    paragraphs: Sequence[str | list[list[str]]],
    *,
    author: str,
    when: datetime,
    title: str = "",
    header: str = "",
    footer: str = "",
    last_editor: str = "",
    comment: str = "",
) -> bytes:
    """A Word file; ``# `` starts a heading, ``- `` a bullet, a list of lists is a table."""
    document = docx.Document()
    for block in paragraphs:
        if isinstance(block, list):
            table = document.add_table(rows=0, cols=len(block[0]), style="Table Grid")
            for row in block:
                for cell, value in zip(table.add_row().cells, row, strict=True):
                    cell.text = value
        elif block.startswith("# "):
            document.add_heading(block[2:], level=1)
        elif block.startswith("- "):
            document.add_paragraph(block[2:], style="List Bullet")
        else:
            document.add_paragraph(block)
    section = document.sections[0]
    if header:
        section.header.paragraphs[0].text = header
    if footer:
        section.footer.paragraphs[0].text = footer
    props = document.core_properties
    props.author = author
    props.last_modified_by = last_editor or author
    props.title = title
    props.comments = comment
    props.created = props.modified = when
    raw = io.BytesIO()
    document.save(raw)
    with zipfile.ZipFile(raw) as archive:
        return make_zip(
            [(name, archive.read(name)) for name in sorted(archive.namelist(), key=_first)]
        )


def _first(name: str) -> tuple[int, str]:
    return (0 if name == "[Content_Types].xml" else 1, name)


def make_xlsx(
    sheets: dict[str, list[list[str | int]]],
    *,
    author: str,
    when: datetime,
    title: str = "",
    notes: dict[tuple[str, str], str] | None = None,
    hidden: Sequence[str] = (),
) -> bytes:
    """An Excel file with one table per sheet; ``notes`` are cell comments."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"author": author, "title": title, "created": when})
    bold = book.add_format({"bold": True, "bg_color": "#D9E2F3"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row, bold if number == 0 else None)
        for column in range(len(rows[0])):
            sheet.set_column(column, column, max(len(str(row[column])) for row in rows) + 2)
        if name in hidden:
            sheet.hide()
        for (where, cell), note in (notes or {}).items():
            if where == name:
                sheet.write_comment(cell, note, {"author": author})
    book.close()
    return out.getvalue()


def make_locked_zip(name: str, data: bytes, password: str) -> bytes:
    """A zip with one member under the old PKWARE encryption, with a fixed salt."""
    keys = [0x12345678, 0x23456789, 0x34567890]
    table = [_crc_entry(n) for n in range(256)]

    def update(byte: int) -> None:
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    def encrypt(plain: bytes) -> bytes:
        out = bytearray()
        for byte in plain:
            mix = (keys[2] | 2) & 0xFFFF
            out.append(byte ^ (((mix * (mix ^ 1)) >> 8) & 0xFF))
            update(byte)
        return bytes(out)

    for byte in password.encode():
        update(byte)
    crc = zlib.crc32(data)
    salt = hashlib.sha256(name.encode()).digest()[:11] + bytes([crc >> 24])
    body = encrypt(salt + data)
    year, month, day, hour, minute, _ = ZIP_TIME
    stamp = (hour << 11) | (minute << 5), ((year - 1980) << 9) | (month << 5) | day
    raw_name = name.encode()
    common = struct.pack(
        "<HHHHHIIIHH", 20, 1, 0, stamp[0], stamp[1], crc, len(body), len(data), len(raw_name), 0
    )
    local = b"PK\x03\x04" + common + raw_name + body
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common
    central += struct.pack("<HHHII", 0, 0, 0, 0o600 << 16, 0) + raw_name
    end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, 1, 1, len(central), len(local), 0)
    return local + central + end


def _crc_entry(value: int) -> int:
    for _ in range(8):
        value = (value >> 1) ^ 0xEDB88320 if value & 1 else value >> 1
    return value
