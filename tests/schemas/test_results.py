"""What the other commands write as JSON is what their schemas say."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
from click.testing import CliRunner

from planparse.cli import main

ROOT = Path(__file__).parents[2]
YEARS = [str(ROOT / "corpus" / f"chenghu-hospital-union-{year}.txt") for year in (2022, 2023)]


@pytest.mark.parametrize(
    ("schema", "command"),
    [("diff", ["diff", *YEARS, "-f", "json"]), ("dedup", ["dedup", *YEARS, "-f", "json", "--pairs"])],
)
def test_results_fit_their_schema(schema: str, command: list[str]) -> None:
    done = CliRunner().invoke(main, command)
    assert done.exit_code == 0, done.output
    written = json.loads(done.stdout)
    rules = json.loads((ROOT / "schemas" / f"{schema}.json").read_text(encoding="utf-8"))
    jsonschema.validate(written, rules)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**written, "format": "planparse/other@1"}, rules)
