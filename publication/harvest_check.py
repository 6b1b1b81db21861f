"""What a harvester will meet: robots.txt, index, sitemaps and metadata of a publication folder.

The XML schemas first, and then what they do not hold: values without URI or with another label,
addresses without https, one address twice, a part that does not know its whole.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from lxml import etree

from publication.diwoo import NAMESPACE
from publication.diwoo_schema import INDEX as INDEX_SCHEMA
from publication.diwoo_schema import SITEMAP as SITEMAP_SCHEMA
from publication.diwoo_schema import parse, schema_problems
from publication.sitemap import INDEX, MAX_ENTRIES, SITEMAP_NAMESPACE
from publication.value_lists import LIST_OF_ELEMENT, WOO_REQUESTS_AND_DECISIONS, labels

MAX_SITEMAP_BYTES = 50 * 1024 * 1024
MAX_ADDRESS_CHARACTERS = 2_047

_DIWOO = f"{{{NAMESPACE}}}"
_SITEMAP = f"{{{SITEMAP_NAMESPACE}}}"
_REFERENCES = ("isPartOf", "hasPart", "relation")


@dataclass(slots=True)
class Harvest:
    """What a harvester learns.

    Attributes:
        titles: title by address of every file in the sitemaps.
        parents, parts: addresses that a file refers to, by its address.
    """

    titles: dict[str, str] = field(default_factory=dict)
    parents: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)
    references: list[tuple[str, str, str]] = field(default_factory=list)


def harvest_problems(folder: Path, about: Mapping[str, Any]) -> Iterator[str]:
    """What is wrong for a harvester, in Dutch.

    Args:
        about: the manifest, for the address and the notice of the publication.
    """
    base = str(about.get("base_url", "")).rstrip("/")
    yield from _robots(folder, base)
    harvest = Harvest()
    names: list[str] = []
    yield from _index(folder, base, names)
    present = sorted(path.name for path in (folder / "sitemaps").glob("sitemap-*.xml"))
    for name in sorted(set(present) - set(names)):
        yield f"sitemaps/{name} staat niet in de index; een harvester leest het niet."
    for name in names:
        if name in present:
            yield from _sitemap(folder / "sitemaps" / name, harvest, str(about.get("notice", "")))
    yield from _structure(harvest)
    yield from _files(folder, base, harvest)


def _robots(folder: Path, base: str) -> Iterator[str]:
    path = folder / "robots.txt"
    lines = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    if f"Sitemap: {base}/{INDEX}" not in lines:
        yield "robots.txt noemt de index van de sitemaps niet met het volledige adres."


def _index(folder: Path, base: str, names: list[str]) -> Iterator[str]:
    root = yield from _read(folder / INDEX, INDEX_SCHEMA)
    if root is None:
        return
    for element in root.iter(f"{_SITEMAP}loc"):
        address = (element.text or "").strip()
        name = address.removeprefix(f"{base}/sitemaps/")
        if not re.fullmatch(r"sitemap-\d{4}\.xml", name):
            yield f"{INDEX}: een sitemap staat niet op het publicatieadres."
        elif not (folder / "sitemaps" / name).is_file():
            yield f"{INDEX}: {name} bestaat niet."
        names.append(name)
    if len(names) > MAX_ENTRIES:
        yield f"{INDEX}: meer dan {MAX_ENTRIES} sitemaps."


def _read(path: Path, schema: str) -> Generator[str, None, Any]:
    """Yields problems, returns the root element or ``None``."""
    try:
        data = path.read_bytes()
        root = parse(data)
    except OSError:
        yield f"{path.name} ontbreekt."
        return None
    except etree.XMLSyntaxError:
        yield f"{path.name} is geen XML."
        return None
    if len(data) > MAX_SITEMAP_BYTES:
        yield f"{path.name} is groter dan {MAX_SITEMAP_BYTES} bytes."
    if root.getroottree().docinfo.doctype:
        yield f"{path.name} heeft een DTD; dat hoort niet in een sitemap."
        return None
    for problem in schema_problems(root, schema):
        yield f"{path.name}, {problem}."
    return root


def _sitemap(path: Path, harvest: Harvest, notice: str) -> Iterator[str]:
    root = yield from _read(path, SITEMAP_SCHEMA)
    if root is None:
        return
    entries = root.findall(f"{_SITEMAP}url")
    if len(entries) > MAX_ENTRIES:
        yield f"{path.name}: meer dan {MAX_ENTRIES} documenten."
    for entry in entries:
        for problem in _entry(entry, harvest, notice):
            yield f"{path.name}, regel {entry.sourceline}: {problem}"


def _entry(entry: Any, harvest: Harvest, notice: str) -> Iterator[str]:
    address = entry.findtext(f"{_SITEMAP}loc", "").strip()
    if not address.startswith("https://") or len(address) > MAX_ADDRESS_CHARACTERS:
        yield "het adres is geen https-adres van hooguit 2047 tekens."
    if address in harvest.titles:
        yield "dit adres staat twee keer in de sitemaps."
    if not entry.findtext(f"{_SITEMAP}lastmod", "").strip():
        yield "lastmod ontbreekt."
    title = entry.findtext(f".//{_DIWOO}officieleTitel", "").strip()
    harvest.titles[address] = title
    if not title:
        yield "de titel is leeg."
    if notice and notice not in title:
        yield f"de titel zegt niet: {notice}."
    for element in entry.iter():
        name = etree.QName(element).localname
        if name in LIST_OF_ELEMENT:
            yield from _value(name, element)
        elif name in _REFERENCES:
            _refer(address, name, element, harvest)


def _value(name: str, element: Any) -> Iterator[str]:
    resource = element.get("resource", "")
    label = labels(LIST_OF_ELEMENT[name]).get(resource)
    if not resource:
        yield f"{name} heeft geen resource."
    elif label is None:
        yield f"de resource van {name} staat niet in de waardelijst."
    elif label != (element.text or "").strip():
        yield f"de tekst van {name} is niet het label uit de waardelijst."
    if name == "informatiecategorie" and resource != WOO_REQUESTS_AND_DECISIONS.uri:
        yield "de informatiecategorie hoort niet in deze index."


def _refer(address: str, name: str, element: Any, harvest: Harvest) -> None:
    target = element.get("resource", "")
    harvest.references.append((address, target, (element.text or "").strip()))
    if name == "isPartOf":
        harvest.parents[address] = target
    elif name == "hasPart":
        harvest.parts.setdefault(address, []).append(target)


def _structure(harvest: Harvest) -> Iterator[str]:
    for _, target, label in harvest.references:
        if target not in harvest.titles:
            yield f"een verwijzing wijst naar {target or 'niets'}, dat niet in de sitemaps staat."
        elif harvest.titles[target] != label:
            yield f"een verwijzing naar {target} noemt een andere titel."
    stated = {(whole, part) for whole, parts in harvest.parts.items() for part in parts}
    known = {(whole, part) for part, whole in harvest.parents.items()}
    for _, part in sorted(stated - known):
        yield f"{part} is een deel (hasPart), maar zegt dat zelf niet (isPartOf)."
    for whole, part in sorted(known - stated):
        yield f"{part} zegt een deel te zijn (isPartOf) van {whole}, dat dit niet noemt (hasPart)."


def _files(folder: Path, base: str, harvest: Harvest) -> Iterator[str]:
    """Every published PDF has one entry and every entry its PDF."""
    paths = {path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf")}
    named = {address.removeprefix(f"{base}/") for address in harvest.titles}
    for path in sorted(paths - named):
        yield f"{path} staat niet in een sitemap."
    for path in sorted(named - paths):
        yield f"{path} staat in een sitemap, maar bestaat niet."
