"""Checks on the dossier; every one of them fails loudly."""

from __future__ import annotations

import re
from datetime import datetime
from zoneinfo import ZoneInfo

from .model import Truth
from .readback import normal
from .truth import PASSAGES, PUBLIC, PUBLIC_EMAILS, SECRETS, WITHHOLD

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
START = datetime(2023, 11, 18, tzinfo=AMSTERDAM)
END = datetime(2023, 11, 28, tzinfo=AMSTERDAM)
ON_TOPIC = re.compile(r"\b(verkiezing\w*|uitslag|exitpoll|formatie|verkenner|zetels)\b(?!@)", re.I)
FORBIDDEN = re.compile(
    r"\b(\w*verkiezing\w*|uitslag\w*|tweede kamer\w*|formatie\w*|coalitie\w*|pvv|verkenner\w*|"
    r"exit ?poll\w*|stemmen|gestemd|zetels?|kabinet\w*)\b",
    re.I,
)


class DossierError(Exception):
    """The dossier contradicts its own ground truth."""


def fail(errors: list[str]) -> None:
    """Stop with everything that is wrong, not only the first."""
    if errors:
        raise DossierError("\n".join(errors))


def word(text: str) -> re.Pattern[str]:
    """The text as whole words, exact letters."""
    return re.compile(rf"(?<!\w){re.escape(normal(text))}(?!\w)")


def check_numbers() -> None:
    """Citizen service numbers pass the eleven test, accounts the modulus 97."""
    errors: list[str] = []
    for bsn in SECRETS["BSN"]:
        total = sum((9 - n) * int(c) for n, c in enumerate(bsn[:8])) - int(bsn[8])
        if total % 11:
            errors.append(f"BSN {bsn} fails the eleven test")
    for iban in SECRETS["IBAN"]:
        bare = iban.replace(" ", "")
        if int("".join(str(int(c, 36)) for c in bare[4:] + bare[:4])) % 97 != 1:
            errors.append(f"IBAN {iban} fails modulus 97")
    fail(errors)


def check_secrets_against_public() -> None:
    """No secret may be a part of a string that has to stay readable."""
    errors: list[str] = []
    for kind, texts in SECRETS.items():
        for text in texts:
            pattern = re.compile(word(text).pattern, re.I)
            errors += [
                f"secret {kind} {text!r} is part of public {public!r}"
                for public in [*PUBLIC, *PUBLIC_EMAILS]
                if pattern.search(normal(public))
            ]
        if len(set(texts)) != len(texts):
            errors.append(f"a secret of type {kind} is listed twice")
    fail(errors)


def check_scope(items: list[Truth], texts: dict[str, str]) -> None:
    """Status against date and words: the family of a mail follows the mail."""
    errors: list[str] = []
    for item in items:
        text = texts[item.path]
        if item.when is not None:
            inside = START <= item.when < END
            if inside == (item.status == "out_of_period"):
                errors.append(f"{item.path}: {item.status}, but dated {item.when}")
        content = text.removeprefix(normal(item.path.rpartition("!/")[2].rpartition("/")[2]))
        follows = "volgt zijn mail" in item.note or item.kind == "inline-image"
        if item.status == "in_scope" and not follows and not ON_TOPIC.search(content):
            errors.append(f"{item.path}: in scope without a word of the request")
        if "volgt zijn mail" in item.note and ON_TOPIC.search(text):
            errors.append(f"{item.path}: should not have a word of the request")
        found = FORBIDDEN.search(text)
        if item.status == "off_topic" and found:
            errors.append(f"{item.path}: off topic, but it says {found[0]!r}")
    fail(errors)


def check_duplicates(items: list[Truth]) -> None:
    """The first copy is kept, every later one is marked as duplicate."""
    errors: list[str] = []
    seen: dict[str, str] = {}
    for item in items:
        key = item.message_id or item.sha256
        again = key in seen
        if again and item.status not in ("duplicate",) and item.kind != "inline-image":
            errors.append(f"{item.path}: same as {seen[key]}, but {item.status}")
        if not again and item.status == "duplicate":
            errors.append(f"{item.path}: first of its kind, but called a duplicate")
        seen.setdefault(key, item.path)
    if len({item.path for item in items}) != len(items):
        errors.append("a path occurs twice")
    fail(errors)


def check_leftovers(items: list[Truth], texts: dict[str, str]) -> None:
    """Every mail address and telephone number in scope is listed, as secret or as public."""
    errors: list[str] = []
    known = {normal(t).lower() for texts_ in SECRETS.values() for t in texts_}
    known |= {t.lower() for t in [*PUBLIC, *PUBLIC_EMAILS]}
    for item in items:
        if item.status not in ("in_scope", "duplicate"):
            continue
        text = texts[item.path]
        for address in re.findall(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+", text):
            if address.lower().rstrip(".") not in known:
                errors.append(f"{item.path}: address {address} is not in the ground truth")
        for number in re.findall(r"(?<![\w-])(?:\+|0)[\d()][\d ().-]{7,}\d", text):
            digits = re.sub(r"\D", "", number)
            if 9 <= len(digits) <= 14 and not any(
                digits.endswith(re.sub(r"\D", "", k)[-9:]) for k in known if re.search(r"\d{2}", k)
            ):
                errors.append(f"{item.path}: number {number} is not in the ground truth")
    fail(sorted(set(errors)))


def secret_rows(texts: dict[str, str]) -> list[dict[str, object]]:
    """The secrets with the paths in which they stand."""
    rows: list[dict[str, object]] = []
    errors: list[str] = []
    for kind, secrets in SECRETS.items():
        for text in secrets:
            pattern = word(text)
            where = [path for path, words in texts.items() if pattern.search(words)]
            if not where:
                errors.append(f"secret {kind} {text!r} occurs nowhere")
            rows.append({"text": text, "type": kind, "where": where})
    fail(errors)
    return rows


def public_rows(items: list[Truth], texts: dict[str, str]) -> list[dict[str, object]]:
    """The strings that stay readable, with the documents in scope in which they stand."""
    scope = [i.path for i in items if i.status == "in_scope" and i.path not in WITHHOLD]
    rows: list[dict[str, object]] = []
    errors: list[str] = []
    for text in PUBLIC:
        pattern = word(text)
        where = [
            path
            for path in scope
            if pattern.search(texts[path])
            and not any(pattern.search(p[0]) and p[0] in texts[path] for p in PASSAGES)
        ]
        if not where:
            errors.append(f"public {text!r} occurs nowhere in scope")
        rows.append({"text": text, "where": where})
    fail(errors)
    return rows


def passage_rows(items: list[Truth], texts: dict[str, str]) -> list[dict[str, object]]:
    """The passages a person has to weigh, one row per document."""
    rows: list[dict[str, object]] = []
    errors: list[str] = []
    for text, kind, ground in PASSAGES:
        found = [i.path for i in items if i.status == "in_scope" and text in texts[i.path]]
        if not found:
            errors.append(f"passage {text[:50]!r} occurs nowhere in scope")
        rows += [{"path": path, "text": text, "type": kind, "ground": ground} for path in found]
    fail(errors)
    return rows
