"""The documents of ``corpus/`` and what is expected of each."""

from __future__ import annotations

import hashlib
from pathlib import Path

import msgspec
from msgspec import Struct
from ruamel.yaml import YAML

from planparse.model import Plan

CORPUS = Path(__file__).parents[2] / "corpus"
EXPECTED = ".expected.yaml"
NO_DOCUMENT = {"README.md", ".gitattributes"}


class Document(Struct, frozen=True):
    """One printed file and the file with its plans."""

    path: Path
    expected: Path

    @property
    def name(self) -> str:
        return self.path.relative_to(CORPUS).as_posix()

    def plans(self) -> list[Plan]:
        """Return the expected plans; a key that the model does not know is an error."""
        pages = YAML(typ="safe").load_all(self.expected.read_text(encoding="utf-8"))
        return [msgspec.convert(_known(page), Plan) for page in pages]

    def digest(self) -> str:
        """Return the SHA-256 of the printed file and its expected plans."""
        return hashlib.sha256(self.path.read_bytes() + self.expected.read_bytes()).hexdigest()


def documents(folder: Path = CORPUS) -> list[Document]:
    """Return the documents that stand in ``folder`` itself, by name."""
    printed = [path for path in sorted(folder.iterdir()) if _is_document(path)]
    return [Document(path, path.with_name(path.stem + EXPECTED)) for path in printed]


def held_out() -> list[Document]:
    """Return the documents that nobody may tune to."""
    return documents(CORPUS / "heldout")


def _is_document(path: Path) -> bool:
    return path.is_file() and not path.name.endswith(EXPECTED) and path.name not in NO_DOCUMENT


def _known(page: dict[str, object]) -> dict[str, object]:
    strange = page.keys() - set(Plan.__struct_fields__)
    if strange:
        raise KeyError(f"no such keys in a plan: {sorted(strange)}")
    return page
