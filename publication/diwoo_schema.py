"""XML schemas of sitemaps and DiWoo metadata, read from ``data/reference/diwoo``, never the network."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from lxml import etree

from publication.value_lists import REFERENCE

SCHEMAS = REFERENCE / "diwoo"
SITEMAP = "sitemap-with-diwoo.xsd"
INDEX = "siteindex.xsd"


class _Offline(etree.Resolver):
    """Hands out our stand-in for the MDTO schema, which the DiWoo schema wants from the network."""

    def resolve(self, *request: Any) -> Any:
        resolver: Any = self
        address, _, context = request
        if "nationaalarchief" in (address or ""):
            return resolver.resolve_filename(str(SCHEMAS / "mdto-stub.xsd"), context)
        return None


def parse(data: bytes) -> Any:
    """The root element of an XML document, without entities or network.

    Raises:
        etree.XMLSyntaxError: it is no XML.
    """
    parser = etree.XMLParser(no_network=True, resolve_entities=False, huge_tree=True)
    return etree.fromstring(data, parser)


def schema_problems(root: Any, schema_name: str, limit: int = 20) -> Iterator[str]:
    """Line number and kind of the first violations; the text of the document is left out."""
    schema = _schema(schema_name)
    if schema.validate(root):
        return
    for error in list(schema.error_log)[:limit]:
        yield f"regel {error.line}: voldoet niet aan het schema ({error.type_name})"


@cache
def _schema(name: str) -> Any:
    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(_Offline())
    return etree.XMLSchema(etree.parse(str(SCHEMAS / name), parser))
