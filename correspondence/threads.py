"""Conversations: mails joined by References, In-Reply-To and Message-ID (RFC 5322, 3.6.4)."""

from __future__ import annotations

from collections.abc import Iterable

from dossier.documents import Document


def group_threads(documents: Iterable[Document]) -> list[list[str]]:
    """Document ids of each conversation, a mail without relatives alone; order of the input.

    Mails that refer to the same missing message belong together too.
    """
    parents: dict[str, str] = {}

    def find(key: str) -> str:
        root = key
        while (up := parents.setdefault(root, root)) != root:
            root = up
        while parents[key] != root:
            parents[key], key = root, parents[key]
        return root

    mails = [document for document in documents if document.message_id]
    for mail in mails:
        for other in (*mail.references, *mail.in_reply_to):
            parents[find(mail.message_id)] = find(other)
    threads: dict[str, list[str]] = {}
    for mail in mails:
        threads.setdefault(find(mail.message_id), []).append(mail.document_id)
    return list(threads.values())
