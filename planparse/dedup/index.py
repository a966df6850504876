"""The library of boilerplate on disk: passages of every file that was compared, and where to look them up.

It is one SQLite file: it comes with Python, a file is added or replaced as a whole or not at all,
even when the power fails, and one can look into it with any SQLite tool.  Parquet would be smaller,
but cannot take one more file without being written anew.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from zlib import compress, decompress

import msgspec
from msgspec import Struct

from planparse.dedup.deduplicate import ComparedPlan
from planparse.dedup.keys import band_keys, gram_keys
from planparse.dedup.model import Piece
from planparse.dedup.normalize import VERSION
from planparse.errors import UnreadableFile, UnwritableOutput
from planparse.rendering.encodable import without_surrogates

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

NAME = "planparse-dedup.sqlite"
"""The file within a folder that is named as an index."""

_TOGETHER = 200
"""Files that are brought to the disk at a time; more would be lost if the power failed."""

_AT_ONCE = 900
"""Keys asked for in one query; SQLite takes no more than 999 everywhere."""
_KEYED_AT_ONCE = 2048
"""Plans of which keys are written at a time."""
_ROWS = 1 << 16
_CACHE = 64
"""Megabytes of the file that are held in memory while it is written."""

_FORMAT = "planparse/dedup-index@2"
_SCHEMA = """
create table if not exists about (key text primary key, value text not null) without rowid;
create table if not exists sources (
    key text primary key, path text not null, sha256 text not null, number integer not null unique
) without rowid;
create table if not exists plans (
    source integer not null, plan integer not null, first integer not null unique, size integer not null,
    title text not null, pieces blob not null, normals blob not null,
    primary key (source, plan)
) without rowid;
create table if not exists unkeyed (first integer primary key);
create table if not exists keys (
    key integer not null, piece integer not null, primary key (key, piece)
) without rowid;
"""


class Known(Struct, frozen=True):
    """A file that an index holds."""

    path: str
    sha256: str


class Placed(Struct, frozen=True):
    """Where a plan stands, and the numbers of its pieces: ``size`` of them from ``first`` on."""

    path: str
    plan: int
    first: int
    size: int


class Index:
    """An index that is open; ``opened`` and ``created`` give one."""

    def __init__(self, connection: sqlite3.Connection, dropped: int = 0) -> None:
        """Take a connection to a file with the tables of an index."""
        self._connection = connection
        self._waiting = 0
        self.dropped = dropped
        """How many files of another version's index were in its place."""

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
            for plan in plans:
                self._put(number, plan)
        except BaseException:
            rows.execute("rollback to file")
            raise
        finally:
            rows.execute("release file")
        self._waiting += 1
        if self._waiting % _TOGETHER == 0:
            self.commit()

    def _put(self, source: int, plan: ComparedPlan) -> None:
        found = self._connection.execute("select first + size from plans order by first desc limit 1")
        first = next(iter(found), (0,))[0]
        self._connection.execute(
            "insert into plans values (?, ?, ?, ?, ?, ?, ?)",
            (
                source,
                plan.plan,
                first,
                # even a plan without pieces has a number of its own
                max(len(plan.pieces), 1),
                _sound(plan.title),
                compress(msgspec.msgpack.encode(tuple(_sound_piece(piece) for piece in plan.pieces)), 1),
                compress(msgspec.msgpack.encode(tuple(_sound(text) for text in plan.normals)), 1),
            ),
        )
        self._connection.execute("insert into unkeyed values (?)", (first,))

    def commit(self) -> None:
        """Bring all that was put to the disk."""
        if self._connection.in_transaction:
            self._connection.execute("commit")

    @property
    def is_keyed(self) -> bool:
        """Whether all plans can be looked up; those that an interrupted run put cannot."""
        return self._connection.execute("select 1 from unkeyed limit 1").fetchone() is None

    def add_keys(self) -> None:
        """Make all plans that were put ready to be looked up.

        Many at a time: sorted, rows go many times faster into a table that is itself sorted.
        """
        self.commit()
        while firsts := self._unkeyed():
            self._connection.execute("begin immediate")
            rows = _sorted([_keys(self.plan(first), first) for first in firsts])
            for begin in range(0, len(rows), _ROWS):
                some = rows[begin : begin + _ROWS].tolist()
                self._connection.executemany("insert or ignore into keys values (?, ?)", some)
            self._connection.executemany(
                "delete from unkeyed where first = ?", [(first,) for first in firsts]
            )
            self.commit()

    def _unkeyed(self) -> list[int]:
        """Return the first pieces of plans without keys, as many plans as are keyed at a time."""
        rows = self._connection.execute("select first from unkeyed order by first limit ?", (_KEYED_AT_ONCE,))
        return [first for (first,) in rows]

    def _forget(self, key: str) -> int:
        """Take out what is known of a file, and return a number for it that is free."""
        changes = self._connection
        found = changes.execute("select number from sources where key = ?", (key,)).fetchone()
        if found is None:
            (highest,) = changes.execute("select coalesce(max(number), 0) from sources").fetchone()
            return int(highest) + 1
        for (first,) in changes.execute("select first from plans where source = ?", found).fetchall():
            keys = _keys(self.plan(first), first).tolist()
            changes.executemany("delete from keys where key = ? and piece = ?", keys)
            changes.execute("delete from unkeyed where first = ?", (first,))
        changes.execute("delete from plans where source = ?", found)
        changes.execute("delete from sources where number = ?", found)
        return int(found[0])

    def plans(self, without: Collection[str] = ()) -> Iterator[ComparedPlan]:
        """Yield all plans but those of the files whose keys are in ``without``."""
        for row in self._connection.execute(_SELECT):
            if row[1] not in without:
                yield _plan(row)

    def plan(self, first: int) -> ComparedPlan:
        """Return the plan whose first piece is ``first``."""
        return _plan(self._connection.execute(f"{_SELECT} where first = ?", (first,)).fetchone())

    def placed(self, without: Collection[str] = ()) -> Iterator[Placed]:
        """Yield where every plan stands, less those of the files whose keys are in ``without``."""
        rows = self._connection.execute(
            "select key, path, plan, first, size from plans join sources on plans.source = sources.number"
        )
        return (Placed(*rest) for key, *rest in rows if key not in without)

    def holding(self, keys: Iterable[int]) -> Iterator[tuple[int, int]]:
        """Yield every key of ``keys`` with the number of every piece that has it."""
        rest = iter(keys)
        while some := list(islice(rest, _AT_ONCE)):
            marks = ",".join("?" * len(some))
            yield from self._connection.execute(f"select key, piece from keys where key in ({marks})", some)  # noqa: S608 - question marks


