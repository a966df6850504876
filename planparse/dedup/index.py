"""The library of boilerplate on disk: passages and signatures of every file that was compared.

It is one SQLite file: it comes with Python, a file is added or replaced as a whole or not at all,
even when the power fails, and one can look into it with any SQLite tool.  Parquet would be smaller,
but cannot take one more file without being written anew.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import compress, decompress

import msgspec
from msgspec import Struct

from planparse.dedup.deduplicate import ComparedPlan
from planparse.dedup.model import Piece
from planparse.dedup.normalize import VERSION
from planparse.errors import UnreadableFile, UnwritableOutput
from planparse.rendering.encodable import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

NAME = "planparse-dedup.sqlite"
"""The file within a folder that is named as an index."""

_TOGETHER = 200
"""Files that are brought to the disk at a time; more would be lost if the power failed."""

_FORMAT = "planparse/dedup-index@1"
_SCHEMA = """
create table if not exists about (key text primary key, value text not null) without rowid;
create table if not exists sources (
    key text primary key, path text not null, sha256 text not null, number integer not null unique
) without rowid;
create table if not exists plans (
    source integer not null, plan integer not null, title text not null,
    pieces blob not null, normals blob not null, signatures blob not null,
    primary key (source, plan)
) without rowid;
"""


class Known(Struct, frozen=True):
    """A file that an index holds."""

    path: str
    sha256: str


class Index:
    """An index that is open; ``opened`` and ``created`` give one."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        """Take a connection to a file with the tables of an index."""
        self._connection = connection
        self._waiting = 0

    def known(self) -> dict[str, Known]:
        """Return every file by its key."""
        rows = self._connection.execute("select key, path, sha256 from sources")
        return {key: Known(path, digest) for key, path, digest in rows}

    def put(self, path: str, sha256: str, plans: Iterable[ComparedPlan]) -> None:
        """Add a file with its plans, or take them for what is known of it; all or nothing.

        It is on the disk after every ``_TOGETHER`` files, and when the index is closed.
        """
        rows = self._connection
        if not rows.in_transaction:
            rows.execute("begin immediate")
        rows.execute("savepoint file")
        try:
            number = self._forget(key_of(path))
            rows.execute("insert into sources values (?, ?, ?, ?)", (key_of(path), path, sha256, number))
            rows.executemany(
                "insert into plans values (?, ?, ?, ?, ?, ?)", (_row(number, plan) for plan in plans)
            )
        except BaseException:
            rows.execute("rollback to file")
            raise
        finally:
            rows.execute("release file")
        self._waiting += 1
        if self._waiting % _TOGETHER == 0:
            self.commit()

    def commit(self) -> None:
        """Bring all that was put to the disk."""
        if self._connection.in_transaction:
            self._connection.execute("commit")

    def _forget(self, key: str) -> int:
        """Take out what is known of a file, and return a number for it that is free."""
        changes = self._connection
        found = changes.execute("select number from sources where key = ?", (key,)).fetchone()
        if found is None:
            (highest,) = changes.execute("select coalesce(max(number), 0) from sources").fetchone()
            return int(highest) + 1
        changes.execute("delete from plans where source = ?", found)
        changes.execute("delete from sources where number = ?", found)
        return int(found[0])

    def plans(
        self, without: Iterable[str] = (), wanted: Callable[[bytes], bool] | None = None
    ) -> Iterator[ComparedPlan]:
        """Yield all plans but those of the files whose keys are in ``without``.

        ``wanted`` is asked with a plan's signatures, before its texts are unpacked; without it the
        signatures stay on the disk.
        """
        column = "''" if wanted is None else "signatures"
        left_out = frozenset(without)
        rows = self._connection.execute(
            f"select key, path, plan, title, pieces, normals, {column} "  # noqa: S608 - one of two words
            "from plans join sources on plans.source = sources.number"
        )
        for key, path, plan, title, pieces, normals, signatures in rows:
            if key in left_out or (wanted is not None and not wanted(signatures)):
                continue
            yield ComparedPlan(
                path,
                plan,
                title,
                _PIECES.decode(decompress(pieces)),
                _NORMALS.decode(decompress(normals)),
                signatures or b"",
            )


_PIECES = msgspec.msgpack.Decoder(tuple[Piece, ...])
_NORMALS = msgspec.msgpack.Decoder(tuple[str, ...])


def _row(number: int, plan: ComparedPlan) -> tuple[int, int, str, bytes, bytes, bytes]:
    return (
        number,
        plan.plan,
        _sound(plan.title),
        compress(msgspec.msgpack.encode(tuple(_sound_piece(piece) for piece in plan.pieces)), 1),
        compress(msgspec.msgpack.encode(tuple(_sound(text) for text in plan.normals)), 1),
        plan.signatures,
    )


def _sound(text: str) -> str:
    return without_surrogates(str(text))


def _sound_piece(piece: Piece) -> Piece:
    return Piece(piece.level, tuple(map(_sound, piece.path)), _sound(piece.text))


def key_of(path: str) -> str:
    """Return what a file is known by, whatever way it was named."""
    return os.path.normcase(os.path.realpath(path))


def file_of(path: str | Path) -> Path:
    """Return the SQLite file of an index: the path itself, or the file in the folder of that name."""
    named = Path(path)
    is_folder = named.is_dir() or str(path).endswith(("/", os.sep)) or not named.suffix
    return named / NAME if is_folder else named


@contextmanager
def created(path: str | Path) -> Iterator[Index]:
    """Open an index to add to; it is made when there is none.

    Raises ``UnwritableOutput`` when it cannot be written, or is used by another run.
    """
    file = file_of(path)
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(file, timeout=5, isolation_level=None)
    except (OSError, sqlite3.Error) as error:
        raise _unwritable(file, error) from None
    try:
        _prepare(connection)
        index = Index(connection)
        try:
            yield index
        finally:
            # what was put before an interruption is whole, and stays
            index.commit()
    except sqlite3.Error as error:
        raise _unwritable(file, error) from None
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection) -> None:
    """Make the tables; what another version of the normalization wrote is worked out anew."""
    connection.executescript(_SCHEMA)
    about = dict(connection.execute("select key, value from about"))
    wanted = {"format": _FORMAT, "normalization": str(VERSION)}
    if about == wanted:
        return
    connection.execute("begin immediate")
    connection.execute("delete from plans")
    connection.execute("delete from sources")
    connection.executemany("insert or replace into about values (?, ?)", wanted.items())
    connection.execute("commit")


@contextmanager
def opened(path: str | Path) -> Iterator[Index]:
    """Open an index to read.  Raises ``UnreadableFile`` when there is none, or it is no index."""
    file = file_of(path)
    if not file.is_file():
        raise UnreadableFile(
            f"{path}：没有这个索引，请先用 planparse dedup --save {path} 建立",
            f"{path}: there is no such index; make it with planparse dedup --save {path}",
        )
    connection = sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)
    try:
        _check(connection)
        yield Index(connection)
    except sqlite3.Error:
        raise UnreadableFile(
            f"{file}：不是 planparse 的索引，或是别的版本写的；请用 planparse dedup --save 重新建立",
            f"{file}: no index of planparse, or another version's; make it anew with planparse dedup --save",
        ) from None
    finally:
        connection.close()


def _check(connection: sqlite3.Connection) -> None:
    about = dict(connection.execute("select key, value from about"))
    if about != {"format": _FORMAT, "normalization": str(VERSION)}:
        raise sqlite3.DatabaseError("another version")


def _unwritable(file: Path, error: Exception) -> UnwritableOutput:
    reason = " ".join(str(error).split())
    return UnwritableOutput(
        f"{file}：索引无法写入（{reason}）；请检查权限和磁盘空间，或等另一个 planparse 结束",
        f"{file}: the index cannot be written ({reason}); check permissions and space, "
        "or wait until the other planparse is done",
    )
