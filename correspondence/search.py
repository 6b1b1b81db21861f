"""The search question over a dossier: full-text search with Dutch stemming (Tantivy).

The question has the well-known Lucene form: words, ``"phrases"``, ``AND``/``OR``/``NOT`` (also
``EN``/``OF``/``NIET``), brackets, ``*`` and ``?`` in words, ``"two words"~3`` for proximity, and the
fields ``onderwerp:``, ``van:``, ``aan:``, ``bijlage:``. A word without ``*`` or ``?`` finds its other
forms too (*verkiezing*, *verkiezingen*); accents and capitals do not matter. Two words without an
operator both have to occur.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import tantivy
from luqum.exceptions import ParseError
from luqum.parser import parser as lucene_parser
from luqum.tree import (
    AndOperation,
    FieldGroup,
    Group,
    Item,
    Not,
    OrOperation,
    Phrase,
    Plus,
    Prohibit,
    Proximity,
    SearchField,
    UnknownOperation,
    Word,
)

from dossier.errors import ConfigError

_FIELDS = {
    "tekst": "text",
    "onderwerp": "subject",
    "van": "sender",
    "aan": "receiver",
    "bijlage": "file",
}
_STEMMED = "dutch_stem"
_EXACT = "dutch_exact"
_DUTCH_OPERATORS = (("EN", "AND"), ("OF", "OR"), ("NIET", "NOT"))


@dataclass(frozen=True, slots=True)
class SearchableDocument:
    """The texts of one document by field; ``text`` holds everything."""

    document_id: str
    text: str = field(repr=False)
    subject: str = field(default="", repr=False)
    sender: str = field(default="", repr=False)
    receiver: str = field(default="", repr=False)
    file: str = field(default="", repr=False)


class SearchIndex:
    """An index in memory over the documents of one request."""

    def __init__(self, documents: Iterable[SearchableDocument]) -> None:
        self._analyzers = {
            _STEMMED: _analyzer(stem=True),
            _EXACT: _analyzer(stem=False),
        }
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("id", stored=True, tokenizer_name="raw")
        for name in _FIELDS.values():
            builder.add_text_field(name, tokenizer_name=_STEMMED)
            builder.add_text_field(f"{name}_exact", tokenizer_name=_EXACT)
        self._schema = builder.build()
        self._index = tantivy.Index(self._schema)
        for analyzer_name, analyzer in self._analyzers.items():
            self._index.register_tokenizer(analyzer_name, analyzer)
        writer = self._index.writer(heap_size=64_000_000, num_threads=1)
        self._count = 0
        for document in documents:
            entry = tantivy.Document()
            entry.add_text("id", document.document_id)
            for name in _FIELDS.values():
                value = getattr(document, name)
                entry.add_text(name, value)
                entry.add_text(f"{name}_exact", value)
            writer.add_document(entry)
            self._count += 1
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, question: str) -> frozenset[str]:
        """Ids of the documents that match.

        Raises:
            ConfigError: the question cannot be understood; the message says where.
        """
        query = self._query(parse_question(question), "text")
        searcher = self._index.searcher()
        found = searcher.search(query, limit=max(self._count, 1))
        return frozenset(str(searcher.doc(address)["id"][0]) for _, address in found.hits)

    def _query(self, node: Item, field_name: str) -> Any:
        match node:
            case Group() | FieldGroup():
                return self._query(node.children[0], field_name)
            case SearchField():
                if node.name not in _FIELDS:
                    raise ConfigError(
                        f"De zoekvraag gebruikt het onbekende veld {node.name!r}. Kies uit "
                        f"{', '.join(_FIELDS)}.",
                    )
                return self._query(node.expr, _FIELDS[node.name])
            case OrOperation():
                return self._boolean(node.children, field_name, tantivy.Occur.Should)
            case AndOperation() | UnknownOperation():
                return self._boolean(node.children, field_name, tantivy.Occur.Must)
            case Not() | Prohibit():
                everything = (tantivy.Occur.Must, tantivy.Query.all_query())
                excluded = (tantivy.Occur.MustNot, self._query(node.children[0], field_name))
                return tantivy.Query.boolean_query([everything, excluded])
            case Plus():
                return self._query(node.children[0], field_name)
            case Proximity():
                return self._phrase(str(node.term)[1:-1], field_name, int(node.degree or 0))
            case Phrase():
                return self._phrase(node.value[1:-1], field_name, 0)
            case Word():
                return self._word(node.value, field_name)
        raise ConfigError(f"De zoekvraag bevat een vorm die niet bestaat: {type(node).__name__}.")

    def _boolean(self, children: Iterable[Item], field_name: str, occur: Any) -> Any:
        return tantivy.Query.boolean_query(
            [(occur, self._query(child, field_name)) for child in children],
        )

    def _word(self, value: str, field_name: str) -> Any:
        if "*" in value or "?" in value:
            folded = "".join(
                self._analyzers[_EXACT].analyze(value.replace("*", "zqx").replace("?", "zqy"))
            )
            pattern = re.escape(folded).replace("zqx", r"[^\s]*").replace("zqy", r"[^\s]")
            return tantivy.Query.regex_query(self._schema, f"{field_name}_exact", pattern)
        return self._phrase(value, field_name, 0)

    def _phrase(self, text: str, field_name: str, slop: int) -> Any:
        words = self._analyzers[_STEMMED].analyze(text)
        if not words:
            raise ConfigError(f"De zoekvraag bevat een lege term: {text!r}.")
        if len(words) == 1:
            return tantivy.Query.term_query(self._schema, field_name, words[0])
        return tantivy.Query.phrase_query(self._schema, field_name, list(words), slop)


def parse_question(question: str) -> Item:
    """The syntax tree of a search question.

    Raises:
        ConfigError: it cannot be understood.
    """
    english = question
    for dutch, operator in _DUTCH_OPERATORS:
        english = "".join(_replace_outside_quotes(english, rf"\b{dutch}\b", operator))
    try:
        tree: Item = lucene_parser.parse(english.strip())
    except ParseError as error:
        raise ConfigError(
            f"De zoekvraag is niet te begrijpen: {error}. Controleer haakjes en aanhalingstekens.",
        ) from None
    return tree


def _replace_outside_quotes(text: str, pattern: str, replacement: str) -> Iterator[str]:
    for position, piece in enumerate(re.split(r'("[^"]*")', text)):
        yield piece if position % 2 else re.sub(pattern, replacement, piece)


def _analyzer(*, stem: bool) -> Any:
    builder = (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(80))
        .filter(tantivy.Filter.lowercase())
    )
    if stem:
        builder = builder.filter(tantivy.Filter.stemmer("dutch"))
    return builder.filter(tantivy.Filter.ascii_fold()).build()