_SELECT = (
    "select first, key, path, plan, title, pieces, normals "
    "from plans join sources on plans.source = sources.number"
)


def _plan(row: tuple[int, str, str, int, str, bytes, bytes]) -> ComparedPlan:
    _, _, path, plan, title, pieces, normals = row
    return ComparedPlan(
        path, plan, title, _PIECES.decode(decompress(pieces)), _NORMALS.decode(decompress(normals))
    )


def _keys(plan: ComparedPlan, first: int) -> NDArray[np.int64]:
    """Return keys and piece numbers of a plan, a row each: of all pieces' bands, and paragraphs' 8-grams."""
    import numpy as np

    levels = [piece.level for piece in plan.pieces]
    said = [at for at, normal in enumerate(plan.normals) if normal]
    bands = band_keys([plan.normals[at] for at in said], [levels[at] for at in said])
    pieces = np.repeat(np.asarray(said, np.int64), bands.shape[1])
    paragraphs = [at for at, level in enumerate(levels) if level == "paragraph"]
    grams, numbers = gram_keys([plan.normals[at] for at in paragraphs])
    found = np.concatenate([pieces, np.asarray(paragraphs, np.int64)[numbers]])
    return np.stack([np.concatenate([bands.ravel(), grams]), found + first], axis=1)


def _sorted(parts: Sequence[NDArray[np.int64]]) -> NDArray[np.int64]:
    import numpy as np

    rows = np.concatenate(parts)
    return rows[np.lexsort((rows[:, 1], rows[:, 0]))]


_PIECES = msgspec.msgpack.Decoder(tuple[Piece, ...])
_NORMALS = msgspec.msgpack.Decoder(tuple[str, ...])


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
        index = Index(connection, _prepare(connection))
        try:
            yield index
            index.add_keys()
        finally:
            # what was put before an interruption is whole, and stays
            index.commit()
    except sqlite3.Error as error:
        raise _unwritable(file, error) from None
    finally:
        connection.close()


def _prepare(connection: sqlite3.Connection) -> int:
    """Make the tables; what another version wrote is dropped, and from how many files it came returned."""
    connection.execute(f"pragma cache_size = -{_CACHE << 10}")
    wanted = {"format": _FORMAT, "normalization": str(VERSION)}
    tables = {name for (name,) in connection.execute("select name from sqlite_master where type = 'table'")}
    about = dict(connection.execute("select key, value from about")) if "about" in tables else {}
    if about == wanted:
        return 0
    dropped = 0
    connection.execute("begin immediate")
    if about:
        if "sources" in tables:
            (dropped,) = connection.execute("select count(*) from sources").fetchone()
        for table in tables & {"about", "sources", "plans", "unkeyed", "keys"}:
            connection.execute(f"drop table {table}")
    for statement in filter(str.strip, _SCHEMA.split(";")):
        connection.execute(statement)
    connection.executemany("insert or replace into about values (?, ?)", wanted.items())
    connection.execute("commit")
    return int(dropped)


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
    chinese, english = (
        "请检查权限和磁盘空间，或等另一个 planparse 结束",
        ("check permissions and space, or wait until the other planparse is done"),
    )
    if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
        chinese, english = (
            "它已损坏或不是索引，请删除后重新 --save",
            "it is broken or no index; delete it and --save anew",
        )
    return UnwritableOutput(
        f"{file}：索引无法写入（{reason}）；{chinese}",
        f"{file}: the index cannot be written ({reason}); {english}",
    )
