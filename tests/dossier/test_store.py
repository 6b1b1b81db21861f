"""The store keeps what it is given, once, whole, and in order."""

from __future__ import annotations

import subprocess
import sys
import textwrap
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
import sqlalchemy as sa

from dossier.audit import verify_chain
from dossier.database import open_database
from dossier.detections import Detection, EntityType
from dossier.documents import (
    DateSource,
    Document,
    DocumentKind,
    ItemOutcome,
    Passage,
    PassageRole,
    SourceItem,
)
from dossier.errors import AuditBroken, StoreError
from dossier.files import FileStore
from dossier.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(open_database(f"sqlite:///{tmp_path / 'dossier.sqlite'}"))


def item(name: str) -> SourceItem:
    return SourceItem(name, "r", "bron", "Directie", f"{name}.eml", "0" * 64, 1, ItemOutcome.READ)


def document(name: str) -> Document:
    return Document(
        document_id=name,
        request_id="r",
        item_id=name,
        kind=DocumentKind.MAIL,
        title="Uitslag",
        file_name=f"{name}.eml",
        media_type="message/rfc822",
        original_ref="0" * 64,
        content_hash=name,
        parent_id=None,
        family_id=name,
        position=0,
        dated_at=datetime(2023, 11, 22, 21, 0, tzinfo=UTC),
        date_source=DateSource.SENT_HEADER,
    )


def test_collected_documents_come_back_equal(store: Store) -> None:
    passage = Passage(0, PassageRole.BODY, "Dag allemaal", level=1)
    store.add_collected([item("a")], [document("a")], {"a": [passage]})
    assert store.documents("r") == [document("a")]
    assert store.items("r") == [item("a")]
    assert store.passages(["a"]) == {"a": [passage]}


def test_collecting_twice_adds_nothing(store: Store) -> None:
    passages = {"a": [Passage(0, PassageRole.BODY, "Dag")]}
    for _ in range(2):
        store.add_collected([item("a")], [document("a")], passages)
    assert len(store.documents("r")) == 1
    assert len(store.passages(["a"])["a"]) == 1


def test_item_that_can_be_read_at_last_takes_the_place_of_the_unreadable_one(store: Store) -> None:
    locked = replace(item("a"), outcome=ItemOutcome.UNPROCESSABLE, reason="wachtwoord")
    store.add_collected([locked], [document("a")], {})
    opened = replace(item("a"), outcome=ItemOutcome.CONTAINER)
    store.add_collected([opened, item("b")], [document("b")], {})
    assert store.items("r") == [opened, item("b")]
    assert store.documents("r") == [document("b")]
    store.add_collected([locked], [document("a")], {})
    assert store.items("r") == [opened, item("b")]


def test_numbers_once_given_never_change(store: Store) -> None:
    names = ["a", "b", "c"]
    store.add_collected([item(n) for n in names], [document(n) for n in names], {})
    first = store.assign_numbers("r", ["b", "a"], 1001)
    second = store.assign_numbers("r", ["c", "a", "b"], 1001)
    assert first == {"b": 1001, "a": 1002}
    assert second == {"b": 1001, "a": 1002, "c": 1003}


def test_analyses_belong_to_one_detector_version(store: Store) -> None:
    found = (Detection(0, 3, EntityType.PERSON, 0.9, "proef", "regel"),)
    store.add_analyses("v1", {"h": found})
    assert store.analyses("v1", ["h"]) == {"h": found}
    assert store.analysed_hashes("v2", ["h"]) == set()


def test_store_survives_reopening(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'dossier.sqlite'}"
    Store(open_database(url)).add_collected([item("a")], [document("a")], {})
    assert Store(open_database(url)).item_ids("r") == {"a"}


def test_database_of_a_newer_version_is_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'dossier.sqlite'}"
    engine = open_database(url)
    with engine.begin() as connection:
        connection.execute(sa.text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(StoreError, match="9999"):
        open_database(url)


def test_schema_and_migrations_agree(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    from dossier.tables import metadata

    with open_database(f"sqlite:///{tmp_path / 'd.sqlite'}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_audit_trail_is_an_unbroken_chain(store: Store) -> None:
    for position in range(4):
        store.append_audit("r", "systeem", "collect", {"items": position})
    assert verify_chain(store.audit_trail("r")) == store.audit_trail("r")[-1].entry_hash


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE audit_entries SET details = '{\"items\": 9}' WHERE sequence = 2",
        "UPDATE audit_entries SET actor = 'iemand' WHERE sequence = 1",
        "UPDATE audit_entries SET at = '2020-01-01T00:00:00+00:00' WHERE sequence = 3",
        "DELETE FROM audit_entries WHERE sequence = 2",
    ],
)
def test_tampering_breaks_the_chain(tmp_path: Path, tampering: str) -> None:
    engine = open_database(f"sqlite:///{tmp_path / 'dossier.sqlite'}")
    store = Store(engine)
    for position in range(4):
        store.append_audit("r", "systeem", "collect", {"items": position})
    with engine.begin() as connection:
        connection.execute(sa.text(tampering))
    with pytest.raises(AuditBroken):
        verify_chain(store.audit_trail("r"))


def test_two_processes_append_to_one_chain(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'dossier.sqlite'}"
    store = Store(open_database(url))
    code = textwrap.dedent(f"""
        from dossier.database import open_database
        from dossier.store import Store
        store = Store(open_database({url!r}))
        for n in range(40):
            store.append_audit("r", "systeem", "collect", {{"n": n}})
    """)
    processes = [subprocess.Popen([sys.executable, "-c", code]) for _ in range(2)]
    assert [process.wait() for process in processes] == [0, 0]
    trail = store.audit_trail("r")
    assert len(trail) == 80
    verify_chain(trail)


def test_file_store_gives_back_what_was_put(tmp_path: Path) -> None:
    files = FileStore(f"file://{tmp_path / 'bestanden'}")
    key = files.put(b"inhoud")
    assert files.put(b"inhoud") == key
    assert files.get(key) == b"inhoud"
    assert not list(tmp_path.rglob("*.tmp"))


def test_damaged_file_is_noticed(tmp_path: Path) -> None:
    files = FileStore(f"file://{tmp_path / 'bestanden'}")
    key = files.put(b"inhoud")
    (tmp_path / "bestanden" / key[:2] / key).write_bytes(b"anders")
    with pytest.raises(StoreError, match="beschadigd"):
        files.get(key)


def test_missing_file_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="reservekopie"):
        FileStore(f"file://{tmp_path}").get("a" * 64)
