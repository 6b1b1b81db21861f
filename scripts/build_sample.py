"""Write the sample dossier, ``data/sample``, with its ground truth ``expected.json``.

Run it from anywhere: ``python scripts/build_sample.py [target folder]``. Two runs give the same
bytes. It stops with an error when the dossier contradicts its ground truth.
"""

from __future__ import annotations

import json
import mailbox
import shutil
import sys
from collections import Counter
from pathlib import Path

from sample_dossier import bz_files, bzk_files, check, mime, ocw_files
from sample_dossier.copies import BZ_MAILS, BZK_MAILS, DIFFERENCES, OCW_MAILS
from sample_dossier.model import File, Mail, Truth
from sample_dossier.readback import file_text, mail_text, normal
from sample_dossier.truth import WITHHOLD

ROOT = Path(__file__).resolve().parent.parent
MBOX = "BZK/postvak-verkiezingen.mbox"
MAILDIR = "BZ/maildir-beleidsafdeling"

README = """\
# Voorbeelddossier

Een verzonnen Woo-dossier van drie ministeries, om Lakstraat mee te proberen en te toetsen.

This is a made-up dossier: what three Dutch ministries (BZ, BZK, OCW) would find when two news-agency
journalists ask for correspondence about the result of the Tweede Kamer elections of 22 November
2023, in the period 18-11-2023 up to and including 27-11-2023 (Dutch time).

- `BZ/`, `BZK/`, `OCW/`: a Maildir, an mbox and a folder of `.eml` files, each with loose files.
  Among them are broken and locked files, copies, mail outside the period and off-topic mail.
- `expected.json`: the ground truth, with the status of every item, the strings that must be absent
  from a publication (`secrets`), those that must stay readable (`public`), and the passages a person
  has to weigh. Its `conventions` say how to read it.

**Every private person and every civil servant in it is fictional**, and so are their numbers,
addresses and accounts; a resemblance is a coincidence. Office holders of November 2023 appear by
name in their public role only, and nothing in it is a statement of theirs. The "Kamerbrief" is an
example and was never sent.

The locked files open with the `passwords` in `expected.json`; without them they are unprocessable.

Licence: CC0-1.0 (public domain dedication).

Rebuild it with `python scripts/build_sample.py`; two runs give the same bytes. Change the texts in
`scripts/sample_dossier/`, never here.
"""

CONVENTIONS = [
    "Order of sources: BZ-maildir, BZ-bestanden, BZK-mbox, BZK-bestanden, OCW-eml, OCW-bestanden. "
    "The first copy in this order (mail by date) is kept, later ones have status duplicate.",
    "A mail is a duplicate by Message-ID, a file by its SHA-256. Attachments follow their mail, "
    "members of an archive are judged like the archive they are in.",
    "secrets[].where and public[].where list every item with the text, after line ends and the > of "
    "quoted lines have become one space. Match whole words, exact letters.",
    "public[].where lists only items in scope, outside withhold_document and outside passages.",
    "An attached mail (message/rfc822) is an item of kind mail; quoted history is not an item.",
    "A loose file is dated by its own properties or text; files without a date count as inside the "
    "period.",
]


