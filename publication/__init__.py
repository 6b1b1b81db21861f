"""Publication (*openbaarmaking*): from a released dossier to the set that goes out.

:func:`publish` writes the publication folder, :func:`validate_publication` reads one back and says
what is wrong with it. Everything that comes in has been redacted and reviewed; nothing here redacts.
"""

from publication.publication_set import BooksLine, PublicationRecord, PublicationSet
from publication.release import publish
from publication.validation import validate_publication

__all__ = [
    "BooksLine",
    "PublicationRecord",
    "PublicationSet",
    "publish",
    "validate_publication",
]
