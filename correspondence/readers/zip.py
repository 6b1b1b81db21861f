"""Zip archives, within bounds: nothing in a hostile archive can fill memory or leave its folder."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime

from correspondence.content import Container, ReadContext, UntrustedFile
from dossier.errors import BoundExceeded, PasswordProtected, UnreadableItem
from dossier.request import AMSTERDAM

MAX_MEMBERS = 10_000
MAX_TOTAL_BYTES = 2 * 1024**3
MAX_MEMBER_BYTES = 512 * 1024**2
MAX_RATIO = 200
"""Compression beyond this is a bomb; ordinary text reaches about 20."""


def read_zip(file: UntrustedFile, context: ReadContext) -> Container:
    """All members as parts, named by their path in the archive.

    Raises:
        UnreadableItem: not a zip, or damaged.
        PasswordProtected: no password of the request opens it.
        BoundExceeded: too many or too large members.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise UnreadableItem(
            "Het zip-bestand is beschadigd. Vraag de bron om een nieuwe kopie.",
        ) from error
    with archive:
        members = [info for info in archive.infolist() if not info.is_dir()]
        _check_bounds(members)
        parts, problems = [], []
        for info in members:
            try:
                data = _read_member(archive, info, context.passwords)
            except PasswordProtected:
                if all(other.flag_bits & 1 for other in members):
                    raise
                problems.append((_safe_name(info.filename), "Beveiligd met een wachtwoord."))
            except UnreadableItem as error:
                problems.append((_safe_name(info.filename), error.user_message))
            else:
                name = _safe_name(info.filename)
                parts.append(UntrustedFile(name, data, dated_at=_moment(info)))
    return Container(tuple(parts), tuple(problems))


def _check_bounds(members: list[zipfile.ZipInfo]) -> None:
    if len(members) > MAX_MEMBERS:
        raise BoundExceeded(f"Het zip-bestand heeft meer dan {MAX_MEMBERS} onderdelen.")
    if sum(info.file_size for info in members) > MAX_TOTAL_BYTES:
        raise BoundExceeded("Het zip-bestand is uitgepakt te groot om veilig te openen.")
    for info in members:
        too_dense = info.file_size > 1_000_000 and info.file_size > MAX_RATIO * info.compress_size
        if info.file_size > MAX_MEMBER_BYTES or too_dense:
            raise BoundExceeded("Het zip-bestand bevat een onderdeel dat zich abnormaal uitpakt.")


def _read_member(
    archive: zipfile.ZipFile,
    info: zipfile.ZipInfo,
    passwords: tuple[str, ...],
) -> bytes:
    candidates: list[bytes | None] = [None]
    if info.flag_bits & 1:
        candidates = [password.encode() for password in passwords]
    for password in candidates:
        try:
            with archive.open(info, pwd=password) as stream:
                data = stream.read(info.file_size + 1)
        except RuntimeError:
            continue  # wrong password
        except (zipfile.BadZipFile, OSError, EOFError, ValueError, NotImplementedError) as error:
            raise UnreadableItem("Dit onderdeel van het zip-bestand is beschadigd.") from error
        if len(data) > info.file_size:
            raise BoundExceeded("Het zip-bestand bevat een onderdeel dat groter is dan het zegt.")
        return data
    raise PasswordProtected(
        "Het zip-bestand is beveiligd met een wachtwoord. Zet het wachtwoord onder 'passwords' in "
        "het verzoekbestand en start opnieuw.",
    )


def _safe_name(untrusted: str) -> str:
    """The member's path without drive, root or parent steps; only ever used as a label."""
    steps = untrusted.replace("\\", "/").split("/")
    kept = [step for step in steps if step not in ("", ".", "..") and not step.endswith(":")]
    return "/".join(kept) or "naamloos"


def _moment(info: zipfile.ZipInfo) -> datetime | None:
    """When the member was changed last, in the local time that zip uses; 1980 stands for unknown."""
    try:
        moment = datetime(*info.date_time, tzinfo=AMSTERDAM)
    except ValueError:
        return None
    return moment if moment.year > 1980 else None