class Builder:
    """Writes files and keeps the ground truth of each."""

    def __init__(self, target: Path) -> None:
        self.target = target
        self.items: list[Truth] = []
        self.texts: dict[str, str] = {}

    def write(self, path: str, data: bytes) -> None:
        """Write one file below the target."""
        file = self.target / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data)

    def add_file(self, source: str, parent: str, item: File, default: tuple[str, str]) -> None:
        """Register a file and what is inside it; ``default`` is a kind and a status."""
        path = parent + item.name
        kind = default[0] if item.kind == "file" else item.kind
        status = item.status or default[1]
        if default[1] == "duplicate":
            status = "duplicate"
        truth = Truth(path, source, kind, status, item.note, None, item.sha256, item.image_text)
        self.items.append(truth)
        words = item.image_text or file_text(item.name, item.data)
        self.texts[path] = normal(item.name + "\n" + words)
        for inner in item.inner:
            self.add_file(source, f"{path}!/", inner, ("file", "in_scope"))

    def add_mail(self, source: str, path: str, mail: Mail, raw: bytes) -> None:
        """Register a message, its attachments and the mails attached to it."""
        truth = Truth(path, source, "mail", mail.status, mail.note, mail.message_id)
        truth.when = mail.when
        self.items.append(truth)
        self.texts[path] = normal(mail_text(raw))
        for item in mail.files:
            self.add_file(source, f"{path}!/", item, ("attachment", mail.status))
        for name, inner in mail.attached.items():
            self.add_mail(source, f"{path}!/{name}", inner, mime.to_bytes(inner))

    def loose(self, ministry: str, files: list[File]) -> None:
        """Write and register the folder of loose files of a ministry."""
        for item in files:
            self.write(f"{ministry}/bestanden/{item.name}", item.data)
            folder = f"{ministry}/bestanden/"
            self.add_file(f"{ministry}-bestanden", folder, item, ("file", "in_scope"))

    def mails(self) -> dict[str, str]:
        """Write the three mailboxes; returns the path of each mail by mailbox and key."""
        paths: dict[str, str] = {}
        for number, mail in enumerate(BZ_MAILS, 1):
            name = f"{int(mail.when.timestamp())}.M{number:03d}P1.bz"
            path = f"{MAILDIR}/{mail.folder}/{name}"
            self.write(path, mime.to_bytes(mail))
            self.add_mail("BZ-maildir", path, mail, mime.to_bytes(mail))
            paths[f"BZ {mail.key}"] = path
        self.write(f"{MAILDIR}/tmp/.gitkeep", b"")
        self.loose("BZ", bz_files.LOOSE)
        self.write(MBOX, mime.mbox_bytes(BZK_MAILS))
        for mail in BZK_MAILS:
            path = f"{MBOX}!/{mail.message_id}"
            self.add_mail("BZK-mbox", path, mail, mime.to_bytes(mail))
            paths[f"BZK {mail.key}"] = path
        self.loose("BZK", bzk_files.LOOSE)
        for number, mail in enumerate(OCW_MAILS, 1):
            path = f"OCW/eml/{number:02d}-{mail.key}.eml"
            raw = mime.to_bytes(mail)
            self.write(path, raw.replace(b"\n", b"\r\n"))
            self.add_mail("OCW-eml", path, mail, raw)
            paths[f"OCW {mail.key}"] = path
        self.loose("OCW", ocw_files.LOOSE)
        return paths

    def read_mailboxes(self) -> None:
        """The mailboxes open with Python's own readers and hold what they should."""
        box = mailbox.mbox(self.target / MBOX, create=False)
        ids = [str(message["Message-ID"]).strip("<>") for message in box]
        box.close()
        if ids != [mail.message_id for mail in BZK_MAILS]:
            raise check.DossierError("the mbox does not read back as written")
        folder = mailbox.Maildir(self.target / MAILDIR, create=False)
        if len(folder) != len(BZ_MAILS):
            raise check.DossierError("the Maildir does not read back as written")

    def expected(self, paths: dict[str, str]) -> dict[str, object]:
        """Run all checks and put the ground truth together."""
        check.check_numbers()
        check.check_secrets_against_public()
        check.check_duplicates(self.items)
        check.check_scope(self.items, self.texts)
        check.check_leftovers(self.items, self.texts)
        self.read_mailboxes()
        return {
            "request": {
                "ministries": ["BZ", "BZK", "OCW"],
                "subject": "correspondentie over de uitslag van de Tweede Kamerverkiezingen van "
                "22 november 2023",
                "from": "2023-11-18",
                "to": "2023-11-27",
                "timezone": "Europe/Amsterdam",
            },
            "conventions": CONVENTIONS,
            "items": [
                {
                    "source": item.source,
                    "path": item.path,
                    "kind": item.kind,
                    "status": item.status,
                    "message_id": item.message_id,
                    "note": item.note,
                }
                for item in self.items
            ],
            "secrets": check.secret_rows(self.texts),
            "public": check.public_rows(self.items, self.texts),
            "passages": check.passage_rows(self.items, self.texts),
            "withhold_document": [
                {"path": path, "reason": reason} for path, reason in WITHHOLD.items()
            ],
            "already_public": [
                {"path": item.path, "sha256": item.sha256, "link": bz_files.KAMERBRIEF_LINK}
                for item in self.items
                if item.status == "already_public"
            ],
            "passwords": [
                {
                    "path": "BZ/bestanden/verslag formatie (beveiligd).pdf",
                    "password": bz_files.LOCKED_PASSWORD,
                },
                {
                    "path": "BZK/bestanden/meldingen stembureaus.zip",
                    "password": bzk_files.LOCKED_ZIP_PASSWORD,
                },
            ],
            "differences": [
                {
                    "message_id": first.message_id,
                    "path": paths[f"{one} {first.key}"],
                    "other_path": paths[f"{two} {other.key}"],
                    "field": "cc",
                    "only_in_other": f"{extra.name} <{extra.email}>",
                    "note": f"het exemplaar van {two} heeft één geadresseerde meer in CC",
                }
                for first, one, other, two, extra in DIFFERENCES
            ],
        }


def main() -> None:
    """Build the tree anew and say what is in it."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "data" / "sample"
    for ministry in ("BZ", "BZK", "OCW"):
        shutil.rmtree(target / ministry, ignore_errors=True)
    builder = Builder(target)
    paths = builder.mails()
    truth = builder.expected(paths)
    text = json.dumps(truth, ensure_ascii=False, indent=1, sort_keys=True)
    builder.write("expected.json", (text + "\n").encode())
    builder.write("README.md", README.encode())
    builder.write(".gitattributes", b"* -text\n")
    for field in ("status", "kind", "source"):
        counts = Counter(getattr(item, field) for item in builder.items)
        print(f"{field}: " + ", ".join(f"{name} {n}" for name, n in counts.most_common()))
    print(f"{len(builder.items)} items")


if __name__ == "__main__":
    main()
